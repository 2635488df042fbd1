"""What a scanner read or a hand typed, looked up over HTTP."""

from typing import Any

import pytest

from tests.catalog.stock import NAILS, SCREWS, SMALL, imported, publish
from tests.world import World


@pytest.fixture
def shop(world: World) -> World:
    """The store with three items and a plan."""
    publish(world)
    imported(world, SMALL)
    return world


def look_up(world: World, text: str, **also: str) -> Any:
    answer = world.phone("Ada").get("/api/codes", query_string={"text": text} | also)
    assert answer.status_code == 200, answer.json
    return answer.json


@pytest.mark.parametrize(
    "text",
    [
        NAILS,
        f"0{NAILS}",
        f"https://anywhere.example/01/0{NAILS}",
        f"(01)0{NAILS}",
        "https://old.host/i/1",
        "N50",
        "33931",
    ],
)
def test_an_item_is_found_by_anything_that_stands_for_it(shop: World, text: str) -> None:
    found = look_up(shop, text)
    assert (found["kind"], found["item"]["sku"]) == ("item", "N50")
    assert found["text"] == text


def test_a_gtin_is_told_back_in_14_digits(shop: World) -> None:
    assert look_up(shop, SCREWS)["gtin"] == "00036000291452"


@pytest.mark.parametrize("text", ["https://store.test/l/bay-L4", "a9 4 left", "A9-4L"])
def test_a_bay_is_found_by_its_label_and_by_its_address(shop: World, text: str) -> None:
    found = look_up(shop, text)
    assert (found["kind"], found["spot"]["id"], found["spot"]["items"]) == ("spot", "bay-L4", 1)


def test_a_join_code_is_named_and_its_token_is_not_looked_at(shop: World) -> None:
    assert look_up(shop, "https://store.test/join#secret")["kind"] == "join"


def test_five_digits_that_fit_several_items_give_all_of_them(shop: World) -> None:
    imported(shop, "sku,name,gtin\n33931,Same tail,\n")
    found = look_up(shop, "33931")
    assert [one["sku"] for one in found["items"]] == ["33931", "N50"]
    assert (found["item"], found["detail"]) == (None, "2 items end in 33931. Pick one.")


def test_a_number_that_is_a_sku_here_is_that_item(shop: World) -> None:
    imported(shop, "sku,name\n4006381333900,Own number\n012345678905,Number of a barcode\n")
    assert look_up(shop, "4006381333900")["item"]["name"] == "Own number"
    assert look_up(shop, "012345678905")["item"]["name"] == "Number of a barcode"


ASK = "Search for it by name, or ask the nearest colleague."


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("4006381333932", "4006381333932 is not a barcode number: its last digit should be 1."),
        ("012345678905", f"No item here has the barcode 012345678905. {ASK}"),
        ("00000", f"No barcode here ends in 00000. {ASK}"),
        ("https://store.test/i/77", f"This label's item is not in this store any more. {ASK}"),
        ("https://store.test/l/gone", f"This label's place is not on the plan any more. {ASK}"),
        ("what\x00ever", f"Nothing here is called “whatever”. {ASK}"),
        ("", "There is nothing here to look up. Scan a code or type its last 5 digits."),
    ],
)
def test_what_is_not_known_says_what_to_do(shop: World, text: str, detail: str) -> None:
    found = look_up(shop, text)
    assert (found["kind"], found["detail"]) == ("unknown", detail)


def test_a_strangers_link_is_named_and_not_opened(shop: World) -> None:
    found = look_up(shop, "https://evil.example/x")
    assert found["kind"] == "unknown"
    assert found["detail"].startswith("This code leads to evil.example, which is not opened here")


def test_another_store_does_not_know_our_items(shop: World) -> None:
    answer = shop.elsewhere.phone("Eve").get("/api/codes", query_string={"text": NAILS})
    assert answer.json["kind"] == "unknown"


def test_a_stranger_is_told_nothing(shop: World) -> None:
    assert shop.anyone().get("/api/codes", query_string={"text": NAILS}).status_code == 401
    assert shop.phone("Rex").get("/api/codes", query_string={"text": NAILS}).status_code == 401


OWN = "sku,name,gtin\n4011,Bananas,\nSALAMI,Salami,205012000004\n"


@pytest.mark.parametrize("text", ["4011", "204011704999", "0204011704999", "94011"])
def test_loose_fruit_is_found_by_its_number_and_by_a_label_with_any_price(shop: World, text: str) -> None:
    imported(shop, OWN)
    assert look_up(shop, text)["item"]["name"] == "Bananas"


def test_fruit_that_is_listed_only_as_not_organic_says_so(shop: World) -> None:
    imported(shop, OWN)
    assert look_up(shop, "94011")["detail"] == "94011 is organic. This store lists 4011 only."


def test_a_shops_own_barcode_is_found_whatever_its_price(shop: World) -> None:
    imported(shop, OWN)
    assert look_up(shop, "205012204990")["item"]["name"] == "Salami"


def test_what_else_stands_on_a_label_is_told(shop: World) -> None:
    found = look_up(shop, f"]C1010{NAILS}3103001250")
    assert (found["item"]["sku"], found["detail"]) == ("N50", "On the label: 1.250 kg.")


def test_a_carton_leads_to_what_it_holds_and_says_so(shop: World) -> None:
    found = look_up(shop, "14006381333938")
    assert found["item"]["sku"] == "N50"
    assert (
        found["detail"] == "This is the code of a carton. It usually holds this item; check the name on it."
    )


def test_a_number_of_fruit_that_is_not_sold_is_said_in_its_words(shop: World) -> None:
    assert look_up(shop, "4012")["detail"] == f"Nothing here has the number 4012. {ASK}"
