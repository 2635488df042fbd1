"""Setting up the demo store, and the story of one person alone in it."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from floorassist.app import REACTIONS
from floorassist.ask import asking_actions
from floorassist.ask.due_actions import asks_due
from floorassist.ask.models import AskRow, PingRow
from floorassist.ask.states import ENDED, LIVE_PING
from floorassist.catalog.models import CatalogImport, Item, Placement
from floorassist.demo.actions import Seeded, seed_demo
from floorassist.demo.due_actions import crew_due
from floorassist.demo.models import Ghost, GhostAct
from floorassist.find import queries as find
from floorassist.find.question_queries import popular_questions
from floorassist.find.upkeep_queries import Reading, whole
from floorassist.floor.models import PlanRevision, Sighting
from floorassist.people import actions as people_actions
from floorassist.people import person_actions, shift_actions, sign_in_actions
from floorassist.people import queries as people
from floorassist.people.models import Person
from floorassist.storage.migrate import use_write_ahead_log
from floorassist.storage.session import Database
from tests.databases import make_tables
from tests.world import SettableClock


class Demo:
    """A demo store with one human in it, and a clock that is told."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, SettableClock()
        self.seeded = seed_demo(database, clock=self.clock)
        self.store_id = self.seeded.store_id
        self.me, self.sign_in = self._join()

    def _join(self) -> tuple[int, int]:
        now = self.clock()
        with self.database.writing(self.store_id) as session:
            link = people_actions.new_join_link(session, role="worker", by=None, lets_in=True, now=now)
            me = people_actions.join(
                session, link.token, name="Me", pin_hash="x", device_name="Mine", now=now
            ).person_id
            shift_actions.start_shift(session, me, now=now)
            return me, sign_in_actions.open_sign_ins(session, me)[0].id

    def forward(self, seconds: int, step: int = 1) -> None:
        """Let time pass step by step; my phone beats."""
        for _ in range(0, seconds, step):
            now = self.clock.forward(step)
            if now.second % 30 < step:
                with self.database.writing(self.store_id) as session:
                    sign_in_actions.beats(session, [self.sign_in], now=now)
            crew_due(self.database, now)
            asks_due(self.database, now)

    def ask(self, words: str, **more: object) -> int:
        with self.database.writing(self.store_id) as session:
            new = asking_actions.NewQuestion(key=words, words=words, **more)  # type: ignore[arg-type]
            return asking_actions.create_ask(session, self.me, new, now=self.clock())[0]

    def row(self, ask_id: int) -> AskRow:
        with self.database.reading(self.store_id) as session:
            row = session.get_one(AskRow, ask_id)
            session.expunge(row)
            return row

    def count(self, of: type) -> int:
        with self.database.reading(self.store_id) as session:
            return session.scalar(select(func.count()).select_from(of)) or 0


@pytest.fixture(scope="module")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo store that was set up at the start, once for all tests."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    use_write_ahead_log(f"sqlite:///{path}")
    make_tables(f"sqlite:///{path}")
    database = Database(f"sqlite:///{path}", reactions=REACTIONS)
    assert seed_demo(database, clock=SettableClock()).fresh
    database.close()
    return path


@pytest.fixture(scope="module")
def read(seeded_file: Path) -> Reading:
    """What find knows of that store: thousands of items, read once for all tests."""
    database = Database(f"sqlite:///{seeded_file}")
    with database.reading(1) as session:
        found = whole(session)
    database.close()
    return found


@pytest.fixture
def demo(seeded_file: Path, read: Reading, tmp_path: Path) -> Iterator[Demo]:
    shutil.copy(seeded_file, tmp_path / "demo.db")
    database = Database(f"sqlite:///{tmp_path / 'demo.db'}", reactions=REACTIONS)
    find._kept_of(database.engine, 1).reading = read
    yield Demo(database)
    database.close()


def test_it_is_set_up_and_played_on_every_engine(database_url: str) -> None:
    database = Database(database_url, reactions=REACTIONS)
    demo = Demo(database)
    demo.forward(2)
    ask_id = demo.ask("stuff to unclog drain", departments=frozenset({"Plumbing"}))
    demo.forward(120, step=2)
    assert demo.row(ask_id).state == "answered"
    database.close()


def test_the_demo_store_is_complete(demo: Demo) -> None:
    assert demo.count(Item) >= 4_000
    assert demo.count(PlanRevision) == 1
    assert demo.count(Ghost) == 16
    with demo.database.reading(demo.store_id) as session:
        lost = session.scalar(select(func.count()).select_from(Placement).where(Placement.spot_id.is_(None)))
        imported = session.scalars(select(CatalogImport)).one()
        often = popular_questions(session, now=demo.clock())
    assert lost == 0
    assert often[0].words == "thing to hang pictures"
    assert len(often) == 8
    assert (imported.state, imported.errors_total, imported.warnings_total) == ("done", 0, 0)


def test_setting_it_up_again_changes_nothing(demo: Demo) -> None:
    before = {table: demo.count(table) for table in (Item, Placement, PlanRevision, Ghost, Person)}
    again = seed_demo(demo.database, clock=demo.clock)
    assert again == Seeded(demo.store_id, fresh=False, owner_token=None)
    assert {table: demo.count(table) for table in before} == before


def test_the_crew_comes_on_shift_within_reach_and_stands_somewhere(demo: Demo) -> None:
    demo.forward(2)
    with demo.database.reading(demo.store_id) as session:
        here = [one for one in people.on_the_floor(session, demo.clock()) if one.person_id != demo.me]
        seen = session.scalar(select(func.count()).select_from(Sighting))
    ghosts = [one for one in here if one.name != "Demo owner"]
    assert len(ghosts) == 16
    assert all(one.on_shift and one.reachable and not one.on_break for one in ghosts)
    assert seen == 16


def test_the_crew_stays_within_reach_for_hours_and_walks_about(demo: Demo) -> None:
    demo.forward(2)
    with demo.database.reading(demo.store_id) as session:
        before = {one.person_id: one.spot for one in session.scalars(select(Sighting))}
    for _ in range(100):
        crew_due(demo.database, demo.clock.forward(10))
    with demo.database.reading(demo.store_id) as session:
        after = {one.person_id: one.spot for one in session.scalars(select(Sighting))}
        here = people.on_the_floor(session, demo.clock())
    assert sum(one.reachable for one in here) == 16
    assert sum(before[person] != after[person] for person in before) >= 12


def test_one_person_alone_is_answered_with_the_right_place_within_two_minutes(demo: Demo) -> None:
    demo.forward(2)
    ask_id = demo.ask("thing to hang pictures", departments=frozenset({"Screws & fixings"}))
    demo.forward(120)
    row = demo.row(ask_id)
    assert row.state == "answered"
    with demo.database.reading(demo.store_id) as session:
        item = session.get_one(Item, row.answer_item_id)
        ghosts = set(session.scalars(select(Ghost.person_id)))
    assert item.department == "Screws & fixings"
    assert "thing to hang pictures" in " ".join(item.keywords)
    assert row.answer_spot
    assert row.answer_words
    assert row.answered_by_id in ghosts


def test_an_ask_for_an_item_is_answered_with_its_own_place(demo: Demo) -> None:
    demo.forward(2)
    with demo.database.reading(demo.store_id) as session:
        item = session.scalars(select(Item).where(Item.name == "Wall plugs nylon 8 mm, 25 pack")).one()
    ask_id = demo.ask("wall plugs", item_id=item.id, departments=frozenset({item.department}))
    demo.forward(150, step=2)
    assert demo.row(ask_id).answer_item_id == item.id


def test_what_the_store_does_not_sell_gets_an_honest_answer_and_no_place(demo: Demo) -> None:
    demo.forward(2)
    ask_id = demo.ask("xylophone qwzzk")
    demo.forward(176, step=2)
    row = demo.row(ask_id)
    assert row.state == "answered"
    assert row.answer_spot is None
    assert row.answer_item_id is None


def test_most_questions_are_answered_in_two_minutes_and_none_hangs(demo: Demo) -> None:
    demo.forward(2)
    asks = []
    for words, department in [
        ("stuff to unclog drain", "Plumbing"),
        ("plug for rawl", "Screws & fixings"),
        ("pilas", "Appliances & electronics"),
        ("dog leash", "Pets"),
        ("spicy sauce", "Pantry"),
        ("water filter cartridge", "Plumbing"),
    ]:
        asks.append(demo.ask(words, departments=frozenset({department})))
        demo.forward(120, step=3)
    answered = [demo.row(ask_id).state in ("answered", "done") for ask_id in asks]
    assert sum(answered) >= 5
    demo.forward(400, step=20)
    assert all(demo.row(ask_id).state in ENDED for ask_id in asks)


def test_a_ping_to_a_ghost_rings_at_once(demo: Demo) -> None:
    demo.forward(2)
    demo.ask("paint", departments=frozenset({"Paint"}))
    demo.forward(1)
    with demo.database.reading(demo.store_id) as session:
        states = session.scalars(select(PingRow.state).where(PingRow.state.in_(LIVE_PING))).all()
    assert states
    assert set(states) == {"delivered"}


def test_a_restart_in_the_middle_loses_nothing(demo: Demo) -> None:
    demo.forward(2)
    ask_id = demo.ask("thing to hang pictures", departments=frozenset({"Screws & fixings"}))
    demo.forward(5)
    url = demo.database.engine.url.render_as_string(hide_password=False)
    demo.database.close()
    demo.database = Database(url, reactions=REACTIONS)
    demo.forward(115)
    assert demo.row(ask_id).state == "answered"


def test_a_ghost_who_is_still_at_it_taps_when_reminded_and_keeps_the_ask(demo: Demo) -> None:
    demo.forward(2)
    ask_id = demo.ask("thing to hang pictures", departments=frozenset({"Screws & fixings"}))
    while demo.row(ask_id).owner_id is None:
        demo.forward(1)
    owner = demo.row(ask_id).owner_id
    with demo.database.writing(demo.store_id) as session:
        act = session.scalars(select(GhostAct).where(GhostAct.person_id == owner)).one()
        act.act, act.due_at = "answer", demo.clock() + timedelta(seconds=70)
    demo.forward(68)
    assert (demo.row(ask_id).owner_id, demo.row(ask_id).state) == (owner, "on_way")
    demo.forward(4)
    assert (demo.row(ask_id).answered_by_id, demo.row(ask_id).epoch) == (owner, 0)


def test_only_ghosts_are_played(demo: Demo) -> None:
    demo.forward(2)
    with demo.database.writing(demo.store_id) as session:
        person_actions.tell_what_i_know(
            session, demo.me, home_department="Paint", knows=("Paint",), now=demo.clock()
        )
    demo.forward(900, step=20)
    with demo.database.reading(demo.store_id) as session:
        mine = session.scalars(select(PingRow).where(PingRow.person_id == demo.me)).all()
        acts = set(session.scalars(select(GhostAct.person_id)))
        asked = session.scalars(select(AskRow)).all()
    assert asked, "in a quarter of an hour somebody of the crew asks"
    assert mine, "and the one human on shift is asked"
    assert all(ping.state not in ("claimed", "declined", "delivered") for ping in mine)
    assert demo.me not in acts


def test_nobody_of_the_crew_asks_while_no_human_is_on_shift(demo: Demo) -> None:
    with demo.database.writing(demo.store_id) as session:
        shift_actions.end_shift(session, demo.me, now=demo.clock())
    demo.forward(900, step=20)
    assert demo.count(AskRow) == 0


def test_a_ghost_who_was_helped_says_thank_you(demo: Demo) -> None:
    demo.forward(2)
    with demo.database.writing(demo.store_id) as session:
        ghost = session.scalars(select(Ghost.person_id)).first()
        assert ghost is not None
        new = asking_actions.NewQuestion(key="k", words="wall paint", departments=frozenset({"Paint"}))
        ask_id, _ = asking_actions.create_ask(session, ghost, new, now=demo.clock())
    demo.forward(220, step=5)
    assert demo.row(ask_id).state == "done"


def test_a_ghost_that_a_supervisor_shut_out_does_nothing_more(demo: Demo) -> None:
    demo.forward(2)
    with demo.database.writing(demo.store_id) as session:
        gone = session.scalars(select(Ghost.person_id).order_by(Ghost.person_id)).all()
        for person_id in gone:
            session.get_one(Person, person_id).revoked_at = demo.clock()
    ask_id = demo.ask("paint", departments=frozenset({"Paint"}))
    demo.forward(60)
    assert demo.row(ask_id).owner_id is None


def test_a_ghost_comes_back_after_the_longest_shift(demo: Demo) -> None:
    demo.forward(2)
    with demo.database.writing(demo.store_id) as session:
        ghost = session.scalars(select(Ghost.person_id)).first()
        assert ghost is not None
        shift_actions.end_shift(session, ghost, now=demo.clock())
    demo.clock.now += timedelta(seconds=60)
    crew_due(demo.database, demo.clock())
    with demo.database.reading(demo.store_id) as session:
        here = {one.person_id: one for one in people.on_the_floor(session, demo.clock())}
    assert here[ghost].on_shift
