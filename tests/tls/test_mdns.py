"""The name on the local network: packets as RFC 6762 has them, and no crash on what is none."""

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.tls import mdns

NAME, OURS = "floorassist.local", ("192.168.1.20", "10.0.0.5")


def asked(name=NAME, kind=mdns.A, group=mdns.IN):
    return mdns.HEADER.pack(7, 0, 1, 0, 0, 0) + mdns.written(name) + struct.pack("!HH", kind, group)


def test_a_question_for_our_name_is_answered_to_everybody_with_every_address():
    packet, alone = mdns.reply(asked("FloorAssist.local"), mdns.PORT, NAME, OURS)
    assert not alone
    assert mdns.heard(packet).claims == ((NAME, OURS[0]), (NAME, OURS[1]))
    assert mdns.heard(packet).questions == ()


def test_who_wants_it_alone_gets_it_alone():
    assert mdns.reply(asked(group=mdns.IN | mdns.UNICAST), mdns.PORT, NAME, OURS)[1]


def test_a_plain_resolver_finds_its_number_and_its_question_in_the_answer():
    packet, alone = mdns.reply(asked(), 40000, NAME, OURS)
    assert alone
    assert mdns.heard(packet).number == 7
    assert packet[mdns.HEADER.size :].startswith(asked()[mdns.HEADER.size :])
    assert struct.pack("!H", mdns.FLUSH | mdns.IN) not in packet  # 6.7: that bit is not for it


@pytest.mark.parametrize(
    "packet", [asked("other.local"), mdns.answer(NAME, OURS), asked("x.floorassist.local")]
)
def test_whatever_else_is_said_gets_no_answer(packet):
    assert mdns.reply(packet, mdns.PORT, NAME, OURS) is None


def test_a_machine_without_an_address_says_nothing():
    assert mdns.reply(asked(), mdns.PORT, NAME, ()) is None


def test_the_name_is_taken_when_somebody_else_says_so_and_not_when_it_is_us():
    assert mdns.is_taken(mdns.answer(NAME, ["192.168.1.99"]), NAME, OURS)
    assert not mdns.is_taken(mdns.answer(NAME, [OURS[0]]), NAME, OURS)
    assert not mdns.is_taken(mdns.answer("other.local", ["192.168.1.99"]), NAME, OURS)


def test_who_remembers_our_address_of_yesterday_and_who_gives_the_name_back_have_not_taken_it():
    answer = mdns.answer(NAME, ["192.168.1.99"])
    known = mdns.HEADER.pack(0, 0, 0, 1, 0, 0) + answer[mdns.HEADER.size :]  # RFC 6762, 7.1
    assert not mdns.is_taken(known, NAME, OURS)
    assert not mdns.is_taken(mdns.answer(NAME, ["192.168.1.99"], seconds=0), NAME, OURS)


def test_a_name_that_points_back_is_read_and_one_that_points_at_itself_is_refused():
    two = mdns.HEADER.pack(0, 0, 2, 0, 0, 0) + mdns.written(NAME) + struct.pack("!HH", 1, 1)
    packet = two + b"\x01x" + struct.pack("!H", 0xC000 | mdns.HEADER.size) + struct.pack("!HH", 1, 1)
    assert [one.name for one in mdns.heard(packet).questions] == [NAME, f"x.{NAME}"]
    loop = mdns.HEADER.pack(0, 0, 1, 0, 0, 0) + struct.pack("!H", 0xC000 | mdns.HEADER.size) + b"\0" * 4
    with pytest.raises(mdns.Malformed):
        mdns.heard(loop)


@given(
    st.binary(max_size=300)
    | st.binary(max_size=60).map(lambda rest: mdns.HEADER.pack(0, 0, 2, 2, 0, 0) + rest)
)
def test_no_packet_breaks_the_reader(packet):
    with contextlib.suppress(mdns.Malformed):
        mdns.reply(packet, mdns.PORT, NAME, OURS)


@given(st.integers(0, 80), st.binary(max_size=8))
def test_a_broken_answer_is_read_or_refused(at, noise):
    packet = mdns.answer(NAME, OURS)
    with contextlib.suppress(mdns.Malformed):
        mdns.heard(packet[:at] + noise + packet[at + len(noise) :])
