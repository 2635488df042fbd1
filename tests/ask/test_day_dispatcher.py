"""The dispatcher that the store day is measured with rings the same phones as the store's own actions."""

from random import Random

import pytest

from benchmarks.day_dispatcher import Dispatcher, Present
from floorassist.ask import answering_actions, asking_actions
from floorassist.ask.nearest import Wanted
from floorassist.ask.states import HELD, LOOKING, Ask, State
from floorassist.storage.session import Database
from tests.ask.shop import Shop, open_shop
from tests.profiles import depth

CREW = {
    "Ben": ("Paint",),
    "Cat": ("Paint", "Garden"),
    "Dan": (),
    "Eli": ("Garden",),
    "Fay": (),
    "Gus": ("Paint",),
}
LEADS = ("Sue", "Tom")
STEPS, PAUSES = 90, (0.5, 2, 5, 9, 20, 40, 100)


class Both:
    """The same day in a store with a database and in the dispatcher of the benchmark."""

    def __init__(self, shop: Shop, dice: Random) -> None:
        self.shop, self.dice = shop, dice
        people = []
        for name, knows in CREW.items():
            people.append(Present(shop.hire(name, *knows), told=frozenset(knows)))
        people += [Present(shop.hire(name, role="supervisor"), lead=True) for name in LEADS]
        self.names = {person_id: name for name, person_id in shop.ids.items()}
        self.rung: list[tuple[int, int]] = []
        self.desk = Dispatcher(
            people, lambda _: {}, lambda ask_id, person_id: self.rung.append((ask_id, person_id))
        )

    def step(self) -> None:
        """Somebody does something that can be done now, or time passes."""
        deeds = [self.ask, self.wait, self.wait, self.wait, self.pause]
        asks = [ask for ask in self.desk.asks.values() if ask.state in LOOKING | HELD | {State.QUEUED}]
        if asks:
            deeds += [self.ring_and_act, self.ring_and_act, self.ring_and_act, self.own, self.own, self.end]
        self.dice.choice(deeds)()
        self.compare()

    def ask(self) -> None:
        asker = self.dice.choice(sorted(self.shop.ids))
        departments = frozenset(self.dice.sample(["Paint", "Garden", "Tools"], self.dice.randint(0, 2)))
        person = self.dice.random() < 0.3
        words = f"question {len(self.desk.asks)}"
        ask_id = self.shop.ask(asker, words, policy=None, departments=departments, needs_person=person)
        self.desk.ask(ask_id, self.shop.ids[asker], Wanted(person, departments), self.shop.now)

    def wait(self) -> None:
        self.shop.forward(self.dice.choice(PAUSES))
        self.desk.look(self.shop.now)

    def pause(self) -> None:
        """A break begins, or ends."""
        one = self.dice.choice(list(self.desk.people.values()))
        if one.on_break:
            self.shop.end_break(self.names[one.id])
            self.desk.end_break(one.id)
        else:
            self.shop.start_break(self.names[one.id])
            self.desk.begin_break(one.id, self.shop.now)

    def ring_and_act(self) -> None:
        """A phone takes a ping; its person claims it or says "not now"."""
        ringing = [(ask.id, ping.person_id) for ask in self.desk.asks.values() for ping in ask.live_pings]
        if not ringing:
            return
        ask_id, person_id = self.dice.choice(ringing)
        name, now = self.names[person_id], self.shop.now
        deed = self.dice.choice(["hear", "claim", "decline"])
        if deed == "hear":
            self.shop.hear(name, ask_id)
            self.desk.hear(ask_id, person_id, now)
        elif deed == "decline":
            self.shop.decline(name, ask_id)
            self.desk.decline(ask_id, person_id, now)
        elif not self.busy(person_id):
            self.shop.claim(name, ask_id)
            self.desk.claim(ask_id, person_id, now)

    def busy(self, person_id: int) -> bool:
        return any(ask.owner_id == person_id and ask.state in HELD for ask in self.desk.asks.values())

    def own(self) -> None:
        """The owner comes, answers to the asker's content, or hands on."""
        held = [ask for ask in self.desk.asks.values() if ask.state in HELD]
        if not held:
            return
        ask, now = self.dice.choice(held), self.shop.now
        assert ask.owner_id is not None
        deed = self.dice.choice(["come", "answer", "hand on"])
        if deed == "come":
            self.shop.come(self.names[ask.owner_id], ask.id)
            self.desk.come(ask.id, ask.owner_id, now)
        elif deed == "answer":
            self.shop.answer(self.names[ask.owner_id], ask.id)
            self.shop.confirm(self.names[ask.asker_id], ask.id)
            self.desk.answer(ask.id, ask.owner_id, now)
            self.desk.helped(ask.id, ask.owner_id, now)
        else:
            with self.shop.writing() as session:
                answering_actions.hand_on(session, ask.id, ask.owner_id, None, "", now=now)
            self.desk.hand_on(ask.id, ask.owner_id, now)

    def end(self) -> None:
        """The customer goes, or a queued ask is sent to everybody."""
        ask = self.dice.choice(
            [ask for ask in self.desk.asks.values() if ask.state in LOOKING | {State.QUEUED}] or [None]
        )
        if ask is None:
            return
        if ask.state == State.QUEUED:
            with self.shop.writing() as session:
                asking_actions.ask_again(session, ask.id, ask.asker_id, "widen", now=self.shop.now)
            self.desk.ask_everybody(ask.id, self.shop.now)
        elif self.dice.random() < 0.3:
            self.shop.cancel(self.names[ask.asker_id], ask.id)
            self.desk.cancel(ask.id, self.shop.now)

    def compare(self) -> None:
        """Every ask stands the same, and the same phones rang in the same order."""
        for ask_id, ask in self.desk.asks.items():
            stored = self.shop.value(ask_id)
            assert _told(stored) == _told(ask)
            rung = [person_id for its_id, person_id in self.rung if its_id == ask_id]
            assert [ping.person_id for ping in stored.pings] == rung


def _told(ask: Ask) -> tuple[object, ...]:
    pings = {(ping.person_id, ping.epoch): (ping.wave, ping.sent_at, ping.state) for ping in ask.pings}
    return ask.state, ask.owner_id, ask.epoch, ask.hops, ask.deadline_at, ask.reach, pings


@pytest.mark.parametrize("seed", range(depth(2)))
def test_a_day_rings_the_same_phones_with_and_without_a_database(database: Database, seed: int) -> None:
    both = Both(open_shop(database), Random(seed))
    for _ in range(STEPS):
        both.step()
    assert len(both.rung) > 15
    assert max(ask.epoch for ask in both.desk.asks.values()) > 0
