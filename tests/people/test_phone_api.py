"""Phones: joining, signing in, shifts, what I know, forgetting."""


def test_a_signed_in_phone_shows_who_it_is(world):
    me = world.phone("Ada").get("/api/me").json
    assert me["person"]["name"] == "Ada"
