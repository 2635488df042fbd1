"""Finding, for phones and integrations: one question, JSON."""

from typing import Self

from pydantic import Field, model_validator

from floorassist.find import queries, view_queries
from floorassist.find.search import answer
from floorassist.find.stand_queries import Here
from floorassist.find.view_queries import FoundView
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.openapi import Api, Body

api = Api("find")
FAR = 100_000  # metres; no store is larger


class Asked(Body):
    """A customer's words, a number or a place; with `x`, `y` and `level` where the worker stands (metres)."""

    q: str = ""
    limit: int = Field(10, ge=1, le=50)
    x: float | None = Field(None, ge=-FAR, le=FAR)
    y: float | None = Field(None, ge=-FAR, le=FAR)
    level: str | None = Field(None, max_length=100)

    @model_validator(mode="after")
    def place_is_whole(self) -> Self:
        """A point is x, y and level together."""
        if len({self.x is None, self.y is None, self.level is None}) > 1:
            raise ValueError(tr("Send x, y and level together, or none of them."))
        return self

    @property
    def here(self) -> Here | None:
        """Where the worker stands, if it is told."""
        if self.x is None or self.y is None or self.level is None:
            return None
        return Here(self.x, self.y, self.level)


@api.get("/find", query=Asked, answers=FoundView)
def find(query: Asked) -> FoundView:
    """Find items, aisles, spots, departments and kept answers by a customer's words."""
    with access.reading() as session:
        found = answer(queries.store_index(session), query.q, query.limit)
        return view_queries.found_view(session, query.q, found, query.here)
