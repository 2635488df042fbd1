"""Every screen in a language that nobody speaks, 40 % longer, at 320 px, from either side.

Nothing is said in English but the store's own words, nothing is cut off, nothing scrolls sideways.
"""

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from floorassist.demo.floor_plan import floor_plan
from floorassist.people import actions
from tests.pseudo import spoken
from tests.stories import shop
from tests.stories.gates import NARROW, keep_picture, settle
from tests.unsaid import SAME_IN_ALL

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# Whose dates and units have no Latin letters, so that what is readable is not theirs.
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "el", "he"
WORD = re.compile(r"(?<![\w@./-])[A-Za-z]{2,}(?![\w@]|\.\w)")
NAMED = re.compile(r'"(?:name|department|zone|code)": "([^"]*)"')
ADDRESS = re.compile(r"https?://\S+")
STORE = "The Store, phone of Ada, Ben, Sue, Rex, Maria; kB, MB"
ASKED = "zzyzx qwrtp"
LOOK = (Path(__file__).parent / "pseudo.js").read_text("utf-8").partition("*/\n")[2].strip()
FLIP = "direction => { document.documentElement.dir = direction; }"


class Strangely:
    """Collects what can still be read, and what does not fit."""

    def __init__(self) -> None:
        self.unsaid: dict[str, str] = {}
        self.cut: dict[str, str] = {}
        named = NAMED.findall(json.dumps(asdict(floor_plan())))
        told = " ".join((*named, shop.ITEMS, STORE, ASKED))
        self.own = {word.lower() for word in re.findall(r"[A-Za-z]{2,}", told)} | {
            word.lower() for word in SAME_IN_ALL
        }

    def look(self, page, name):
        """At the screen as it shows now."""
        settle(page)
        for where, text in page.evaluate(LOOK, NARROW["width"])["read"]:
            words = [word for word in WORD.findall(ADDRESS.sub("", text)) if word.lower() not in self.own]
            if words:
                self.unsaid.setdefault(f"{where}: {' '.join(text.split())[:140]}", name)
        for direction in ("rtl", "ltr"):
            page.evaluate(FLIP, direction)
            settle(page)
            keep_picture(page, f"{name}-{direction}")
            for one in page.evaluate(LOOK, NARROW["width"])["cut"]:
                self.cut.setdefault(one, f"{name} {direction}")

    def told(self):
        """Everything, with the screen where it showed first."""
        return [f"{name}: {what}" for what, name in (*self.unsaid.items(), *self.cut.items())]


def test_every_screen_can_be_said_in_any_language(store, tmp_path):
    world = store.world
    shop.stock(world)
    world.hire("Maria", department="Screws & fixings", knows=("Screws & fixings",))
    world.on_the_floor("Ada", "Maria", "Sue")
    shop.stand(world, "Maria", "A19-2L")
    folder = tmp_path / "translations"
    folder.mkdir()
    strangely = Strangely()
    with spoken(folder, LEFT_TO_RIGHT, RIGHT_TO_LEFT):
        the_floor_app(store, strangely)
        the_desk(store, strangely)
        the_door(store, strangely)
        page = store.phone("Ada", locale=RIGHT_TO_LEFT, viewport=NARROW).open("/")
        page.locator("html[dir=rtl] .dock").wait_for()
    told = strangely.told()
    assert told == [], "\n".join(told)


def the_floor_app(store, strangely):
    """Everything that a colleague sees."""
    phone = store.phone("Ada", locale=LEFT_TO_RIGHT, viewport=NARROW)
    page = phone.open("/")
    page.locator(".dock").wait_for()
    strangely.look(page, "find")
    for words, name in (("wall plugs", "found"), (ASKED, "nothing")):
        page.get_by_role("combobox").fill(words)
        page.locator(".ask-button").wait_for()
        strangely.look(page, name)
    page.locator(".ask-button .ask-more").click()
    page.get_by_role("dialog").wait_for()
    strangely.look(page, "ask-sheet")
    paths = ("/items/1", "/items/999", "/plan", "/plan?at=A19", "/scan", "/scan?text=4000417025005")
    for path in (*paths, "/place?at=A19", "/inbox", "/promises", "/selftest", "/me"):
        page.goto(path)
        page.locator("h1").first.wait_for()
        page.wait_for_load_state("networkidle")
        strangely.look(page, path)
    maria = store.phone("Maria", locale=LEFT_TO_RIGHT, viewport=NARROW).open("/inbox")
    maria.locator(".dock").wait_for()
    page.goto("/")
    page.get_by_role("combobox").fill(ASKED)
    page.locator(".ask-button .button-ask").click()
    page.locator(".ask-panel").wait_for()
    strangely.look(page, "asking")
    maria.locator(".ping[open]").wait_for()
    strangely.look(maria, "ping")
    maria.locator(".ping-claim").click()
    maria.locator(".owner").wait_for()
    strangely.look(maria, "owner")
    page.locator(".state-claimed").wait_for()
    strangely.look(page, "claimed")


def the_desk(store, strangely):
    """Everything that a supervisor sees."""
    page = store.phone("Sue", locale=LEFT_TO_RIGHT, viewport=NARROW).open("/desk/people")
    for path in (
        "people", "import", "items", "fixes", "moves", "referrals", "asks", "promises", "surges", "reach",
        "policy", "words", "plan", "plan/files", "plan/revisions", "labels", "nothing-here",
    ):  # fmt: skip
        page.goto(f"/desk/{path}")
        page.wait_for_load_state("networkidle")
        strangely.look(page, f"desk/{path}")


def the_door(store, strangely):
    """What somebody sees who is not in yet, and a customer."""
    page = store.phone(None, locale=LEFT_TO_RIGHT, viewport=NARROW).open("/i/1")
    with store.world.writing() as session:
        code = actions.new_join_link(session, role="worker", by=None, now=store.world.clock())
    for path in ("/i/1", "/i/999", "/join", f"/join#{code.token}", "/sign-in", "/lost"):
        page.goto("about:blank")
        page.goto(path)
        page.locator("h1").first.wait_for()
        page.wait_for_load_state("networkidle")
        strangely.look(page, path.split("#")[0])
