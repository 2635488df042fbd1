"""What the desk shows of printing: runs, and what there is to choose from."""

from datetime import datetime, timedelta

from sqlalchemy import Select, func, select

from floorassist.catalog import queries as catalog
from floorassist.catalog.models import Item
from floorassist.floor import queries as floor
from floorassist.floor.sketch import natural
from floorassist.labels.choice import Choice
from floorassist.labels.presets import PRESETS
from floorassist.labels.print_models import BlankCode, LabelRun
from floorassist.people.models import Person
from floorassist.people.poster_queries import poster_until
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.openapi import Told

SHOWN = 12  # runs
SILENT_FOR = timedelta(minutes=2)
BACK_WITHIN = timedelta(days=7)


class RunView(Told):
    """Sheets that somebody had made. `state` is making (`done` of `labels` are drawn), ready or failed.

    `has_sheets`: the PDF is still there. `came_out` false: it counts as never printed. `may_change`: that can
    still be said, or taken back.
    """

    id: int
    words: str
    preset: str
    state: str
    labels: int
    done: int
    pages: int
    by: str
    begun_at: datetime
    has_sheets: bool
    came_out: bool
    may_change: bool


class PresetView(Told):
    """A sheet: `labels` on a page, of `width` × `height` mm."""

    id: str
    name: str
    labels: int
    width: float
    height: float


class AisleView(Told):
    """An aisle to choose by."""

    code: str
    name: str


class LabelDeskView(Told):
    """Everything to choose from, and the last runs. `blanks` codes wait to be bound.

    `poster_until`: so long people can ask to join by the poster that hangs.
    """

    presets: list[PresetView]
    aisles: list[AisleView]
    departments: list[str]
    has_plan: bool
    has_items: bool
    blanks: int
    poster_until: datetime | None
    runs: list[RunView]


def desk(session: StoreSession, now: datetime) -> LabelDeskView:
    """What the desk's page of labels starts with."""
    spots = floor.spots(session)
    aisles = sorted(spots.plan.aisles, key=lambda one: natural(one.code)) if spots else []
    departments = catalog.departments(session)
    of_plan = {one.department for one in aisles if one.department}
    unbound = BlankCode.spot_id.is_(None) & BlankCode.item_id.is_(None)
    return LabelDeskView(
        presets=[
            PresetView(id=one.id, name=tr(one.name), labels=one.labels, width=one.width, height=one.height)
            for one in PRESETS
        ],
        aisles=[AisleView(code=one.code, name=one.name) for one in aisles],
        departments=sorted({*departments, *of_plan}, key=str.casefold),
        has_plan=spots is not None,
        has_items=session.scalar(select(Item.id).limit(1)) is not None,
        blanks=session.scalar(select(func.count(BlankCode.id)).where(unbound)) or 0,
        poster_until=poster_until(session, now),
        runs=runs(session, now),
    )


def runs(session: StoreSession, now: datetime) -> list[RunView]:
    """The last runs, the newest first."""
    query = _of_runs().order_by(LabelRun.id.desc()).limit(SHOWN)
    return [_view(row, by, kept, now) for row, by, kept in session.execute(query)]


def run(session: StoreSession, run_id: int, now: datetime) -> RunView | None:
    """One run."""
    found = session.execute(_of_runs().where(LabelRun.id == run_id)).one_or_none()
    if found is None:
        return None
    row, by, kept = found
    return _view(row, by, kept, now)


def sheets_of(session: StoreSession, run_id: int) -> bytes | None:
    """The PDF of a run while it is kept."""
    return session.scalar(select(LabelRun.sheets).where(LabelRun.id == run_id))


def is_silent(row: LabelRun, now: datetime) -> bool:
    """Whether the process that made it is gone."""
    return row.state == "making" and row.alive_at < now - SILENT_FOR


def _of_runs() -> Select[tuple[LabelRun, str, bool]]:
    return select(LabelRun, Person.name, LabelRun.sheets.is_not(None)).outerjoin(
        Person, Person.id == LabelRun.by_id
    )


def _view(row: LabelRun, by: str | None, has_sheets: bool, now: datetime) -> RunView:
    fields = {name: row.choice[name] for name in Choice.__dataclass_fields__ if name in row.choice}
    return RunView(
        id=row.id,
        words=Choice(**fields).words,
        preset=row.choice["preset"],
        state="failed" if is_silent(row, now) else row.state,
        labels=row.labels,
        done=row.done,
        pages=row.pages,
        by=by or tr("a colleague"),
        begun_at=row.begun_at,
        has_sheets=has_sheets,
        came_out=row.came_out,
        may_change=row.state == "ready" and row.begun_at > now - BACK_WITHIN,
    )
