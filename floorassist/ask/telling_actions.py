"""Telling who must know what became of an ask, in the transaction in which it came about."""

from dataclasses import dataclass, field
from datetime import datetime

from floorassist.ask import view_queries as views
from floorassist.ask.facts import AskFact, AskNudged, AskQueued, AskStillQueued, PingDeclined, PingWithdrawn
from floorassist.ask.models import AskRow
from floorassist.ask.states import Ask, State
from floorassist.ask.steps import Step
from floorassist.storage import events
from floorassist.storage.session import StoreSession

OF_NOBODY_ELSE = (AskNudged, AskStillQueued)
"""What changes nothing for the asker: the owner is reminded, the leads are."""


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
        self.was_queued = before.state == State.QUEUED if not self.facts else self.was_queued
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


def tell(session: StoreSession, row: AskRow, heard: Heard, now: datetime) -> None:
    """Record the news: to whose phone rings or stops ringing, to the asker and the owners, to the desk."""
    scene = views.scene(session, row)

    def send(person_id: int, kind: str) -> None:
        body = views.view(scene, row, person_id).model_dump(mode="json")
        events.record(session, events.person(person_id), kind, body, now=now)

    by = scene.names.get(row.owner_id) if row.owner_id else None
    for person_id, why in heard.withdrawn.items():
        body = {"id": row.id, "why": why, "by": by}
        events.record(session, events.person(person_id), "ask.withdrawn", body, now=now)
    for person_id in sorted(heard.pinged):
        send(person_id, "ask.offered")
    for person_id in sorted(heard.others if heard.quiet else {row.asker_id} | heard.others):
        send(person_id, "ask.changed")
    if row.owner_id and any(isinstance(fact, AskNudged) for fact in heard.facts):
        send(row.owner_id, "ask.nudged")
    tell_leads(session, row, scene, heard, now)


def tell_leads(session: StoreSession, row: AskRow, scene: views.Scene, heard: Heard, now: datetime) -> None:
    """Tell the desk and the leads' phones: what waits in their queue, what waits there no more."""
    if (
        any(isinstance(fact, AskQueued | AskStillQueued) for fact in heard.facts)
        and row.state == State.QUEUED
    ):
        body = views.view(scene, row, None).model_dump(mode="json")
        events.record(session, events.SUPERVISORS, "ask.queued", body, now=now)
    elif heard.was_queued and row.state != State.QUEUED:
        events.record(session, events.SUPERVISORS, "ask.unqueued", {"id": row.id}, now=now)
    if not heard.quiet:
        # No more than that: states with their moments would tell the desk how long somebody took.
        events.record(session, events.SUPERVISORS, "ask.moved", {"id": row.id}, now=now)
