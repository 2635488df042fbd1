"""What was found, as phones and integrations get it: JSON with the sentence to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select

from floorassist.catalog import queries as catalog
from floorassist.catalog import reset_queries as resets
from floorassist.catalog.queries import ItemView, PlacementView
from floorassist.find import sentence
from floorassist.find.decision import Decision
from floorassist.find.models import Entry
from floorassist.find.places import Place, place_of
from floorassist.find.search import Found, Result
from floorassist.find.stand_queries import (
    NOWHERE,
    Here,
    against,
    at_place,
    at_placement,
    nearest_first,
    to_check,
)
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spots
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.openapi import Told


class AisleView(Told):
    """An aisle with its probability, 0 to 1."""

    aisle: str
    probability: float


class ResultView(Told):
    """One thing found, the best first. `say` is the sentence to say.

    `aisle` is the code as the store writes it, also when the plan does not know it. `words` and `taught_by`
    belong to a kept answer: the customer's words, and the colleague who answered. `doubted_at` and
    `being_reset` are those of its place. `out_of_stock`: none is left.
    """

    kind: Literal["item", "aisle", "spot", "department", "answer"]
    id: int | str
    title: str
    subtitle: str
    say: str
    aisle: str
    bay: str
    side: str
    shelf: str
    spot: str | None
    code: str
    x: float | None
    y: float | None
    level: str | None
    item_id: int | None
    placements: list[PlacementView]
    confirmed_at: datetime | None
    doubted_at: datetime | None
    being_reset: bool = False
    out_of_stock: bool = False
    score: float
    taught_by: str | None = None
    words: str | None = None


class FoundView(Told):
    """The results of a question and what to do with them: answer, also show others, or ask a colleague."""

    q: str
    results: list[ResultView]
    decision: Literal["answer", "also", "ask"]
    probability: float
    aisles: list[AisleView]


def found_view(session: StoreSession, q: str, found: Found, here: Here | None = None) -> FoundView:
    """The finding with names, sentences and all placements; with `here` the nearest placement comes first."""
    item_ids = [result.item_id for result in found.results if result.item_id is not None]
    items = {item.id: item for item in catalog.items(session, item_ids)}
    answers = _answers(session, found.results)
    spots = floor.spots(session) if answers else None
    shown = _Shown(items, answers, spots, resets.aisles_to_check(session, spots) if spots else {}, here)
    views = [view for view in map(shown.view, found.results) if view]
    return FoundView(
        q=q,
        results=views,
        decision=_decision(found, views),
        probability=round(found.probability, 4),
        aisles=[AisleView(aisle=code, probability=round(share, 4)) for code, share in found.aisles],
    )


def _decision(found: Found, views: Sequence[ResultView]) -> Decision:
    """A place in doubt is never the answer alone."""
    return "also" if views and views[0].doubted_at and found.decision == "answer" else found.decision


@dataclass(frozen=True)
class _Shown:
    """What the views of one finding are made of: items and kept answers (with their teachers) by id.

    `to_check`: since when aisles are being reset.
    """

    items: dict[int, ItemView]
    answers: dict[int, tuple[Entry, str | None]]
    spots: Spots | None
    to_check: dict[str, datetime]
    here: Here | None

    def view(self, result: Result) -> ResultView | None:
        """One result; None for what was taken out while it was being found."""
        item = self.items.get(result.item_id) if result.item_id is not None else None
        if result.place:
            return self._place(result, result.place)
        if result.kind == "item":
            return self._item(result, item) if item else None
        kept = self.answers.get(result.findable.id) if result.findable else None
        return self._answer(result, *kept, item) if kept else None

    def _place(self, result: Result, place: Place) -> ResultView:
        say = sentence.of_place(place)
        return ResultView(
            kind=result.kind,
            id=place.id,
            title=sentence.renamed(place) if place.was else say if place.bay else place.label or say,
            subtitle=tr("Department") if place.kind == "department" else place.label and place.code,
            say=say,
            item_id=None,
            placements=[],
            score=result.score,
            **at_place(place),
        )

    def _item(self, result: Result, item: ItemView) -> ResultView:
        stands = nearest_first(item.placements, self.here)
        says = [stand.say for stand in stands]
        at = at_placement(stands[0]) if stands else NOWHERE
        about = (item.brand, item.department, sentence.beside(stands))
        return ResultView(
            kind="item",
            id=item.id,
            title=item.name,
            subtitle=" · ".join(part for part in about if part),
            say=sentence.of_item(says, **against(at, item.out_of_stock)),
            item_id=item.id,
            placements=stands,
            out_of_stock=item.out_of_stock,
            score=result.score,
            **at,
        )

    def _answer(
        self, result: Result, entry: Entry, taught_by: str | None, item: ItemView | None
    ) -> ResultView:
        stands = nearest_first(item.placements, self.here) if item else []
        where, at = _stand_of_answer(entry, item, stands, self.spots)
        if not any(stand.aisle == at["aisle"] for stand in stands):
            at |= to_check(self.to_check.get(at["aisle"]))
        out = bool(item and item.out_of_stock)
        return ResultView(
            kind="answer",
            id=entry.id,
            title=item.name if item else entry.text or where,
            subtitle=_answered_by(taught_by),
            say=sentence.of_answer(entry.text, where, **against(at, out)),
            item_id=item.id if item else None,
            placements=stands,
            out_of_stock=out,
            score=result.score,
            taught_by=taught_by,
            words=entry.words,
            **(at | {"confirmed_at": entry.created_at}),
        )


def _answered_by(teacher: str | None) -> str:
    return tr("Answered by {name}", name=teacher) if teacher else tr("Answered by a colleague")


def say_of(session: StoreSession, entry: Entry) -> str:
    """The sentence to say for a kept answer."""
    item = catalog.item(session, entry.item_id) if entry.item_id is not None else None
    where, _ = _stand_of_answer(entry, item, item.placements if item else [], floor.spots(session))
    return sentence.of_answer(entry.text, where)


def _stand_of_answer(
    entry: Entry, item: ItemView | None, stands: Sequence[PlacementView], spots: Spots | None
) -> tuple[str, dict[str, Any]]:
    """The sentence and the place: the entry's spot unless its item changed aisles since, else the item's."""
    home = item.placements[0].aisle if item and item.placements else ""
    moved = bool(entry.taught_aisle and home and home != entry.taught_aisle)
    spot = spots.by_id.get(entry.spot) if spots and entry.spot and not moved else None
    if spot:
        place = place_of(spot)
        return sentence.of_place(place), at_place(place)
    return (stands[0].say, at_placement(stands[0])) if stands else ("", NOWHERE)


def _answers(session: StoreSession, results: Sequence[Result]) -> dict[int, tuple[Entry, str | None]]:
    """The kept answers among the results, each with the name of who taught it."""
    ids = [each.findable.id for each in results if each.findable and each.kind == "answer"]
    if not ids:
        return {}
    query = select(Entry, Person.name).outerjoin(Person, Person.id == Entry.taught_by_id)
    return {entry.id: (entry, name) for entry, name in session.execute(query.where(Entry.id.in_(ids)))}
