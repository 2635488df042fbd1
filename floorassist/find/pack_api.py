"""The pack that a phone carries, and its changes: what makes find answer without network."""

from flask import Response, request
from pydantic import Field

from floorassist.find import carried_queries as carried
from floorassist.find import pack_queries as packs
from floorassist.find.pack import CarriedAnswer, CarriedBlank, CarriedItem
from floorassist.web import access, compress
from floorassist.web.openapi import Api, Body, Told

api = Api("pack")


class Since(Body):
    """The event that the phone has worked in last."""

    after: int = Field(ge=0, le=2**62)


class ChangesView(Told):
    """Rows that changed since a cursor. `fresh`: too much changed to tell, load the pack anew.

    An item takes the place of the one with its id, an answer likewise; `gone_items` (and every answer that
    leads to one) and `gone_answers` are there no more. `blanks` are labels that were printed blank and stand
    for something else now, or for nothing. `plan` is the plan's revision, `of` counts all items.
    """

    fresh: bool = False
    cursor: int
    plan: int
    of: int
    items: list[CarriedItem] = Field(default_factory=list)
    answers: list[CarriedAnswer] = Field(default_factory=list)
    gone_items: list[int] = Field(default_factory=list)
    gone_answers: list[int] = Field(default_factory=list)
    blanks: list[CarriedBlank] = Field(default_factory=list)
    people: dict[str, str] = Field(default_factory=dict)
    popular: list[str] = Field(default_factory=list)


@api.get("/pack", binary="application/octet-stream")
def pack() -> Response:
    """All that a phone needs to find without network, compact; `docs/pack.md` tells its format."""
    with access.reading() as session:
        packed = packs.packed(session, now=access.now())
    response = Response(status=304) if request.if_none_match.contains_weak(packed.etag) else _full(packed)
    response.set_etag(packed.etag, weak=True)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.add("Vary", "Accept-Encoding")
    return response


@api.get("/pack/changes", query=Since, answers=ChangesView)
def pack_changes(query: Since) -> ChangesView:
    """What changed since a cursor, as rows to take into a pack."""
    with access.reading() as session:
        found = packs.changes(session, query.after)
        head = carried.head(session, found.cursor if found else 0, now=access.now())
        if found is None:
            return ChangesView(fresh=True, cursor=head.cursor, plan=head.plan, of=head.of)
    return ChangesView(
        cursor=found.cursor,
        plan=head.plan,
        of=head.of,
        items=found.items,
        answers=found.answers,
        gone_items=found.gone_items,
        gone_answers=found.gone_answers,
        blanks=found.blanks,
        people=head.people,
        popular=list(head.popular),
    )


def _full(packed: packs.Packed) -> Response:
    """The pack in the smallest form that the caller takes."""
    response = Response(content_type="application/octet-stream")
    encoding = compress.taken()
    if encoding:
        response.set_data(packed.form(encoding))
        response.headers["Content-Encoding"] = encoding
    else:
        response.set_data(packed.content)
    return response
