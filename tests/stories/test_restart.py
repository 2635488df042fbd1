"""The server dies in the middle of an ask, and nobody has to touch a phone."""

import os
import signal
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from floorassist.clock import system_clock
from floorassist.storage.migrate import migrate
from tests.servers import free_port
from tests.stories import shop
from tests.world import HOST, World

WORDS = "the thing for the thing"


class RealServer:
    """The production server as its own process, on the story's database."""

    def __init__(self, world, port):
        self.world, self.port = world, port
        self.process = None

    def start(self):
        environment = os.environ | {
            "FLOORASSIST_DATA": str(self.world.settings.data),
            "FLOORASSIST_DATABASE_URL": self.world.settings.database_url.replace("+psycopg", ""),
        }
        command = [sys.executable, "-m", "floorassist", "serve", "--http", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
        )
        until_it_answers(f"http://localhost:{self.port}/health")

    def kill(self, how=signal.SIGKILL):
        os.killpg(self.process.pid, how)
        self.process.wait(20)


def until_it_answers(address):
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


@pytest.fixture
def real(tmp_path, empty_database_url):
    """The cast in a database that the real server opens; its clock is the real one."""

    migrate(empty_database_url, now=system_clock())
    world = World(tmp_path, empty_database_url, secure=False, now=system_clock())
    shop.stock(world)
    server = RealServer(world, free_port())
    yield server
    if server.process.poll() is None:
        server.kill()
    world.close()


def test_an_ask_survives_a_killed_server_and_phones_come_back_by_themselves(real, browser):
    world = real.world
    real.start()
    pages = {}
    contexts = []
    for name in ("Ada", "Ben"):
        context = browser.new_context(base_url=f"http://localhost:{real.port}")
        contexts.append(context)
        for kind in ("device", "sign-in"):
            cookie = world.phone(name).get_cookie(f"__Host-{kind}", domain=HOST)
            context.add_cookies(
                [
                    {
                        "name": f"floorassist-{kind}",
                        "value": cookie.value,
                        "url": f"http://localhost:{real.port}",
                    }
                ]
            )
        pages[name] = context.new_page()
        pages[name].goto("/")
        pages[name].get_by_role("button", name="Start shift").click()
        expect(pages[name].get_by_text("Nothing right now")).to_be_visible()
    ada, ben = pages["Ada"], pages["Ben"]
    ada.get_by_role("combobox").fill(WORDS)
    ada.get_by_role("button", name="Ask").first.click()
    ringing = ben.get_by_role("dialog").get_by_role("heading", name=WORDS)
    expect(ringing).to_be_visible(timeout=10_000)
    real.kill()
    real.start()
    ben.get_by_role("button", name="I'll take it").click(timeout=15_000)
    expect(ada.get_by_role("heading", name="Ben has it")).to_be_visible(timeout=20_000)
    ben.get_by_label("In words").fill("Behind the service desk")
    ben.get_by_role("button", name="Send the answer").click()
    expect(ada.get_by_role("heading", name="Ben says")).to_be_visible(timeout=15_000)
    for context in contexts:
        context.close()


def test_the_server_stops_within_two_seconds_with_phones_on_it(real, browser):
    real.start()
    context = browser.new_context(base_url=f"http://localhost:{real.port}")
    cookie = real.world.phone("Ada").get_cookie("__Host-sign-in", domain=HOST)
    context.add_cookies(
        [{"name": "floorassist-sign-in", "value": cookie.value, "url": f"http://localhost:{real.port}"}]
    )
    context.new_page().goto("/")
    started = time.monotonic()
    real.kill(signal.SIGTERM)
    assert time.monotonic() - started < 2
    context.close()
