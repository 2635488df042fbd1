"""A customer's number is kept sealed."""

from hypothesis import given
from hypothesis import strategies as st

from floorassist.promise.seal import sealed, unsealed

KEY, NONCE = b"k" * 32, b"n" * 12


@given(st.text(max_size=40))
def test_what_was_sealed_opens_again(number):
    assert unsealed(sealed(number, "promise 1 a", key=KEY, nonce=NONCE), "promise 1 a", key=KEY) == number


def test_what_is_kept_does_not_hold_the_number():
    assert "0170" not in sealed("0170 1234567", "promise 1 a", key=KEY, nonce=NONCE)


def test_another_key_another_promise_or_a_touched_text_open_nothing():
    kept = sealed("0170 1234567", "promise 1 a", key=KEY, nonce=NONCE)
    assert unsealed(kept, "promise 1 a", key=b"x" * 32) is None
    assert unsealed(kept, "promise 1 b", key=KEY) is None
    assert unsealed("A" + kept[1:], "promise 1 a", key=KEY) is None
    assert unsealed("not sealed at all", "promise 1 a", key=KEY) is None
