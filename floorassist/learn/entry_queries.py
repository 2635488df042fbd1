"""What the store was taught, who taught it, and what customers ask without being helped."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

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
from floorassist.web.openapi import Told

DAYS = timedelta(days=30)
MOST = 300
MOST_ASKED = 50
LOOKED_AT = 2000


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
    """Entries, the newest first, `total` in all; and what was asked but not found."""

    entries: list[EntryView]
    total: int
    unanswered: list[UnansweredView]


def entries(session: StoreSession, now: datetime) -> EntriesView:
    """The newest entries, and the questions that call for one."""
    query = select(Entry).where(Entry.revoked_at.is_(None))
    rows = session.scalars(query.order_by(Entry.created_at.desc(), Entry.id.desc()).limit(MOST)).all()
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    return EntriesView(entries=_views(session, rows, now), total=total, unanswered=_unanswered(session, now))


def entry_view(session: StoreSession, entry: Entry, now: datetime) -> EntryView:
    """One entry."""
    return _views(session, [entry], now)[0]


def _views(session: StoreSession, rows: Sequence[Entry], now: datetime) -> list[EntryView]:
    ids = {row.item_id for row in rows if row.item_id is not None}
    names = dict(session.execute(select(Item.id, Item.name).where(Item.id.in_(ids))).tuples().all())
    people = dict(
        session.execute(
            select(Person.id, Person.name).where(Person.id.in_({row.taught_by_id for row in rows} - {None}))
        )
        .tuples()
        .all()
    )
    homes, asked, leads = (
        stock_queries.home_aisles(session, ids),
        _asked(session, now),
        _Leads(session, names),
    )
    return [
        EntryView(
            id=row.id,
            words=row.words,
            language=row.language,
            kind=row.kind,
            leads_to=leads.of(row),
            item_id=row.item_id,
            taught_by=people.get(row.taught_by_id or 0),
            taught_at=row.created_at,
            answered=(row.origin or "").startswith("ask:"),
            asked=asked[_key(row.words)],
            faded=bool(
                row.taught_aisle and homes.get(row.item_id or 0, row.taught_aisle) != row.taught_aisle
            ),
        )
        for row in rows
    ]


class _Leads:
    """What entries lead to, in words."""

    def __init__(self, session: StoreSession, names: dict[int, str]) -> None:
        self.names, self.spots = names, stock_queries.plan_spots(session)

    def of(self, row: Entry) -> str:
        """The item, the place, the answer or the other words."""
        if row.kind == "item":
            return self.names.get(row.item_id or 0, "")
        if row.kind == "spot":
            spot = self.spots.by_id.get(row.spot or "") if self.spots else None
            place = of_place(place_of(spot)) if spot else "A place that the plan no longer has"
            return f"{place}. {row.text}" if row.text else place
        if row.kind == "aisle":
            return f"Aisle {row.text}"
        return {"area": f"{row.text} department", "same": f"“{row.text}”"}.get(row.kind, row.text)


def _asked(session: StoreSession, now: datetime) -> Counter[Phrase]:
    """How often each question was asked in the last 30 days, by its stems."""
    found: Counter[Phrase] = Counter()
    for words, count in _questions(session, now, ("answer", "miss", "ask")):
        found[_key(words)] += count
    return found


def _unanswered(session: StoreSession, now: datetime) -> list[UnansweredView]:
    """What was asked but not found, the most frequent first, without what is taught by now."""
    known = {_key(words) for words in session.scalars(select(Entry.words).where(Entry.revoked_at.is_(None)))}
    told = [
        UnansweredView(words=words, count=count)
        for words, count in _questions(session, now, ("miss", "ask"))
        if (key := _key(words)) and key not in known
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
