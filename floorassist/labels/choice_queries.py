"""Which labels a choice means, with what each of them says now, and whether that was printed already."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_, select

from floorassist.catalog import barcode
from floorassist.catalog import queries as catalog
from floorassist.catalog.models import Item, Placement
from floorassist.catalog.queries import ItemView
from floorassist.floor import queries as floor
from floorassist.floor.sketch import natural
from floorassist.floor.spots import Spots
from floorassist.labels.choice import MOST, Choice, Printable, What, places
from floorassist.labels.label import Label
from floorassist.labels.print_models import LabelRun, PrintedLabel
from floorassist.storage.session import CHUNK, StoreSession

PLACES: tuple[What, ...] = ("bay", "aisle", "place")
SOME = 100  # items that show what a sheet would look like


@dataclass(frozen=True)
class Chosen:
    """The labels of a choice in the order of the walk, `total` of them.

    `changed` of all that fit are new or say otherwise than when they were last printed. Where more items fit
    than can be printed at once, `labels` are some of them and `changed` is None: nobody waits for what is not
    printed.
    """

    labels: list[Printable]
    total: int
    changed: int | None


def chosen(session: StoreSession, choice: Choice) -> Chosen:
    """What would be printed. Blank codes are made when they are printed, so there are none here."""
    spots = floor.spots(session)
    if choice.what == "blank":
        return Chosen([], 0, None)
    if choice.what == "item":
        ids = session.scalars(select(Item.id).where(_fits(choice, spots)).order_by(Item.id)).all()
        if len(ids) > MOST and not choice.changed:
            return Chosen(_items(session, ids[:SOME]), len(ids), None)
        found = _items(session, ids)
    else:
        found = places(spots, choice) if spots else []
    printed = printed_digests(session, choice.what)
    changed = [one for one in found if printed.get(one.key) != one.label.digest]
    labels = changed if choice.changed else found
    return Chosen(labels, len(labels), len(changed))


def printed_digests(session: StoreSession, what: str) -> dict[str, str]:
    """What the newest label of each thing says that hangs on the floor, by key."""
    query = (
        select(PrintedLabel.key, PrintedLabel.digest)
        .join(LabelRun, LabelRun.id == PrintedLabel.run_id)
        .where(PrintedLabel.what == what, LabelRun.came_out.is_(True))
        .order_by(PrintedLabel.run_id, PrintedLabel.id)
    )
    return dict(session.execute(query).tuples().all())


def outdated(session: StoreSession, spots: Spots) -> Counter[str]:
    """How many printed labels say something else than these places do, by the place's id."""
    found: Counter[str] = Counter()
    for what in PLACES:
        printed = printed_digests(session, what)
        told = places(spots, Choice(what)) if printed else []
        found.update(one.key for one in told if printed.get(one.key, one.label.digest) != one.label.digest)
    return found + _signs_of_old(session, spots)


def _signs_of_old(session: StoreSession, spots: Spots) -> Counter[str]:
    """How many printed labels of items show a place that is called otherwise from now on."""
    now = floor.spots(session)
    called = {key: spot.code for key, spot in now.by_id.items()} if now else {}
    other = [key for key, code in called.items() if key in spots.by_id and spots.by_id[key].code != code]
    printed = printed_digests(session, "item") if other else {}
    stands: dict[int, tuple[int, str]] = {}
    for start in range(0, len(other) if printed else 0, CHUNK):
        there = Placement.spot_id.in_(other[start : start + CHUNK])
        rows = session.execute(select(Placement.id, Placement.item_id, Placement.spot_id).where(there))
        stands |= {row.id: (row.item_id, row.spot_id or "") for row in rows if str(row.item_id) in printed}
    ids = sorted({item_id for item_id, _ in stands.values()})
    found: Counter[str] = Counter()
    for start in range(0, len(ids), CHUNK):
        homes = catalog.placements_of(session, ids[start : start + CHUNK]).values()
        found.update(stands[home[0].id][1] for home in homes if home[0].id in stands)
    return found


def _items(session: StoreSession, ids: Sequence[int]) -> list[Printable]:
    found: list[ItemView] = []
    for start in range(0, len(ids), CHUNK):
        found += catalog.items(session, ids[start : start + CHUNK])
    return [Printable(str(one.id), of_item(one)) for one in sorted(found, key=_walk)]


def _fits(choice: Choice, spots: Spots | None) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = []
    if choice.only:
        number = int(choice.only) if choice.only.isdecimal() else 0
        wanted.append(Item.id == (number if number <= catalog.LARGEST_ID else 0))
    if choice.department:
        wanted.append(Item.department == choice.department)
    if choice.aisle:
        stands = or_(Placement.aisle == choice.aisle, Placement.spot_id.in_(_in_aisle(choice.aisle, spots)))
        wanted.append(exists().where(Placement.item_id == Item.id, stands))
    return and_(True, *wanted)


def _in_aisle(code: str, spots: Spots | None) -> Iterable[str]:
    return [spot.id for spot in spots.by_id.values() if spot.aisle == code] if spots else []


def _walk(item: ItemView) -> tuple[object, ...]:
    """Items in the order of their places, those without one last, by name."""
    place = next(iter(item.placements), None)
    if place is None:
        return (True, natural(""), "", natural(""), "", item.name.casefold(), item.id)
    where = (natural(place.aisle), place.side, natural(place.bay), place.shelf)
    return (False, *where, item.name.casefold(), item.id)


def of_item(item: ItemView) -> Label:
    """An item's label: the number that stands on its package where it has one, else the store's own."""
    code = barcode.printed(item.gtins[0]) if item.gtins else item.sku
    sign = item.placements[0].code if item.placements else ""
    return Label(item.url, code, title=item.name or item.sku, line=item.brand, sign=sign)
