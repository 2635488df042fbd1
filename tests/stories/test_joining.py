"""A new worker's phone: from the supervisor's code to the first search."""

import re

import pytest
from playwright.sync_api import expect

from floorassist.people import actions
from tests.stories import shop

PIN = "271828"


def join_code(world, **options):
    with world.writing() as session:
        sue = world.ids["Sue"]
        return actions.new_join_link(session, role="worker", by=sue, now=world.clock(), **options).token


@pytest.mark.both_databases
def test_a_worker_joins_by_a_code_and_starts_when_the_supervisor_says_so(store):
    shop.stock(store.world)
    page = store.phone(None).open(f"/join#{join_code(store.world)}")
    page.get_by_label("Your first name, as colleagues know you").fill("Nina")
    page.get_by_label("Choose a PIN of 6 digits").fill(PIN)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text(re.compile("Waiting"))).to_be_visible()
    assert "#" not in page.url
    page.goto("/")
    expect(page.get_by_role("heading", name="Almost there, Nina")).to_be_visible()
    sue = store.phone("Sue").open("/desk/people")
    sue.get_by_role("button", name="Let Nina in").click()
    expect(page.get_by_role("combobox", name="What are they looking for?")).to_be_visible()


def test_a_code_that_is_used_up_says_whom_to_ask(store):
    token = join_code(store.world, lets_in=True)
    first = store.phone(None).open(f"/join#{token}")
    first.get_by_label("Your first name, as colleagues know you").fill("Nina")
    first.get_by_label("Choose a PIN of 6 digits").fill(PIN)
    first.get_by_role("button", name="Join").click()
    expect(first.get_by_role("combobox")).to_be_visible()
    second = store.phone(None).open(f"/join#{token}")
    expect(second.get_by_text("Ask a supervisor for a fresh join code.")).to_be_visible()


def test_signing_out_leaves_a_phone_that_asks_for_the_pin(store):
    page = store.phone("Ada").open("/me")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.get_by_text("Ada").first).to_be_visible()
    assert page.context.request.get("/api/me").status == 401
