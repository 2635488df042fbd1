"""What the floor knows: the published plan, its spots and ways, and who showed to be where."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from floorassist.floor.address import Address, format_address
from floorassist.floor.exchange import load
from floorassist.floor.former import Former
from floorassist.floor.ground import Ground
from floorassist.floor.models import FormerAddress, PlanRevision, Sighting
from floorassist.floor.plan import Plan
from floorassist.floor.spots import Spot, Spots
from floorassist.storage.read import Read

SIGHTING_LIVES = timedelta(minutes=15)
GROUNDS = 8  # plans kept ready in a process
NEWEST = Read(
    select(PlanRevision.id, PlanRevision.digest).order_by(PlanRevision.number.desc()).limit(1),
    of=PlanRevision,
)
SEEN_QUERY = select(
    Sighting.person_id, Sighting.spot, Sighting.x, Sighting.y, Sighting.level, Sighting.at
).where(Sighting.at > bindparam("since"))
SEEN = Read(SEEN_QUERY, of=Sighting)
SEEN_OF = Read(SEEN_QUERY.where(Sighting.person_id == bindparam("person_id")), of=Sighting)


@dataclass(frozen=True)
class Published:
    """A published plan: its number, since when, and its text in the native format."""

    revision: int
    published_at: datetime
    digest: str
    document: str


@dataclass(frozen=True)
class Seen:
    """Where somebody last showed to be, in metres, and since when."""

    spot: str | None
    x: float
    y: float
    level: str
    at: datetime


@dataclass(frozen=True)
class RenamedPlace:
    """An address that a place had, as its code and in its parts, and until when the place is found by it."""

    code: str
    aisle: str
    bay: str | None
    side: str | None
    spot: str
    until: datetime


def current_revision(session: Session) -> int:
    """The number of the published plan; 0 while there is none."""
    return session.scalar(select(func.max(PlanRevision.number))) or 0


def published(session: Session) -> Published | None:
    """The plan that holds now, or None."""
    row = session.scalar(select(PlanRevision).order_by(PlanRevision.number.desc()).limit(1))
    return Published(row.number, row.published_at, row.digest, row.document) if row else None


def ground(session: Session) -> Ground | None:
    """The published plan ready to walk on, or None; made once a process for each plan."""
    row = next(iter(NEWEST.rows(session)), None)
    if row is None:
        return None
    ready = _grounds.get(row.digest)
    return ready or _grounds.keep(row.digest, load(session.get_one(PlanRevision, row.id).document))


def spots(session: Session) -> Spots | None:
    """The places of the published plan, by their former addresses as well; None while there is no plan."""
    found = ground(session)
    if found is None:
        return None
    oldest = session.scalar(select(FormerAddress.id).order_by(FormerAddress.id).limit(1))
    if oldest is None:
        return found.spots
    newest = session.scalar(select(PlanRevision.id).order_by(PlanRevision.number.desc()).limit(1))
    return _renamed.get(found, (newest, oldest), lambda: former(session))


def former(session: Session) -> list[Former]:
    """What places were called before, as far as they are found by it."""
    rows = session.scalars(select(FormerAddress).order_by(FormerAddress.id))
    return [Former(Address(row.aisle, row.bay or None, row.side or None), row.spot_id) for row in rows]


def renamed_places(session: Session) -> list[RenamedPlace]:
    """The former addresses with the code that they make by the template of the published plan."""
    found = ground(session)
    if found is None:
        return []
    template = found.plan.template
    return [
        RenamedPlace(
            format_address(template, Address(row.aisle, row.bay or None, row.side or None)),
            row.aisle,
            row.bay or None,
            row.side or None,
            row.spot_id,
            row.until,
        )
        for row in session.scalars(select(FormerAddress).order_by(FormerAddress.id))
        if row.spot_id in found.spots.by_id
    ]


def spot_of(session: Session, text: str) -> Spot | None:
    """The place that a text means on the published plan: an id, a code, an address however written."""
    known = spots(session)
    return next(iter(known.read(text)), None) if known else None


def entrance(session: Session) -> Spot | None:
    """Where a walk starts when nothing better is known."""
    found = ground(session)
    if found is None:
        return None
    anchors = [anchor for anchor in found.plan.anchors if anchor.kind == "entrance"]
    return found.spots.by_id[anchors[0].id] if anchors else None


def sighting_of(session: Session, person_id: int, now: datetime) -> Seen | None:
    """Where this person showed to be in the last 15 minutes."""
    found = SEEN_OF.rows(session, since=now - SIGHTING_LIVES, person_id=person_id)
    return next((Seen(*seen) for _, *seen in found), None)


def sightings(session: Session, now: datetime) -> Mapping[int, Seen]:
    """Where each person showed to be in the last 15 minutes, by person id."""
    return {person: Seen(*seen) for person, *seen in SEEN.rows(session, since=now - SIGHTING_LIVES)}


class _Grounds:
    """The plans last used, by the digest of their text: the same text is the same ground in every store."""

    def __init__(self) -> None:
        self._ready: OrderedDict[str, Ground] = OrderedDict()
        self._lock = Lock()

    def get(self, digest: str) -> Ground | None:
        with self._lock:
            if digest in self._ready:
                self._ready.move_to_end(digest)
            return self._ready.get(digest)

    def keep(self, digest: str, plan: Plan) -> Ground:
        with self._lock:
            found = self._ready.setdefault(digest, Ground(plan))
            while len(self._ready) > GROUNDS:
                self._ready.popitem(last=False)
            return found


class _Renamed:
    """The places of those plans by their former addresses too, by revision and by the oldest of these."""

    def __init__(self) -> None:
        self._ready: WeakKeyDictionary[Ground, dict[tuple[object, ...], Spots]] = WeakKeyDictionary()
        self._lock = Lock()

    def get(self, ground: Ground, key: tuple[object, ...], read: Callable[[], list[Former]]) -> Spots:
        with self._lock:
            found = self._ready.get(ground, {}).get(key)
        if found is None:
            made = Spots(ground.plan, read())
            with self._lock:
                kept = self._ready.setdefault(ground, {})
                while len(kept) >= GROUNDS:
                    kept.pop(next(iter(kept)))
                found = kept.setdefault(key, made)
        return found


_grounds = _Grounds()
_renamed = _Renamed()
