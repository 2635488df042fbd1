"""A colleague without a mouse or a touch: Tab, arrows and Enter alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.stories import shop

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

FOCUSED = """() => {
  if (document.activeElement === document.body) return "nothing";
  const {role, ariaLabel, textContent, tagName} = document.activeElement;
  return `${role || tagName.toLowerCase()} ${ariaLabel || textContent.trim()}`;
}"""
RING = """() => {
  const box = document.activeElement.closest(".search-box");
  return box ? getComputedStyle(box).boxShadow !== "none"
    : getComputedStyle(document.activeElement).outlineStyle === "solid";
}"""


def tab_to(page: Page, name: str, most: int = 20) -> None:
    """Press Tab until what is named has the focus, and see that its ring shows."""
    met = []
    for _ in range(most):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUSED))
        if name in met[-1]:
            assert page.evaluate(RING), f"no ring around {met[-1]}"
            return
    raise AssertionError(f"Tab never came to {name!r}, but to {met}")


def test_search_item_ask_and_cancel_by_keyboard_alone(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada", "Ben")
    page = store.phone("Ada", has_touch=False, is_mobile=False).open("/")
    expect(page.get_by_role("heading", name="What are they looking for?")).to_be_focused()
    tab_to(page, "What are they looking for?")
    page.keyboard.type("white paint")
    expect(page.get_by_role("option", name="Ceiling paint white 2.5 l")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ceiling paint white 2.5 l")).to_be_focused()
    tab_to(page, "Ask nearest")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Asking Ben")).to_be_focused()
    tab_to(page, "No longer needed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    tab_to(page, "Search again")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_have_value("Where is Ceiling paint white 2.5 l?")


def test_a_sheet_keeps_the_focus_inside_and_gives_it_back(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada")
    page = store.phone("Ada", has_touch=False, is_mobile=False).open("/")
    expect(page.get_by_role("heading", name="What are they looking for?")).to_be_focused()
    tab_to(page, "Ask the nearest colleague")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What does the customer want?")).to_be_focused()
    tab_to(page, "Close")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Ask the nearest colleague")).to_be_focused()
