"""The plan editor in WebKit: a supervisor changes an aisle, publishes, and the plan on phones shows it."""

import pytest

from tests.stories import shop

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
CODE = ".plan-panel .plan-field input.field"
# A hardware keyboard takes what is in a field away by choosing it first; here the field does that itself.
CHOOSE_ALL = "document.querySelector(given[0]).select()"
NAMES = "[...document.querySelectorAll('.plan-aisle-name text')].map(one => one.textContent)"


def test_an_aisle_gets_another_code_and_the_plan_on_phones_shows_it(server, safari):
    world = server.world
    shop.stock(world)
    safari.sign_in("Sue")
    safari.open("/desk/plan")
    safari.shows("Saved")
    safari.fill("input[type=search]", "a1")
    safari.press("Aisle A1")
    reads(safari, ".plan-panel h2", "Aisle A1")
    safari.evaluate(CHOOSE_ALL, CODE)
    safari.fill(CODE, "Q7\n\t")
    reads(safari, ".plan-panel h2", "Aisle Q7")
    safari.press("Publish")
    reads(safari, "dialog", "What changes: 1 renamed")
    safari.press("Publish now")
    reads(safari, "dialog", "Revision 2 is published")
    safari.open("/plan")
    safari.becomes(f"{NAMES}.includes('Q7') && !{NAMES}.includes('A1')")
    assert world.phone("Sue").get("/api/plan/draft").json["base_revision"] == 2


def reads(safari, css, words):
    """Wait for words beside a drawing: the driver cannot tell which words of a drawing show."""
    safari.becomes(
        "[...document.querySelectorAll(given[0])].some(one => one.textContent.includes(given[1]))", css, words
    )
