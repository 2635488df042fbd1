"""What ghosts do, through the ordinary actions: ring, take, decline, come, answer, ask, say thanks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from floorassist.ask import answering_actions, asking_actions, place_queries
from floorassist.ask import queries as asks
from floorassist.ask.answering_actions import Said
from floorassist.ask.asking_actions import NewQuestion
from floorassist.ask.models import AskRow, PingRow
from floorassist.ask.states import HELD, State
from floorassist.demo import queries
from floorassist.demo.ghosts import PACE, Act, Next, Pinged, asks_next, dice_for, first_act, next_act, thanks
from floorassist.demo.models import Ghost, GhostAct
from floorassist.demo.queries import Floor
from floorassist.demo.replies import Known, question, reply
from floorassist.people.roles import leads
from floorassist.refusal import Refusal
from floorassist.storage.session import StoreSession
from floorassist.web.errors import Problem


def hear_pings(session: StoreSession, crew: Sequence[Ghost], floor: Floor, *, now: datetime) -> None:
    """Let the phones of ghosts ring, and let each ghost make up its mind."""
    seeds = {ghost.person_id: ghost.seed for ghost in crew}
    for ping, ask in queries.unheard_pings(session):
        if ping.person_id not in floor.ghosts:
            continue
        answering_actions.acknowledge_ping(session, ask.id, ping.person_id, now=now)
        pinged = _pinged(session, floor, ping, ask)
        dice = dice_for(seeds[ping.person_id], ping.person_id, ask.id, ping.epoch)
        _note(session, ping.person_id, ask.id, ping.epoch, first_act(pinged, dice, now))


def hear_answers(session: StoreSession, crew: Sequence[Ghost], *, now: datetime) -> None:
    """Let ghosts who asked try the answer before they say thank you."""
    seeds = {ghost.person_id: ghost.seed for ghost in crew}
    for ask in queries.unthanked_asks(session):
        if ask.asker_id in seeds:
            dice = dice_for(seeds[ask.asker_id], "thanks", ask.id, ask.epoch)
            _note(session, ask.asker_id, ask.id, ask.epoch, thanks(dice, now))


def act(
    session: StoreSession,
    crew: Sequence[Ghost],
    floor: Floor,
    known: Mapping[int, Known | None],
    *,
    now: datetime,
) -> None:
    """Do what is due; where the floor has moved on meanwhile, the ghost lets it be.

    `known` says what there is to answer, by ask; an answer that is not among them waits for the next time.
    """
    by_id = {ghost.person_id: ghost for ghost in crew}
    for due in queries.due_acts(session, now):
        if due.act == Act.ANSWER and due.ask_id not in known:
            continue
        following = Next(Act.NOTHING, None)
        ghost = by_id.get(due.person_id)
        if ghost is not None and due.person_id in floor.ghosts:
            try:
                with session.begin_nested():
                    following = _done(session, ghost, floor, due, known, now)
            except (Refusal, Problem):
                session.refresh(due)
        due.act, due.due_at = following.act.value, following.at
    session.flush()


def hear_reminders(session: StoreSession, floor: Floor, *, now: datetime) -> None:
    """Let ghosts who are still at it tap "I'm coming" when their phone reminds them, as people do."""
    for due in queries.reminded(session, now):
        if due.person_id in floor.ghosts:
            answering_actions.come(session, due.ask_id, due.person_id, now=now)


def ask_people(session: StoreSession, crew: Sequence[Ghost], floor: Floor, *, now: datetime) -> None:
    """Let the ghost whose turn it is ask something that people may know; then it is another's turn."""
    asker = next((ghost for ghost in crew if ghost.asks_at is not None and ghost.asks_at <= now), None)
    if asker is None:
        return
    dice = dice_for(asker.seed, asker.person_id, "asks", now.isoformat())
    if floor.humans and asker.person_id in floor.ghosts:
        human = dice.choice(floor.humans)
        words, department = question(sorted(human.knows), dice)
        stand = place_queries.last_seen(session, human.person_id, now)
        new = NewQuestion(
            key=f"crew-{now.isoformat()}",
            words=words,
            departments=frozenset({department}),
            place=stand or place_queries.last_seen(session, asker.person_id, now),
        )
        asking_actions.create_ask(session, asker.person_id, new, now=now)
    asker.asks_at = None
    dice.choice(crew).asks_at = asks_next(dice, now)


def _done(
    session: StoreSession,
    ghost: Ghost,
    floor: Floor,
    due: GhostAct,
    known: Mapping[int, Known | None],
    now: datetime,
) -> Next:
    """Do one act, if it still fits; what follows on it."""
    ask, ping = asks.row_of(session, due.ask_id), queries.ping_to(session, due)
    if ask is None or ask.epoch != due.epoch or not _fits(Act(due.act), ask, due.person_id):
        return Next(Act.NOTHING, None)
    dice = dice_for(ghost.seed, due.person_id, ask.id, due.epoch, due.act)
    if due.act == Act.ANSWER:
        _answer(session, ask, ghost, known[ask.id], now)
    else:
        _DEEDS[Act(due.act)](session, ask.id, ghost.person_id, now=now)
    session.refresh(ask)
    if ping is None or (due.act == Act.CLAIM and ask.owner_id != due.person_id):
        return Next(Act.NOTHING, None)
    return next_act(Act(due.act), _pinged(session, floor, ping, ask), dice, now)


def _fits(what: Act, ask: AskRow, person_id: int) -> bool:
    if what is Act.THANK:
        return ask.asker_id == person_id and ask.state == State.ANSWERED
    if what in (Act.COME, Act.ANSWER):
        return ask.owner_id == person_id and ask.state in HELD
    return ask.state == State.OFFERED


def _answer(session: StoreSession, ask: AskRow, ghost: Ghost, known: Known | None, now: datetime) -> None:
    told = reply(known, dice_for(ghost.seed, ghost.person_id, ask.id, ask.epoch, "says"))
    said = Said(told.words, told.spot, told.item_id)
    answering_actions.answer_ask(session, ask.id, ghost.person_id, said, now=now)


def _thank(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    asking_actions.confirm_ask(session, ask_id, person_id, True, now=now)


_DEEDS: dict[Act, Callable[..., None]] = {
    Act.CLAIM: answering_actions.claim_ask,
    Act.DECLINE: answering_actions.decline_ask,
    Act.COME: answering_actions.come,
    Act.THANK: _thank,
}


def _pinged(session: StoreSession, floor: Floor, ping: PingRow, ask: AskRow) -> Pinged:
    ghost = floor.ghosts[ping.person_id]
    known = {department.casefold() for department in ghost.knows}
    return Pinged(
        knows=any(department.casefold() in known for department in ask.departments),
        leads=leads(ghost.role),
        busy=any(row.id != ask.id for row in asks.held_by(session, ping.person_id)),
        late=ask.asker_id in floor.ghosts,
        needs_person=ask.needs_person,
        metres=None if ping.walk_seconds is None else ping.walk_seconds * PACE,
    )


def _note(session: StoreSession, person_id: int, ask_id: int, epoch: int, following: Next) -> None:
    session.add(
        GhostAct(
            person_id=person_id, ask_id=ask_id, epoch=epoch, act=following.act.value, due_at=following.at
        )
    )
    session.flush()
