"""Places and items as asking needs them: where somebody stands, how far it is, what to say of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from floorassist.ask.models import AskRow
from floorassist.catalog import placement
from floorassist.catalog import queries as catalog
from floorassist.catalog.queries import ItemView
from floorassist.catalog.rows import Place
from floorassist.catalog.stored_queries import chunks
from floorassist.find.queries import likely_departments
from floorassist.floor import queries as floor
from floorassist.floor.ground import Standing
from floorassist.floor.spots import Spot, Spots
from floorassist.people.colleague import AtWork
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput


@dataclass(frozen=True)
class Stand:
    """Where the customer stands: a point in metres on a level, and the bay's id when it is one."""

    spot: str | None
    x: float
    y: float
    level: str


@dataclass(frozen=True)
class AskedPlace:
    """A place to go to; `say` is the sentence for it. What is not known of it is None."""

    spot: str | None
    code: str | None
    say: str
    aisle: str | None
    bay: str | None
    side: str | None
    shelf: str | None
    x: float | None
    y: float | None
    level: str | None


@dataclass(frozen=True)
class AskedItem:
    """An item and where it should stand."""

    id: int
    name: str
    say: str
    department: str
    home: AskedPlace | None


def item_of(session: StoreSession, item_id: int | None) -> AskedItem | None:
    """The item of this id."""
    return None if item_id is None else items_of(session, [item_id]).get(item_id)


def require_item(session: StoreSession, item_id: int | None) -> None:
    """Refuse an item that this store does not have, or no longer has since the phone showed it."""
    if item_id is not None and item_of(session, item_id) is None:
        raise BadInput(
            "item_id", tr("There is no item {item_id} in this store. Say it in words alone.", item_id=item_id)
        )


def items_of(session: StoreSession, item_ids: Iterable[int]) -> Mapping[int, AskedItem]:
    """The items of these ids, by id; ids of no item are left out."""
    found = (item for some in chunks(set(item_ids)) for item in catalog.items(session, some))
    return {item.id: _asked_item(item) for item in found}


def departments_of(session: StoreSession, words: str, item: AskedItem | None) -> frozenset[str]:
    """The departments that would know: the item's own, else those that the words point to."""
    if item is not None and item.department:
        return frozenset({item.department})
    return likely_departments(session, words)


def spots_of(session: StoreSession, spot_ids: Iterable[str]) -> Mapping[str, AskedPlace]:
    """The places of these ids as the plan has them now, by id; ids that it has no more are left out."""
    wanted = set(spot_ids)
    known = floor.spots(session) if wanted else None
    return {one: _asked_place(known.by_id[one]) for one in wanted if one in known.by_id} if known else {}


def spot_called(session: StoreSession, text: str) -> Spot | None:
    """The place that this id or readable code means ("A12-4L", "a12 4 left")."""
    return floor.spot_of(session, text)


def last_seen(session: StoreSession, person_id: int, now: datetime) -> Stand | None:
    """Where this person last showed to be."""
    seen = floor.sighting_of(session, person_id, now)
    return Stand(seen.spot, seen.x, seen.y, seen.level) if seen else None


@dataclass(frozen=True)
class Walks:
    """Seconds on foot to the customer by person id; `told` leaves out those whose place is only guessed."""

    seconds: Mapping[int, float]
    told: Mapping[int, int]


def walks_to(session: StoreSession, row: AskRow, here: Iterable[AtWork], now: datetime) -> Walks:
    """How far each of these walks: from where they showed to be, else from the middle of their department.

    Who has neither, and everybody while nobody knows where the customer stands, is left out.
    """
    ground = floor.ground(session)
    if ground is None or row.x is None or row.y is None or row.level is None:
        return Walks({}, {})
    seen = floor.sightings(session, now)
    middle = middles(ground.spots)
    stands: dict[int, Standing] = {}
    for one in here:
        stand = seen.get(one.person_id) or middle.get((one.home_department or "").casefold())
        if stand:
            stands[one.person_id] = stand
    seconds = ground.seconds_to(Stand(row.spot, row.x, row.y, row.level), stands, now, k=len(stands))
    return Walks(seconds, {person: walk for person, walk in seconds.items() if person in seen})


def middles(spots: Spots) -> Mapping[str, Spot]:
    """The middle aisle of each department, by its folded name."""
    aisles: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots.aisles.values():
        aisles[(spot.department or "").casefold()].append(spot)
    return {department: found[len(found) // 2] for department, found in aisles.items() if department}


def stand_at(spot: Spot) -> Stand:
    """In front of a spot."""
    return Stand(spot.id, spot.x, spot.y, spot.level)


def _asked_item(found: ItemView) -> AskedItem:
    home = next(iter(found.placements), None)
    place = (
        None
        if home is None
        else AskedPlace(
            spot=home.spot,
            code=home.code,
            say=home.say,
            aisle=home.aisle,
            bay=home.bay or None,
            side=home.side or None,
            shelf=home.shelf or None,
            x=home.x,
            y=home.y,
            level=home.level,
        )
    )
    return AskedItem(found.id, found.name, found.say, found.department, place)


def _asked_place(spot: Spot) -> AskedPlace:
    words = Place(spot.aisle, spot.bay or "", spot.side or "") if spot.aisle else None
    return AskedPlace(
        spot=spot.id,
        code=spot.code,
        say=placement.say(words) if words else spot.label or spot.code,
        aisle=spot.aisle,
        bay=spot.bay,
        side=spot.side,
        shelf=None,
        x=spot.x,
        y=spot.y,
        level=spot.level,
    )
