"""The desk's pages of the plan open for supervisors, and for nobody else."""

import pytest

PAGES = ("/desk/plan", "/desk/plan/revisions", "/desk/plan/files")
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_supervisor_opens_every_page_and_it_is_marked_in_the_desks_list(world):
    for path in PAGES:
        page = world.phone("Sue").get(path)
        assert page.status_code == 200, path
        assert '<a href="/desk/plan" aria-current="page">Plan' in page.get_data(as_text=True)


def test_a_worker_is_refused_and_a_stranger_is_sent_to_sign_in(world):
    for path in PAGES:
        assert world.phone("Ada").get(path).status_code == 403
        assert world.anyone().get(path).headers["Location"].startswith("/me?next=/desk/plan")
