"""The language that a person and their phone are spoken to in."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from floorassist.people import actions, staff_actions
from floorassist.people.models import Person
from floorassist.push import actions as push
from floorassist.push.models import SendRow
from floorassist.push.note import Note
from floorassist.push.subscription import Subscription
from floorassist.storage import events
from floorassist.translation import tr
from tests.translated import translated
from tests.world import PIN

SPANISH_PHONE = {"Accept-Language": "es-MX,es;q=0.9"}
KEYS = ("https://fcm.googleapis.com/fcm/send/a", "B" * 87, "A" * 22)


@pytest.fixture(autouse=True)
def spanish(tmp_path):
    folder = tmp_path / "translations"
    folder.mkdir()
    with translated(
        folder, "es", {"Page not found": "No existe esa página", "{name} asks": "{name} pregunta"}
    ):
        yield


def choose(phone, language):
    return phone.put("/api/language", json={"language": language})


def of_page(phone, **about):
    return phone.get("/", **about).headers["Content-Language"]


def language_of(world, name):
    with world.reading() as session:
        return session.get_one(Person, world.ids[name]).language


def join(world, phone, name="Cat"):
    with world.writing() as session:
        token = actions.new_join_link(session, role="worker", by=None, now=world.clock()).token
    body = {"token": token, "name": name, "pin": "314159", "device_name": "Android"}
    return phone.post("/api/join", json=body, headers=SPANISH_PHONE).json["person"]["id"]


def test_a_strangers_phone_keeps_what_it_chose_against_what_its_browser_wishes(world):
    phone = world.anyone()
    assert of_page(phone, headers=SPANISH_PHONE) == "es"
    assert choose(phone, "en").json == {"language": "en"}
    assert of_page(phone, headers=SPANISH_PHONE) == "en"


def test_a_page_tells_what_its_language_hangs_on(world):
    answer = world.anyone().get("/")
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("language", ["xx", "ES", "es_ES", "../en", "x" * 21, ""])
def test_a_language_that_is_not_spoken_is_refused_by_its_field(world, language):
    phone = world.phone("Ada")
    refused = choose(phone, language)
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json["errors"]] == ["language"]
    assert (language_of(world, "Ada"), of_page(phone)) == (None, "en")


def test_what_a_person_chooses_is_theirs_alone_and_their_other_phones_hear_of_it(world):
    with world.reading() as session:
        before = events.cursor(session)
    for _ in range(2):
        assert choose(world.phone("Ada"), "es").status_code == 200
    assert world.phone("Ada").get("/api/me").json["language"] == "es"
    assert (language_of(world, "Ada"), language_of(world, "Ben")) == ("es", None)
    with world.reading() as session:
        mine = events.since(session, before, [events.person(world.ids["Ada"])])
    assert [one.kind for one in mine] == ["person.changed"]


def test_a_newcomer_is_spoken_to_as_their_phone_spoke(world):
    phone = world.anyone()
    person_id = join(world, phone)
    with world.reading() as session:
        assert session.get_one(Person, person_id).language == "es"


def test_who_waits_to_be_let_in_can_choose_already(world):
    phone = world.anyone()
    person_id = join(world, phone)
    choose(phone, "en")
    with world.reading() as session:
        assert session.get_one(Person, person_id).language == "en"


def test_a_shared_phone_speaks_as_whoever_signs_in(world):
    choose(world.phone("Ada"), "es")
    shared = world.phone("Ada")
    shared.post("/api/sign-out")
    choose(shared, "en")
    told = shared.post("/api/sign-in", json={"person_id": world.ids["Ada"], "pin": PIN}).json
    assert (told["language"], of_page(shared)) == ("es", "es")


def test_who_signs_out_takes_their_language_along(world):
    shared = world.phone("Ada")
    choose(shared, "es")
    shared.post("/api/sign-out")
    assert of_page(shared) == "en"


def test_who_never_chose_speaks_from_the_first_sign_in_on_as_the_phone_does(world):
    phone = world.phone("Ben")
    phone.post("/api/sign-out")
    choose(phone, "es")
    phone.post("/api/sign-in", json={"person_id": world.ids["Ben"], "pin": PIN})
    assert language_of(world, "Ben") == "es"


def test_the_desk_comes_in_its_persons_language_where_the_phone_still_speaks_another(world):
    with world.writing() as session:
        session.get_one(Person, world.ids["Sue"]).language = "es"
    page = world.phone("Sue").get("/desk/people")
    assert '<html lang="es"' in page.text
    assert of_page(world.phone("Sue")) == "es"


def test_a_language_that_is_gone_leaves_its_people_to_what_their_phones_speak(world):
    with world.writing() as session:
        session.get_one(Person, world.ids["Ada"]).language = "pt_BR"
    phone = world.phone("Ada")
    assert (phone.get("/api/me").json["language"], of_page(phone)) == (None, "en")


def test_who_is_forgotten_leaves_no_language_behind(world):
    choose(world.phone("Ada"), "es")
    with world.writing() as session:
        staff_actions.forget_me(session, world.ids["Ada"], now=world.clock())
    assert language_of(world, "Ada") is None


def test_a_push_is_said_in_the_language_of_each_who_is_woken(world):
    choose(world.phone("Ada"), "es")

    def note():
        return Note(
            "ask-7", tr("{name} asks", name="Sue"), "", "/asks/7", world.clock() + timedelta(minutes=1)
        )

    with world.writing() as session:
        for name in ("Ada", "Ben"):
            told = Subscription(KEYS[0] + name, *KEYS[1:])
            push.subscribe(session, world.ids[name], world.sign_ins[name], told, now=world.clock())
        push.wake_all(session, [world.ids["Ada"], world.ids["Ben"]], note, now=world.clock())
        sent = session.scalars(select(SendRow).order_by(SendRow.person_id)).all()
        assert [row.note["title"] for row in sent] == ["Sue pregunta", "Sue asks"]
