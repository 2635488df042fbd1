"""What the store was taught, for the desk and integrations: JSON under /api/entries and /api/aliases."""

from typing import Literal, Self

from pydantic import Field, model_validator

from floorassist.ask.queries import LARGEST_ID
from floorassist.find.models import Entry
from floorassist.learn import actions, entry_queries, teaching_actions
from floorassist.learn.entry_queries import EntriesView, EntryView, Wanted
from floorassist.learn.teaching_actions import Meaning
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.openapi import Api, Body

api = Api("entries")


class NewAlias(Body):
    """Customers' words and what they mean: an item, a place ("A12", "paint department", "checkout") or other
    words; one of them.
    """

    words: str = Field(min_length=1, max_length=300)
    item_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    place: str = Field("", max_length=80)
    means: str = Field("", max_length=200)
    language: str = Field("", max_length=8, pattern=r"^([a-z]{2,3})?$")

    @model_validator(mode="after")
    def one_meaning(self) -> Self:
        """One of the three tells what the words mean."""
        if sum((self.item_id is not None, bool(self.place.strip()), bool(self.means.strip()))) != 1:
            raise ValueError(tr("Send item_id, place or means: one of them."))
        return self


class WantedEntries(Body):
    """Entries whose words, meaning and teacher hold every word of `q`, in any order; of one kind, in one
    language. "faded" are those whose item has moved since.
    """

    q: str = Field("", max_length=200)
    kind: Literal["", "item", "spot", "words", "aisle", "area", "same", "faded"] = ""
    language: str = Field("", max_length=8)


@api.post("/aliases", body=NewAlias, answers=EntryView, status=201, role="supervisor")
def teach(body: NewAlias) -> EntryView:
    """Teach what words mean: everybody finds it from now on."""
    caller, now = access.current(), access.now()
    meaning = Meaning(body.item_id, body.place.strip(), body.means.strip())
    with access.writing() as session:
        taught = teaching_actions.teach(
            session, body.words.strip(), meaning, caller.person_id, body.language, now=now
        )
        return _view(session, taught)


@api.get("/entries", query=WantedEntries, answers=EntriesView, role="supervisor")
def entries(query: WantedEntries) -> EntriesView:
    """Kept answers and aliases, the newest first, and what customers asked but did not find."""
    with access.reading() as session:
        return entry_queries.entries(session, access.now(), Wanted(query.q, query.kind, query.language))


@api.delete("/entries/<int:entry_id>", role="supervisor")
def revoke(entry_id: int) -> None:
    """Take an entry back: nobody finds it any more."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        actions.revoke_answer(session, entry_id, caller.person_id, supervisor=True, now=now)


@api.post("/entries/<int:entry_id>/undo", answers=EntryView, role="supervisor")
def bring_back(entry_id: int) -> EntryView:
    """Bring an entry back that was taken back."""
    now = access.now()
    with access.writing() as session:
        return _view(session, actions.bring_back(session, entry_id, now=now))


@api.post("/entries/<int:entry_id>/confirmation", answers=EntryView, role="supervisor")
def confirm_entry(entry_id: int) -> EntryView:
    """It is still right, though its item has moved."""
    now = access.now()
    with access.writing() as session:
        return _view(session, actions.confirm_entry(session, entry_id, now=now))


def _view(session: StoreSession, entry: Entry) -> EntryView:
    return entry_queries.entry_view(session, entry, access.now())
