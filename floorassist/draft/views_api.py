"""What the draft's routes take and tell."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from floorassist.draft import queries as drafts
from floorassist.draft.backdrop_queries import Backdrop
from floorassist.draft.changes import Change, Edit, edits_json
from floorassist.draft.models import ID, KEY, LABEL
from floorassist.web.openapi import Body, Told

MOST_CHANGES, MOST_EDITS, MOST_SELECTED, LAST_PLACE = 1_000, 20_000, 500, 100_000
Kind = Literal[
    "plan", "levels", "zones", "aisles", "walls", "doors", "fixtures", "anchors", "connectors", "blocks"
]
Selected = Annotated[list[Annotated[str, Field(max_length=ID)]], Field(min_length=2, max_length=3)]


class NewEdit(Body):
    """An object (kind and id) before and after: null before adds it, null after takes it away.

    `at` is its place in its list, from 0. The plan's own fields are the object `plan` of the kind `plan`.
    """

    kind: Kind
    id: str = Field(min_length=1, max_length=ID)
    at: int = Field(0, ge=0, le=LAST_PLACE)
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


class NewChange(Body):
    """What one gesture did: in as a whole or not at all; and once, however often its `key` (a UUID) comes."""

    key: str = Field(min_length=8, max_length=KEY, pattern=r"^[A-Za-z0-9_-]+$")
    label: str = Field("", max_length=LABEL)
    edits: list[NewEdit] = Field(min_length=1, max_length=MOST_EDITS)

    def change(self) -> Change:
        """As a value."""
        edits = (Edit(one.kind, one.id, one.at, one.before, one.after) for one in self.edits)
        return Change(self.key, self.label, tuple(edits))


class NewChanges(Body):
    """Changes in their order, made from the draft as it was after its change number `after`."""

    after: int = Field(ge=0)
    changes: list[NewChange] = Field(min_length=1, max_length=MOST_CHANGES)


class Since(Body):
    """After which change's number."""

    after: int = Field(ge=0)


class ByView(Told):
    """Who did it."""

    id: int
    name: str


class EditView(Told):
    """An object before and after."""

    kind: str
    id: str
    at: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class ChangeView(Told):
    """A change that is in, with its number; `by` is null for a program, and for somebody who is gone."""

    seq: int
    key: str
    label: str
    edits: list[EditView]
    by: ByView | None
    at: datetime


class ChangesView(Told):
    """The changes since. `fresh`: there are too many, or they are not kept any more; load the draft anew."""

    base_revision: int
    seq: int
    changes: list[ChangeView]
    fresh: bool


class TakenView(ChangesView):
    """Which changes are in, and what else was changed since."""

    taken: list[str]


class EditorView(Told):
    """Somebody who has the editor open, with the level they look at and what they selected: kinds and ids."""

    person: ByView
    level: str
    selection: list[list[str]]


class EditorsView(Told):
    """The others who have the editor open."""

    editors: list[EditorView]


class Presence(Body):
    """The level that I look at, and what I selected: [kind, id], or [kind, id, bay]."""

    level: str = Field(max_length=ID)
    selection: list[Selected] = Field(default_factory=list, max_length=MOST_SELECTED)


class PlacedView(Told):
    """Where its upper left corner lies in metres, how wide a pixel is, degrees clockwise about it."""

    x: float
    y: float
    metres_per_pixel: float
    angle: float


class BackdropView(Told):
    """A picture under a level, `width` x `height` pixels; `placed` is null until somebody placed it."""

    id: int
    level: str
    width: int
    height: int
    url: str
    placed: PlacedView | None
    opacity: float


class DraftView(Told):
    """The draft: `base_revision` is the plan it goes on from, `revision` the one published now (0: none).

    `seq` is its last change (0: nobody edited yet), `document` the whole plan in the native format. `refused`
    says why what was scheduled could not be published when its time came.
    """

    base_revision: int
    revision: int
    seq: int
    document: dict[str, Any]
    editors: list[EditorView]
    backdrops: list[BackdropView]
    scheduled_at: datetime | None
    refused: str | None


def change_view(taken: drafts.Taken) -> ChangeView:
    """A change as it is told."""
    return ChangeView(
        seq=taken.seq,
        key=taken.change.key,
        label=taken.change.label,
        edits=[EditView(**one) for one in edits_json(taken.change.edits)],
        by=by_view(taken.by),
        at=taken.at,
    )


def by_view(by: drafts.By | None) -> ByView | None:
    """Who did it."""
    return ByView(id=by.id, name=by.name) if by else None


def editor_view(editor: drafts.Editor) -> EditorView:
    """An editor as it is told."""
    person = ByView(id=editor.person.id, name=editor.person.name)
    return EditorView(person=person, level=editor.level, selection=editor.selection)


def backdrop_view(one: Backdrop) -> BackdropView:
    """A picture as it is told; its address is another one when the number is given to another picture."""
    placed = PlacedView(**asdict(one.placed)) if one.placed else None
    return BackdropView(
        id=one.id,
        level=one.level,
        width=one.width,
        height=one.height,
        url=f"/api/plan/backdrops/{one.id}?of={int(one.added_at.timestamp())}",
        placed=placed,
        opacity=one.opacity,
    )
