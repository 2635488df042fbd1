"""RFC 8291: sealed for one phone alone."""

import http_ece
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from floorassist.push.encryption import MOST_BYTES, ORDER, key_from, sealed
from tests.push.standin import plain, url_safe

# RFC 8291, Appendix A.
TEXT = plain("V2hlbiBJIGdyb3cgdXAsIEkgd2FudCB0byBiZSBhIHdhdGVybWVsb24")
THEIRS = plain("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
AUTH = plain("BTBZMqHH6r4Tts7J_aSIgg")
OURS = plain("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
SALT = plain("DGv6ra1nlYgDCS1FRnbzlw")
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w"
    "EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
PHONE = ec.derive_private_key(7, ec.SECP256R1())
POINT = PHONE.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def test_the_example_of_the_standard_comes_out():
    seed = (int.from_bytes(OURS, "big") - 1).to_bytes(32, "big")
    assert url_safe(sealed(TEXT, public_key=THEIRS, auth=AUTH, seed=seed, salt=SALT)) == BODY


@given(
    st.binary(max_size=MOST_BYTES), st.binary(min_size=32, max_size=32), st.binary(min_size=16, max_size=16)
)
def test_another_implementation_opens_whatever_is_sealed(text, seed, salt):
    body = sealed(text, public_key=POINT, auth=AUTH, seed=seed, salt=salt)
    assert len(body) <= 4096
    assert http_ece.decrypt(body, private_key=PHONE, auth_secret=AUTH) == text


def test_another_phone_or_another_secret_opens_nothing():
    body = sealed(b"words", public_key=POINT, auth=AUTH, seed=b"s" * 32, salt=SALT)
    with pytest.raises((InvalidTag, http_ece.ECEException)):
        http_ece.decrypt(body, private_key=ec.derive_private_key(8, ec.SECP256R1()), auth_secret=AUTH)
    with pytest.raises((InvalidTag, http_ece.ECEException)):
        http_ece.decrypt(body, private_key=PHONE, auth_secret=b"x" * 16)


def test_more_than_a_push_carries_is_refused():
    with pytest.raises(ValueError, match="at most"):
        sealed(b"x" * (MOST_BYTES + 1), public_key=POINT, auth=AUTH, seed=b"s" * 32, salt=SALT)


@pytest.mark.parametrize("number", [0, ORDER - 2, ORDER - 1, ORDER, 2**256 - 1])
def test_whatever_the_dice_say_there_is_a_key(number):
    assert key_from(number.to_bytes(32, "big"))
