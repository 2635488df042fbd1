"""What is in deploy/: programs that read it understand it, and phones come through it to the store."""

import http.client
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from floorassist.cli.serving import serve as serve_command
from floorassist.clock import system_clock
from floorassist.tls.names import Reach
from floorassist.tls.rehearsal import call, phone
from floorassist.tls.shelf import Shelf
from tests.servers import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
PATIENCE = 60
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
    "Sec-Fetch-Site": "same-origin",
}


def until(question, told=str):
    end = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < end, told()
        time.sleep(0.05)


@pytest.fixture
def run(tmp_path):
    """Starts programs; none outlives the test."""
    running = []

    def start(*command, **environment):
        log = (tmp_path / f"log-{len(running)}").open("wb")
        known = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)} | environment
        running.append(subprocess.Popen(command, env=known, stdout=log, stderr=log))
        return Path(log.name)

    yield start
    for process in reversed(running):
        process.terminate()
        process.wait(PATIENCE)


def nginx(folder, port, inside, leaf):
    """The site of deploy/ with this test's ports and certificate."""
    site = (DEPLOY / "nginx.conf").read_text()
    for old, new in (
        (r"listen 80;\n\s+listen \[::\]:80;", f"listen 127.0.0.1:{free_port()};"),
        (r"listen 443 (.*?);\n\s+listen \[::\]:443 .*?;", rf"listen 127.0.0.1:{port} \1;"),
        (r"server 127.0.0.1:8080;", f"server 127.0.0.1:{inside};"),
        (r"/etc/letsencrypt/live/floor.example/\w+.pem", str(leaf)),
        (r"server_name floor.example", "server_name localhost"),
    ):
        assert re.search(old, site), old
        site = re.sub(old, new, site)
    kept = "".join(
        f"{what}_temp_path {folder}/{what};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    around = f"daemon off; pid {folder}/pid; error_log stderr; events {{}}"
    file.write_text(f"{around} http {{ access_log off; {kept} {site} }}")
    return shutil.which("nginx") or "/usr/sbin/nginx", "-p", str(folder), "-c", str(file)


def caddy(folder, port, leaf):
    """The site of deploy/ with this test's certificate; the rest comes by the variables that it reads."""
    site = (DEPLOY / "Caddyfile").read_text()
    opened = site.index("{", site.index("}")) + 1
    file = folder / "Caddyfile"
    alone = "{\n\tadmin off\n\tauto_https disable_redirects\n}\n"
    file.write_text(alone + site[:opened] + f"\n\ttls {leaf} {leaf}" + site[opened:])
    return "caddy", "run", "--config", str(file), "--adapter", "caddyfile"


def test_behind_nginx_and_caddy_phones_join_and_keep_a_socket_and_nobody_else_is_believed(run, tmp_path):
    inside, front = free_port(), {"nginx": free_port(), "caddy": free_port()}
    shelf = Shelf(tmp_path / "data")
    known = {"FLOORASSIST_DATA": str(shelf.data), "FLOORASSIST_DATABASE_URL": ""}
    first = subprocess.run(
        [sys.executable, "-m", "floorassist", "init", "--yes"],
        env=os.environ | known, capture_output=True, text=True, check=True,
    )  # fmt: skip
    code = re.search(r"/join#(\S+)", first.stdout)[1]
    shelf.begin("Shop", Reach(), now=system_clock())
    shelf.renew((), now=system_clock())
    command = [sys.executable, "-m", "floorassist", "serve", "--port", str(inside), "--proxy", "127.0.0.1/32"]
    log = run(*command, **known)
    run(*nginx(tmp_path, front["nginx"], inside, shelf.leaf_file))
    names = {
        "FLOORASSIST_SITE": f"https://localhost:{front['caddy']}",
        "FLOORASSIST_AT": f"127.0.0.1:{inside}",
    }
    run(*caddy(tmp_path, front["caddy"], shelf.leaf_file), **names)
    trusted = shelf.authority().certificate
    for port in front.values():
        until(lambda p=port: call("localhost", p, trusted, encrypted=True)[0] == 200, log.read_text)
    cookies = join(front["nginx"], trusted, code)
    for port in front.values():
        assert greeted(port, trusted, cookies)
    assert liar(inside) == 308


def join(port, authority, code):
    """Joins through the proxy; the cookies that a browser keeps for https alone."""
    connection = http.client.HTTPSConnection("localhost", port, context=phone(authority), timeout=PATIENCE)
    body = json.dumps({"token": code, "name": "Cat", "pin": "314159", "device_name": "Phone"})
    headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
    connection.request("POST", "/api/join", body, headers)
    answer = connection.getresponse()
    assert answer.status == 201, answer.read()
    cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    assert all(one.startswith("__Host-") for one in cookies)
    return "; ".join(cookies)


def greeted(port, authority, cookies):
    """Whether a socket opens through the proxy and the store says something on it."""
    with socket.create_connection(("localhost", port), PATIENCE) as plain:
        sock = phone(authority).wrap_socket(plain, server_hostname="localhost")
        lines = [f"{name}: {value}" for name, value in (UPGRADE | {"Cookie": cookies}).items()]
        sock.sendall(
            "\r\n".join(["GET /live?v=1 HTTP/1.1", f"Host: localhost:{port}", *lines, "", ""]).encode()
        )
        heard = b""
        while b"cursor" not in heard:
            received = sock.recv(4096)
            assert received, heard
            heard += received
    return heard.startswith(b"HTTP/1.1 101")


def liar(port):
    """What somebody gets who is no proxy and says that they came by https."""
    connection = http.client.HTTPConnection("127.0.0.1", port, PATIENCE, source_address=("127.0.0.9", 0))
    connection.request("GET", "/", headers={"X-Forwarded-Proto": "https", "Accept": "text/html"})
    return connection.getresponse().status


def test_the_unit_and_the_compose_file_say_what_their_programs_and_ours_understand(tmp_path):
    unit = (DEPLOY / "floorassist.service").read_text()
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    recipe = (DEPLOY / "Dockerfile").read_text()
    commands = [re.search(r"^ExecStart=\S+ serve (.*)$", unit, re.MULTILINE)[1]]
    commands += [shlex.join(json.loads(re.search(r"^CMD (.*)$", recipe, re.MULTILINE)[1])[2:])]
    commands += [
        found[1]
        for name in ("Caddyfile", "nginx.conf")
        for found in re.finditer(r"floorassist serve (.*)$", (DEPLOY / name).read_text(), re.MULTILINE)
    ]
    for command in commands:
        serve_command.make_context("serve", shlex.split(command))
    assert len(commands) == 4
    services = compose["services"]
    assert set(services["app"]["depends_on"]) <= set(services)
    assert services["app"]["build"]["dockerfile"] == "deploy/Dockerfile"
    kept = {volume.split(":")[0] for one in services.values() for volume in one.get("volumes", ())}
    assert {one for one in kept if not one.startswith(".")} == set(compose["volumes"])
    if shutil.which("systemd-analyze"):
        file = tmp_path / "floorassist.service"
        file.write_text(unit.replace("/opt/floorassist/bin/floorassist", "/bin/true"))
        told = subprocess.run(["systemd-analyze", "verify", str(file)], capture_output=True, text=True)
        assert (told.returncode, told.stderr) == (0, "")
