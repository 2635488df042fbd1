"""Questions are kept without a person; what was asked before is one tap away; what waits is sent once."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from floorassist.find.models import Question
from floorassist.find.question_actions import count_question
from tests.stories import shop
from tests.stories.conftest import Store
from tests.stories.test_finding_offline import carries

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LONG_ENOUGH_MS = 5000
MODULE = "name => import(document.querySelector(`link[href$='js/device/${name}.js']`).href)"
SEND = f"""async ([words, times]) => {{
  const {{send}} = await ({MODULE})("outbox");
  const ends = [];
  for (let n = 0; n < times; n += 1) ends.push(await send("/api/questions", {{words, outcome: "miss"}}));
  return ends.map(({{sent}}) => sent);
}}"""
ALL_GONE = f"""async () => {{
  const {{letters}} = await ({MODULE})("outbox-shelf");
  while ((await letters()).length) await new Promise(resolve => setTimeout(resolve, 20));
}}"""
WAITING = f"async () => (await ({MODULE})('outbox')).waiting.value"
NO_LOCKS = "delete Navigator.prototype.locks"


def counted(store: Store) -> list[tuple[str, str, str, int]]:
    query = select(Question).order_by(Question.words, Question.outcome)
    with store.world.reading() as session:
        return [(row.words, row.outcome, row.led_to, row.count) for row in session.scalars(query)]


def search(page: Page, words: str) -> None:
    page.get_by_role("combobox").fill(words)
    page.get_by_role("option").or_(page.get_by_text("Nothing found for")).first.wait_for()
    expect(page.locator(".dots")).to_have_count(0)


def test_what_was_opened_read_or_missed_is_counted_without_a_person(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    page = phone.open("/")
    search(page, "Rawl Plugs")
    with page.expect_response("**/api/questions"):
        page.get_by_role("option", name=re.compile("Wall plugs")).first.click()
    page.get_by_role("link", name="Find").click()
    for words in ("bird seed", "zzyzx qwrtp"):
        search(page, words)
        phone.context.clock.run_for(LONG_ENOUGH_MS)
        with page.expect_response("**/api/questions"):
            page.get_by_role("button", name="Clear", exact=True).click()
    assert counted(store) == [
        ("bird seed", "answer", "item:3", 1),
        ("rawl plugs", "answer", "item:1", 1),
        ("zzyzx qwrtp", "miss", "", 1),
    ]


def test_an_ask_is_counted_as_one_and_not_as_a_miss(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada", "Ben")
    phone = store.phone("Ada")
    page = phone.open("/")
    told = []
    page.on("request", lambda request: told.append(request.url))
    search(page, "zzyzx qwrtp")
    phone.context.clock.run_for(LONG_ENOUGH_MS)
    page.get_by_role("button", name="Ask nearest").click()
    expect(page.get_by_role("heading", name="Asking Ben")).to_be_visible()
    page.get_by_role("link", name="Find").click()
    page.get_by_role("combobox").click()
    expect(page.get_by_role("button", name="zzyzx qwrtp", exact=True)).to_be_visible()
    assert counted(store) == [("zzyzx qwrtp", "ask", "", 1)]
    assert [url for url in told if url.endswith("/api/questions")] == []


def test_what_was_asked_is_one_tap_away_until_it_is_forgotten(store):
    shop.stock(store.world)
    with store.world.writing() as session:
        for _ in range(3):
            count_question(session, "bird food", "answer", "item:3", now=store.world.clock())
    phone = store.phone("Ada")
    page = phone.open("/")
    carries(page, 3)  # where the server is busy for two seconds, the phone says what is often asked
    search(page, "white paint")
    page.get_by_role("option").first.click()
    page.get_by_role("link", name="Find").click()
    box = page.get_by_role("combobox")
    box.click()
    often = page.get_by_role("region", name="Customers often ask")
    often.get_by_role("button", name="bird food").click()
    expect(box).to_have_value("bird food")
    expect(page.get_by_role("option").first).to_contain_text("Bird seed")
    box.fill("")
    box.press("ArrowDown")
    again = page.get_by_role("button", name="white paint", exact=True)
    expect(again).to_be_focused()
    again.press("Enter")
    expect(page.get_by_role("option").first).to_contain_text("Ceiling paint white")
    expect(box).to_be_focused()
    box.fill("")
    page.get_by_role("button", name="Forget “white paint”").click()
    expect(again).to_have_count(0)
    expect(often).to_be_visible()


def test_signing_out_forgets_what_this_person_asked(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    page = phone.open("/")
    search(page, "white paint")
    with page.expect_response("**/api/questions"):
        page.get_by_role("option").first.click()
    page.goto("/")
    page.get_by_role("combobox").click()
    expect(page.get_by_role("button", name="white paint", exact=True)).to_be_visible()
    page.goto("/me")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Hello, Ada")).to_be_visible()
    assert page.evaluate(f"async () => (await ({MODULE})('store')).kept('recent')") is None


@pytest.mark.parametrize("locks", [True, False])
def test_two_tabs_send_what_waited_once(store, locks):
    phone = store.phone("Ada")
    if not locks:
        phone.context.add_init_script(NO_LOCKS)
    first, second = phone.open("/"), phone.context.new_page()
    second.goto("/")
    for page in (first, second):
        page.get_by_role("combobox").wait_for()
    phone.context.set_offline(True)
    assert first.evaluate(SEND, ["glue", 3]) == [False] * 3
    assert second.evaluate(SEND, ["glue", 4]) == [False] * 4
    assert second.evaluate(WAITING) == 7
    phone.context.set_offline(False)
    first.evaluate(ALL_GONE)
    second.evaluate(ALL_GONE)
    assert counted(store) == [("glue", "miss", "", 7)]


def test_what_waits_shows_and_goes_when_the_app_is_opened_again(store):
    phone = store.phone("Ada")
    page = phone.open("/me")
    page.get_by_role("button", name="Sign out").wait_for()
    phone.context.set_offline(True)
    assert page.evaluate(SEND, ["glue", 2]) == [False, False]
    expect(page.get_by_text("2 waiting to be sent").last).to_be_visible()
    page.goto("about:blank")
    phone.context.set_offline(False)
    page = phone.open("/me")
    page.get_by_role("button", name="Sign out").wait_for()
    page.evaluate(ALL_GONE)
    assert counted(store) == [("glue", "miss", "", 2)]
