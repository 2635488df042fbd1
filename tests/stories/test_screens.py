"""Every screen of the floor app, the desk and the pages for customers keeps the gates (see gates.py)."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from floorassist.find.question_actions import count_question
from floorassist.floor import queries
from floorassist.people import actions
from floorassist.storage.schema import Store as StoreRow
from tests.stories import shop
from tests.stories.conftest import Store
from tests.stories.gates import Gates, watched

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WITHOUT_A_PLACE = b"sku,name,brand,aisle,bay,side\nX1,Piano,,,,\nX2,,,A9,1,L\nX3,Odd shelf,,Q77,1,L\n"
WORDS = "thing to hang a mirror on plasterboard"


def test_the_floor_app_keeps_the_gates(store):
    shop.stock(store.world)
    gates = Gates()
    phone = watched(store, "Ada")
    page = phone.open("/")
    page.get_by_role("button", name="Start shift").wait_for()
    gates.check(page, "find-off-shift")
    page.get_by_role("button", name="Start shift").click()
    page.get_by_text("If a colleague asks, this phone rings").wait_for()
    gates.check(page, "find")
    for words, name in (
        ("wall plugs", "found"),
        ("zzyzx qwrtp", "found-nothing"),
        ("aisle 9", "found-aisle"),
    ):
        with page.expect_response(lambda answer: "/api/find?" in answer.url):
            page.get_by_role("combobox").fill(words)
        page.get_by_role("button", name="Ask nearest").wait_for()
        gates.check(page, name)
    with store.world.reading() as session:
        bay = queries.spot_of(session, "A28-4L").id
    page.goto(f"/l/{bay}")
    page.get_by_text("You are at").wait_for()
    gates.check(page, "here")
    assert store.world.phone("Sue").post("/api/resets", json={"aisle": "A19"}).status_code == 200
    screens = [
        ("/items/1", "item", page.get_by_text("from where you are")),
        ("/items/999", "item-missing", page.get_by_role("heading", name="This item is not here")),
        ("/plan", "plan", page.get_by_role("button", name="Closer")),
        ("/plan?at=A19", "aisle", page.get_by_text("from where you are")),
        ("/plan?at=Q99", "spot-missing", page.get_by_role("link", name="Open the plan")),
        ("/scan", "scan", page.get_by_label("Type the code")),
        ("/place?at=A19", "place", page.get_by_text("0 of 1 checked")),
        ("/scan?text=4000417025005", "code-unknown", page.get_by_role("button", name="Scan again")),
        ("/inbox", "inbox-empty", page.get_by_text("Nothing in the last half hour")),
        ("/selftest", "selftest", page.get_by_text("Nobody reaches you on this phone yet")),
        ("/me", "me", page.get_by_role("button", name="Take a break")),
    ]
    for path, name, shows in screens:
        page.goto(path)
        shows.first.wait_for()
        gates.check(page, name)
    for button, name in (("Change", "knows"), ("Change PIN", "new-pin"), ("Forget me", "forget-me")):
        page.get_by_role("button", name=button, exact=True).click()
        gates.check(sheet(page), name)
        page.keyboard.press("Escape")
    asked_before(store, page)
    gates.check(page, "find-asked-before")
    page.get_by_role("button", name="Ask the nearest colleague").click()
    page.get_by_label("They speak").wait_for()
    gates.check(sheet(page), "ask-sheet")
    phone.context.set_offline(True)
    page.keyboard.press("Escape")
    page.get_by_role("combobox").fill("paint")
    # The phone's own answer, or that there is none while its pack is still on the way.
    page.get_by_role("option").or_(page.get_by_role("alert")).first.wait_for()
    page.get_by_text("Offline").first.wait_for()
    gates.check(page, "offline")
    phone.context.set_offline(False)
    assert gates.wrong == []


def test_an_ask_keeps_the_gates_from_its_start_to_its_end(store):
    world = store.world
    shop.stock(world)
    world.hire("Maria", department="Screws & fixings", knows=("Screws & fixings",))
    world.on_the_floor("Ada", "Maria")
    shop.stand(world, "Ada", "A28-4L")
    shop.stand(world, "Maria", "A19-2L")
    gates = Gates()
    maria, ada = watched(store, "Maria").open("/"), watched(store, "Ada").open("/")
    ask(ada)
    maria.get_by_role("button", name="I'll take it").wait_for()
    ada.get_by_text("has seen it").wait_for()
    gates.check(ada, "asking")
    gates.check(maria, "ping")
    maria.get_by_role("button", name="I'll take it").click()
    ada.get_by_role("heading", name="Maria has it").wait_for()
    gates.check(ada, "claimed")
    maria.get_by_role("button", name="Search", exact=True).click()
    maria.get_by_label("Aisle, bay or item").fill("a19 5 right")
    maria.get_by_role("dialog").get_by_text("A19").first.wait_for()
    gates.check(maria, "pick-place")
    maria.get_by_role("dialog").get_by_text("A19").first.click()
    maria.get_by_label(re.compile("In words")).fill("Hollow wall anchors, the ones with wings")
    gates.check(maria, "answering")
    maria.get_by_role("button", name="Send the answer").click()
    ada.get_by_role("heading", name="Maria says").wait_for()
    gates.check(ada, "answer")
    gates.check(maria, "answered")
    ada.get_by_role("button", name=re.compile("keep it for everyone")).click()
    ada.get_by_role("button", name="Undo keeping").wait_for()
    gates.check(ada, "kept")
    ada.goto("/?q=mirror on plasterboard")
    ada.get_by_role("option").first.wait_for()
    gates.check(ada, "found-kept")
    ask(ada, "a second thing")
    maria.get_by_role("alertdialog").get_by_role("button", name=re.compile("Decide later")).click()
    maria.goto("/inbox")
    maria.get_by_role("alertdialog").get_by_role("button", name=re.compile("Decide later")).click()
    gates.check(maria, "inbox")
    for _ in range(12):
        world.beat("Maria")
        world.tick(20)
    ada.get_by_role("heading", name="It waits with the supervisor").wait_for()
    gates.check(ada, "queued")
    assert gates.wrong == []


def test_what_is_handed_on_and_what_waits_keeps_the_gates(store):
    world = store.world
    shop.stock(world)
    world.hire("Maria", department="Screws & fixings", knows=("Screws & fixings",))
    world.on_the_floor("Ada", "Maria", "Sue")
    shop.stand(world, "Maria", "A19-2L")
    gates = Gates()
    maria, ada, sue = (watched(store, name).open("/") for name in ("Maria", "Ada", "Sue"))
    ask(ada)
    maria.get_by_role("button", name="I'll take it").click()
    maria.get_by_role("button", name="Hand it on").wait_for()
    world.tick(31)
    maria.get_by_role("heading", name="Still on it?").wait_for()
    gates.check(maria, "nudged")
    maria.get_by_role("button", name="Hand it on").click()
    maria.get_by_role("radio", name="Sue").check()
    maria.get_by_label(re.compile("A word with it")).fill("Needs the heavy one")
    gates.check(maria, "hand-on")
    maria.get_by_role("button", name="Hand it to Sue").click()
    ada.get_by_text("Maria handed it to Sue").wait_for()
    gates.check(ada, "handed-on")
    sue.get_by_role("alertdialog").get_by_role("button", name="Not now").click()
    for _ in range(10):
        world.beat("Maria", "Sue")
        world.tick(20)
    ada.get_by_role("heading", name="It waits with the supervisor").wait_for()
    sue.goto("/inbox")
    sue.get_by_role("heading", name="Waits with the supervisors").wait_for()
    gates.check(sue, "queue")
    sue.get_by_role("link", name="More", exact=True).click()
    sue.get_by_role("button", name="Take it and answer").wait_for()
    gates.check(sue, "queue-one")
    sue.get_by_role("button", name="Where else to get it").click()
    sue.get_by_role("button", name="Note another place").wait_for()
    gates.check(sheet(sue), "where-else")
    desk = Gates(thumbs=False)
    page = watched(store, "Sue").open("/desk/asks")
    page.get_by_role("heading", name="Waits with you").wait_for()
    desk.check(page, "desk-queue")
    page.get_by_role("button", name=f"Answer: {WORDS}").click()
    desk.check(sheet(page), "desk-answer")
    sue.get_by_role("button", name="Another place, not in this list").click()
    ada.get_by_role("heading", name="They get it elsewhere").wait_for()
    gates.check(ada, "referred")
    page.goto("/desk/policy")
    page.get_by_text("it waits with Sue").wait_for()
    desk.check(page, "desk-policy")
    page.get_by_label("Who took it answers or goes within").fill("2")
    page.get_by_text("This must be 10 or more.").wait_for()
    desk.check(page, "desk-policy-wrong")
    assert gates.wrong + desk.wrong == []


def test_the_desk_keeps_the_gates(store):
    world = store.world
    shop.stock(world)
    world.on_the_floor("Ada")
    gates = Gates(thumbs=False)
    page = watched(store, "Sue").open("/desk/people")
    page.get_by_role("button", name="Manage Ada").wait_for()
    gates.check(page, "desk-people")
    page.get_by_role("button", name="New join code").click()
    gates.check(sheet(page), "desk-new-code")
    page.get_by_role("button", name="Make the code").click()
    page.get_by_role("img", name="QR code with the join address").wait_for()
    gates.check(page, "desk-code")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Manage Ada").click()
    gates.check(sheet(page), "desk-person")
    page.get_by_role("button", name="Revoke access").click()
    gates.check(sheet(page), "desk-revoke")
    page.goto("/desk/import")
    page.get_by_label("Choose a file").wait_for()
    gates.check(page, "desk-import")
    file = {"name": "odd.csv", "mimeType": "text/csv", "buffer": WITHOUT_A_PLACE}
    page.get_by_label("Choose a file").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Import 2 new items").wait_for()
    gates.check(page, "desk-import-checked")
    for path, name in (("/desk/items", "desk-items"), ("/desk/items?q=zzz", "desk-items-none")):
        page.goto(path)
        gates.check(page, name)
    scanned = {"key": "a-scan-of-ada", "item_id": 1, "spot": "A9-2L"}
    assert world.phone("Ada").post("/api/scans", json=scanned).status_code == 200
    assert world.phone("Sue").post("/api/resets", json={"aisle": "A28"}).status_code == 200
    page.goto("/desk/moves")
    page.get_by_role("button", name="What is left").click()
    page.get_by_text("Aisle A28, bay 4, left side, shelf 1").wait_for()
    gates.check(page, "desk-moves")
    page.goto("/desk/asks")
    page.get_by_text("Nobody has asked yet today").wait_for()
    gates.check(page, "desk-asks-none")
    worker = watched(store, "Ada")
    ask(worker.open("/"))
    page.get_by_text(WORDS).wait_for()
    gates.check(page, "desk-asks")
    page.goto("/desk/nothing-here")
    gates.check(page, "desk-not-found")
    gates.check(worker.open("/desk/people"), "desk-refused")
    assert gates.wrong == []


def test_pages_for_customers_and_newcomers_keep_the_gates(store):
    shop.stock(store.world)
    gates = Gates()
    page = watched(store).open("/i/1")
    gates.check(page, "customer-item")
    with store.world.reading() as session:
        bay = queries.spot_of(session, "A28-4L").id
    for path, name in ((f"/l/{bay}", "customer-bay"), ("/i/999", "customer-unknown"), ("/lost", "not-found")):
        page.goto(path)
        gates.check(page, name)
    page.goto("/join")
    page.get_by_role("heading", name=re.compile("not part of the store")).wait_for()
    gates.check(page, "join-no-code")
    page.goto("about:blank")
    page.goto("/join#" + "t" * 43)
    page.get_by_role("heading", name="This code is over").wait_for()
    gates.check(page, "join-over")
    with store.world.writing() as session:
        token = actions.new_join_link(session, role="worker", by=None, now=store.world.clock()).token
    page.goto("about:blank")
    page.goto(f"/join#{token}")
    page.get_by_role("button", name="Join").wait_for()
    gates.check(page, "join")
    out = watched(store, "Ada").open("/me")
    out.get_by_role("button", name="Sign out").click()
    out.get_by_role("heading", name=re.compile("Hello, Ada|Who are you")).wait_for()
    gates.check(out, "sign-in")
    with store.world.database.founding() as session:
        session.execute(update(StoreRow).values(shows_customers=False))
    page.goto("/i/1")
    expect(page.get_by_role("heading", name="Please ask any colleague")).to_be_visible()
    gates.check(page, "customer-kept-to-colleagues")
    assert gates.wrong == []


def test_the_pages_for_those_who_build_keep_the_gates(store):
    gates = Gates(thumbs=False)
    gates.check(watched(store).open("/api/docs"), "api")
    page = watched(store).open("/design")
    page.get_by_role("heading", name="Icons").last.wait_for()
    gates.check(page, "design")
    assert gates.wrong == []


def ask(page: Page, words: str = WORDS) -> None:
    """Ask from the first screen with the words as they are."""
    page.goto("/")
    page.get_by_role("combobox", name="What are they looking for?").fill(words)
    page.get_by_role("button", name=re.compile("Ask")).first.click()
    expect(page.locator("main")).to_contain_text(f"“{words}”")


def asked_before(store: Store, page: Page) -> None:
    """The empty field in focus, with something asked on this phone and something that customers often ask."""
    with store.world.writing() as session:
        for _ in range(3):
            count_question(session, "bird food", "answer", "item:3", now=store.world.clock())
    page.goto("/")
    page.get_by_role("combobox").fill("wall plugs")
    page.get_by_role("option").first.click()
    page.get_by_role("link", name="Find").click()
    page.get_by_role("combobox").click()
    page.get_by_role("heading", name="Asked on this phone").wait_for()
    page.get_by_role("heading", name="Customers often ask").wait_for()


def sheet(page: Page) -> Page:
    """The page once its sheet is open."""
    page.get_by_role("dialog").wait_for()
    return page
