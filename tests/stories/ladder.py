"""The ladder of https, climbed in a network of its own: run by test_https.py, prints nothing if all is well.

The store is at an address that browsers do not count as this machine's own, as on a store's Wi-Fi.
"""

import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

from floorassist.clock import system_clock
from floorassist.tls import mdns
from floorassist.tls.addresses import hosts_here
from floorassist.tls.authority import new_leaf
from floorassist.tls.names import NAME
from floorassist.tls.rehearsal import call
from floorassist.tls.shelf import Shelf, fresh_key, write
from tests.stories.conftest import PHONE, WHOLE, chromium
from tests.stories.gates import AXE, Gates

PATIENCE = 60.0
expect.set_options(timeout=PATIENCE * 1000)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# The server as it is, but its keeper looks more often than a story lasts.
SERVE = "import floorassist.tls.keeper as k; k.LOOK_SECONDS = 1; import floorassist.cli.main as m; m.main()"
AGENT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1"
)


@contextmanager
def serving(port: int, folder: Path) -> Iterator[str]:
    """The store by `serve --tls`; its code to join."""
    log = folder / "server.log"
    command = [
        sys.executable,
        "-c",
        SERVE,
        "serve",
        "--host",
        "0.0.0.0",
        "--port",
        str(port),
        "--tls",
        "--join",
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        until(lambda: call("127.0.0.1", port, None, encrypted=False)[0] == 200, log.read_text)
        found = re.search(r"^http://\S+/join#(\S+)$", log.read_text(), re.MULTILINE)
        assert found, log.read_text()
        yield found[1]
        assert "rror" not in log.read_text(), log.read_text()
    finally:
        process.terminate()
        process.wait()


def until(question: Callable[[], bool], told: Callable[[], str] = str) -> None:
    end = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < end, told()
        time.sleep(0.1)


def browse(playwright: Playwright, *more: str) -> Browser:
    """A browser with its own store of certificates, as the one without windows has none."""
    return playwright.chromium.launch(executable_path=chromium(WHOLE), args=[*FLAGS, *more])


def a_phone_that_trusts_nobody(browser: Browser, address: str, port: int, code: str) -> None:
    """It is shown its own steps, looks again when it comes back, and may go on without."""
    context = browser.new_context(viewport=PHONE, user_agent=AGENT, reduced_motion="reduce")
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.goto(f"http://{address}:{port}/join#{code}")
    expect(page.get_by_role("heading", name="Before you join")).to_be_visible()
    expect(page.get_by_text("Certificate Trust Settings").first).to_be_visible()
    expect(page.get_by_role("link", name="Get the profile")).to_be_visible()
    expect(page.get_by_text("Keychain Access")).to_be_hidden()
    assert not page.evaluate("isSecureContext")
    gates = Gates()
    gates.check(page, "doorstep")
    assert gates.wrong == []
    with page.expect_download() as taken:
        page.get_by_role("link", name="Get the profile").click()
    assert taken.value.suggested_filename == "floorassist.mobileconfig"
    page.get_by_role("button", name="check again").click()
    expect(page.get_by_text("Not yet.")).to_be_visible()
    page.get_by_role("link", name="Go on without").click()
    expect(page.get_by_role("heading", name="Join")).to_be_visible()
    expect(page.get_by_label("Your first name")).to_be_visible()  # the code came along
    page.goto(f"http://{address}:{port}/me")
    assert page.locator("[data-secure]").count() == 0
    context.close()


def trust_the_store(shelf: Shelf, certificate: Path) -> None:
    """Do as the steps say: put the authority among those that the browser trusts."""
    certificate.write_bytes(shelf.authority().certificate.public_bytes(Encoding.PEM))
    nss = Path.home() / ".pki" / "nssdb"
    nss.mkdir(parents=True, exist_ok=True)
    if not (nss / "cert9.db").exists():
        run("certutil", "certutil", "-N", "-d", f"sql:{nss}", "--empty-password")
    run("certutil", "certutil", "-A", "-d", f"sql:{nss}", "-t", "C,,", "-n", "store", "-i", str(certificate))


def run(name: str, *command: str) -> None:
    told = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
    assert told.returncode == 0, f"{name}: {told.stderr}"


def a_phone_that_trusts_the_store(browser: Browser, address: str, port: int, code: str) -> None:
    """It is led over as soon as https answers, joins, and is a full app there."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    context.route("**/tls/here", lambda route: route.abort())
    page.goto(f"http://{address}:{port}/join#{code}")
    expect(page.get_by_text("does not answer")).to_be_visible()
    context.unroute("**/tls/here")
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    page.wait_for_url(f"https://{address}:{port}/join")
    assert page.evaluate("isSecureContext")
    page.get_by_label("Your first name").fill("Cat")
    page.get_by_label("PIN").fill("314159")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first).to_be_visible()
    page.wait_for_function("navigator.serviceWorker.getRegistration().then(Boolean)", timeout=PATIENCE * 1000)
    cookies = {one["name"]: one for one in context.cookies()}
    secret = [name for name in cookies if name.startswith("__Host-")]
    assert len(secret) == 2, cookies
    assert all(cookies[name]["secure"] and cookies[name]["httpOnly"] for name in secret)
    page.goto(f"http://{address}:{port}/me")  # the bare address, typed: straight over
    page.wait_for_url(f"https://{address}:{port}/me")
    context.close()


@contextmanager
def elsewhere(shelf: Shelf, folder: Path) -> Iterator[str]:
    """Two servers with certificates of this authority, one as if of the internet; the way for a browser."""
    with ExitStack() as stack:
        ways = []
        for host in ("shop.local", "example.com"):
            file = folder / f"{host}.pem"
            write(file, new_leaf(fresh_key(), shelf.authority(), [host], now=system_clock()))
            ways.append(f"MAP {host} 127.0.0.1:{stack.enter_context(small_server(file))}")
        yield f"--host-resolver-rules={','.join(ways)}"


def what_the_authority_may_not_vouch_for(browser: Browser) -> None:
    """A page of the internet with a certificate of this authority is refused, one of a private name not."""
    page = browser.new_page()
    assert opens(page, "https://shop.local/")
    assert not opens(page, "https://example.com/")


def opens(page: Page, address: str) -> bool:
    try:
        page.goto(address)
    except Error as error:
        if "ERR_CERT" in error.message:
            return False
        raise
    return page.text_content("body") == "here"


@contextmanager
def small_server(file: Path) -> Iterator[int]:
    """Says "here" by https with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                with context.wrap_socket(listener.accept()[0], server_side=True) as sock:
                    sock.recv(4096)
                    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nhere")
            except ssl.SSLError:
                continue
            except OSError:
                if listener.fileno() < 0:
                    return

    threading.Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1]
    listener.close()


def a_leaf_that_ended(shelf: Shelf, address: str, port: int) -> None:
    """The server that runs takes another certificate when this one ended: nobody restarts anything."""
    trusted = shelf.authority().certificate
    assert call(address, port, trusted, encrypted=True) == (200, "")
    assert call(address, port, None, encrypted=True)[0] == 0
    long_ago = system_clock() - timedelta(days=500)
    ended = new_leaf(fresh_key(), shelf.authority(), list(hosts_here()), now=long_ago)
    write(shelf.leaf_file, ended)
    until(lambda: shelf.leaf() is not None and shelf.leaf().certificate != ended.certificate)
    assert call(address, port, trusted, encrypted=True) == (200, "")


def who_asks_for_the_name(address: str) -> None:
    """The store answers by multicast for the name that stands in its certificate."""

    def asked() -> bool:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address))
            sock.settimeout(1)
            sock.sendto(mdns.question(NAME), (mdns.GROUP, mdns.PORT))
            try:
                return (NAME, address) in mdns.heard(sock.recv(9000)).claims
            except TimeoutError:
                return False

    until(asked)


def climb(address: str, port: int, folder: Path) -> None:
    shelf = Shelf(Path(os.environ["FLOORASSIST_DATA"]))
    with serving(port, folder) as code, sync_playwright() as playwright:
        browser = browse(playwright)
        a_phone_that_trusts_nobody(browser, address, port, code)
        browser.close()
        trust_the_store(shelf, folder / "store.pem")
        with elsewhere(shelf, folder) as way:
            browser = browse(playwright, way)
            a_phone_that_trusts_the_store(browser, address, port, code)
            what_the_authority_may_not_vouch_for(browser)
            browser.close()
        a_leaf_that_ended(shelf, address, port)
        who_asks_for_the_name(address)


if __name__ == "__main__":
    climb(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
