"""Stories: real phones (Chromium contexts) on a running server, with a clock that the story sets."""

import inspect
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from floorassist.web import assets
from tests import profiles
from tests.stories.files import remembering
from tests.world import Cast, World

PATIENCE_MS = 45_000  # only what never comes takes longer, however busy the machine is
expect.set_options(timeout=PATIENCE_MS)
PHONE = {"width": 390, "height": 844}
# What pulses for ever would be drawn anew for ever, as WebKit's stories have it.
HELD: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--disable-sync", "--no-first-run", "--use-fake-ui-for-media-stream", "--disable-quic"]
WITHOUT_NETWORK = ("set_offline", "serviceWorker", "server.close")
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
ATTENTION = 0.02  # seconds until the server hears that it is to stop; half a second unless told

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What shows is the same on either database: on PostgreSQL only the stories that say so, or all of them
    in the deep profile. What is below the screens is tested on both.
    """
    left_out = [item for item in items if profiles.PROFILE == "quick" and is_second_telling(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def is_second_telling(item: pytest.Item) -> bool:
    """A story of the screens that SQLite tells already."""
    if HERE not in item.path.parents or not isinstance(item, pytest.Function):
        return False
    told_on = getattr(item, "callspec", None)
    again = told_on is not None and told_on.params.get("database_url") == "postgres"
    return again and item.get_closest_marker("both_databases") is None


# The one without windows first: the same engine, and a third less to do for each page.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
WHOLE = BROWSERS[1:]  # with a camera and notifications


def chromium(names: Sequence[str] = BROWSERS) -> str:
    """Where the browser is."""
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "Chromium is missing: run tests/install"
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser without a camera."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def filming(playwright: Playwright) -> Iterator[Callable[[Path], Browser]]:
    """A browser whose camera shows a film, over and over."""
    opened: list[Browser] = []

    def launch(film: Path) -> Browser:
        camera = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]
        opened.append(playwright.chromium.launch(executable_path=chromium(WHOLE), args=FLAGS + camera))
        return opened[-1]

    yield launch
    for browser in opened:
        browser.close()


def until(page: Page, question: Callable[[], bool]) -> None:
    """Wait until this is so in the story itself: what the browser tells by the way comes late."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not question():
        assert time.monotonic() < end, "it never came"
        page.wait_for_timeout(20)


class Phone:
    """One person's phone. What the browser complains about fails the story at its end."""

    def __init__(
        self, browser: Browser, address: str, cookies: list[dict[str, Any]], now: datetime, **options: Any
    ) -> None:
        self.context = browser.new_context(base_url=address, **HELD | options)
        self.context.clock.set_system_time(now)
        if assets.shell_files is list:
            self.context.add_init_script(SAVES_DATA)
        if cookies:
            self.context.add_cookies(cookies)  # type: ignore[arg-type]
        self.complaints: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("console", self._listen)

    def open(self, path: str = "/") -> Page:
        self.page.goto(path)
        return self.page

    def _listen(self, message: Any) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.complaints.append(message.text)


class Server:
    """The world on a port of this machine; time stands still until the story moves it."""

    def __init__(self, world: World) -> None:
        self.world = world
        quiet = type("Quiet", (WSGIRequestHandler,), {"log": lambda *_: None})
        self._server = make_server(
            "127.0.0.1", 0, remembering(world.app), threaded=True, request_handler=quiet
        )
        self.address = f"http://localhost:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=[ATTENTION], daemon=True)

    def open(self) -> None:
        self._thread.start()
        self.world.app.extensions["hub"].start()

    def close(self) -> None:
        """No call is answered any more, and every socket is closed; once more does nothing."""
        self.world.app.extensions["hub"].stop()
        self._server.shutdown()
        self._server.server_close()


class Store(Server):
    """A running server and the phones on it."""

    def __init__(self, world: World, browser: Browser) -> None:
        super().__init__(world)
        self.browser = browser
        self.phones: list[Phone] = []

    def close(self) -> None:
        for phone in self.phones:
            phone.context.close()
        super().close()
        complaints = [complaint for phone in self.phones for complaint in phone.complaints]
        assert complaints == []

    def phone(self, name: str | None = None, browser: Browser | None = None, **options: Any) -> Phone:
        """The phone of one of the cast, signed in; without a name, a stranger's."""
        found = self.world.cookies(name).items() if name else ()
        cookies = [{"name": key, "value": value, "url": self.address} for key, value in found]
        now = self.world.clock()
        self.phones.append(Phone(browser or self.browser, self.address, cookies, now, **options))
        return self.phones[-1]


@pytest.fixture
def story_world(database_url: str, cast: Cast, tmp_path: Path) -> Iterator[World]:
    """The cast on plain http, as a browser reaches a server on this machine."""
    world = World(tmp_path, database_url, secure=False, cast=cast)
    yield world
    world.close()


@pytest.fixture(autouse=True)
def shell(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone that saves data fetches the files of the app when they are wanted. It keeps all of them first,
    which takes longer than most stories, where the story takes the network away or is marked `whole_app`.
    """
    told = inspect.getsource(request.function)
    if not any(word in told for word in WITHOUT_NETWORK) and not request.node.get_closest_marker("whole_app"):
        monkeypatch.setattr(assets, "shell_files", list)


@pytest.fixture
def store(story_world: World, browser: Browser) -> Iterator[Store]:
    """The running store; fails at its end if a browser complained."""
    store = Store(story_world, browser)
    store.open()
    yield store
    store.close()
