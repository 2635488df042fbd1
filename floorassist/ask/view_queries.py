"""Reads of asks as one person may see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from floorassist.ask import photo_queries
from floorassist.ask import place_queries as places
from floorassist.ask import queries as asks
from floorassist.ask.models import AskRow, PingRow
from floorassist.ask.place_queries import AskedItem, AskedPlace
from floorassist.ask.states import LIVE_PING, Ask, PingState, State
from floorassist.ask.view_models import (
    AnswerView,
    AskedItemView,
    AskedView,
    AskView,
    FromView,
    NamedView,
    Role,
)
from floorassist.ask.waiting_queries import leads_here, next_view
from floorassist.people.models import Person
from floorassist.people.roles import leads
from floorassist.refer.models import Referral
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import NotFound, Refused

NAMES = Read(select(Person.id, Person.name).where(Person.id.in_(bindparam("people", expanding=True))), Person)
REFERRALS = Read(
    select(Referral.id, Referral.name).where(Referral.id.in_(bindparam("referrals", expanding=True))),
    of=Referral,
)


def visible(session: StoreSession, ask_id: int, person_id: int, *, anew: bool = True) -> AskRow:
    """The ask's row, if this person may see it: who asked, who was asked, and supervisors.

    Read `anew`, or as this transaction has just written it.
    """
    row = asks.row_of(session, ask_id) if anew else session.get(AskRow, ask_id)
    if row is None:
        raise NotFound(tr("There is no ask {id} in this store. It may have been forgotten.", id=ask_id))
    if person_id in {row.asker_id, row.owner_id} or any(p.person_id == person_id for p in row.pings):
        return row
    person = session.get(Person, person_id)
    if person is None or not leads(person.role):
        raise Refused(tr("This ask is between others. You will be asked if they need you."))
    return row


@dataclass(frozen=True)
class Scene:
    """What everybody sees of one ask alike, read once."""

    names: Mapping[int, str]
    item: AskedItemView | None
    where: FromView | None
    answer: AnswerView | None
    referral: NamedView | None
    photo: str | None
    ask: Ask
    leads_here: frozenset[int]


@dataclass(frozen=True)
class Known:
    """What asks point at, read once for all of them: people's names, items, places and referrals, by
    id; which of the asks have a picture; who leads now, where one waits for them.
    """

    names: Mapping[int, str]
    items: Mapping[int, AskedItem]
    spots: Mapping[str, AskedPlace]
    referrals: Mapping[int, str]
    photos: frozenset[int]
    leads_here: frozenset[int]


def known_of(session: StoreSession, rows: Sequence[AskRow]) -> Known:
    """Read what these asks point at."""
    items = {item_id for row in rows for item_id in (row.item_id, row.answer_item_id) if item_id}
    spots = {spot_id for row in rows for spot_id in (row.spot, row.answer_spot) if spot_id}
    return Known(
        names=names_of(session, rows),
        items=places.items_of(session, items),
        spots=places.spots_of(session, spots),
        referrals=referrals_of(session, rows),
        photos=photo_queries.with_photo(session, [row.id for row in rows]),
        leads_here=leads_here(session, rows),
    )


def scene(session: StoreSession, row: AskRow, known: Known | None = None) -> Scene:
    """Read what everybody sees of this ask alike, unless it is `known`."""
    known = known or known_of(session, [row])
    item = known.items.get(row.item_id or 0)
    return Scene(
        names=known.names,
        item=AskedItemView(id=item.id, name=item.name, say=item.say) if item else None,
        where=from_view(row, known),
        answer=answer_view(row, known),
        referral=referral_view(row, known),
        photo=f"/api/asks/{row.id}/photo" if row.id in known.photos else None,
        ask=asks.value_of(row),
        leads_here=known.leads_here,
    )


def view(scene: Scene, row: AskRow, viewer_id: int | None) -> AskView:
    """The ask as this person sees it; None is somebody who is no part of it."""
    role, own = role_of(row, viewer_id), newest_ping(row, viewer_id)
    return AskView(
        id=row.id,
        words=row.words,
        item=scene.item,
        state=State(row.state),
        version=row.version,
        asker=named(scene, row.asker_id),
        from_=scene.where,
        owner=named(scene, row.owner_id) if row.owner_id else None,
        role=role,
        created_at=row.created_at,
        deadline_at=deadline_for(scene.ask, role),
        asked=asked_views(scene, row) if role == "asker" else [],
        answer=scene.answer,
        next=next_view(row, scene.leads_here),
        needs_person=row.needs_person,
        walk_seconds=own.walk_seconds if own and role in ("pinged", "owner") else None,
        language=row.language,
        photo=scene.photo,
        note=row.note,
        hops=row.hops,
        hand_ons_left=max(0, scene.ask.policy.hand_ons - row.hops),
        handed_by=scene.names.get(row.handed_by_id or 0),
        nudged=row.nudged,
        promise_id=row.promise_id,
        referral=scene.referral,
    )


def views(session: StoreSession, rows: Sequence[AskRow], viewer_id: int | None) -> list[AskView]:
    """Several asks as this person sees them."""
    known = known_of(session, rows)
    return [view(scene(session, row, known), row, viewer_id) for row in rows]


def role_of(row: AskRow, viewer_id: int | None) -> Role:
    """What this person is in the ask."""
    if viewer_id == row.asker_id:
        return "asker"
    if viewer_id is not None and viewer_id == row.owner_id:
        return "owner"
    ping = newest_ping(row, viewer_id)
    return "pinged" if ping and ping.state in LIVE_PING else "other"


def deadline_for(ask: Ask, role: Role) -> datetime | None:
    """When the ask next changes by itself. Who is no part of it could work out from it who took how long."""
    if role == "other":
        return None
    if role == "pinged" or ask.state == State.QUEUED:
        return ask.expires_at
    return ask.held_until or ask.deadline_at


def newest_ping(row: AskRow, person_id: int | None) -> PingRow | None:
    """The latest ping to this person."""
    return next((ping for ping in reversed(row.pings) if ping.person_id == person_id), None)


def asked_views(scene: Scene, row: AskRow) -> list[AskedView]:
    """Who is being asked in this round."""
    return [
        AskedView(name=scene.names[p.person_id], seconds=p.walk_seconds, state=PingState(p.state))
        for p in row.pings
        if p.epoch == row.epoch
    ]


def from_view(row: AskRow, known: Known) -> FromView | None:
    """Where the customer stands: the spot as the plan has it now, else the point."""
    spot = known.spots.get(row.spot or "")
    if spot:
        return FromView(code=spot.code, x=spot.x, y=spot.y, level=spot.level)
    return None if row.x is None else FromView(code=None, x=row.x, y=row.y, level=row.level)


def answer_view(row: AskRow, known: Known) -> AnswerView | None:
    """What was answered in this round."""
    if row.answered_by_id is None:
        return None
    item = known.items.get(row.answer_item_id or 0)
    spot = known.spots.get(row.answer_spot or "") or (item.home if item else None)
    return AnswerView(
        id=row.kept_as_id,
        words=row.answer_words,
        item=NamedView(id=item.id, name=item.name) if item else None,
        by=known.names[row.answered_by_id],
        kept=row.kept_as_id is not None,
        say=spot.say if spot else item.say if item else None,
        spot=spot.spot if spot else None,
        code=spot.code if spot else None,
        aisle=spot.aisle if spot else None,
        bay=spot.bay if spot else None,
        side=spot.side if spot else None,
        shelf=spot.shelf if spot else None,
        x=spot.x if spot else None,
        y=spot.y if spot else None,
        level=spot.level if spot else None,
    )


def referral_view(row: AskRow, known: Known) -> NamedView | None:
    """Where the customer was sent."""
    name = known.referrals.get(row.referral_id or 0)
    return NamedView(id=row.referral_id, name=name) if row.referral_id and name else None


def referrals_of(session: StoreSession, rows: Iterable[AskRow]) -> Mapping[int, str]:
    """The names of where the customers of these asks were sent."""
    ids = {row.referral_id for row in rows if row.referral_id}
    return dict(map(tuple, REFERRALS.rows(session, referrals=sorted(ids)))) if ids else {}


def named(scene: Scene, person_id: int) -> NamedView:
    """The person by name."""
    return NamedView(id=person_id, name=scene.names[person_id])


def names_of(session: StoreSession, rows: Iterable[AskRow]) -> Mapping[int, str]:
    """The names of everybody in these asks."""
    ids = {
        person_id for row in rows for person_id in (*parties(row), *(ping.person_id for ping in row.pings))
    }
    return dict(map(tuple, NAMES.rows(session, people=sorted(one for one in ids if one))))


def parties(row: AskRow) -> tuple[int | None, ...]:
    """Who is named in an ask beside those who were pinged."""
    return row.asker_id, row.owner_id, row.answered_by_id, row.handed_by_id
