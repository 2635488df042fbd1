"""A phone that heard the news shows what a phone shows that asks anew, after every step of an ask."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.world import World

ROOT = Path(__file__).parents[2]
LISTS = ("asked", "pings", "holding", "queued")
FOLD = """
import { readFileSync } from "node:fs";
import { afterEvent } from "./static/js/core/news.js";
const steps = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(steps.map(({ lists, events }) => events.reduce(afterEvent, lists))));
"""


class Watch:
    """What the phones of some people showed before each step, what they heard, and what is true after it."""

    def __init__(self, world: World, *names: str) -> None:
        self.world, self.names = world, names
        self.now = {name: self.read(name) for name in names}
        self.steps: list[dict[str, Any]] = []

    def read(self, name: str) -> tuple[dict[str, Any], int]:
        phone = self.world.phone(name)
        return phone.get("/api/asks").json, phone.get("/api/me").json["cursor"]

    def look(self, what: str) -> None:
        """Note what came of a step."""
        for name in self.names:
            lists, cursor = self.now[name]
            heard = self.world.phone(name).get(f"/api/events?after={cursor}").json
            assert not heard["fresh"]
            self.now[name] = self.read(name)
            step = {"what": f"{name}: {what}", "lists": lists, "events": heard["events"]}
            self.steps.append(step | {"fresh": self.now[name][0]})

    def differences(self) -> list[str]:
        """Each step after which a phone that heard the news shows something else."""
        told = json.dumps(self.steps)
        node = ["node", "--input-type=module", "-e", FOLD]
        done = subprocess.run(node, input=told, cwd=ROOT, capture_output=True, text=True, check=True)
        pairs = zip(self.steps, json.loads(done.stdout), strict=True)
        return [
            f"{step['what']}, {name}: {difference}"
            for step, folded in pairs
            for name in LISTS
            for difference in unlike(folded[name], step["fresh"][name])
        ]


def unlike(folded: list[dict[str, Any]], fresh: list[dict[str, Any]]) -> list[str]:
    """What shows otherwise: asks that are in one list alone, and fields."""
    one, other = shown(folded), shown(fresh)
    alone = [f"ask {ask_id} is in one of them" for ask_id in one.keys() ^ other.keys()]
    fields = [
        f"ask {ask_id}: {name} is {one[ask_id][name]}, not {value}"
        for ask_id in one.keys() & other.keys()
        for name, value in other[ask_id].items()
        if one[ask_id][name] != value
    ]
    return alone + fields


def shown(asks: list[dict[str, Any]]) -> dict[int, Any]:
    """What shows of some asks. The version only says which news is newer."""
    return {ask["id"]: {name: value for name, value in ask.items() if name != "version"} for ask in asks}


def test_old_lists_and_the_news_make_the_lists_of_a_phone_that_asks_anew(world: World) -> None:
    world.hire("Cat", knows=("Paint",))
    everybody = ("Ada", "Ben", "Cat", "Sue")
    world.on_the_floor(*everybody)
    watch = Watch(world, *everybody)

    def act(who: str, what: str, **body: Any) -> None:
        answer = world.phone(who).post(f"/api/asks/{ask_id}/{what}", json=body or None)
        assert answer.status_code == 200, (what, answer.json)
        watch.look(f"{who} {what}")

    def wait(seconds: float) -> None:
        world.beat(*everybody)
        world.tick(seconds)
        watch.look(f"{seconds} s")

    asked = world.phone("Ada").post("/api/asks", json={"key": "k", "words": "sash cord", "language": "pl"})
    ask_id = asked.json["id"]
    watch.look("asked")
    act("Ben", "received")
    act("Ben", "seen")
    act("Ben", "decline")
    wait(9)
    act("Cat", "claim")
    wait(46)
    act("Cat", "on-way")
    act("Cat", "hand-on", to=world.ids["Sue"], note="Try the back")
    act("Sue", "claim")
    act("Sue", "hand-on", to=None)
    act("Ben", "claim")
    act("Ben", "hand-on", to=None, note="Nobody knows")
    wait(301)
    act("Sue", "claim")
    act("Sue", "answer", words="Aisle 7")
    act("Ada", "confirmation", helped=False)
    for _ in range(10):
        wait(20)
    act("Ada", "round", option="widen")
    for _ in range(10):
        wait(20)
    act("Ada", "referral", referral_id=None)
    asked = world.phone("Sue").post("/api/asks", json={"key": "l", "words": "white spirit"})
    ask_id = asked.json["id"]
    watch.look("a lead asked")
    for _ in range(10):
        wait(20)
    act("Sue", "closing")
    act("Sue", "reopening")
    act("Sue", "closing")
    heard = {event["kind"] for step in watch.steps for event in step["events"]}
    ours = {"ask.offered", "ask.withdrawn", "ask.changed", "ask.nudged", "ask.queued", "ask.unqueued"}
    assert heard >= ours
    assert watch.differences() == []
