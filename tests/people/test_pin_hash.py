"""How PINs are kept."""

import threading

import pytest

from floorassist.people import pin_hash

KEY, SALT = b"k" * 32, b"s" * 16


def test_only_the_right_pin_under_the_right_key_fits():
    sealed = pin_hash.seal("271828", key=KEY, salt=SALT)
    assert pin_hash.fits("271828", sealed, key=KEY)
    assert not pin_hash.fits("271829", sealed, key=KEY)
    assert not pin_hash.fits("271828", sealed, key=b"x" * 32)


def test_two_people_with_the_same_pin_look_different():
    assert pin_hash.seal("271828", key=KEY, salt=SALT) != pin_hash.seal("271828", key=KEY, salt=b"t" * 16)


def test_what_is_kept_names_its_cost_and_not_the_pin():
    sealed = pin_hash.seal("271828", key=KEY, salt=SALT)
    assert sealed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert "271828" not in sealed


def test_somebody_without_a_pin_costs_as_much_and_never_fits(monkeypatch):
    computed = []
    verify = pin_hash.Argon2id.verify_phc_encoded

    class Counting:
        @staticmethod
        def verify_phc_encoded(key_material, phc):
            computed.append(phc.split("$")[3])
            return verify(key_material, phc)

    monkeypatch.setattr(pin_hash, "Argon2id", Counting)
    assert not pin_hash.fits("271828", None, key=KEY)
    assert computed == ["m=19456,t=2,p=1"]


@pytest.mark.parametrize("work", ["seal", "fits"])
def test_at_most_two_are_computed_at_once(monkeypatch, work):
    inside, most, three_waited = set(), [], threading.Event()
    two_inside = threading.Barrier(2)

    class Slow:
        def __init__(self, **_): ...

        def derive_phc_encoded(self, _):
            return self.verify_phc_encoded(None, None)

        @staticmethod
        def verify_phc_encoded(*_):
            inside.add(threading.get_ident())
            most.append(len(inside))
            two_inside.wait(5)  # nobody goes on alone: two are in at the same time
            three_waited.wait(5)
            inside.discard(threading.get_ident())
            return "sealed"

    monkeypatch.setattr(pin_hash, "Argon2id", Slow)
    doing = {
        "seal": lambda: pin_hash.seal("271828", key=KEY, salt=SALT),
        "fits": lambda: pin_hash.fits("271828", "sealed", key=KEY),
    }
    threads = [threading.Thread(target=doing[work]) for _ in range(6)]
    for thread in threads:
        thread.start()
    three_waited.set()
    for thread in threads:
        thread.join(10)
    assert len(most) == 6
    assert max(most) == 2
