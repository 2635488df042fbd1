"""WebKitGTK, the nearest thing to Safari on this machine: its own engine, without a window on any screen."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from floorassist.clock import system_clock
from tests.stories.conftest import Server
from tests.stories.webkit.safari import Safari
from tests.world import World

SCREEN = "500x1000x24"
# A camera that shows a picture of its own, and no question whether the page may use it.
MINI_BROWSERS = ("lib/*/webkit*gtk-*/MiniBrowser", "libexec/webkit*gtk-*/MiniBrowser")
BROWSER = ("--automation", "--enable-media-stream=true", "--enable-mock-capture-devices=true")


def program(name: str) -> str:
    """Where a program is that tests/install brings."""
    found = shutil.which(name)
    assert found, f"{name} is missing: run tests/install"
    return found


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen in memory, under a number that nobody has."""
    told, telling = os.pipe()
    command = [program("Xvfb"), "-displayfd", str(telling), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[telling], stderr=subprocess.DEVNULL) as screen:
        os.close(telling)
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
        screen.terminate()


@pytest.fixture(scope="session")
def webkit(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebKitGTK]:
    """One browser for all stories: to start it takes longer than a story."""
    home = tmp_path_factory.mktemp("webkit")
    home.chmod(0o700)
    environment = os.environ | {"DISPLAY": display, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    options = Options()
    options.binary_location = mini_browser()
    for argument in BROWSER:
        options.add_argument(argument)
    service = Service(program("WebKitWebDriver"), env=environment, log_output=subprocess.DEVNULL)
    browser = WebKitGTK(options=options, service=service)
    browser.set_script_timeout(60)
    yield browser
    browser.quit()


def mini_browser() -> str:
    """The plain browser that comes with WebKitGTK, outside of every path."""
    places = (
        found
        for folder in ("lib/*", "libexec")
        for found in Path("/usr").glob(f"{folder}/webkit*gtk*/MiniBrowser")
    )
    found = next(places, None)
    assert found, "WebKitGTK's MiniBrowser is missing: run tests/install"
    return str(found)


@pytest.fixture
def present_world(database_url: str, tmp_path: Path) -> Iterator[World]:
    """The cast at the real time, since nobody tells this browser another one."""
    world = World(tmp_path, database_url, secure=False, now=system_clock())
    yield world
    world.close()


@pytest.fixture
def server(present_world: World) -> Iterator[Server]:
    """The running store."""
    server = Server(present_world)
    server.open()
    yield server
    server.close()


@pytest.fixture
def safari(webkit: WebKitGTK, server: Server) -> Iterator[Safari]:
    """The browser on the running store; it keeps nothing of it for the next story."""
    safari = Safari(webkit, server)
    yield safari
    safari.forget()
