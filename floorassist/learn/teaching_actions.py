"""Teaching the store what words mean, without waiting for a customer to ask."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from floorassist.catalog import queries as catalog
from floorassist.find import queries as find
from floorassist.find import stock_queries
from floorassist.find.language import Language
from floorassist.find.models import Entry
from floorassist.find.places import Place
from floorassist.find.question import asked_for
from floorassist.find.words import stem
from floorassist.find.words import words as cut
from floorassist.learn.actions import renew, tell
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web.errors import BadInput

ONLY_ASKS = mark("These words only ask, or hold no letter.")


@dataclass(frozen=True)
class Meaning:
    """What words mean: an item, a place as people call it, or other words; one of them."""

    item_id: int | None = None
    place: str = ""
    other: str = ""


def teach(
    session: StoreSession,
    words: str,
    meaning: Meaning,
    person_id: int | None,
    language: str = "",
    *,
    now: datetime,
) -> Entry:
    """These words mean that from now on; what was taught before stays one entry."""
    events.take_turn(session)
    store = find.store_index(session)
    asked = asked_for(words, store.language)
    if not asked:
        raise BadInput("words", f"{tr(ONLY_ASKS)} {tr('Write what the customer calls the thing.')}")
    kind, item_id, spot, text = _meant(session, meaning)
    if kind == "same":
        _other_words(text, asked, store.language)
    fields = {"words": words, "kind": kind, "item_id": item_id, "spot": spot, "text": text}
    # An answer that a colleague gave stays the colleague's, even if it says the same.
    query = select(Entry).filter_by(**fields, revoked_at=None, origin=None).order_by(Entry.id).limit(1)
    entry = session.scalars(query).first() or Entry(**fields, created_at=now)
    entry.language, entry.taught_by_id = language, person_id
    session.add(entry)
    renew(session, entry)
    tell(session, entry, now=now)
    return entry


def _other_words(text: str, asked: list[str], language: Language) -> None:
    """Other words can be looked up, and are others than those that are taught."""
    other = asked_for(text, language)
    if not other:
        raise BadInput("means", f"{tr(ONLY_ASKS)} {tr('Write what the store calls the thing.')}")
    if list(map(stem, other)) == list(map(stem, asked)):
        raise BadInput("means", tr("These words mean themselves already. Write other words."))


def _meant(session: StoreSession, meaning: Meaning) -> tuple[str, int | None, str | None, str]:
    """Kind, item, spot and text of an entry of this meaning."""
    if meaning.item_id is not None:
        if catalog.item(session, meaning.item_id) is None:
            raise BadInput("item_id", tr("There is no such item in this store. Search for it by name."))
        return "item", meaning.item_id, None, ""
    if not meaning.place:
        return "same", None, None, meaning.other
    place = _place(session, meaning.place)
    if place is None:
        raise BadInput(
            "place",
            tr(
                "There is no place “{place}” in this store. Write an aisle, a bay or a department.",
                place=meaning.place,
            ),
        )
    if place.kind == "spot":
        return "spot", None, place.id, ""
    return ("aisle", None, None, place.aisle) if place.kind == "aisle" else ("area", None, None, place.id)


def _place(session: StoreSession, text: str) -> Place | None:
    """The place of this name as it is found; by its id where the plan has one."""
    store, spots = find.store_index(session), stock_queries.plan_spots(session)
    by_department = store.places.department(cut(text))
    if by_department:
        return by_department
    meant = store.places.meant(text, store.language)
    if not meant and spots and spots.by_id.get(text):
        meant = store.places.meant(spots.by_id[text].code, store.language)
    return meant[0] if meant else None
