"""Two editors with bad network, played with dice: nothing is lost, done twice or written over."""

import json
from random import Random
from typing import Any

import pytest

from floorassist.draft import queries as drafts
from floorassist.draft.changes import Change, Edit, applied, change_of, edits_json, object_of, same
from floorassist.floor import actions as floor
from floorassist.floor.parse import parse
from tests.floor import plans
from tests.profiles import depth
from tests.world import World

DRAFT, CHANGES = "/api/plan/draft", "/api/plan/draft/changes"
STEPS = 120


class Editor:
    """An editor as the desk's is: it does at once, sends later, and tries anew what got no answer."""

    def __init__(self, world: World, who: str, dice: Random) -> None:
        self.phone, self.who, self.dice = world.phone(who), who, dice
        self.made: list[Change] = []
        self.refused: list[str] = []
        self.pending: list[Change] = []
        self.unanswered: set[str] = set()
        self.read()

    def read(self) -> None:
        told = self.phone.get(DRAFT).json
        self.base, self.seq = told["document"], told["seq"]
        self.unanswered.clear()

    @property
    def document(self) -> Any:
        """What the editor shows: the server's, with what waits on top as far as it fits."""
        found = self.base
        for one in list(self.pending):
            after = applied(found, one)
            if isinstance(after, dict):
                found = after
            else:
                self.pending.remove(one)
                self.refused.append(one.key)
        return found

    def edit(self) -> None:
        """One gesture at an aisle or a block: alter it, take it away, add one, or take the last one back."""
        document, kind = self.document, self.dice.choice(["aisles", "blocks"])
        found = document[kind]
        if found and self.dice.random() < 0.7:
            at = self.dice.randrange(min(len(found), 3))
            before = found[at]
            field = "name" if kind == "aisles" else "why"
            after = before | {field: f"{self.who} {len(self.made)}"} if self.dice.random() < 0.8 else None
            edit = Edit(kind, before["id"], at, before, after)
        else:
            new = {"id": f"{self.who}-{len(self.made)}", "level": "ground", "why": "Spill"}
            new |= {"polygon": [[1, 1], [2, 1], [2, 2]]}
            edit = Edit("blocks", new["id"], self.dice.randint(0, len(document["blocks"])), None, new)
        change = Change(f"{self.who}-{len(self.made):06}", "A gesture", (edit,))
        self.made.append(change)
        self.pending.append(change)

    def send(self) -> None:
        """What waits goes to the server; now and then the answer does not come back."""
        sent = self.pending[: self.dice.randint(1, 5)]
        if not sent:
            return
        body = [{"key": one.key, "label": one.label, "edits": edits_json(one.edits)} for one in sent]
        told = self.phone.post(CHANGES, json={"after": self.seq, "changes": body})
        if self.dice.random() < 0.2:
            self.unanswered |= {one.key for one in sent}
            return
        assert told.status_code in (200, 409), told.json
        self.take(told.json, sent)

    def take(self, told: Any, sent: list[Change]) -> None:
        mine = [one for one in sent if one.key in told["taken"]]
        self.pending = [one for one in self.pending if one.key not in told["taken"]]
        if told.get("refused"):
            self.refused.append(told["refused"])
            self.pending = [one for one in self.pending if one.key != told["refused"]]
        if self.unanswered or told["fresh"]:
            if not self.unanswered & {one.key for one in self.pending}:
                self.read()
            return
        for one in [*map(change_of, told["changes"]), *mine]:
            found = applied(self.base, one)
            assert isinstance(found, dict), "what the server took fits in the order that it tells"
            self.base = found
        self.seq = told["seq"]

    def listen(self) -> None:
        if self.unanswered:
            return
        told = self.phone.get(f"{CHANGES}?after={self.seq}").json
        self.take(told | {"taken": []}, [])


@pytest.mark.parametrize("seed", range(depth(2)))
def test_whatever_two_editors_do_nothing_is_lost_or_done_twice(world: World, seed: int) -> None:
    world.hire("Max", role="supervisor")
    with world.writing() as session:
        floor.publish_plan(session, parse(plans.document()), by=None, now=world.clock())
        start = drafts.draft(session).document
    dice = Random(seed)
    editors = [Editor(world, who, dice) for who in ("Sue", "Max")]
    for _ in range(STEPS):
        one = dice.choice(editors)
        dice.choice([one.edit, one.edit, one.send, one.listen])()
    while any(one.pending for one in editors):
        dice.choice(editors).send()
    for one in editors:
        one.listen()
    with world.reading() as session:
        now, log = drafts.draft(session), drafts.changes_since(session, 0)
    assert log is not None
    keys = [one.change.key for one in log]
    assert sorted(keys + [key for one in editors for key in one.refused]) == sorted(
        change.key for one in editors for change in one.made
    )
    assert any(one.refused for one in editors), "the dice made no conflict"
    replayed = start
    for taken in log:
        for edit in taken.change.edits:
            assert same(object_of(replayed, edit.kind, edit.id), edit.before), (
                "it overwrote what it had not seen"
            )
        after = applied(replayed, taken.change)
        assert isinstance(after, dict)
        replayed = after
    assert json.dumps(replayed) == json.dumps(now.document)
    assert [json.dumps(one.document) for one in editors] == [json.dumps(now.document)] * 2
