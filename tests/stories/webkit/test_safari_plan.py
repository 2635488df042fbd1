"""The plan editor in WebKit: two change one aisle, a picture lies under it, the old plan is restored."""

import uuid

import pytest
from PIL import Image

from tests.stories import shop

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
CODE = ".plan-panel .plan-field input.field"
# A hardware keyboard takes what is in a field away by choosing it first; here the field does that itself.
CHOOSE_ALL = "document.querySelector(given[0]).select()"
# The driver cannot take the network away: no call of the page gets an answer, and then each does again.
NETWORK_GONE = "globalThis.answered = fetch; globalThis.fetch = () => Promise.reject(new TypeError('gone'))"
NETWORK_BACK = "globalThis.fetch = globalThis.answered; dispatchEvent(new Event('online'))"
# A tap so many pixels beside the middle of the plan.
TAP = """
const canvas = document.querySelector("svg.plan-canvas"), box = canvas.getBoundingClientRect();
const at = {clientX: box.left + box.width / 2 + given[0], clientY: box.top + box.height / 2};
for (const kind of ["pointerdown", "pointerup"])
  canvas.dispatchEvent(new PointerEvent(kind, {bubbles: true, pointerId: 7, pointerType: "mouse", ...at}));
"""
NAMES = "[...document.querySelectorAll('.plan-aisle-name text')].map(one => one.textContent)"


def test_two_edit_one_aisle_it_goes_out_over_a_picture_and_the_old_plan_comes_back(server, safari, tmp_path):
    world = server.world
    shop.stock(world)
    world.hire("Ana", role="supervisor")
    safari.sign_in("Sue")
    safari.open("/desk/plan")
    safari.shows("Saved")
    safari.fill("input[type=search]", "a1")
    safari.press("Aisle A1")
    reads(safari, ".plan-panel h2", "Aisle A1")
    safari.evaluate(NETWORK_GONE)
    typed(safari, CODE, "Q7")
    reads(safari, ".plan-panel h2", "Aisle Q7")
    reads(safari, ".plan-state", "Offline: 1 change kept here")
    widen(world.phone("Ana"), "A1")
    safari.evaluate(NETWORK_BACK)
    reads(safari, ".plan-conflict", "Ana resized aisle A1 meanwhile; you renamed it.")
    safari.press("Keep both")
    reads(safari, ".plan-state", "Saved")
    aisle = next(one for one in drafted(world)["document"]["aisles"] if one["code"] == "Q7")
    assert aisle["width"] == 3.1
    safari.press("Publish")
    reads(safari, "dialog", "What changes:")
    safari.press("Publish now")
    reads(safari, "dialog", "Revision 2 is published")
    safari.open("/plan")
    safari.becomes(f"{NAMES}.includes('Q7') && !{NAMES}.includes('A1')")

    safari.open("/desk/plan")
    safari.shows("Saved")
    safari.element(".plan-menu > summary").click()
    safari.press("Floor-plan picture")
    picture = tmp_path / "floor.png"
    Image.new("RGB", (400, 300), "white").save(picture)
    safari.choose("dialog input[type=file]", picture)
    safari.press("Place it by two points")
    safari.shows("Tap the first of two points")
    pixels = safari.evaluate("return document.querySelector('.plan-backdrop').getBoundingClientRect().width")
    safari.evaluate(TAP, -40)
    safari.shows("Tap the second point")
    safari.evaluate(TAP, 40)
    safari.fill(".plan-placing input.field", "10\t")
    safari.press("Place it")
    safari.becomes("!document.querySelector('.plan-placing') && document.querySelector('.plan-backdrop')")
    [under] = drafted(world)["backdrops"]
    assert under["placed"]["metres_per_pixel"] * 400 == pytest.approx(pixels / 80 * 10, rel=0.02)

    safari.open("/desk/plan/revisions")
    safari.press("Restore")
    reads(safari, "dialog", "It becomes revision 3")
    # Below two drawings, which the driver cannot read through.
    safari.evaluate("document.querySelector('dialog .button-main').click()")
    reads(safari, "main", "Revision 3 is published: it is as revision 1 was.")
    safari.open("/plan")
    safari.becomes(f"{NAMES}.includes('A1') && !{NAMES}.includes('Q7')")


def drafted(world):
    """The draft as the server has it."""
    return world.phone("Sue").get("/api/plan/draft").json


def widen(phone, code):
    """Another supervisor makes an aisle wider meanwhile."""
    told = phone.get("/api/plan/draft").json
    at, aisle = next((at, one) for at, one in enumerate(told["document"]["aisles"]) if one["code"] == code)
    edit = {"kind": "aisles", "id": aisle["id"], "at": at, "before": aisle, "after": aisle | {"width": 3.1}}
    change = {"key": str(uuid.uuid4()), "label": f"Widen aisle {code}", "edits": [edit]}
    taken = phone.post("/api/plan/draft/changes", json={"after": told["seq"], "changes": [change]})
    assert taken.status_code == 200, taken.json


def typed(safari, css, words):
    """Write into a field in place of what is there, and be done with it."""
    safari.element(css)
    safari.evaluate(CHOOSE_ALL, css)
    safari.fill(css, f"{words}\n\t")


def reads(safari, css, words):
    """Wait for words beside a drawing: the driver cannot tell which words of a drawing show."""
    safari.becomes(
        "[...document.querySelectorAll(given[0])].some(one => one.textContent.includes(given[1]))", css, words
    )
