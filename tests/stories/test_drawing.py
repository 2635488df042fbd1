"""Drawing the plan: a pattern, mouse and keys at the desk, fingers on a phone, and no network."""

import pytest
from playwright.sync_api import Page, expect

from tests.stories.gates import settle

DESK = {"viewport": {"width": 1280, "height": 800}, "has_touch": False, "is_mobile": False}
ONLY_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def drafted(store):
    """The draft as the server has it."""
    return store.world.phone("Sue").get("/api/plan/draft").json["document"]


def codes(store):
    return [aisle["code"] for aisle in drafted(store)["aisles"]]


def line_of(store, code):
    return next((aisle["from"], aisle["to"]) for aisle in drafted(store)["aisles"] if aisle["code"] == code)


def canvas(page: Page):
    return page.locator("svg.plan-canvas")


def middle(page: Page, code):
    """Where an aisle's code is drawn, in pixels, once the plan has its place on the screen."""
    settle(page)
    box = canvas(page).locator("text.plan-code").get_by_text(code, exact=True).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def saved(page: Page):
    expect(page.get_by_role("status").get_by_text("Saved", exact=True)).to_be_visible()


def dragged(page: Page, start, by):
    x, y = start
    page.mouse.move(x, y)
    page.mouse.down()
    for part in (0.3, 0.6, 1):
        page.mouse.move(x + by[0] * part, y + by[1] * part)
    page.mouse.up()


def lay(page: Page, pattern):
    page.get_by_role("button", name="Start the plan").click()
    page.get_by_role("button", name="By a pattern").click()
    page.get_by_label("Codes").fill(pattern)
    page.get_by_role("button", name="Lay").click()
    expect(canvas(page).locator("path.plan-shelf").first).to_be_attached()


@ONLY_SQLITE
def test_a_plan_is_laid_by_a_pattern_edited_undone_and_kept_while_the_network_is_gone(store):
    sue = store.phone("Sue", **DESK)
    sue.open("/").evaluate("navigator.serviceWorker.ready.then(() => true)")
    page = sue.open("/desk/plan")
    lay(page, "A{1-8}")
    saved(page)
    assert codes(store) == [f"A{n}" for n in range(1, 9)]
    assert len(drafted(store)["aisles"][0]["bays"]) == 24

    # By mouse: what is taken hold of moves, snaps, and is saved.
    (before, _), place = line_of(store, "A1"), middle(page, "A1")
    dragged(page, place, (0, 60))
    expect(page.get_by_role("heading", name="Aisle A1")).to_be_visible()
    saved(page)
    (after, _) = line_of(store, "A1")
    assert after[0] == before[0]
    assert after[1] > before[1] + 1

    # By keys: the next one, a step, a copy; then all of it back.
    page.keyboard.press(".")
    expect(page.get_by_role("heading", name="Aisle A2")).to_be_visible()
    (before, _) = line_of(store, "A2")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    expect(page.get_by_role("heading", name="Aisle A9")).to_be_visible()
    saved(page)
    assert line_of(store, "A2")[0] == [before[0], before[1] + 1]
    assert codes(store)[-1] == "A9"
    # A tool in hand and Enter: one stands in the middle, and its form says the rest.
    page.get_by_role("button", name="Fixture", exact=True).press("Enter")
    canvas(page).press("Enter")
    expect(page.get_by_role("heading", name="Table")).to_be_visible()
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Undo: Take away").click()
    page.get_by_role("button", name="Undo: Add Table").click()
    page.get_by_role("button", name="Undo: Copy aisle A2").click()
    page.get_by_role("button", name="Undo: Move aisle A2").click()
    saved(page)
    assert codes(store)[-1] == "A8"
    assert line_of(store, "A2")[0] == before

    # Without network it goes on, and opens; a page that is closed meanwhile loses nothing.
    sue.context.set_offline(True)
    dragged(page, middle(page, "A3"), (0, 60))
    page.keyboard.press("Delete")
    expect(page.get_by_role("status").get_by_text("Offline: 2 changes kept here")).to_be_visible()
    assert "A3" in codes(store)
    page.close()
    page = sue.context.new_page()
    page.goto("/desk/labels")
    expect(page.get_by_role("heading", name="The desk needs the network")).to_be_visible()
    page.get_by_role("link", name="Draw the plan").click()
    expect(page.get_by_role("status").get_by_text("Offline: 2 changes kept here")).to_be_visible()
    expect(canvas(page).locator("text.plan-code")).to_have_count(7)
    sue.context.set_offline(False)
    saved(page)
    expect(page.get_by_role("button", name="Undo: Take away aisle A3")).to_be_visible()
    assert "A3" not in codes(store)
    page.get_by_role("button", name="Undo: Take away aisle A3").click()
    page.get_by_role("button", name="Undo: Move aisle A3").click()
    saved(page)
    assert [aisle["from"][1] for aisle in drafted(store)["aisles"][1:]] == [before[1]] * 7


class Fingers:
    """Fingers on a screen, as the browser hears of them."""

    def __init__(self, page: Page) -> None:
        self.page, self.line = page, page.context.new_cdp_session(page)
        page.evaluate("window.lifted = 0; addEventListener('pointerup', () => { lifted += 1; })")

    def drag(self, *ways):
        """Each way is the places of one finger, all equally many; they go down, along, and up together.

        Returns once the page has heard them go up and has drawn what came of it: the browser takes a finger's
        news before the page does.
        """
        lifted = self.page.evaluate("lifted") + len(ways)
        for n, places in enumerate(zip(*ways, strict=True)):
            points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
            self._tell("touchStart" if n == 0 else "touchMove", points)
        self._tell("touchEnd", [])
        self.page.wait_for_function("lifted => window.lifted >= lifted", arg=lifted)
        self.page.evaluate(
            "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
        )

    def tap(self, x, y):
        self.drag([(x, y)])

    def _tell(self, kind, points):
        self.line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@ONLY_SQLITE
def test_on_a_phone_one_finger_drags_what_is_selected_and_two_move_the_plan(store):
    page = store.phone("Sue").open("/desk/plan")
    lay(page, "A{1-4}")
    saved(page)
    fingers = Fingers(page)
    (before, _), (x, y) = line_of(store, "A2"), middle(page, "A2")

    # Nothing is selected yet: a finger moves the plan, never an aisle.
    fingers.drag([(x, y + n * 15) for n in range(5)])
    expect(canvas(page).locator(".plan-chosen-line")).to_have_count(0)
    assert abs(middle(page, "A2")[1] - y) > 30
    assert line_of(store, "A2")[0] == before

    x, y = middle(page, "A2")
    fingers.tap(x, y)
    expect(page.get_by_role("heading", name="Aisle A2")).to_be_visible()
    x, y = middle(page, "A2")
    fingers.drag([(x, y - n * 15) for n in range(5)])
    expect(page.get_by_role("button", name="Undo: Move aisle A2")).to_be_enabled()
    saved(page)
    (after, _) = line_of(store, "A2")
    assert after[1] < before[1] - 1

    # Two fingers come nearer until the bays of the aisle can be told apart; the plan stays as it is.
    x, y = middle(page, "A2")
    for _ in range(3):
        fingers.drag([(x, y - 20 - n * 20) for n in range(5)], [(x, y + 20 + n * 20) for n in range(5)])
    expect(canvas(page).locator(".plan-bay-open")).to_have_count(24)
    assert line_of(store, "A2")[0] == after
