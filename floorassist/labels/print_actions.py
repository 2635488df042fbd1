"""Making sheets of labels beside the calls, noting what was printed, and taking that back."""

import logging
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from floorassist.clock import Clock
from floorassist.labels import blank
from floorassist.labels.choice import MOST, MOST_BLANKS, Choice, Printable, of_token, writable
from floorassist.labels.choice_queries import Chosen
from floorassist.labels.presets import pages
from floorassist.labels.print_models import BlankCode, LabelRun, PrintedLabel
from floorassist.labels.print_queries import BACK_WITHIN, SILENT_FOR
from floorassist.labels.sheet import Setting, sheets
from floorassist.labels.typeface import Typeface
from floorassist.storage import events
from floorassist.storage.due import in_each_store
from floorassist.storage.session import CHUNK, Database, StoreSession
from floorassist.translation import mark, number, tr, tr_many
from floorassist.web.errors import BadInput, Conflict, NotFound

log = logging.getLogger(__name__)
SHEETS_LIVE = timedelta(days=2)
TELL_EVERY = 40  # labels
NOTHING = {
    "changed": mark("Nothing changed since it was last printed. Take that choice back to print all of them."),
    "": mark("No label fits this choice. Choose another aisle or department."),
}


@dataclass(frozen=True)
class Order:
    """A run that has begun: what to draw, and how. `title` is in the language of who began it."""

    run_id: int
    labels: Sequence[Printable]
    setting: Setting
    choice: Choice
    title: str


def begin(
    session: StoreSession,
    choice: Choice,
    found: Chosen,
    setting: Setting,
    *,
    by: int | None,
    now: datetime,
) -> Order:
    """Note that the sheets of the labels that were found are being made; one run at a time in a store.

    Blank codes are made here.
    """
    events.take_turn(session)
    _one_at_a_time(session, now)
    _check(choice, found.total)
    fresh = _blanks(session, choice.count, now) if choice.what == "blank" else found.labels
    labels = [one for one in fresh for _ in range(choice.copies)]
    run = LabelRun(
        what=choice.what,
        choice=asdict(choice) | {"preset": setting.preset.id},
        state="making",
        labels=len(labels),
        done=0,
        pages=pages(setting.preset, setting.start, len(labels)),
        came_out=True,
        by_id=by,
        begun_at=now,
        alive_at=now,
    )
    session.add(run)
    session.flush()
    return Order(run.id, labels, setting, choice, choice.words)


def make(database: Database, store_id: int, order: Order, typeface: Typeface, *, clock: Clock) -> None:
    """Draw the sheets of a run and keep them; it ends as ready or failed."""

    def told(done: int) -> None:
        if done % TELL_EVERY == 0:
            _update(database, store_id, order.run_id, done=done, alive_at=clock())

    labels = [writable(one.label, typeface.can_write) for one in order.labels]
    try:
        made = sheets(labels, order.setting, typeface, title=order.title, made=clock(), told=told)
        with database.writing(store_id) as session:
            end(session, order, made, now=clock())
    except Exception:
        log.exception("the labels of run %s of store %s broke", order.run_id, store_id)
        _update(database, store_id, order.run_id, state="failed")


def end(session: StoreSession, order: Order, made: bytes, *, now: datetime) -> None:
    """Keep the sheets and what each label says. What older labels of the same things said is forgotten once
    nobody can take a print back any more.
    """
    run = session.get_one(LabelRun, order.run_id)
    run.state, run.done, run.alive_at, run.sheets = "ready", run.labels, now, made
    if order.choice.what == "blank":
        return
    digests = {one.key: one.label.digest for one in order.labels}
    old = select(LabelRun.id).where(LabelRun.begun_at < now - BACK_WITHIN)
    superseded = (PrintedLabel.what == run.what, PrintedLabel.run_id.in_(old))
    for keys in _chunks(digests):
        session.execute(delete(PrintedLabel).where(*superseded, PrintedLabel.key.in_(keys)))
    rows = [
        {"store_id": run.store_id, "run_id": run.id, "what": run.what, "key": key, "digest": digest}
        for key, digest in digests.items()
    ]
    session.execute(insert(PrintedLabel), rows)


def came_out(session: StoreSession, run_id: int, came: bool, *, now: datetime) -> None:
    """Say that a print did not come out, so that it counts as never printed; or that it did after all."""
    run = session.get(LabelRun, run_id)
    if run is None:
        raise NotFound(tr("There is no print {run_id} in this store.", run_id=run_id))
    if run.state != "ready":
        raise Conflict(tr("These sheets are not made yet. Wait until they are."))
    if run.begun_at < now - BACK_WITHIN:
        raise Conflict(tr("This was printed more than 7 days ago. Print the labels again instead."))
    run.came_out = came


def sheets_due(database: Database, now: datetime) -> None:
    """The ticker's: sheets are let go after two days; what was printed stays noted."""
    old = (LabelRun.begun_at < now - SHEETS_LIVE, LabelRun.sheets.is_not(None))
    with database.surveying() as survey:
        stores = survey.scalars(select(LabelRun.store_id).where(*old).distinct()).all()
    let_go = update(LabelRun).where(*old).values(sheets=None)
    in_each_store(database, stores, "letting go of sheets", lambda session: session.execute(let_go))


def _check(choice: Choice, total: int) -> None:
    """Raises BadInput where nothing, or too much, would be printed."""
    if choice.what == "blank" and not 1 <= choice.count <= MOST_BLANKS:
        raise BadInput("count", tr("Choose how many blank codes: 1 to {most}.", most=number(MOST_BLANKS)))
    labels = (choice.count if choice.what == "blank" else total) * choice.copies
    if not labels:
        raise BadInput("what", tr(NOTHING["changed" if choice.changed else ""]))
    if labels > MOST:
        told = tr_many(
            "{n} label is more than {most} at once. Choose an aisle or a department.",
            "{n} labels are more than {most} at once. Choose an aisle or a department.",
            labels,
            most=number(MOST),
        )
        raise BadInput("what", told)


def _one_at_a_time(session: StoreSession, now: datetime) -> None:
    making = select(LabelRun).where(LabelRun.state == "making")
    for run in session.scalars(making):
        if run.alive_at > now - SILENT_FOR:
            raise Conflict(
                tr("Other sheets are being made just now. Wait until they are there, then try again.")
            )
        run.state = "failed"


def _blanks(session: StoreSession, count: int, now: datetime) -> list[Printable]:
    """Fresh blank codes of this store."""
    tokens = [blank.new_token(secrets.choice) for _ in range(count)]
    session.add_all(BlankCode(token=token, made_at=now) for token in tokens)
    session.flush()
    return [of_token(token) for token in tokens]


def _update(database: Database, store_id: int, run_id: int, **values: object) -> None:
    with database.writing(store_id) as session:
        session.execute(update(LabelRun).where(LabelRun.id == run_id).values(**values))


def _chunks(keys: Iterable[str]) -> list[list[str]]:
    every = list(keys)
    return [every[start : start + CHUNK] for start in range(0, len(every), CHUNK)]
