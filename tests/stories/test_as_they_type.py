"""Results as they type: from the phone within a frame, the server's merged in, by keyboard, by voice."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.stories import shop
from tests.stories.conftest import Phone, Store
from tests.stories.gates import settle
from tests.stories.test_finding_offline import carries

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

STUB = Path(__file__).with_name("finder_stub.js").read_text("utf-8")
BOX = "What are they looking for?"
FRAMES_UNTIL_FOUND = """async words => {
  const field = document.querySelector("[role=combobox]");
  await new Promise(requestAnimationFrame);
  field.value = words;
  field.dispatchEvent(new InputEvent("input", {bubbles: true}));
  for (let frames = 1; frames < 100; frames += 1) {
    await new Promise(requestAnimationFrame);
    if (document.querySelector("[role=option]")) return frames;
  }
}"""
PLACES = """() => Object.fromEntries([...document.querySelectorAll("[role=option]")].map(
  row => [row.querySelector(".row-title, .best-title").textContent, row.getBoundingClientRect().top]))"""
# It has no patience of its own: however slow the machine is, nothing runs out while the story goes on.
HELD_SERVER = """{
  const real = window.fetch;
  const of = path => new URL(path, location.href);
  let held, asked;
  window.fetch = (path, options) => of(path).pathname !== "/api/find" ? real(path, options)
    : new Promise(tell => { held = {q: of(path).searchParams.get("q"), tell}; asked?.(); });
  window.serverIsAsked = async () => {
    const field = document.querySelector("[role=combobox]");
    while (held?.q !== field.value.trim()) await new Promise(resolve => { asked = resolve; });
  };
  window.serverAnswers = async (found, touched) => {
    await serverIsAsked();
    if (touched) document.getElementById(touched).dispatchEvent(new Event("pointerdown", {bubbles: true}));
    held.tell(new Response(JSON.stringify(found), {headers: {"content-type": "application/json"}}));
  };
}"""
LISTEN = """() => {
  window.heard = [];
  window.firstHeard = new Promise(resolve => new MutationObserver(() => {
    const said = document.querySelector(".found [role=status]")?.textContent;
    if (said && said !== heard.at(-1)) heard.push(said);
    if (heard.length) resolve();
  }).observe(document.body, {childList: true, characterData: true, subtree: true}));
}"""
SPEECH = """(() => {
  window.spoken = [];
  window.SpeechRecognition = class {
    start() { window.spoken.push(this); if (!window.deaf) setTimeout(() => this.onstart()); }
    abort() { this.onend?.(); }
    say(alternatives, isFinal) {
      const result = Object.assign(alternatives.map(transcript => ({transcript})), {isFinal});
      this.onresult({resultIndex: 0, results: [result]});
      if (isFinal) this.onend();
    }
  };
})()"""


def result(number: int, title: str, aisle: str) -> dict[str, Any]:
    empty = dict.fromkeys(("bay", "side", "shelf", "subtitle"), "")
    nothing = dict.fromkeys(("x", "y", "level", "spot", "confirmed_at", "taught_by", "words"))
    named = {"kind": "item", "id": number, "item_id": number, "title": title, "say": f"Aisle {aisle}"}
    return {**empty, **nothing, **named, "aisle": aisle, "code": aisle, "placements": [], "score": 1.0}


def answer(*results: dict[str, Any], decision: str, probability: float) -> dict[str, Any]:
    aisles = [{"aisle": one["aisle"], "probability": probability} for one in results[:3]]
    return {
        "q": "",
        "results": [*results],
        "decision": decision,
        "probability": probability,
        "aisles": aisles,
    }


GLUE, TAPE, PASTE, GUN = (
    result(number, name, aisle)
    for number, name, aisle in ((1, "Glue", "A1"), (2, "Tape", "A2"), (3, "Paste", "A3"), (4, "Gun", "A4"))
)


def server_says(page: Page, found: dict[str, Any], touched: str = "") -> None:
    """Let go of the server's answer, which is held back until then, as a row is `touched`."""
    page.evaluate("([found, touched]) => serverAnswers(found, touched)", [found, touched])


def with_pack(store: Store, found: dict[str, Any], *, held: bool = True, **stats: Any) -> Phone:
    """Ada's phone, whose pack gives this answer to whatever is asked; the server's is `held` back."""
    phone = store.phone("Ada", reduced_motion="reduce")
    known = {"state": "ready", "items": 3, "of": 3, "at": "2026-03-07T11:58:00Z", **stats}
    script = f"window.phoneStats = {json.dumps(known)}; window.phoneAnswers = () => ({json.dumps(found)});"
    phone.context.add_init_script(script + (HELD_SERVER if held else ""))
    phone.context.route(
        "**/js/device/finder.js", lambda route: route.fulfill(content_type="text/javascript", body=STUB)
    )
    return phone


def listed(page: Page, *titles: str) -> None:
    """These are found, in this order, and nothing else."""
    expect(page.locator("[role=option]").locator(".row-title, .best-title")).to_have_text([*titles])


def places(page: Page) -> Any:
    """Where the rows stand, by their titles, once nothing is on its way."""
    settle(page)
    return page.evaluate(PLACES)


def test_the_phones_answer_is_in_the_next_frame(store):
    phone = with_pack(store, answer(GLUE, TAPE, decision="answer", probability=0.95))
    page = phone.open("/")
    page.get_by_role("combobox", name=BOX).click()
    assert page.evaluate(FRAMES_UNTIL_FOUND, "glue") == 1


def test_the_servers_answer_joins_without_moving_a_row_under_the_finger(store):
    phone = with_pack(store, answer(GLUE, TAPE, PASTE, decision="answer", probability=0.9))
    page = phone.open("/")
    page.get_by_role("combobox").fill("glue")
    expect(page.get_by_role("option")).to_have_count(3)
    before = places(page)
    server_says(page, answer(GUN, TAPE, PASTE, decision="answer", probability=0.99), touched="found-1")
    expect(page.get_by_role("option")).to_have_count(4)
    after = places(page)
    listed(page, "Glue", "Tape", "Paste", "Gun")
    assert {name: after[name] for name in before} == before
    expect(page.get_by_text("Also try")).to_be_visible()


def test_a_surer_server_puts_its_best_on_top_while_nobody_touches_the_list(store):
    phone = with_pack(store, answer(GLUE, TAPE, decision="also", probability=0.6))
    page = phone.open("/")
    page.get_by_role("combobox").fill("glue")
    expect(page.get_by_role("option")).to_have_count(2)
    server_says(page, answer(TAPE, GUN, decision="answer", probability=0.95))
    expect(page.get_by_role("option")).to_have_count(3)
    listed(page, "Tape", "Glue", "Gun")


def test_offline_the_answer_is_the_phones_and_says_how_old_and_how_complete_it_is(store):
    found = answer(GLUE, TAPE, decision="answer", probability=0.95)
    phone = with_pack(store, found, held=False, at="2026-03-07T09:03:00Z", items=60_000, of=200_000)
    page = phone.open("/")
    expect(page.get_by_role("combobox")).to_be_visible()
    phone.context.set_offline(True)
    page.get_by_role("combobox").fill("glue")
    expect(page.locator(".from-phone")).to_contain_text(re.compile(r"Offline, as of \d\d:03"))
    expect(page.locator(".from-phone")).to_contain_text("60,000 of 200,000 items")
    expect(page.get_by_role("alert")).to_have_count(0)
    listed(page, "Glue", "Tape")


def test_the_list_is_walked_by_keys_and_keeps_its_choice_when_the_server_answers(store):
    phone = with_pack(store, answer(GLUE, TAPE, PASTE, decision="ask", probability=0.3))
    page = phone.open("/")
    box = page.get_by_role("combobox")
    box.fill("glue")
    expect(box).to_have_attribute("aria-expanded", "true")
    chosen = page.locator("[aria-selected=true]")
    for key, at in (("ArrowDown", 0), ("ArrowUp", 2), ("PageUp", 0), ("PageDown", 2), ("ArrowDown", 0)):
        box.press(key)
        expect(box).to_have_attribute("aria-activedescendant", f"found-{at}")
    server_says(page, answer(GUN, TAPE, decision="answer", probability=0.99))
    expect(page.get_by_role("option")).to_have_count(4)
    expect(chosen).to_contain_text("Glue")
    box.press("Home")
    expect(chosen).to_have_count(0)
    box.press("ArrowDown")
    box.press("Escape")
    expect(chosen).to_have_count(0)
    expect(box).to_have_value("glue")
    box.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_what_was_chosen_in_the_last_words_list_stays_chosen_when_the_list_to_these_comes(store):
    phone = with_pack(store, answer(TAPE, PASTE, decision="ask", probability=0.3))
    page = phone.open("/")
    box = page.get_by_role("combobox")
    box.fill("tap")
    expect(page.get_by_role("option")).to_have_count(2)
    page.evaluate("window.phoneAnswers = () => null")
    box.press_sequentially("e")
    box.press("ArrowDown")
    server_says(page, answer(GLUE, GUN, TAPE, decision="ask", probability=0.3))
    expect(page.get_by_role("option")).to_have_count(3)
    expect(page.locator("[aria-selected=true]")).to_contain_text("Tape")
    expect(box).to_have_attribute("aria-activedescendant", "found-2")
    box.press_sequentially("s")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)


def test_a_screen_reader_hears_what_was_found_once_and_not_while_words_are_typed(store):
    found = answer(GLUE, TAPE, decision="answer", probability=0.9)
    page = with_pack(store, found).open("/")
    page.evaluate(LISTEN)
    page.get_by_role("combobox").press_sequentially("wall plugs")
    server_says(page, found)
    assert page.evaluate("firstHeard.then(() => heard)") == ["2 found. Glue: Aisle A1"]


def test_a_code_that_find_does_not_know_is_handed_to_the_screen_for_codes(store):
    shop.stock(store.world)
    page = store.phone("Ada").open("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("4000417025005")
    box.press("Enter")
    expect(page.get_by_role("heading", name="This store does not know the code")).to_be_visible()


def test_what_was_spoken_is_the_reading_that_the_store_has_an_answer_to(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    phone.context.add_init_script(SPEECH)
    page = phone.open("/")
    carries(page, 3)  # a server that is busy for two seconds would leave the first reading
    page.get_by_role("button", name="Speak").click()
    expect(page.get_by_role("button", name="Stop listening")).to_be_visible()
    page.evaluate("spoken[0].say(['wool'], false)")
    expect(page.get_by_role("combobox")).to_have_value("wool")
    page.evaluate("spoken[0].say(['wool slugs xyz', 'wall plugs', 'war pugs'], true)")
    expect(page.get_by_role("combobox")).to_have_value("wall plugs")
    expect(page.get_by_role("option").first).to_contain_text("Wall plugs")
    expect(page.get_by_role("button", name="Stop listening")).to_have_count(0)


@pytest.mark.parametrize("error", ["not-allowed", "network"])
def test_where_listening_does_not_work_the_button_goes_for_good_with_a_word(store, error):
    phone = store.phone("Ada")
    phone.context.add_init_script(SPEECH)
    page = phone.open("/")
    page.get_by_role("button", name="Speak").click()
    page.evaluate(f"spoken[0].onerror({{error: '{error}'}})")
    expect(page.get_by_text("Use the microphone on the phone's keyboard")).to_be_visible()
    expect(page.get_by_role("button", name="Speak")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("combobox")).to_be_visible()
    expect(page.get_by_role("button", name="Speak")).to_have_count(0)


def test_a_recognition_that_never_begins_is_given_up(store):
    phone = store.phone("Ada")
    phone.context.add_init_script(f"{SPEECH}; window.deaf = true")
    page = phone.open("/")
    page.get_by_role("button", name="Speak").click()
    phone.context.clock.run_for(6000)
    expect(page.get_by_text("Listening does not start in this browser")).to_be_visible()
    expect(page.get_by_role("button", name="Speak")).to_have_count(0)
