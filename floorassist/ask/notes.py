"""What a push says about an ask: a ping, a reminder to its owner, what waits in the leads' queue."""

from datetime import datetime, timedelta

from floorassist.ask.states import Ask
from floorassist.push.note import Note
from floorassist.translation import tr


def ping_topic(ask_id: int) -> str:
    """The topic of everything that an ask says to whom it was put."""
    return f"ask-{ask_id}"


def queue_topic(ask_id: int) -> str:
    """The topic of what an ask says to the leads."""
    return f"queue-{ask_id}"


def asked_topic(ask_id: int) -> str:
    """The topic of what an ask says to who asked it."""
    return f"asked-{ask_id}"


def ping(ask: Ask, asker: str, words: str, code: str | None) -> Note:
    """Somebody asks: to be taken or not from the notification."""
    return Note(
        topic=ping_topic(ask.id),
        title=tr("{name} asks from {place}", name=asker, place=code)
        if code
        else tr("{name} asks", name=asker),
        body=words,
        path=f"/asks/{ask.id}",
        until=ask.expires_at,
        ask_id=ask.id,
        actions=("claim", "decline"),
    )


def nudge(ask: Ask, asker: str, words: str, now: datetime) -> Note:
    """Half of the owner's time is over."""
    return Note(
        topic=ping_topic(ask.id),
        title=tr("{name} still waits for you", name=asker),
        body=words,
        path=f"/asks/{ask.id}",
        until=ask.held_until or now,
    )


def queued(ask: Ask, asker: str, words: str, now: datetime) -> Note:
    """Nobody could take it: a lead decides."""
    return Note(
        topic=queue_topic(ask.id),
        title=tr("Nobody could take {name}'s question", name=asker),
        body=words,
        path=f"/asks/{ask.id}",
        until=now + timedelta(seconds=ask.policy.queue_look_seconds),
    )


def answered(ask: Ask, by: str, said: str, now: datetime) -> Note:
    """Somebody answered, and who asked has put the phone away."""
    return Note(
        topic=asked_topic(ask.id),
        title=tr("{name} answers", name=by),
        body=said,
        path=f"/asks/{ask.id}",
        until=now + timedelta(seconds=ask.policy.confirm_seconds),
    )


def nobody_yet(ask: Ask, words: str, say: str, now: datetime) -> Note:
    """Nobody took it: the customer still stands there, and who asked can do something."""
    return Note(
        topic=asked_topic(ask.id),
        title=tr("No answer yet: {words}", words=words),
        body=say,
        path=f"/asks/{ask.id}",
        until=now + timedelta(seconds=ask.policy.queue_look_seconds),
    )
