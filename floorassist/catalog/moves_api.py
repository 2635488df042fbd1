"""The JSON routes of moves in bulk, and of aisles being reset."""

from typing import Annotated

from pydantic import Field

from floorassist.catalog import moves_actions, moves_queries, reset_actions, reset_queries
from floorassist.catalog.moves_queries import MovesView, PreviewView
from floorassist.catalog.reset_queries import LeftsView, ResetsView
from floorassist.web import access
from floorassist.web.openapi import Api, Body, Told

api = Api("moves")
Place = Annotated[str, Field(min_length=1, max_length=60)]


class NewMove(Body):
    """From where to where, however people write it: "A12 4 left" to "A14 2 right", "A12" to "A14"."""

    source: Place
    target: Place


class NewReset(Body):
    """The aisle, by its code or its id."""

    aisle: Place


class UndoneView(Told):
    """What came of an undo: `stay` places were changed since and stay where they are."""

    stay: int
    moves: MovesView


@api.get("/moves", answers=MovesView, role="supervisor")
def bulk_moves() -> MovesView:
    """The last moves, the newest first."""
    with access.reading() as session:
        return moves_queries.moves(session, now=access.now())


@api.get("/moves/preview", query=NewMove, answers=PreviewView, role="supervisor")
def preview_move(query: NewMove) -> PreviewView:
    """What a move would do, place by place."""
    with access.reading() as session:
        return moves_queries.preview(session, query.source, query.target)


@api.post("/moves", body=NewMove, answers=MovesView, role="supervisor")
def move_everything(body: NewMove) -> MovesView:
    """All that stands at one place stands at another from now on."""
    by, now = access.current().person_id, access.now()
    with access.writing() as session:
        moves_actions.move_all(session, body.source, body.target, by, now=now)
        return moves_queries.moves(session, now=now)


@api.post("/moves/<int:move_id>/undo", answers=UndoneView, role="supervisor")
def undo_bulk_move(move_id: int) -> UndoneView:
    """Everything back to where it stood; what somebody has changed since stays."""
    now = access.now()
    with access.writing() as session:
        _, stay = moves_actions.undo_move(session, move_id, now=now)
        return UndoneView(stay=stay, moves=moves_queries.moves(session, now=now))


@api.get("/resets", answers=ResetsView)
def resets() -> ResetsView:
    """The aisles that are being reset, and how much is left to check."""
    with access.reading() as session:
        return reset_queries.resets(session)


@api.post("/resets", body=NewReset, answers=ResetsView, role="supervisor")
def new_reset(body: NewReset) -> ResetsView:
    """An aisle is being reset: until somebody has checked it, everybody is told to check first."""
    with access.writing() as session:
        reset_actions.start_reset(session, body.aisle, access.current().person_id, now=access.now())
        return reset_queries.resets(session)


@api.get("/resets/<int:reset_id>/left", answers=LeftsView)
def left_to_check(reset_id: int) -> LeftsView:
    """What nobody has checked yet."""
    with access.reading() as session:
        return reset_queries.left_of(session, reset_id)


@api.post("/resets/<int:reset_id>/end", answers=ResetsView, role="supervisor")
def end_reset(reset_id: int) -> ResetsView:
    """It is over. What nobody has seen counts as confirmed by nobody."""
    with access.writing() as session:
        reset_actions.end_reset(session, reset_id, now=access.now())
        return reset_queries.resets(session)


@api.post("/resets/<int:reset_id>/resume", answers=ResetsView, role="supervisor")
def resume_reset(reset_id: int) -> ResetsView:
    """To end it or take it back was a mistake: what nobody has looked at since is to be checked again."""
    with access.writing() as session:
        reset_actions.resume_reset(session, reset_id, now=access.now())
        return reset_queries.resets(session)


@api.delete("/resets/<int:reset_id>", answers=ResetsView, role="supervisor")
def take_reset_back(reset_id: int) -> ResetsView:
    """It was a mistake: what nobody has checked yet is as sure as before."""
    with access.writing() as session:
        reset_actions.take_reset_back(session, reset_id, now=access.now())
        return reset_queries.resets(session)
