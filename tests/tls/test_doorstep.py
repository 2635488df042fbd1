"""The doorstep by the routes: what each phone sees at the one port, and what is kept on disk for it."""

import os
import stat
from datetime import UTC, datetime, timedelta

import pytest

from floorassist.app import create_app
from floorassist.config import Settings
from floorassist.tls.authority import fingerprint, new_leaf
from floorassist.tls.keeper import Keeper
from floorassist.tls.names import Reach
from floorassist.tls.shelf import NoAuthority, Shelf, fresh_key, write
from floorassist.web import security

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HERE = "192.168.1.20:8080"
PLAIN, SEALED = {"base_url": f"http://{HERE}"}, {"base_url": f"https://{HERE}"}
PAGE = {"Accept": "text/html", "User-Agent": "iPhone"}
PHONE = {"REMOTE_ADDR": "192.168.1.77"}


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(tmp_path / "data")
    shelf.data.mkdir()
    shelf.begin("Corner shop", Reach(), now=NOW)
    shelf.renew(("192.168.1.20",), now=NOW)
    return shelf


@pytest.fixture
def app(shelf, sqlite_files, tmp_path):
    url = sqlite_files.fresh(tmp_path / "floorassist.db", staffed=True)

    def build(beside="doorstep"):
        return create_app(Settings(data=shelf.data, database_url=url, beside=beside))

    return build


def test_a_phone_by_plain_http_sees_its_steps_by_https_the_app_and_then_goes_straight_over(app, shelf):
    phone = app().test_client()
    step = phone.get("/join", headers=PAGE, environ_base=PHONE, **PLAIN)
    assert "Certificate Trust Settings" in step.text
    assert fingerprint(shelf.authority().certificate) in step.text
    assert f"connect-src 'self' https://{HERE};" in step.headers["Content-Security-Policy"]
    assert phone.get("/me", headers=PAGE, environ_base=PHONE, **PLAIN).text.count("data-secure") == 1
    inside = phone.get("/", headers=PAGE, environ_base=PHONE, **SEALED)
    assert 'id="app"' in inside.text
    assert "Strict-Transport-Security" not in inside.headers  # another store has the same private name
    over = phone.get("/items/3?x=1", headers=PAGE, environ_base=PHONE, **PLAIN)
    assert (over.status_code, over.location) == (302, f"https://{HERE}/items/3?x=1")


def test_what_a_phone_needs_to_trust_the_store_is_there_for_everybody_and_holds_no_secret(app):
    phone = app().test_client()
    for name in ("floorassist.crt", "floorassist.mobileconfig"):
        found = phone.get(f"/tls/{name}", environ_base=PHONE, **PLAIN)
        assert found.status_code == 200
        assert b"PRIVATE" not in found.data
    assert phone.get("/tls/here", **SEALED).headers["Access-Control-Allow-Origin"] == "*"
    assert phone.get("/tls/authority.pem", **SEALED).status_code == 404


def test_calls_by_plain_http_are_refused_until_the_phone_goes_on_without(app):
    phone = app().test_client()
    refused = phone.get("/api/me", environ_base=PHONE, **PLAIN)
    assert refused.status_code == 403
    assert f"https://{HERE}" in refused.json["detail"]
    went = phone.get("/join?without-https", headers=PAGE, environ_base=PHONE, **PLAIN)
    assert 'id="app"' in went.text
    assert phone.get("/api/me", environ_base=PHONE, **PLAIN).status_code == 401  # as everywhere
    assert "Max-Age=43200" in went.headers["Set-Cookie"]


def test_at_a_port_that_browsers_leave_out_https_is_looked_for_at_the_port_of_the_store(app):
    page = app().test_client().get("/", headers=PAGE, environ_base=PHONE, base_url="http://192.168.1.20")
    assert 'data-secure="https://192.168.1.20:8080"' in page.text


def test_a_call_with_a_host_that_is_none_leads_nowhere(app):
    phone = app().test_client()
    for host in ("evil.example/x", "a b", '"><script>'):
        told = phone.get("/", headers=PAGE | {"Host": host}, environ_base=PHONE)
        assert "<script>" not in told.text.split("data-secure")[-1][:60]
        assert told.status_code in (200, 400)
        assert "https://evil" not in told.text


@pytest.mark.parametrize("path", ["/items/a%3Fb%23c%25?x=%2F", "/items/a%0D%0AX:1", "/items/%C3%A5"])
def test_who_is_led_over_gets_to_the_very_same_address(app, path):
    phone = app("over").test_client()
    assert phone.get(path, headers=PAGE, **PLAIN).location == f"https://{HERE}{path}"


def test_a_code_that_is_shown_where_https_has_its_own_port_names_that_port(app):
    with app().test_request_context("/", base_url="https://192.168.1.20"):
        assert security.start_address() == "http://192.168.1.20:443"
    with app().test_request_context("/", **SEALED):
        assert security.start_address() == f"http://{HERE}"


def test_a_stranger_reads_no_folder_of_the_machine(app, shelf):
    shelf.authority_file.unlink()
    told = app().test_client().get("/tls/floorassist.crt", environ_base=PHONE, **PLAIN)
    assert told.status_code == 404
    assert str(shelf.data) not in told.text


def test_with_a_certificate_from_elsewhere_plain_http_is_sent_over_and_kept_there(app):
    phone = app("over").test_client()
    over = phone.get("/i/3?x=1", headers=PAGE, **PLAIN)
    assert (over.status_code, over.location) == (308, f"https://{HERE}/i/3?x=1")
    assert phone.get("/health", **PLAIN).status_code == 200
    assert "Strict-Transport-Security" in phone.get("/", **SEALED).headers
    assert phone.get("/tls/here", **SEALED).status_code == 404


def test_keys_are_for_the_owner_alone_and_an_authority_is_made_once(shelf):
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in shelf.folder.iterdir()}
    assert modes["authority.pem"] == modes["server.pem"] == 0o600
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700
    before = shelf.authority().certificate
    assert not shelf.begin("Another name", Reach(), now=NOW)
    assert shelf.authority().certificate == before
    assert shelf.begin("Another name", Reach(), now=NOW, anew=True)
    assert shelf.leaf() is None
    shelf.authority_file.write_text("nonsense")
    with pytest.raises(NoAuthority, match="cannot be read"):
        shelf.authority()


def test_the_keeper_renews_before_the_end_at_a_new_address_and_by_a_name_that_was_added(shelf):
    hosts, clock = ["192.168.1.20"], [NOW]
    keeper = Keeper(shelf, lambda: clock[0], lambda: tuple(hosts))
    assert keeper.look() == ""
    hosts.append("10.0.0.9")
    assert "10.0.0.9" in keeper.look()
    hosts.remove("192.168.1.20")  # an address that went may come back: no reason
    assert keeper.look() == ""
    assert shelf.add_names(("floor.lan", "shop.example")) == ("shop.example",)
    assert "floor.lan" in keeper.look()
    assert "floor.lan" in shelf.hosts()
    clock[0] += timedelta(days=340)
    assert "ends soon" in keeper.look()
    write(
        shelf.leaf_file,
        new_leaf(fresh_key(), shelf.authority(), shelf.hosts(), now=NOW - timedelta(days=999)),
    )
    os.utime(shelf.leaf_file, (1, 1))
    assert "ends soon" in keeper.look()
