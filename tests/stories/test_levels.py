"""Ada walks over three levels: by the escalator, without stairs, out of the way of what is closed."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from floorassist.floor import actions as floor
from floorassist.floor.parse import parse
from tests.floor.storeys import tall
from tests.stories import shop
from tests.stories.conftest import Store
from tests.stories.gates import Gates, watched

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_walk_over_levels_with_and_without_stairs(store: Store) -> None:
    world, plan = store.world, tall()
    opens = world.clock() + timedelta(minutes=15)
    plan["aisles"][1]["closed_until"] = _text(opens)
    plan["blocks"][0]["until"] = _text(opens + timedelta(hours=1))
    with world.writing() as session:
        floor.publish_plan(session, parse(plan), by=None, now=world.clock())
    gates = Gates()
    phone = watched(store, "Ada")
    page = phone.open("/")
    page.get_by_role("button", name="Start shift").click()
    page.get_by_text("If a colleague asks, this phone rings").wait_for()
    shop.stand(world, "Ada", "door")

    page.goto("/plan?at=U2-2L")
    said = page.locator(".walk-say")
    expect(said).to_have_text(
        "Straight on past the front desk, then left to the escalator. "
        "Take it up to the upper floor, then go to aisle U2; it is on your right."
    )
    steps = page.get_by_role("group", name="Steps of the walk").get_by_role("button")
    expect(steps).to_have_text(["1. Ground floor", "2. Upper floor"])
    first = page.get_by_role(
        "application", name="Map of step 1 of 2, as far as Escalator to the upper floor."
    )
    expect(first).to_be_visible()
    gates.check(page, "levels-first")
    steps.nth(1).click()
    expect(page.get_by_role("application", name="Map of step 2 of 2.")).to_be_visible()
    gates.check(page, "levels-second")
    page.get_by_role("switch", name="Without stairs").check()
    expect(said).to_contain_text("to the lift. Take it up to the upper floor")
    expect(steps.first).to_have_attribute("aria-pressed", "true")

    phone.context.set_offline(True)
    page.get_by_role("switch", name="Without stairs").uncheck()
    expect(said).to_contain_text("to the escalator")
    page.get_by_role("switch", name="Without stairs").check()
    expect(said).to_contain_text("to the lift")
    phone.context.set_offline(False)
    shop.stand(world, "Ada", "up-1-L2")
    page.goto("/plan?at=1-3L")
    expect(said).to_have_text("It is at 1-3L; the plan shows no way to the ground floor without stairs.")
    gates.check(page, "levels-no-way")

    page.goto("/plan")
    page.get_by_role("button", name="Ground floor").click()
    notes = page.get_by_role("list", name="Closed for now").get_by_role("listitem")
    expect(notes).to_have_count(2)
    gates.check(page, "levels-plan")
    shop.stand(world, "Ada", "door")
    phone.context.clock.set_system_time(opens - timedelta(minutes=2))
    page.goto("/plan?at=2-3L")
    expect(said).to_contain_text("to aisle 2; it is closed for now.")
    expect(page.locator(".walk-closed")).to_contain_text("Aisle 2 is closed until")
    phone.context.clock.run_for(121_000)
    expect(said).to_contain_text("into aisle 2; it is on your left.")  # nobody tapped: it opened
    expect(page.locator(".walk-closed")).to_have_count(0)
    assert gates.wrong == []


def _text(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
