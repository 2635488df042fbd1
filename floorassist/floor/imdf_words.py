"""The vocabulary of IMDF 1.0.0 (OGC 20-094) as far as a store speaks it: files, geometries, categories."""

VERSION = "1.0.0"
EXTENSION = "imdf:extension:floorassist:plan#1.0.0"
OURS = "floorassist"  # the property in which a feature carries its thing of the native document

POLYGONAL = ("Polygon", "MultiPolygon")
LINEAR = ("LineString", "MultiLineString")
# Each type of feature with the geometries that it may have; () is one without a place.
GEOMETRIES: dict[str, tuple[str, ...]] = {
    "address": (),
    "venue": POLYGONAL,
    "building": (),
    "footprint": POLYGONAL,
    "level": POLYGONAL,
    "unit": POLYGONAL,
    "section": POLYGONAL,
    "fixture": POLYGONAL,
    "opening": LINEAR,
    "amenity": ("Point",),
    "anchor": ("Point",),
    "detail": LINEAR,
    "geofence": POLYGONAL,
    "kiosk": POLYGONAL,
    "occupant": (),
    "relationship": ("Point", "MultiPoint", *LINEAR, *POLYGONAL),
}
PLACELESS = ("address", "building", "occupant", "relationship")  # `geometry` is null, or may be
NEEDED = ("address", "venue", "building", "footprint", "level")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RESTRICTIONS = _words("employeesonly restricted")
DIRECTIONS = ("directed", "undirected")
CATEGORIES: dict[str, frozenset[str]] = {
    "venue": _words(
        "airport airport.intl aquarium businesscampus casino communitycenter conventioncenter "
        "governmentfacility healthcarefacility hotel museum parkingfacility resort retailstore "
        "shoppingcenter stadium stripmall theater themepark trainstation transitstation university"
    ),
    "building": _words("parking transit transit.bus transit.train unspecified"),
    "footprint": _words("aerial ground subterranean"),
    "level": _words(
        "arrivals arrivals.domestic arrivals.intl departures departures.domestic departures.intl parking "
        "transit unspecified"
    ),
    "opening": _words(
        "automobile bicycle emergencyexit pedestrian pedestrian.principal pedestrian.transit service"
    ),
    "relationship": _words("elevator escalator movingwalkway ramp stairs traversal traversal.path"),
    "fixture": _words(
        "baggagecarousel boardinggate.desk checkin.desk checkin.kiosk desk equipment furniture "
        "immigration.desk inspection.desk obstruction securityequipment stage vegetation wall"
    ),
    "unit": _words(
        "auditorium brick classroom column concrete conferenceroom drywall elevator escalator fieldofplay "
        "firstaid fitnessroom foodservice footbridge glass huddleroom kitchen laboratory library lobby "
        "lounge mailroom mothersroom movietheater movingwalkway nonpublic office opentobelow parking "
        "phoneroom platform privatelounge ramp recreation restroom restroom.family restroom.female "
        "restroom.female.wheelchair restroom.male restroom.male.wheelchair restroom.transgender "
        "restroom.transgender.wheelchair restroom.unisex restroom.unisex.wheelchair restroom.wheelchair "
        "road room serverroom shower smokingarea stairs steps storage structure terrace theater "
        "unenclosedarea unspecified vegetation waitingroom walkway walkway.island wood"
    ),
}

# What our things are in IMDF, and what IMDF's are here.
CONNECTORS = {"stairs": "stairs", "lift": "elevator", "escalator": "escalator", "ramp": "ramp"}
CONNECTOR_OF = {word: kind for kind, word in CONNECTORS.items()} | {
    "movingwalkway": "ramp",
    "steps": "stairs",
}
ANCHORS = {"entrance": "entry", "desk": "information", "tills": "cashier"}
ANCHOR_OF = {word: kind for kind, word in ANCHORS.items()} | {"guestservices": "desk"}
FIXTURES = {
    "shelf": "furniture",
    "endcap": "furniture",
    "table": "furniture",
    "rack": "furniture",
    "till": "equipment",
    "desk": "desk",
}
FIXTURE_OF = {"furniture": "shelf", "equipment": "rack", "desk": "desk", "obstruction": "rack"}
