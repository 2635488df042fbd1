"""What a phone is to the store: ready or not, one person's after another's, lost, on the home screen."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from floorassist.people import sign_in_actions
from floorassist.people.models import Device, SignIn
from tests.stories import shop
from tests.stories.conftest import FLAGS, PATIENCE_MS, chromium
from tests.stories.kept import comes_to_be_kept, is_kept
from tests.world import PIN

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

BOX = "What are they looking for?"
NOTHING_LEFT = """[
  ...(await navigator.serviceWorker.getRegistrations()), ...(await caches.keys()),
  ...(await indexedDB.databases()), ...Object.keys(localStorage),
  ...Object.keys(sessionStorage)].length === 0"""
# The browser would let the app be installed; how often it was asked to is counted.
INSTALL_OFFER = """() => {
  window.offered = 0;
  const prompt = async () => ((window.offered += 1), { outcome: "dismissed" });
  dispatchEvent(Object.assign(new Event("beforeinstallprompt"), { prompt }));
}"""
# A busy machine makes the network slow, and the store's clock stands while a phone's runs: no faults here.
STANDS_STILL = "() => { performance.now = () => 0; }"


def test_a_phone_checks_itself_the_desk_sees_it_and_once_lost_it_is_out_and_keeps_nothing(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada")
    phone = store.phone("Ada")
    page = phone.open("/me")
    phone.context.clock.set_fixed_time(store.world.clock())
    page.evaluate(STANDS_STILL)
    page.evaluate(INSTALL_OFFER)
    page.get_by_role("link", name="Check this phone").click()
    page.go_back()
    expect(page.get_by_role("button", name="Put it on the home screen")).to_be_visible()
    assert page.evaluate("window.offered") == 0
    page.get_by_role("link", name="Check this phone").click()
    rows = page.get_by_role("listitem")
    for row in ("Network: Good", "Live line: Good", "Vibration: Good", "Clock: Good", "Version: Good"):
        expect(rows.filter(has_text=row)).to_be_visible()
    expect(rows.filter(has_text="Camera").get_by_text("No camera was found")).to_be_visible()
    page.get_by_role("button", name="Ring now").click()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_text("Nobody reaches you on this phone yet: sound.")).to_be_visible()
    desk = store.phone("Sue")
    sue = desk.open("/desk/reach")
    expect(sue.get_by_role("row", name=re.compile("Ada"))).to_contain_text("Not heard")
    expect(sue.get_by_text("its person does not hear it ring")).to_be_visible()
    page.get_by_role("button", name="Ring now").click()
    page.get_by_role("button", name="I heard it").click()
    expect(page.get_by_text("You heard it ring.")).to_be_visible()
    page.get_by_role("link", name="Done").click()
    page.get_by_role("combobox", name=BOX).fill("wall plugs")
    page.get_by_role("option").first.wait_for()
    page.wait_for_function("async () => (await caches.keys()).length && (await indexedDB.databases()).length")
    sue = desk.open("/desk/people")
    sue.get_by_role("button", name="Manage Ada").click()
    sue.get_by_role("button", name=re.compile("is lost: shut it out")).click()
    expect(page.get_by_role("heading", name="This phone was shut out")).to_be_visible()
    expect(sue.get_by_text(re.compile("is shut out.$"))).to_be_visible()
    page.wait_for_function(f"async () => !navigator.serviceWorker.controller && {NOTHING_LEFT}")


def test_a_shared_phone_goes_from_one_to_the_next_and_what_waits_outlives_a_browser_that_clears(store):
    world = store.world
    shop.stock(world)
    with world.writing() as session:
        device = session.get_one(Device, world.devices["Ada"])
        sign_in_actions.sign_in(session, person_id=world.ids["Ben"], device_id=device.id, now=world.clock())
        ben = session.scalars(select(SignIn).where(SignIn.person_id == world.ids["Ben"])).all()
        sign_in_actions.end_sign_ins(session, ben, why="next", now=world.clock())
    phone = store.phone("Ada")
    page = phone.open("/")
    expect(page.get_by_role("button", name=re.compile("Ada"))).to_be_visible()
    page.get_by_role("button", name=re.compile("Ada")).click()
    page.get_by_label("Your PIN").fill(PIN)
    box = page.get_by_role("combobox", name=BOX)
    box.fill("wall plugs")
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="It's here").wait_for()
    comes_to_be_kept(page, "wall plugs")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    phone.context.set_offline(True)
    page.get_by_role("button", name="It's here").click()
    expect(page.get_by_text("1 waiting to be sent").first).to_be_visible()
    devtools = phone.context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": store.address, "storageTypes": "indexeddb"})
    comes_to_be_kept(page, "/api/")
    phone.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_text("1 waiting to be sent")).to_have_count(0)
    page.goto("/me")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name=re.compile("Ben")).click()
    assert page.evaluate("location.pathname + location.search") == "/"
    for words in ("wall plugs", "Ada"):
        assert not is_kept(page, words)
    page.get_by_label("Your PIN").fill(PIN)
    expect(page.get_by_role("combobox", name=BOX)).to_have_value("")


def test_the_app_can_be_installed_and_each_shortcut_leads_somewhere(store, playwright, tmp_path):
    cookies = [
        {"name": name, "value": value, "url": store.address}
        for name, value in store.world.cookies("Ada").items()
    ]
    browser = playwright.chromium.launch_persistent_context(
        tmp_path / "profile", executable_path=chromium(), args=FLAGS, base_url=store.address
    )
    try:
        browser.add_cookies(cookies)
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto("/")
        page.evaluate("navigator.serviceWorker.ready")
        devtools = browser.new_cdp_session(page)
        assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        told = devtools.send("Page.getAppManifest")
        assert told["errors"] == []
        manifest = page.evaluate("async () => (await fetch('/manifest.webmanifest')).json()")
        for picture in [*manifest["icons"], *(one["icons"][0] for one in manifest["shortcuts"])]:
            assert page.request.get(picture["src"]).ok
        for shortcut in manifest["shortcuts"]:
            page.goto(shortcut["url"])
            expect(page.locator("main h1").first).to_be_visible()
        page.goto(next(one["url"] for one in manifest["shortcuts"] if "Ask" in one["name"]))
        expect(page.get_by_role("dialog")).to_be_visible()
    finally:
        browser.close()
