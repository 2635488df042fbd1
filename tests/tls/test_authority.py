"""What the store's own authority vouches for, and what every phone refuses it."""

import plistlib
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from hypothesis import given
from hypothesis import strategies as st

from floorassist.tls.authority import (
    LEAF_DAYS,
    RENEWED_BEFORE,
    hosts_of,
    new_authority,
    new_leaf,
    reach_of,
    why_anew,
)
from floorassist.tls.names import ALWAYS, Reach, is_loopback, vouched, widened
from floorassist.tls.profile import mobileconfig
from floorassist.tls.rehearsal import refusal
from floorassist.tls.shelf import fresh_key, write

NOW = datetime.now(UTC)
AUTHORITY = new_authority(fresh_key(), "Corner shop", Reach(), now=NOW)
LEAF = new_leaf(fresh_key(), AUTHORITY, vouched(["192.168.1.20", "box.local"], Reach()), now=NOW)


@pytest.mark.parametrize(
    "host", ["192.168.1.20", "box.local", "floorassist.local", "localhost", "127.0.0.1", "::1"]
)
def test_a_phone_that_trusts_the_authority_takes_the_server_under_each_of_its_names(host, tmp_path):
    write(tmp_path / "leaf", LEAF)
    assert refusal(AUTHORITY.certificate, tmp_path / "leaf", host) == ""


@pytest.mark.parametrize("host", ["example.com", "local.example.com", "8.8.8.8", "2606:4700::1111", "shop"])
def test_what_it_signs_beyond_private_names_is_refused(host, tmp_path):
    write(tmp_path / "leaf", new_leaf(fresh_key(), AUTHORITY, [host], now=NOW))
    assert "permitted subtree" in refusal(AUTHORITY.certificate, tmp_path / "leaf", host)


def test_another_authority_a_leaf_that_ended_and_another_name_are_refused(tmp_path):
    other = new_authority(fresh_key(), "Corner shop", Reach(), now=NOW)
    write(tmp_path / "leaf", LEAF)
    assert "issuer" in refusal(other.certificate, tmp_path / "leaf", "box.local")
    assert "mismatch" in refusal(AUTHORITY.certificate, tmp_path / "leaf", "another.local")
    write(
        tmp_path / "leaf",
        new_leaf(fresh_key(), AUTHORITY, ["box.local"], now=NOW - timedelta(days=LEAF_DAYS)),
    )
    assert "expired" in refusal(AUTHORITY.certificate, tmp_path / "leaf", "box.local")


def test_it_signs_no_further_authority(tmp_path):
    between = new_authority(fresh_key(), "Between", Reach(), now=NOW)
    signed = new_leaf(between.key, AUTHORITY, ["box.local"], now=NOW)
    write(tmp_path / "leaf", new_leaf(fresh_key(), signed, ["box.local"], now=NOW))
    assert refusal(AUTHORITY.certificate, tmp_path / "leaf", "box.local") != ""
    assert (
        AUTHORITY.certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.path_length == 0
    )


def test_a_leaf_lives_no_longer_than_phones_allow():
    lives = LEAF.certificate.not_valid_after_utc - LEAF.certificate.not_valid_before_utc
    assert lives == timedelta(days=397)
    assert LEAF.certificate.not_valid_before_utc < NOW - timedelta(
        hours=23
    )  # for a phone whose clock is slow


@pytest.mark.parametrize(
    ("leaf", "hosts", "later", "why"),
    [
        (LEAF, ("box.local",), timedelta(0), ""),
        (None, ("box.local",), timedelta(0), "none"),
        (LEAF, ("box.local", "10.0.0.9"), timedelta(0), "10.0.0.9"),
        (LEAF, (), timedelta(days=396) - RENEWED_BEFORE, "ends soon"),
        (LEAF, (), timedelta(days=396) - RENEWED_BEFORE - timedelta(seconds=2), ""),
        (LEAF, (), timedelta(days=-2), "future"),
    ],
)
def test_a_leaf_is_issued_anew_for_a_reason(leaf, hosts, later, why):
    found = why_anew(leaf, AUTHORITY, hosts, now=NOW + later)
    assert (why in found) if why else found == ""


def test_a_leaf_of_the_authority_before_is_issued_anew():
    other = new_authority(fresh_key(), "Corner shop", Reach(), now=NOW)
    assert "another authority" in why_anew(LEAF, other, (), now=NOW)


@pytest.mark.parametrize("name", ["株式会社東京中央建材販売センター新宿本店別館", "é" * 80, "x" * 200])
def test_a_store_may_have_a_long_name_in_any_script(name):
    (shown,) = (
        new_authority(fresh_key(), name, Reach(), now=NOW)
        .certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    )  # fmt: skip
    assert name.startswith(str(shown.value).partition(" (")[0])


def test_a_store_may_add_a_name_and_a_network_and_nothing_else():
    reach = widened(["Floor.Example", "130.59.0.0/16"])
    made = new_authority(fresh_key(), "Shop", reach, now=NOW)
    assert reach_of(made.certificate) == reach
    assert reach.covers("www.floor.example")
    assert reach.covers("130.59.1.2")
    assert not reach.covers("example")
    with pytest.raises(ValueError, match="neither a name"):
        widened(["com"])


@given(st.ip_addresses())
def test_every_address_of_the_internet_is_out_of_reach(address):
    if address.is_global and not address.is_multicast:
        assert not Reach().covers(str(address))


@given(
    st.lists(
        st.sampled_from(["box.local", "10.1.2.3", "fe80::1%eth0", "8.8.8.8", "a b", "x" * 300, "fd00::2"])
    )
)
def test_what_stands_in_a_leaf_is_in_reach_and_the_same_whatever_the_order(hosts):
    found = vouched(hosts, Reach())
    assert found == vouched(reversed(hosts), Reach())
    assert set(ALWAYS) <= set(found)
    assert set(hosts_of(new_leaf(LEAF.key, AUTHORITY, found, now=NOW).certificate)) == set(found)
    assert not {"8.8.8.8", "a b", "x" * 300} & set(found)


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),  # an IPv4 call at a socket for both
        ("10.0.0.1", False),
        ("x", False),
    ],
)
def test_which_hosts_are_this_machine(host, is_own):
    assert is_loopback(host) is is_own


def test_the_profile_for_iphones_carries_the_certificate_and_a_second_one_replaces_the_first():
    made = plistlib.loads(mobileconfig(AUTHORITY.certificate, "Tom & Ann's <shop>"))
    (inside,) = made["PayloadContent"]
    assert x509.load_der_x509_certificate(inside["PayloadContent"]) == AUTHORITY.certificate
    assert inside["PayloadType"] == "com.apple.security.root"
    assert "Tom & Ann's <shop>" in made["PayloadDisplayName"]
    assert mobileconfig(AUTHORITY.certificate, "Shop") == mobileconfig(AUTHORITY.certificate, "Shop")
