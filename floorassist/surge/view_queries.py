"""Surges as phones and the desk get them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from floorassist.people.models import Person
from floorassist.people.roles import leads
from floorassist.storage.session import StoreSession
from floorassist.surge import place_queries as places
from floorassist.surge import queries as surges
from floorassist.surge.models import SurgeRow
from floorassist.surge.rotation import WEEKS
from floorassist.surge.states import Part, Surge
from floorassist.surge.view_models import (
    Lead,
    PastSurge,
    RuleView,
    SurgeDeskView,
    SurgesView,
    SurgeView,
    ZonePlace,
)
from floorassist.surge.zone import Area


@dataclass(frozen=True)
class Scene:
    """What views of one surge share: names and leads of everybody in it, who is busy, and where it is."""

    names: Mapping[int, str]
    leads: frozenset[int]
    in_hand: frozenset[int]
    area: Area | None


def scene(session: StoreSession, row: SurgeRow) -> Scene:
    """Look up once what the views of this surge need."""
    found = session.execute(
        select(Person.id, Person.name, Person.role).where(Person.revoked_at.is_(None))
    ).all()
    names = {person_id: name for person_id, name, _ in found}
    lead = frozenset(person_id for person_id, _, role in found if leads(role))
    return Scene(names, lead, surges.in_hand(session), places.area(session, row))


def view(scene: Scene, row: SurgeRow, surge: Surge, person_id: int) -> SurgeView:
    """The surge as this person sees it; `surge` is its value before anything was erased."""
    return SurgeView(
        id=row.id,
        zone=row.zone,
        note=row.note,
        place=place_view(scene.area),
        needed=row.needed,
        coming=surge.count(Part.COMING),
        here=surge.count(Part.HERE),
        by=scene.names.get(row.called_by_id) if row.called_by_id else None,
        by_rule=row.by_rule,
        opened_at=row.opened_at,
        ends_at=row.ends_at,
        over=surge.over,
        why=row.why,
        version=surge.version,
        part=surge.part_of(person_id),
        in_hand=person_id in scene.in_hand,
        lead=lead_view(scene, surge) if person_id in scene.leads and not surge.over else None,
    )


def lead_view(scene: Scene, surge: Surge) -> Lead:
    """Who comes, by name; the others by count alone."""

    def names(part: Part) -> tuple[str, ...]:
        found = (scene.names.get(one.person_id, "") for one in surge.parts if one.part == part)
        return tuple(sorted(filter(None, found), key=str.casefold))

    return Lead(
        called=len(surge.parts),
        not_now=surge.count(Part.DECLINED),
        left=surge.count(Part.LEFT),
        coming=names(Part.COMING),
        here=names(Part.HERE),
    )


def place_view(area: Area | None) -> ZonePlace | None:
    """Where one walks to."""
    if area is None:
        return None
    spot = area.place
    return ZonePlace(
        spot=spot.id,
        code=spot.code,
        say=places.say(spot),
        aisle=spot.aisle,
        x=spot.x,
        y=spot.y,
        level=spot.level,
    )


def seen(session: StoreSession, row: SurgeRow, person_id: int) -> SurgeView:
    """The surge as this person sees it now."""
    return view(scene(session, row), row, surges.value_of(row), person_id)


def mine(session: StoreSession, person_id: int, *, lead: bool) -> SurgesView:
    """The calls that are on and concern me: all of them for a supervisor, else those I was called to."""
    rows = surges.on_now(session) if lead else surges.on_with(session, person_id)
    found = tuple(seen(session, row, person_id) for row in rows)
    return SurgesView(agrees=surges.agreement_of(session, person_id), surges=found)


def desk(session: StoreSession, person_id: int, now: datetime) -> SurgeDeskView:
    """Everything that a supervisor needs to call, to see who comes, and to end it."""
    past = surges.over_since(session, now - timedelta(weeks=WEEKS))
    return SurgeDeskView(
        surges=mine(session, person_id, lead=True).surges,
        past=tuple(PastSurge.model_validate(row, from_attributes=True) for row in past),
        zones=tuple(places.zones(session)),
        agreed=sum(surges.agreements(session).values()),
        free=len(surges.may_be_called(session, now)),
        rule=RuleView(**asdict(surges.rule_of(session))),
    )
