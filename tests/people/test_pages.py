"""The desk's page of people as the server writes it."""

import json
import re


def test_a_supervisor_gets_everybody_with_the_page(world):
    page = world.phone("Sue").get("/desk/people")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    people = json.loads(re.search(r'id="people-now">(.*?)</script>', page.text, re.DOTALL)[1])
    assert [one["name"] for one in people] == ["Ada", "Ben", "Rex", "Sue"]
    assert 'data-roles="worker supervisor"' in page.text


def test_an_owner_may_make_owners(world):
    world.hire("Ora", role="owner")
    assert 'data-roles="worker supervisor owner"' in world.phone("Ora").get("/desk/people").text


def test_a_name_is_never_markup(world):
    world.hire("</script><img src=x onerror=alert(1)>")
    page = world.phone("Sue").get("/desk/people").text
    assert "<img src=x" not in page
    people = json.loads(re.search(r'id="people-now">(.*?)</script>', page, re.DOTALL)[1])
    assert "</script><img src=x onerror=alert(1)>" in [one["name"] for one in people]


def test_a_worker_is_refused_and_a_stranger_sent_to_sign_in(world):
    assert world.phone("Ada").get("/desk/people").status_code == 403
    for phone in (world.anyone(), world.phone("Rex")):
        answer = phone.get("/desk/people")
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/me?next=/desk/people"
