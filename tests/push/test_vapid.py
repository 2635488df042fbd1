"""RFC 8292: who sends, proven to one service for half a day."""

from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidSignature

from floorassist.push.vapid import Sender
from tests.push.standin import StandIn, plain, url_safe

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
SENDER = Sender(b"p" * 32, "mailto:it@example.com")
ORIGIN = "https://fcm.googleapis.com"
proven = StandIn.proven


def test_the_service_learns_for_whom_until_when_and_whom_to_write():
    claims, key = proven(None, SENDER.authorization(ORIGIN, NOW))
    assert claims == {"aud": ORIGIN, "exp": int(NOW.timestamp()) + 12 * 3600, "sub": "mailto:it@example.com"}
    assert key == SENDER.public_key
    assert len(plain(SENDER.public_key)) == 65


def test_the_same_moment_gives_the_same_proof_and_the_key_stays():
    again = Sender(b"p" * 32, "mailto:it@example.com")
    assert again.authorization(ORIGIN, NOW) == SENDER.authorization(ORIGIN, NOW)
    assert Sender(b"q" * 32, SENDER.contact).public_key != SENDER.public_key


def test_a_proof_that_was_touched_is_worth_nothing():
    proof = SENDER.authorization(ORIGIN, NOW)
    head, claims, signature = proof.split(", ")[0].removeprefix("vapid t=").split(".")
    other = url_safe(plain(claims).replace(b"fcm", b"xcm"))
    with pytest.raises(InvalidSignature):
        proven(None, f"vapid t={head}.{other}.{signature}, k={SENDER.public_key}")
