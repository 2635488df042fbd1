"""Telling who must know what became of an ask, in the transaction in which it came about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from floorassist.ask import notes
from floorassist.ask import view_queries as views
from floorassist.ask.facts import (
    AskAnswered,
    AskFact,
    AskNudged,
    AskQueued,
    AskReopened,
    AskStillQueued,
    PingDeclined,
    PingSeen,
    PingWithdrawn,
)
from floorassist.ask.models import AskRow
from floorassist.ask.states import Ask, State
from floorassist.ask.steps import Step
from floorassist.ask.waiting_queries import next_view
from floorassist.kept_text import LATER, said
from floorassist.people import queries as people
from floorassist.people.roles import leads
from floorassist.push import actions as push
from floorassist.push import queries as push_queries
from floorassist.push.note import Note
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import speaking

News = tuple[str, str, dict[str, Any]]
"""An event to be recorded: audience, kind, body."""

OF_NOBODY_ELSE = (AskNudged, AskStillQueued)
"""What changes nothing for the desk: the owner is reminded, which the asker sees, or the leads are."""


@dataclass
class Heard:
    """Who is to be told once the ask has settled.

    `withdrawn` is whose phone stops ringing through somebody else's doing, and why; `others` are those who
    have or had the ask, or took themselves out of it, perhaps on another of their phones. `facts` is all that
    happened; `was_queued`: it came out of the leads' queue.
    """

    pinged: set[int] = field(default_factory=set)
    withdrawn: dict[int, str] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    facts: list[AskFact] = field(default_factory=list)
    was_queued: bool = False

    def note(self, step: Step, before: Ask) -> None:
        """Add one step."""
        self.was_queued |= before.state == State.QUEUED
        self.facts.append(step.fact)
        self.pinged |= set(step.pinged)
        self.pinged -= set(step.withdrawn)
        self.withdrawn |= dict.fromkeys(step.withdrawn, step.fact.kind)
        self.others |= {owner for owner in (before.owner_id, step.ask.owner_id) if owner}
        if isinstance(step.fact, PingDeclined | PingWithdrawn) and step.fact.person_id:
            self.others.add(step.fact.person_id)

    @property
    def quiet(self) -> bool:
        """Whether all of it is of interest to the owner alone, or to the leads alone."""
        return bool(self.facts) and all(isinstance(fact, OF_NOBODY_ELSE) for fact in self.facts)

    @property
    def nudged(self) -> bool:
        """Whether the owner is to be reminded."""
        return any(isinstance(fact, AskNudged) for fact in self.facts)

    @property
    def queued(self) -> bool:
        """Whether the leads are told of it, or told again."""
        return any(isinstance(fact, AskQueued | AskStillQueued) for fact in self.facts)

    @property
    def reopened(self) -> bool:
        """Whether it waits with the leads again, which wakes nobody: one of them has just seen it."""
        return any(isinstance(fact, AskReopened) for fact in self.facts)

    @property
    def settled_with(self) -> set[int]:
        """Who needs no push for it any more: they have seen it, or it is no longer theirs to take.

        A phone that only received it may lie in a pocket with its screen off.
        """
        seen = {one.person_id for one in self.facts if isinstance(one, PingSeen)}
        return (self.others | set(self.withdrawn) | {one for one in seen if one}) - self.pinged


def tell(session: StoreSession, row: AskRow, ask: Ask, heard: Heard, now: datetime) -> None:
    """Record the news: to whose phone rings or stops ringing, to the asker and the owners, to the desk."""
    with speaking(LATER):  # it is said to each of them in their own language
        scene = views.scene(session, row)
        news = [*for_people(row, scene, heard), *for_leads(row, scene, heard)]
    session.info["told"] = row, in_words(scene)  # what the one who moved it is answered with
    events.record_all(session, news, now=now)
    hush(session, heard.settled_with, notes.ping_topic(row.id))
    asker, words = scene.names[row.asker_id], row.words
    code = scene.where.code if scene.where else None
    wake(session, heard.pinged, lambda: notes.ping(ask, asker, words, code), now)
    if ask.owner_id and heard.nudged:
        wake(session, {ask.owner_id}, lambda: notes.nudge(ask, asker, words, now), now)
    if row.state == State.QUEUED and heard.queued:
        deciding = leads_on_shift(session, now) - {row.asker_id}
        wake(session, deciding, lambda: notes.queued(ask, asker, words, now), now)
    elif heard.was_queued:
        hush(session, leads_on_shift(session, now), notes.queue_topic(row.id))
    tell_who_asked(session, row, scene, heard, now)


def tell_who_asked(
    session: StoreSession, row: AskRow, scene: views.Scene, heard: Heard, now: datetime
) -> None:
    """Wake who asked for the answer, or when nobody took it, until they have done something about it."""
    ask, answer = scene.ask, scene.answer
    if answer and any(isinstance(fact, AskAnswered) for fact in heard.facts):
        words = answer.words or answer.say or (answer.item.name if answer.item else "")
        wake(session, {row.asker_id}, lambda: notes.answered(ask, answer.by, said(words), now), now)
    elif row.state == State.QUEUED and any(isinstance(fact, AskQueued) for fact in heard.facts):

        def note() -> Note:
            told = next_view(row, scene.leads_here)
            return notes.nobody_yet(ask, row.words, told.say if told else "", now)

        wake(session, {row.asker_id}, note, now)
    elif any(fact.person_id == row.asker_id for fact in heard.facts):
        hush(session, {row.asker_id}, notes.asked_topic(row.id))


def in_words(scene: views.Scene) -> views.Scene:
    """What was read to be told to several, in the language of whoever is answered now."""
    item, answer = scene.item, scene.answer
    if item and item.say:
        item = item.model_copy(update={"say": said(item.say)})
    if answer and answer.say:
        answer = answer.model_copy(update={"say": said(answer.say)})
    return replace(scene, item=item, answer=answer)


def for_people(row: AskRow, scene: views.Scene, heard: Heard) -> Iterator[News]:
    """What goes to single people."""

    def to(person_id: int, kind: str) -> News:
        body = views.view(scene, row, person_id).model_dump(mode="json")
        return piece(events.person(person_id), kind, body)

    by = scene.names.get(row.owner_id) if row.owner_id else None
    for person_id, why in heard.withdrawn.items():
        yield piece(events.person(person_id), "ask.withdrawn", {"id": row.id, "why": why, "by": by})
    for person_id in sorted(heard.pinged):
        yield to(person_id, "ask.offered")
    asker_waits = heard.nudged or not heard.quiet
    for person_id in sorted(heard.others | ({row.asker_id} if asker_waits else set())):
        yield to(person_id, "ask.changed")
    if row.owner_id and heard.nudged:
        yield to(row.owner_id, "ask.nudged")


def for_leads(row: AskRow, scene: views.Scene, heard: Heard) -> Iterator[News]:
    """What goes to the desk and the leads' phones: what waits in their queue, what waits there no more."""
    if row.state == State.QUEUED and (heard.queued or heard.reopened):
        body = views.view(scene, row, None).model_dump(mode="json")
        yield piece(events.SUPERVISORS, "ask.queued", body)
    elif row.state != State.QUEUED and heard.was_queued:
        yield piece(events.SUPERVISORS, "ask.unqueued", {"id": row.id})
    if not heard.quiet:
        # No more than that: an ask's name with its moments would tell the desk how long somebody took.
        yield piece(events.SUPERVISORS, "ask.moved", {})


def piece(audience: str, kind: str, body: dict[str, Any]) -> News:
    """One piece of news, to be recorded with the others."""
    return audience, kind, body


def leads_on_shift(session: StoreSession, now: datetime) -> set[int]:
    """The leads whose phones may be woken now."""
    here = people.on_the_floor(session, now)
    return {one.person_id for one in here if one.on_shift and not one.on_break and leads(one.role)}


def wake(session: StoreSession, person_ids: Iterable[int], note: push.Said, now: datetime) -> None:
    """Put a push by for everybody of them whose phone can be woken."""
    found = with_push(session, person_ids)
    if found:
        push.wake_all(session, found, note, now=now)


def hush(session: StoreSession, person_ids: Iterable[int], topic: str) -> None:
    """Send none of them what was put by."""
    found = with_push(session, person_ids)
    if found:
        push.hush_all(session, found, topic)


def with_push(session: StoreSession, person_ids: Iterable[int]) -> list[int]:
    """Those of these people who have a phone that a push may wake; most stores have few."""
    wanted = set(person_ids)
    if not wanted:
        return []
    return sorted(wanted & push_queries.with_push(session))
