"""Where else: what will do instead, our other stores, other places; and what customers missed most."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from floorassist.catalog import queries as catalog
from floorassist.catalog.models import Item
from floorassist.catalog.queries import ItemView
from floorassist.find import queries as find
from floorassist.find import view_queries
from floorassist.find.asked import MASK
from floorassist.find.models import Question
from floorassist.find.search import Found, Result, StoreIndex, answer
from floorassist.find.view_queries import ResultView
from floorassist.people.models import Person
from floorassist.refer.matching import Kept, Wanted, fitting, is_old
from floorassist.refer.models import Referral
from floorassist.refer.substitutes import substitutes
from floorassist.storage.session import StoreSession
from floorassist.web.openapi import Told

MOST_PLACES = 8
MISSED_DAYS = timedelta(days=30)
MISSED = 12
TWICE = 2
"""Words of one customer alone may tell who they are."""


class ReferralView(Told):
    """Where else to get something: a branch of ours or another place, and who last made sure of it.

    It is for one item, for customers' words or for a department; for everything where all are empty.
    `check_first`: that was long ago.
    """

    id: int
    kind: Literal["branch", "place"]
    name: str
    where: str
    phone: str
    note: str
    item_id: int | None
    item: str | None
    words: str
    department: str
    checked_at: datetime
    checked_by: str | None
    created_by: str | None
    check_first: bool


class ElsewhereView(Told):
    """What to tell a customer whom the shelf can't help: the best first in each list."""

    substitutes: list[ResultView]
    branches: list[ReferralView]
    places: list[ReferralView]


class MissedView(Told):
    """Words that customers used more than once to which the store had no answer; `count` in 30 days."""

    words: str
    count: int
    has_referral: bool


class ReferralsView(Told):
    """Every referral by name, and what customers missed most."""

    referrals: list[ReferralView]
    missed: list[MissedView]


def of_item(session: StoreSession, item_id: int, now: datetime) -> ElsewhereView | None:
    """Where else to get an item; None where the store has no such item."""
    item = catalog.item(session, item_id)
    if item is None:
        return None
    return _elsewhere(session, _wanted(item), substitutes(find.store_index(session), item_id), now)


def of_words(session: StoreSession, words: str, now: datetime) -> ElsewhereView:
    """Where else to get what a customer asks for; instead of what is found but sold out, what is like it."""
    store = find.store_index(session)
    departments = find.likely_departments(session, words)
    return _elsewhere(session, Wanted(words, None, departments), _instead(store, words), now)


def referrals(session: StoreSession, now: datetime) -> ReferralsView:
    """Every referral that was not removed, by name, and the misses that call for one."""
    found = _views(session, None, now)
    found.sort(key=lambda one: (one.kind, one.name.casefold(), one.id))
    return ReferralsView(referrals=found, missed=_missed(session, now))


def referral_view(session: StoreSession, referral_id: int, now: datetime) -> ReferralView | None:
    """One referral, removed or not."""
    return next(iter(_views(session, [referral_id], now, removed_too=True)), None)


def _wanted(item: ItemView) -> Wanted:
    departments = frozenset({item.department} if item.department else ())
    return Wanted(" ".join((item.name, *item.keywords)), item.id, departments)


def _instead(store: StoreIndex, words: str) -> list[Result]:
    """Like what is found but out of stock; nothing where the find itself shows what is there."""
    found = [result for result in answer(store, words, 3).results if result.kind == "item"]
    first = found[0].findable if found else None
    return substitutes(store, first.id) if first and first.out else []


def _elsewhere(
    session: StoreSession, wanted: Wanted, instead: Sequence[Result], now: datetime
) -> ElsewhereView:
    store = find.store_index(session)
    ids = fitting(_kept(session), wanted, store.language)
    by_id = {one.id: one for one in _views(session, ids, now)}
    fits = [by_id[one] for one in ids if one in by_id]
    shown = view_queries.found_view(session, wanted.words, Found(list(instead), "also", 0.0, []))
    return ElsewhereView(
        substitutes=shown.results,
        branches=[one for one in fits if one.kind == "branch"][:MOST_PLACES],
        places=[one for one in fits if one.kind == "place"][:MOST_PLACES],
    )


def _kept(session: StoreSession) -> list[Kept]:
    """What decides about every referral that was not removed."""
    columns = (Referral.id, Referral.kind, Referral.item_id, Referral.words, Referral.department)
    query = select(*columns, Referral.checked_at).where(Referral.removed_at.is_(None)).order_by(Referral.id)
    return [Kept(*row) for row in session.execute(query)]


def _views(
    session: StoreSession, ids: Iterable[int] | None, now: datetime, *, removed_too: bool = False
) -> list[ReferralView]:
    checker, author = aliased(Person), aliased(Person)
    query = (
        select(Referral, Item.name, checker.name, author.name)
        .outerjoin(Item, Item.id == Referral.item_id)
        .outerjoin(checker, checker.id == Referral.checked_by_id)
        .outerjoin(author, author.id == Referral.created_by_id)
    )
    if ids is not None:
        query = query.where(Referral.id.in_(list(ids)))
    if not removed_too:
        query = query.where(Referral.removed_at.is_(None))
    return [_view(*row, now) for row in session.execute(query).tuples()]


def _view(
    row: Referral, item: str | None, checked_by: str | None, created_by: str | None, now: datetime
) -> ReferralView:
    return ReferralView(
        id=row.id,
        kind=row.kind,  # type: ignore[arg-type] # one of two in every row
        name=row.name,
        where=row.where,
        phone=row.phone,
        note=row.note,
        item_id=row.item_id,
        item=item,
        words=row.words,
        department=row.department,
        checked_at=row.checked_at,
        checked_by=checked_by,
        created_by=created_by,
        check_first=is_old(row.checked_at, now),
    )


def _missed(session: StoreSession, now: datetime) -> list[MissedView]:
    """What found nothing, most often first."""
    total = func.sum(Question.count)
    query = (
        select(Question.words, total)
        .where(
            Question.outcome == "miss",
            Question.asked_on > (now - MISSED_DAYS).date(),
            Question.words.not_like(f"%{MASK}%"),
        )
        .group_by(Question.words)
        .having(total >= TWICE)
        .order_by(total.desc(), Question.words)
        .limit(MISSED)
    )
    rows = session.execute(query).all()
    kept = [one for one in _kept(session) if one.words] if rows else []
    language = find.store_index(session).language if rows else None
    return [
        MissedView(
            words=words,
            count=int(count),
            has_referral=bool(language and fitting(kept, Wanted(words), language)),
        )
        for words, count in rows
    ]
