"""A phone that took every change in carries and finds what a phone with a fresh pack does."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from floorassist.catalog.models import Item
from floorassist.find import pack_queries
from floorassist.find.models import Entry, Question
from floorassist.labels.print_models import BlankCode
from floorassist.storage import events
from tests.catalog.stock import HEADER, PLAN, imported, publish
from tests.find.on_a_phone import OnAPhone
from tests.world import World

WORDS = ("nails", "screws", "hinge", "white", "paint", "50 mm", "brush", "hook", "door", "lamp")
AISLES = ("A9", "A12", "Z99", "Garden")
QUESTIONS = (
    "nails",
    "whitte paint",
    "door hook",
    "aisle 9",
    "garden",
    "hardware department",
    "N7",
    "lamp 50 mm",
)
BLANKS = ("B2345678", "C9876543")
STEPS = 14


@pytest.fixture
def phones() -> Iterator[tuple[OnAPhone, OnAPhone]]:
    """One that follows, and one that loads anew."""
    both = OnAPhone(), OnAPhone()
    yield both
    for phone in both:
        phone.close()


class Day:
    """What happens in a store, drawn by dice, through its own actions."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.dice = world, Random(seed)
        self.ada, self.sue = world.phone("Ada"), world.phone("Sue")

    def happens(self) -> None:
        steps: list[Callable[[], Any]] = [
            *[self.files_come] * 3,
            *[self.an_answer_is_kept] * 2,
            self.an_answer_is_taken_back,
            *[self.a_place_is_seen] * 2,
            self.a_code_is_bound,
            *[self.a_blank_label_is_bound] * 2,
            *[self.an_aisle_is_reset] * 3,
            *[self.something_is_scanned] * 2,
            self.an_import_is_undone,
        ]
        self.world.clock.forward(minutes=1)
        self.dice.choice(steps)()

    def files_come(self) -> None:
        rows = [self._row(number) for number in self.dice.sample(range(1, 13), self.dice.randint(1, 5))]
        imported(self.world, "\n".join([HEADER, *rows]) + "\n")

    def _row(self, number: int) -> str:
        dice = self.dice
        name = " ".join(dice.sample(WORDS, dice.randint(1, 3)))
        place = f"{dice.choice(AISLES)},{dice.randint(1, 10)},{dice.choice('LR')},{dice.choice(['', '2'])}"
        department = dice.choice(["Hardware", "Paint", ""])
        return f"N{number},{name},Ferro,{department},,spikes,{place},home,{dice.choice(['', '0', '7'])},3.99,"

    def an_answer_is_kept(self) -> None:
        item_id = self.dice.choice([*self._ids(Item), None])
        with self.world.writing() as session:
            entry = Entry(words=" ".join(self.dice.sample(WORDS, 2)), created_at=self.world.clock())
            entry.kind, entry.item_id, entry.text = "item" if item_id else "words", item_id, "By the till"
            entry.taught_by_id, entry.taught_aisle = self.world.ids["Ada"], self.dice.choice(["", "A9"])
            entry.spot = self.dice.choice([None, "bay-R5"])
            if self.dice.random() < 0.3:
                entry.kind, entry.text = self.dice.choice(
                    [("same", "paint"), ("aisle", "A9"), ("area", "Paint")]
                )
                entry.item_id = entry.spot = None
            session.add(entry)
            session.flush()
            events.record(session, events.STORE, "answer.kept", {"id": entry.id}, now=self.world.clock())

    def an_answer_is_taken_back(self) -> None:
        for entry_id in self._ids(Entry)[:1]:
            assert self.sue.delete(f"/api/answers/{entry_id}").status_code == 204

    def a_place_is_seen(self) -> None:
        items = self._ids(Item)
        if items:
            item = self.ada.get(f"/api/items/{self.dice.choice(items)}").json
            for place in item["placements"][:1]:
                said = self.dice.choice(["doubt", "confirmation"])
                assert self.ada.post(f"/api/placements/{place['id']}/{said}", json={}).status_code == 200

    def an_aisle_is_reset(self) -> None:
        told = self.sue.post("/api/resets", json={"aisle": "A9"})
        assert told.status_code in (200, 409), told.text

    def something_is_scanned(self) -> None:
        items = self._ids(Item)
        if items:
            key = f"scan-{self.dice.randint(0, 10**9)}"
            scan = {
                "key": key,
                "item_id": self.dice.choice(items),
                "spot": f"A9 {self.dice.randint(1, 10)} left",
            }
            assert self.dice.choice([self.ada, self.sue]).post("/api/scans", json=scan).status_code in (
                200,
                404,
            )

    def a_code_is_bound(self) -> None:
        items = self._ids(Item)
        if items:
            body = {
                "text": self.dice.choice(["4006381333931", "96385074"]),
                "item_id": self.dice.choice(items),
            }
            assert self.ada.post("/api/codes/binding", json=body).status_code in (200, 409)

    def a_blank_label_is_bound(self) -> None:
        token = self.dice.choice(BLANKS)
        with self.world.writing() as session:
            if session.scalar(select(BlankCode).where(BlankCode.token == token)) is None:
                session.add(BlankCode(token=token, made_at=self.world.clock()))
        what = self.dice.choice([{"spot": "bay-L4"}, *({"item_id": one} for one in self._ids(Item))])
        if self.dice.random() < 0.8:
            told = self.sue.post("/api/codes/binding", json={"text": token, "move": True, **what})
            assert told.status_code == 200, told.text
        else:
            told = self.sue.delete("/api/codes/binding", query_string={"text": token})
            assert told.status_code in (204, 404), told.text

    def an_import_is_undone(self) -> None:
        last = next(
            (one for one in self.sue.get("/api/imports").json["imports"] if one["state"] == "done"), None
        )
        if last:
            assert self.sue.post(f"/api/imports/{last['id']}/undo").status_code in (200, 202, 409)

    def _ids(self, table: type[Item] | type[Entry]) -> list[int]:
        query = select(table.id).order_by(table.id)
        with self.world.reading() as session:
            return list(session.scalars(query if table is Item else query.where(Entry.revoked_at.is_(None))))


def plan_of(world: World) -> Any:
    answer = world.phone("Ada").get("/api/plan")
    return answer.json if answer.status_code == 200 else None


def load(world: World, phone: OnAPhone) -> None:
    """A phone's load: the pack, which may be of some time ago, and what changed since."""
    phone.ask("open", pack=world.phone("Ada").get("/api/pack").data, plan=plan_of(world))
    follow(world, phone)


def follow(world: World, phone: OnAPhone) -> None:
    """What changed since; all anew where it cannot be told."""
    cursor = phone.ask("saved")["cursor"]
    changes = world.phone("Ada").get(f"/api/pack/changes?after={cursor}").json
    if changes["fresh"]:
        load(world, phone)
    else:
        phone.ask("take", changes=changes)


def anew(world: World, phone: OnAPhone) -> None:
    """A phone with a pack that holds everything itself."""
    with world.reading() as session:
        built = pack_queries.build(session, now=world.clock())
    phone.ask("open", pack=built.content, plan=plan_of(world))


@pytest.mark.parametrize("seed", range(3))
def test_changes_taken_in_are_as_good_as_a_fresh_pack(
    world: World, phones: tuple[OnAPhone, OnAPhone], seed: int
) -> None:
    one, other = phones
    publish(world)
    day = Day(world, seed)
    day.files_come()
    load(world, one)
    for step in range(STEPS):
        day.happens()
        if day.dice.random() < 0.7:
            follow(world, one)
        if step == STEPS // 2:
            publish(world, {**PLAN, "name": "Moved"})
    follow(world, one)
    anew(world, other)
    assert one.ask("carried") == other.ask("carried")
    told = world.phone("Ada")
    with world.reading() as session:
        taught = tuple(session.scalars(select(Entry.words)))
    for q in (*QUESTIONS, *taught):
        found = one.ask("find", q=q)
        assert found == other.ask("find", q=q)
        assert found == told.get("/api/find", query_string={"q": q}).json | {"local": True}
    for token in one.ask("carried")["blanks"]:
        assert one.ask("code", text=token) == told.get("/api/codes", query_string={"text": token}).json


def test_changes_that_were_kept_beside_a_pack_are_on_it_again_after_a_restart(
    world: World, phones: tuple[OnAPhone, OnAPhone]
) -> None:
    one, other = phones
    day = Day(world, 5)
    day.files_come()
    pack = world.phone("Ada").get("/api/pack").data
    one.ask("open", pack=pack)
    for happens in (day.a_place_is_seen, day.an_answer_is_kept, day.files_come, day.a_code_is_bound):
        happens()
    follow(world, one)
    gone = one.ask("carried")["items"][0]["id"]
    one.ask("take", changes={**NOTHING, "cursor": 99, "of": 3, "gone_items": [gone]})
    other.ask("open", pack=pack, saved=one.ask("saved"))
    assert one.ask("carried") == other.ask("carried")
    assert gone not in [row["id"] for row in other.ask("carried")["items"]]
    assert one.ask("find", q="nails hook") == other.ask("find", q="nails hook")


def test_a_phone_of_a_large_store_carries_what_is_asked_and_says_that_the_rest_needs_the_network(
    world: World, phones: tuple[OnAPhone, OnAPhone]
) -> None:
    phone, _ = phones
    rows = [
        f"N{n},Nails {n} mm,Ferro,,,,{'A9' if n > 4 else ''},,,,,{0 if n == 9 else 3},," for n in range(1, 13)
    ]
    imported(world, "\n".join([HEADER, *rows]) + "\n")
    with world.writing() as session:
        session.add(Entry(words="tiny", kind="item", item_id=2, created_at=world.clock()))
        asked = {"outcome": "answer", "asked_on": world.clock().date()}
        session.add(Question(words="small", led_to="item:3", count=5, **asked))
        session.add(Question(words="gone", led_to="item:999", count=9, **asked))
    with world.reading() as session:
        built = pack_queries.build(session, now=world.clock(), most=5)
    phone.ask("open", pack=built.content)
    carried = phone.ask("carried")
    assert [row["id"] for row in carried["items"]] == [2, 3, 5, 6, 7]
    assert (carried["of"], carried["limited"]) == (12, True)
    assert phone.ask("code", text="N12")["detail"] == (
        "Not among the 5 items on this phone. The rest of the store's 12 needs the network."
    )
    phone.ask(
        "take",
        changes={**NOTHING, "cursor": built.cursor, "of": 12, "items": [{**carried["items"][0], "id": 8}]},
    )
    assert phone.ask("carried")["size"] == 5


NOTHING: dict[str, Any] = {
    "plan": 0,
    "items": [],
    "answers": [],
    "gone_items": [],
    "gone_answers": [],
    "people": {},
    "popular": [],
}
