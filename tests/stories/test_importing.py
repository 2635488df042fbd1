"""A supervisor brings the catalog in from the desk: look first, then import, then take it back."""

import re

import pytest
from playwright.sync_api import expect

from tests.stories import shop

DESK = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}
FILE = """Article no.,Product name,Dept,EAN,Aisle,Bay,Side
N50,Nails 50 mm,Hardware,4006381333931,A19,4,L
P1,White paint,Paint,,Z99,1,L
,Nameless,Paint,,A28,2,L
"""


def send(page):
    file = {"name": "spring.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    page.locator("input[type=file]").set_input_files(files=[file])


@pytest.mark.both_databases
def test_a_file_is_looked_at_first_then_imported_then_taken_back(store):
    shop.stock(store.world)
    page = store.phone("Sue", **DESK).open("/desk/import")
    send(page)
    main = page.locator("main")
    expect(main).to_contain_text("Article no.")
    expect(main.get_by_role("row", name=re.compile("^4 "))).to_be_visible()
    expect(main).to_contain_text("Z99")
    assert found(store, "Nails") == []
    page.get_by_role("button", name=re.compile("^Import")).click()
    expect(page.get_by_role("row", name=re.compile("spring.csv")).first).to_contain_text("Imported")
    assert found(store, "Nails")[0]["aisle"] == "A19"
    assert found(store, "White paint")[0]["aisle"] == "Z99"
    page.get_by_role("row", name=re.compile("spring.csv")).get_by_role(
        "button", name=re.compile("Undo")
    ).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Undo the import").click()
    expect(page.get_by_role("row", name=re.compile("spring.csv")).first).to_contain_text(
        re.compile("[Uu]ndone|[Tt]aken back")
    )
    assert found(store, "Nails") == []


def test_a_file_that_is_too_large_is_told_so_instead_of_no_connection(store):
    page = store.phone("Sue", **DESK).open("/desk/import")
    file = {"name": "all.csv", "mimeType": "text/csv", "buffer": b"sku,name\n" + b"x" * 11 * 1024 * 1024}
    page.locator("input[type=file]").set_input_files(files=[file])
    expect(page.get_by_role("alert")).to_contain_text("larger than 10 MB")


def found(store, words):
    answer = store.phones[-1].context.request.get(f"/api/find?q={words}")
    return [one for one in answer.json()["results"] if words.lower() in one["title"].lower()]
