"""Any plan that can be written, for property tests: odd names, odd numbers, lists that are empty or full."""

from typing import Any

from hypothesis import strategies as st

from floorassist.floor.parse import parse
from floorassist.floor.plan import Plan
from tests.floor import plans

names = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
metres = st.floats(-100, 1000, allow_nan=False).map(lambda value: value + 0.0)
points = st.tuples(metres, metres).map(list)
levels = st.sampled_from(["ground", "up"])
moments = st.datetimes().map(lambda moment: moment.isoformat() + "Z")
flags = st.booleans()
geos = st.fixed_dictionaries(
    {
        "latitude": st.floats(-80, 80, allow_nan=False),
        "longitude": st.floats(-180, 180, allow_nan=False),
        "bearing": st.floats(0, 360, allow_nan=False),
        "address": names,
        "locality": names,
        "province": st.sampled_from(["", "ES-MD", "US-CA"]),
        "country": st.sampled_from(["ES", "US"]),
        "postal_code": st.just("") | names,
    }
)


def _numbered(things: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(things, max_size=3).map(
        lambda found: [{"id": f"n{n}"} | one for n, one in enumerate(found)]
    )


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document of the native format; without a `geo` now and then."""
    document = plans.document()
    document["name"] = draw(names)
    polygon = st.lists(points, min_size=3, max_size=5)
    width = st.floats(0.4, 60)
    document["zones"] = draw(
        _numbered(st.fixed_dictionaries({"level": levels, "department": names, "polygon": polygon}))
    )
    line = st.lists(points, min_size=2, max_size=4)
    document["walls"] = draw(
        _numbered(st.fixed_dictionaries({"level": levels, "line": line, "thickness": st.floats(0.01, 5)}))
    )
    door = {"level": levels, "at": points, "width": width, "staff_only": flags, "one_way": flags}
    document["doors"] = draw(_numbered(st.fixed_dictionaries(door, optional={"heading": st.floats(0, 360)})))
    block = {"level": levels, "polygon": polygon, "why": names}
    document["blocks"] = draw(_numbered(st.fixed_dictionaries(block, optional={"until": moments})))
    stops = st.lists(st.fixed_dictionaries({"level": levels, "at": points}), min_size=1, max_size=3)
    kinds = st.sampled_from(["stairs", "lift", "escalator", "ramp"])
    way = {"kind": kinds, "name": names, "stops": stops, "seconds": st.floats(0, 600)}
    document["connectors"] = draw(
        _numbered(st.fixed_dictionaries(way | {"staff_only": flags, "one_way": flags}))
    )
    for aisle in document["aisles"]:
        aisle["from"], aisle["shelf_depth"] = draw(points), draw(st.sampled_from([0, 0.5, 0.25]))
    document["aisles"][0]["closed_until"] = draw(moments)
    document["aisles"][0]["bays"][0]["label"] = draw(names)
    if draw(flags):
        document["geo"] = draw(geos)
    return document


plans_of_any_kind: st.SearchStrategy[Plan] = documents().map(parse)
