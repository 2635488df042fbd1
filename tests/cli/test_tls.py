"""`floorassist tls` and `doctor`: what they make, find and say to do."""

import os
import socket
from datetime import timedelta

import pytest
from click.testing import CliRunner
from cryptography import x509

from floorassist.cli import findings
from floorassist.cli.main import cli
from floorassist.clock import system_clock
from floorassist.config import Settings, from_environment
from floorassist.tls.authority import fingerprint, new_leaf
from floorassist.tls.shelf import Shelf, fresh_key, write

NOW = system_clock()


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("FLOORASSIST_DATA", str(tmp_path / "data"))
    for name in ("FLOORASSIST_DATABASE_URL", "FLOORASSIST_CONTACT"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments, code=0):
        result = CliRunner().invoke(cli, list(arguments))
        assert result.exit_code == code, result.output
        return result.output

    return invoke


def test_an_authority_is_made_once_named_like_the_store_and_its_certificate_can_be_handed_on(run, tmp_path):
    assert "tls init" in run("tls", "show", code=1)
    run("init", "--yes", "--store", "Corner shop")
    assert "CN=Corner shop (" in run("tls", "init")
    shelf = Shelf(from_environment().data)
    before = shelf.authority().certificate
    assert "it stays" in run("tls", "init", "--also", "floor.lan")
    assert shelf.authority().certificate == before
    assert "floor.lan" in shelf.hosts()
    assert "--anew" in run("tls", "init", "--also", "shop.example", code=1)
    assert "shop.example" in run("tls", "init", "--also", "shop.example", "--anew")
    assert "neither a name" in run("tls", "init", "--also", "x", code=2)
    assert fingerprint(shelf.authority().certificate) in run("tls", "show", "--pem", str(tmp_path / "ca.pem"))
    handed_on = (tmp_path / "ca.pem").read_bytes()
    assert b"PRIVATE" not in handed_on
    assert x509.load_pem_x509_certificate(handed_on) == shelf.authority().certificate


@pytest.mark.parametrize(
    "options",
    [("--http", "--tls"), ("--tls", "--proxy", "127.0.0.1"), ("--cert", __file__), ("--proxy", "nginx")],
)
def test_phones_come_by_one_way(run, options):
    assert "Error" in run("serve", *options, code=2)


def test_the_doctor_finds_a_new_store_well_and_says_per_line_what_is_not(run, tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        told = run("doctor", "--offline", "--port", str(port), code=1)
        assert "Run: floorassist init" in told
        assert "another program" in told
    run("init", "--yes")
    run("tls", "init")
    told = run("doctor", "--offline", "--port", str(port))
    assert "Nothing to mend" in told
    assert "would be trusted" in told
    shelf = Shelf(from_environment().data)
    write(
        shelf.leaf_file,
        new_leaf(fresh_key(), shelf.authority(), ["box.local"], now=NOW - timedelta(days=999)),
    )
    from_environment().data.chmod(0o755)
    told = run("doctor", "--offline", "--port", str(port), code=1)
    assert "It is due: it ends soon" in told
    assert "chmod 700" in told
    assert "2 to mend" in told
    given = ("--cert", str(shelf.leaf_file), "--key", str(shelf.leaf_file))
    assert "Renew it now" in run("doctor", "--offline", *given, code=1)


def test_a_clock_is_wrong_before_the_newest_file_and_away_from_the_internets(tmp_path):
    settings = Settings(tmp_path, "sqlite://")
    (tmp_path / "x").touch()
    os.utime(tmp_path / "x", (NOW.timestamp(), NOW.timestamp()))
    assert findings.clock(settings, NOW - timedelta(hours=1), None).state == "bad"
    assert findings.clock(settings, NOW, None).state == "ok"
    for off, state in ((10, "ok"), (60, "look"), (600, "bad")):
        assert findings.clock(settings, NOW, NOW - timedelta(seconds=off)).state == state


@pytest.mark.parametrize(("free", "state"), [(50 * 2**20, "bad"), (2**30, "look"), (5 * 2**30, "ok")])
def test_little_room_is_said_before_there_is_none(monkeypatch, tmp_path, free, state):
    monkeypatch.setattr(findings.shutil, "disk_usage", lambda _: type("Usage", (), {"free": free}))
    assert findings.disk(Settings(tmp_path / "not" / "yet", "sqlite://")).state == state


def test_what_cannot_be_read_is_said_and_no_trace_is_shown(run, monkeypatch):
    run("init", "--yes")
    run("tls", "init")
    shelf = Shelf(from_environment().data)
    shelf.authority_file.write_text("nonsense")
    assert "cannot be read. Move it away" in run("tls", "init", code=1)

    def foreign(_):
        raise PermissionError(13, "Permission denied", str(shelf.authority_file))

    monkeypatch.setattr(Shelf, "authority", foreign)
    told = run("doctor", "--offline", "--port", "1", code=1)
    assert f"{shelf.authority_file} is another user's" in told
