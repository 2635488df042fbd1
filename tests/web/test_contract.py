"""Every JSON route keeps what the OpenAPI document says, whatever is sent to it."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from floorassist.routes import APIS
from tests.profiles import depth
from tests.world import HOST

ROUTES = [(operation.method, operation.view.__name__) for api in APIS for operation in api.operations]
# Sign-in is judged for every route at once by tests/people; some rules go beyond what a schema can say (a PIN
# that is too easy, a place that needs x, y and level together) and are told by 422 with a sentence.
LEFT_OUT = [ignored_auth, positive_data_acceptance]


@pytest.fixture(scope="session")
def read():
    """The operations of the document once they were read, which takes longer than to try one."""
    return {}


@pytest.fixture
def operations(world, read):
    """The document's operations by method and name, of this world."""
    if not read:
        document = schemathesis.openapi.from_wsgi("/api/openapi.json", world.app, base_url=f"https://{HOST}")
        for one in (result.ok() for result in document.get_all_operations()):
            read[one.method.upper(), one.definition.raw["operationId"].split("_", 1)[1]] = one
    for one in read.values():
        one.app = world.app
    return read


@pytest.fixture
def bearer(world):
    world.on_the_floor("Ada", "Sue")
    return {"Authorization": f"Bearer {world.token('supervisor')}", "Accept-Encoding": "identity"}


def test_no_two_routes_have_one_name():
    assert sorted(ROUTES) == sorted(set(ROUTES))


def test_no_route_tells_a_refusal_as_a_success():
    assert [
        one.view.__name__ for api in APIS for one in api.operations if max(one.also, default=200) > 299
    ] == []


@pytest.mark.stricter_engine
@pytest.mark.parametrize(("method", "name"), ROUTES, ids=lambda part: part)
def test_a_route_keeps_the_contract(method, name, operations, bearer):
    operation = operations[method, name]
    good = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    bad = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @given(case=st.one_of(good, bad))
    @settings(
        max_examples=depth(15),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def call(case):
        case.call_and_validate(headers=bearer, excluded_checks=LEFT_OUT)

    call()
