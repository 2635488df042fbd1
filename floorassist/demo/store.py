"""Everything the demo store sells, composed from the lists: names, barcodes, prices, stock and places.

The barcodes begin with 952, the prefix that GS1 keeps for demonstrations and examples: every scanner reads
them as ordinary EAN-13s, and no real product will ever carry one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from zlib import crc32

from floorassist.catalog.barcode import check_digit
from floorassist.catalog.rows import Place
from floorassist.demo.families import Department, Family, Variant, departments, variants
from floorassist.demo.floor_plan import BACK_ROW, FRONT_ROW, GARDEN_ROW, RACKS, floor_plan
from floorassist.floor.plan import Aisle, Bay

SEED = 1207
GS1_EXAMPLES = "952"
CENT = Decimal("0.01")
HIGH_AND_LOW = ("top shelf", "eye level", "chest height", "waist height", "knee height")
LOW = ("waist height", "knee height", "bottom shelf")
SOLD_OUT, ON_ENDCAP, ON_TOP, IN_BACK = 0.04, 0.05, 0.06, 0.12  # shares of the items
DEAREST_ON_ENDCAP = 40.0


@dataclass(frozen=True, slots=True)
class DemoItem:
    """One thing sold; its home is the first of its places. `spanish` are the last of its `keywords`."""

    sku: str
    name: str
    brand: str
    department: str
    gtin: str
    keywords: tuple[str, ...]
    quantity: int
    price: Decimal
    places: tuple[Place, ...]


def demo_items(dice: Random) -> tuple[DemoItem, ...]:
    """The whole catalog, department by department in the order of the aisles."""
    by_name = {department.name: department for department in departments()}
    plan = floor_plan()
    items: list[DemoItem] = []
    for number, name in enumerate(dict.fromkeys((*FRONT_ROW, *BACK_ROW, *GARDEN_ROW)), start=11):
        aisles = [aisle for aisle in plan.aisles if aisle.department == name]
        items += _stocked(by_name[name], number, aisles, dice)
    return tuple(items)


def _stocked(
    department: Department, number: int, aisles: Sequence[Aisle], dice: Random
) -> Iterator[DemoItem]:
    """A department's items spread evenly over its bays, families side by side."""
    wares = [(family, variant) for family in department.families for variant in variants(family)]
    bays = [(aisle, bay) for aisle in aisles for bay in aisle.bays]
    for index, (family, variant) in enumerate(wares):
        aisle, bay = bays[index * len(bays) // len(wares)]
        sku = f"{number}{index + 1:04d}"
        price = _price(family, variant, dice)
        yield DemoItem(
            sku=sku,
            name=variant.name,
            brand=variant.brand,
            department=department.name,
            gtin=_gtin(variant.brand, sku),
            keywords=tuple(dict.fromkeys((*family.words, *family.spanish))),
            quantity=_quantity(float(price), dice),
            price=price,
            places=_places(aisle, bay, family, float(price), dice),
        )


def _gtin(brand: str, sku: str) -> str:
    """An EAN-13: the prefix of examples, three digits of the brand, the sku, the check digit."""
    digits = f"{GS1_EXAMPLES}{crc32(brand.encode()) % 1000:03d}{sku}"
    return digits + check_digit(digits)


def _price(family: Family, variant: Variant, dice: Random) -> Decimal:
    """Between the family's prices by size, a little off the straight line, ending like prices do."""
    if variant.size in (0, 1) or family.cheapest == family.dearest:
        return Decimal(str(family.dearest if variant.size else family.cheapest)).quantize(CENT)
    rough = family.cheapest * (family.dearest / family.cheapest) ** variant.size * dice.uniform(0.97, 1.03)
    if rough < 10:
        return (Decimal(max(2, round(rough * 10))) / 10 - CENT).quantize(CENT)
    return (Decimal(round(rough)) - 10 * CENT).quantize(CENT)


def _quantity(price: float, dice: Random) -> int:
    """What is cheap stands there by the dozen; a few things are sold out."""
    if _comes_up(dice, SOLD_OUT):
        return 0
    usual = 40 if price < 5 else 18 if price < 20 else 8 if price < 60 else 3
    return dice.randint(1, usual)


def _places(aisle: Aisle, bay: Bay, family: Family, price: float, dice: Random) -> tuple[Place, ...]:
    shelf = dice.choice(LOW if family.low else HIGH_AND_LOW)
    places = [Place(aisle.code, bay.code, bay.side, shelf)]
    if not family.low and price < DEAREST_ON_ENDCAP and _comes_up(dice, ON_ENDCAP):
        end = _endcap(aisle.code, dice)
        places += [Place(end, role="endcap")] if end else []
    if _comes_up(dice, ON_TOP):
        places.append(Place(aisle.code, bay.code, bay.side, role="topstock"))
    if _comes_up(dice, IN_BACK):
        places.append(Place(dice.choice(RACKS), role="backroom"))
    return tuple(places)


def _endcap(aisle: str, dice: Random) -> str | None:
    """One of the ends of the shelves beside an aisle; the last aisle of a row has none."""
    codes = [one.code for one in floor_plan().fixtures if one.kind == "endcap" and one.code is not None]
    beside = [code for code in codes if code.partition("-")[0] == aisle]
    return dice.choice(beside) if beside else None


def _comes_up(dice: Random, share: float) -> bool:
    return dice.uniform(0, 1) < share
