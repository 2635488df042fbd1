"""What the floor routes take and tell, and what app.py wires in from the features above."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from flask import current_app
from pydantic import BaseModel, ConfigDict, Field, model_validator

from floorassist.floor.spots import Spot
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.openapi import Body, Told

BEYOND = "floor"


@dataclass(frozen=True)
class Beyond:
    """What the floor shows of the catalog; app.py puts one under `app.extensions[BEYOND]`."""

    items_at: Callable[[StoreSession, Spot], int]


NOTHING_BEYOND = Beyond(items_at=lambda _session, _spot: 0)


def beyond() -> Beyond:
    """What app.py wired."""
    found: Beyond = current_app.extensions.get(BEYOND, NOTHING_BEYOND)
    return found


class RenamedView(Told):
    """A place (`spot` is its id) that was called `code` and is found by that until then; its parts beside."""

    code: str
    aisle: str
    bay: str | None
    side: str | None
    spot: str
    until: datetime


class PlanView(Told):
    """The published plan; `plan` is the document in the native format (schema 1).

    `renamed` are the addresses that places had before. A renamed aisle is told once: its bays are found
    through it by the numbers that they have.
    """

    revision: int
    published_at: datetime
    plan: dict[str, Any]
    renamed: list[RenamedView]


class PlanDocument(BaseModel):
    """A plan document in the native format (schema 1, metres); faults are told with the object's name."""

    model_config = ConfigDict(extra="allow")


class Publication(Body):
    """The revision that the plan was made from: publishing over another one is refused."""

    expected_revision: Annotated[int | None, Field(ge=0, le=2**31 - 1)] = None


class PublishedView(Told):
    """The number of the plan that holds from now on."""

    revision: int
    published_at: datetime


class SpotView(Told):
    """A place with a code; x and y (metres) are where one stands before it; `items` are there.

    `renamed_from` is told where it was found by an address that it had before: "A12".
    """

    kind: Literal["bay", "aisle", "fixture"]
    id: str
    code: str
    aisle: str | None
    bay: str | None
    side: str | None
    label: str | None
    x: float
    y: float
    level: str
    department: str | None
    items: int
    renamed_from: str | None = None


class NewSighting(Body):
    """Where I am: a spot (its id or any way to write its code), or a point of the map in metres."""

    spot: Annotated[str | None, Field(min_length=1, max_length=120)] = None
    x: Annotated[float | None, Field(allow_inf_nan=False)] = None
    y: Annotated[float | None, Field(allow_inf_nan=False)] = None
    level: Annotated[str | None, Field(min_length=1, max_length=64)] = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "NewSighting":
        point = [value for value in (self.x, self.y, self.level) if value is not None]
        if len(point) != (3 if self.spot is None else 0):
            raise ValueError(tr("Send a spot, or x, y and level together, not both."))
        return self


class SightingView(Told):
    """Where I am from now on."""

    spot: str | None
    x: float
    y: float
    level: str
    at: datetime


def spot_view(session: StoreSession, spot: Spot) -> SpotView:
    """A spot as phones know it."""
    return SpotView(
        kind="fixture" if spot.kind == "anchor" else spot.kind,
        id=spot.id,
        code=spot.code,
        aisle=spot.aisle,
        bay=spot.bay,
        side=spot.side,
        label=spot.label,
        x=spot.x,
        y=spot.y,
        level=spot.level,
        department=spot.department,
        items=beyond().items_at(session, spot),
        renamed_from=spot.was,
    )
