"""Reading frames: the Autobahn cases that apply to a server without extensions, and noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.realtime import frames
from floorassist.realtime.frames import Broken, Closed, Piece, Ping, Pong, Reader
from tests.realtime.talk import BINARY, CLOSE, MORE, PING, PONG, TEXT, Ear, frame, goodbye

MOST = 64 * 1024
PROTOCOL, NOT_UTF8, TOO_BIG = 1002, 1007, 1009
GREEK = "κόσμε"


def read(*pieces, most=MOST):
    """What comes of these bytes: what was heard whole, then the code that it ends with where it breaks."""
    reader, heard = Reader(most), []
    try:
        for piece in pieces:
            heard += (one for one in reader.feed(piece) if not isinstance(one, Piece))
    except Broken as broken:
        heard.append(broken.code)
    return heard


def bytewise(sent):
    return [sent[at : at + 1] for at in range(len(sent))]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 128, 65535, 65536])
def test_messages_of_every_length_come_as_they_were_sent(size):
    assert read(frame(TEXT, "*" * size)) == ["*" * size]
    assert read(frame(BINARY, b"\xfe" * size)) == [b"\xfe" * size]


@pytest.mark.parametrize("piece", [1, 997])
def test_it_does_not_matter_how_the_bytes_are_cut(piece):
    sent = frame(TEXT, "*" * 300) + frame(PING, b"!") + frame(TEXT, GREEK) + goodbye(1000)
    pieces = [sent[at : at + piece] for at in range(0, len(sent), piece)]
    assert read(*pieces) == ["*" * 300, Ping(b"!"), GREEK, Closed(1000)]


@pytest.mark.parametrize("mask", [b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x01\x02\x03\x04"])
def test_any_mask_is_taken_off(mask):
    assert read(frame(TEXT, GREEK, mask=mask)) == [GREEK]


def test_more_than_fits_is_too_big_before_it_is_all_there():
    assert read(frame(TEXT, "*" * (MOST + 1))) == [TOO_BIG]
    half = frame(TEXT, "*" * (MOST // 2), fin=False)
    assert read(half, frame(MORE, "*" * (MOST // 2 + 1))) == [TOO_BIG]
    assert read(frame(BINARY, b"*" * 20, length=2**62), b"*" * MOST) == [TOO_BIG]
    assert read(frame(TEXT, "é" * MOST)) == [TOO_BIG]


@pytest.mark.parametrize("size", [0, 125])
def test_a_ping_is_to_be_answered_with_its_own_bytes(size):
    assert read(frame(PING, b"\xfe" * size)) == [Ping(b"\xfe" * size)]
    assert Ear().hear(frames.pong(b"\xfe" * size)) == [(PONG, b"\xfe" * size)]


@pytest.mark.parametrize("kind", [PING, PONG, CLOSE])
def test_a_signal_is_short_and_in_one_piece(kind):
    assert read(frame(kind, b"\x03\xe8" + b"*" * 124)) == [PROTOCOL]
    assert read(frame(kind, b"", fin=False)) == [PROTOCOL]


def test_a_pong_that_nobody_asked_for_is_heard_and_nothing_else():
    assert read(frame(PONG), frame(PONG, b"unasked"), frame(PING, b"a")) == [Pong(), Pong(), Ping(b"a")]


@pytest.mark.parametrize("reserved", range(1, 8))
@pytest.mark.parametrize("kind", [TEXT, BINARY, PING, CLOSE])
def test_reserved_bits_break_it(kind, reserved):
    assert read(frame(TEXT, "before"), frame(kind, b"", reserved=reserved)) == ["before", PROTOCOL]


@pytest.mark.parametrize("kind", [3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
@pytest.mark.parametrize("payload", [b"", b"*"])
def test_reserved_kinds_break_it(kind, payload):
    assert read(frame(TEXT, "before"), frame(kind, payload)) == ["before", PROTOCOL]


def test_a_bare_frame_breaks_it():
    assert read(frame(TEXT, "hello", mask=None)) == [PROTOCOL]


@pytest.mark.parametrize(
    "head", [b"\x81\xfe\x00\x7d", b"\x81\xff\0\0\0\0\0\0\xff\xff", b"\x81\xff\x80\0\0\0\0\0\0\0"]
)
def test_a_length_that_is_not_written_the_shortest_way_or_is_negative_breaks_it(head):
    assert read(head + b"\0\0\0\0" + b"*" * 200) == [PROTOCOL]


def test_a_message_in_pieces_is_one_also_with_signals_between_them():
    pieces = frame(TEXT, "one ", fin=False), frame(PING, b"?"), frame(MORE, "", fin=False), frame(MORE, "two")
    assert read(*pieces) == [Ping(b"?"), "one two"]
    assert read(*bytewise(b"".join(pieces))) == [Ping(b"?"), "one two"]
    assert read(frame(BINARY, b"", fin=False), frame(MORE, b"", fin=False), frame(MORE, b"")) == [b""]


def test_a_piece_without_a_beginning_and_a_beginning_in_the_middle_break_it():
    assert read(frame(MORE, "late")) == [PROTOCOL]
    assert read(frame(MORE, "late", fin=False)) == [PROTOCOL]
    assert read(frame(TEXT, "one", fin=False), frame(TEXT, "two")) == [PROTOCOL]
    assert read(frame(TEXT, "one"), frame(MORE, "two")) == ["one", PROTOCOL]


@pytest.mark.parametrize(
    "text", ["", "Hello-µ@ßöäüàá-UTF-8!!", GREEK, "\U00010000", "\U0010ffff", "\ufffe", "\0"]
)
def test_text_comes_whole_however_its_letters_are_cut(text):
    sent = text.encode()
    for at in range(len(sent) + 1):
        assert read(frame(TEXT, sent[:at], fin=False), frame(MORE, sent[at:])) == [text]


@pytest.mark.parametrize(
    "wrong",
    [
        b"\xff", b"\x80", b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
        b"\xf8\x88\x80\x80\x80", b"\xce", b"\xf0\x90\x80",
        b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80edited",
    ],
)  # fmt: skip
def test_text_that_is_no_utf8_breaks_it_and_bytes_may_be_anything(wrong):
    assert read(frame(TEXT, wrong)) == [NOT_UTF8]
    assert read(frame(TEXT, b"", fin=False), frame(MORE, wrong)) == [NOT_UTF8]
    assert read(frame(BINARY, wrong)) == [wrong]


def test_wrong_text_is_noticed_before_its_end():
    assert read(frame(TEXT, b"\xf4\x90\x80", fin=False)) == [NOT_UTF8]


@pytest.mark.parametrize(
    "code", [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 3000, 3999, 4000, 4999]
)
def test_a_goodbye_tells_its_code(code):
    assert read(goodbye(code, "why")) == [Closed(code)]


@pytest.mark.parametrize("code", [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535])
def test_a_goodbye_with_a_code_that_may_not_be_sent_breaks_it(code):
    assert read(goodbye(code)) == [PROTOCOL]


def test_a_goodbye_has_no_code_or_a_whole_one_and_words_that_are_text():
    assert read(goodbye()) == [Closed(None)]
    assert read(frame(CLOSE, b"\x03")) == [PROTOCOL]
    assert read(frame(CLOSE, b"\x03\xe8" + b"*" * 123)) == [Closed(1000)]
    assert read(frame(CLOSE, b"\x03\xe8\xce\xba\xff")) == [NOT_UTF8]


def test_nothing_is_heard_after_a_goodbye():
    assert read(goodbye(1000), frame(TEXT, "late"), frame(PING)) == [Closed(1000)]


@pytest.mark.parametrize("size", [0, 125, 126, 65535, 65536])
def test_what_the_server_sends_can_be_read(size):
    assert Ear().hear(frames.text("*" * size) + frames.ping()) == [(TEXT, b"*" * size), (PING, b"")]
    assert Ear().hear(frames.close(4401, "é" * 200))[0][1][:2] == (4401).to_bytes(2, "big")


whole = st.one_of(
    st.text(max_size=300).map(lambda text: frame(TEXT, text)),
    st.binary(max_size=300).map(lambda sent: frame(BINARY, sent)),
    st.binary(max_size=125).map(lambda sent: frame(PING, sent)),
    st.sampled_from(
        [frame(TEXT, "a", fin=False), frame(MORE, "b", fin=False), frame(MORE, "c"), goodbye(4000)]
    ),
)


@given(
    st.lists(st.one_of(whole, st.binary(max_size=40)), max_size=8), st.lists(st.integers(1, 50), min_size=1)
)
def test_noise_ends_in_a_message_or_a_code_and_is_read_the_same_however_it_is_cut(sent, cuts):
    stream, pieces, at = b"".join(sent), [], 0
    while at < len(stream):
        size = cuts[len(pieces) % len(cuts)]
        pieces.append(stream[at : at + size])
        at += size
    heard = read(stream, most=500)
    assert heard == read(*pieces, most=500)
    assert all(isinstance(one, str | bytes | Ping | Pong | Closed) for one in heard[:-1])
    assert not heard or heard[-1] in (PROTOCOL, NOT_UTF8, TOO_BIG) or not isinstance(heard[-1], int)
