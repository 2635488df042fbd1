"""What the store was taught, who taught it, and what customers ask without being helped."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from floorassist.catalog.models import Item
from floorassist.find import stock_queries
from floorassist.find.asked import MASK
from floorassist.find.language import Phrase, every_language
from floorassist.find.models import Entry, Question
from floorassist.find.places import place_of
from floorassist.find.question import asked_for
from floorassist.find.sentence import of_place
from floorassist.find.words import stem
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.openapi import Told

DAYS = timedelta(days=30)
MOST = 300
MOST_ASKED = 50
LOOKED_AT = 2000
TWICE = 2
"""Words of one customer alone may tell who they are."""


class EntryView(Told):
    """Words and what they lead to. `kind`: item, spot, words (an answer), aisle, area (a department) or same
    (other words). `asked`: how often in 30 days; `faded`: its item has moved since it was taught.
    """

    id: int
    words: str
    language: str
    kind: str
    leads_to: str
    item_id: int | None
    taught_by: str | None
    taught_at: datetime
    answered: bool
    asked: int
    faded: bool


class UnansweredView(Told):
    """Words that customers used without being helped by what is found; how often in 30 days."""

    words: str
    count: int


class EntriesView(Told):
    """Entries, the newest first, 300 at most; `fit` of the `total` are what was wanted. `unanswered`: what
    more than one customer asked but did not find.
    """

    entries: list[EntryView]
    fit: int
    total: int
    unanswered: list[UnansweredView]


@dataclass(frozen=True)
class Wanted:
    """Which entries: those that hold every word of `q`, of this kind ("faded" is one) and this language."""

    q: str = ""
    kind: str = ""
    language: str = ""


EVERY = Wanted()
Row = tuple[Entry, str | None, str | None]
"""An entry with the names of its item and of who taught it."""


def entries(session: StoreSession, now: datetime, wanted: Wanted = EVERY) -> EntriesView:
    """The newest of the wanted entries, and the questions that call for one."""
    total = session.scalar(select(func.count(Entry.id)).where(Entry.revoked_at.is_(None))) or 0
    query = _rows().where(Entry.revoked_at.is_(None)).order_by(Entry.created_at.desc(), Entry.id.desc())
    leads, fit = _Leads(session), total
    if wanted == EVERY:
        rows = list(session.execute(query.limit(MOST)).tuples())
    else:
        fitting = _fitting(session, session.execute(query).tuples(), leads, wanted)
        rows, fit = fitting[:MOST], len(fitting)
    views = _views(session, rows, leads, now)
    return EntriesView(entries=views, fit=fit, total=total, unanswered=_unanswered(session, now))


def entry_view(session: StoreSession, entry: Entry, now: datetime) -> EntryView:
    """One entry."""
    rows = list(session.execute(_rows().where(Entry.id == entry.id)).tuples())
    return _views(session, rows, _Leads(session), now)[0]


def _rows() -> Select[Any]:
    named = select(Entry, Item.name, Person.name).outerjoin(Item, Item.id == Entry.item_id)
    return named.outerjoin(Person, Person.id == Entry.taught_by_id)


def _fitting(session: StoreSession, rows: Iterable[Row], leads: "_Leads", wanted: Wanted) -> list[Row]:
    rows, parts = list(rows), wanted.q.lower().split()
    homes = _homes(session, rows) if wanted.kind == "faded" else {}
    return [
        row
        for row in rows
        if wanted.language in ("", row[0].language)
        and (_has_faded(row[0], homes) if wanted.kind == "faded" else wanted.kind in ("", row[0].kind))
        and all(part in f"{row[0].words} {leads.of(*row[:2])} {row[2] or ''}".lower() for part in parts)
    ]


def _views(session: StoreSession, rows: Sequence[Row], leads: "_Leads", now: datetime) -> list[EntryView]:
    homes, asked = _homes(session, rows), _asked(session, now)
    return [
        EntryView(
            id=row.id,
            words=row.words,
            language=row.language,
            kind=row.kind,
            leads_to=leads.of(row, name),
            item_id=row.item_id,
            taught_by=teacher,
            taught_at=row.created_at,
            answered=(row.origin or "").startswith("ask:"),
            asked=asked[_key(row.words)],
            faded=_has_faded(row, homes),
        )
        for row, name, teacher in rows
    ]


def _homes(session: StoreSession, rows: Iterable[Row]) -> dict[int, str]:
    """Where the items of these entries stand."""
    return stock_queries.home_aisles(
        session, {row.item_id for row, _, _ in rows if row.item_id is not None and row.taught_aisle}
    )


def _has_faded(row: Entry, homes: Mapping[int, str]) -> bool:
    """Whether its item has moved since it was taught."""
    return bool(row.taught_aisle and homes.get(row.item_id or 0, row.taught_aisle) != row.taught_aisle)


class _Leads:
    """What entries lead to, in words."""

    def __init__(self, session: StoreSession) -> None:
        self.spots = stock_queries.plan_spots(session)

    def of(self, row: Entry, name: str | None) -> str:
        """The item (by this name), the place, the answer or the other words."""
        if row.kind == "item":
            return name or ""
        if row.kind == "spot":
            spot = self.spots.by_id.get(row.spot or "") if self.spots else None
            place = of_place(place_of(spot)) if spot else tr("A place that the plan no longer has")
            return f"{place}. {row.text}" if row.text else place
        if row.kind == "aisle":
            return tr("Aisle {code}", code=row.text)
        if row.kind == "area":
            return tr("{name} department", name=row.text)
        return tr("“{text}”", text=row.text) if row.kind == "same" else row.text


def _asked(session: StoreSession, now: datetime) -> Counter[Phrase]:
    """How often each question was asked in the last 30 days, by its stems."""
    found: Counter[Phrase] = Counter()
    for words, count in _questions(session, now, ("answer", "miss", "ask")):
        found[_key(words)] += count
    return found


def _unanswered(session: StoreSession, now: datetime) -> list[UnansweredView]:
    """What was asked but not found, the most frequent first, without what is taught by now.

    Questions with the same words but for their endings are one, in the words that are used most.
    """
    known = {_key(words) for words in session.scalars(select(Entry.words).where(Entry.revoked_at.is_(None)))}
    counts: Counter[Phrase] = Counter()
    said: dict[Phrase, str] = {}
    for words, count in _questions(session, now, ("miss", "ask")):
        key = _key(words)
        counts[key] += count
        said.setdefault(key, words)
    told = [
        UnansweredView(words=said[key], count=count)
        for key, count in counts.most_common()
        if key and key not in known and count >= TWICE
    ]
    return told[:MOST_ASKED]


def _questions(session: StoreSession, now: datetime, outcomes: Iterable[str]) -> list[tuple[str, int]]:
    total = func.sum(Question.count)
    rows = session.execute(
        select(Question.words, total)
        .where(
            Question.asked_on > (now - DAYS).date(),
            Question.outcome.in_(tuple(outcomes)),
            Question.words.not_like(f"%{MASK}%"),
        )
        .group_by(Question.words)
        .order_by(total.desc(), Question.words)
        .limit(LOOKED_AT)
    )
    return [(words, int(count)) for words, count in rows]


def _key(words: str) -> Phrase:
    return tuple(map(stem, asked_for(words, every_language())))
