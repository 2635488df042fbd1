"""A phone speaks its browser's language, the one chosen, also without network, and that of who is next."""

from playwright.sync_api import expect
from sqlalchemy import select

from floorassist.people import actions, sign_in_actions
from floorassist.people.models import Person, SignIn
from tests.stories import shop
from tests.translated import translated
from tests.world import PIN

SPANISH = {
    "Your first name, as colleagues know you": "Tu nombre, como te conocen en la tienda",
    "Choose a PIN of 6 digits": "Elige un PIN de 6 cifras",
    "verb\tJoin": "Unirme",
    "What are they looking for?": "¿Qué buscan?",
    "Language": "Idioma",
}


def speaks(page, language):
    expect(page.locator(f"html[lang={language}]")).to_be_attached()


def bring(world, name, language):
    """Who speaks that language has used the phone of whoever joined last."""
    with world.writing() as session:
        device_id = session.scalars(select(SignIn.device_id).order_by(SignIn.id.desc())).first()
        session.get_one(Person, world.ids[name]).language = language
        sign_in_actions.sign_in(session, person_id=world.ids[name], device_id=device_id, now=world.clock())
        rows = sign_in_actions.open_sign_ins(session, world.ids[name])
        sign_in_actions.end_sign_ins(session, rows, why="next", now=world.clock())


def test_a_phone_speaks_as_its_browser_then_as_was_chosen_and_then_as_who_is_next(store, tmp_path):
    shop.stock(store.world)
    folder = tmp_path / "translations"
    folder.mkdir()
    with store.world.writing() as session:
        code = actions.new_join_link(session, role="worker", by=None, now=store.world.clock(), lets_in=True)
    with translated(folder, "es", SPANISH):
        phone = store.phone(None, locale="es-MX")
        page = phone.open(f"/join#{code.token}")
        speaks(page, "es")
        page.get_by_role("group", name="Idioma").get_by_role("button", name="English").click()
        speaks(page, "en")
        page.get_by_role("group", name="Language").get_by_role("button", name="Español").click()
        page.get_by_label(SPANISH["Your first name, as colleagues know you"]).fill("Nina")
        page.get_by_label(SPANISH["Choose a PIN of 6 digits"]).fill(PIN)
        page.get_by_role("button", name="Unirme").click()
        page.get_by_role("combobox", name="¿Qué buscan?").wait_for()
        page.wait_for_function("() => navigator.serviceWorker.controller")
        page.goto("/me")
        page.get_by_role("group", name="Idioma").get_by_role("button", name="English").click()
        speaks(page, "en")
        phone.context.set_offline(True)
        page.reload()
        page.get_by_role("heading", name="Nina").wait_for()
        speaks(page, "en")
        page.get_by_role("button", name="Español").click()
        expect(page.get_by_text("Another language comes from the store's server")).to_be_visible()
        phone.context.set_offline(False)
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("Your PIN").wait_for()
        bring(store.world, "Ben", "es")
        page.reload()
        page.get_by_role("button", name="Ben").click()
        page.get_by_label("Your PIN").fill(PIN)
        page.get_by_role("combobox", name="¿Qué buscan?").wait_for()
        page.reload()
        speaks(page, "es")
        page.get_by_role("combobox", name="¿Qué buscan?").wait_for()


def test_a_supervisor_chooses_the_language_at_the_foot_of_the_desk(store, tmp_path):
    folder = tmp_path / "translations"
    folder.mkdir()
    with translated(folder, "es", SPANISH):
        page = store.phone("Sue", locale="en-GB").open("/desk/fixes")
        page.get_by_role("group", name="Language").get_by_role("button", name="Español").click()
        speaks(page, "es")
        page.get_by_role("group", name="Idioma").get_by_role("button", name="English").click()
        speaks(page, "en")
