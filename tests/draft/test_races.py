"""Several at once: each change is taken once, in one order; of two about one aisle one is refused."""

import json
from functools import partial
from typing import Any
from uuid import uuid4

from floorassist.draft import queries as drafts
from floorassist.draft.changes import applied
from floorassist.floor import actions as floor
from floorassist.floor.parse import parse
from tests.floor import plans
from tests.races import ROUNDS, at_once
from tests.world import World

CHANGES = "/api/plan/draft/changes"


def test_what_many_do_at_once_has_one_order_and_loses_nothing(world: World) -> None:
    world.hire("Max", role="supervisor")
    with world.writing() as session:
        floor.publish_plan(session, parse(plans.document()), by=None, now=world.clock())
        start = drafts.draft(session).document
    document, seq = start, 0
    for number in range(ROUNDS):
        before = document["aisles"]

        def named(who: str, n: int, before: Any = before, number: int = number) -> dict[str, Any]:
            after = before[n] | {"name": f"{who} {number}"}
            edit = {"kind": "aisles", "id": after["id"], "at": n, "before": before[n], "after": after}
            return {"key": str(uuid4()), "label": "Name it", "edits": [edit]}

        def post(who: str, made: dict[str, Any], after: int = seq) -> tuple[int, Any]:
            told = world.phone(who).post(CHANGES, json={"after": after, "changes": [made]})
            return told.status_code, told.json

        mine, twice = named("Sue", 0), named("Sue", 1)
        told = at_once(
            partial(post, "Sue", mine),
            partial(post, "Max", named("Max", 0)),
            partial(post, "Sue", twice),
            partial(post, "Sue", twice),
            partial(post, "Max", named("Max", 2)),
        )
        codes = [status for status, _ in told]
        assert sorted(codes[:2]) == [200, 409], "one of two about one aisle"
        assert codes[2:] == [200, 200, 200]
        with world.reading() as session:
            now = drafts.draft(session)
            since = drafts.changes_since(session, seq)
        assert since is not None
        assert ([one.seq for one in since], now.seq) == ([seq + 1, seq + 2, seq + 3], seq + 3)
        for one in since:
            played = applied(document, one.change)
            assert isinstance(played, dict)
            document = played
        assert json.dumps(document) == json.dumps(now.document)
        seq = now.seq
