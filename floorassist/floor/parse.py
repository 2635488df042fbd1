"""From a decoded plan document to the plan: every field is read, every fault names its object."""

from floorassist.floor.plan import (
    SCHEMA,
    SHELF_DEPTH,
    TEMPLATE,
    Aisle,
    Anchor,
    AnchorKind,
    Bay,
    Block,
    Connector,
    ConnectorKind,
    Door,
    Fixture,
    FixtureKind,
    Geo,
    Level,
    Plan,
    Side,
    Stop,
    Wall,
    Zone,
)
from floorassist.floor.reading import PlanRefused, Reader
from floorassist.translation import number, tr

LEVELS, ZONES, AISLES, BAYS_AN_AISLE, WALLS = 12, 500, 2_000, 400, 5_000
DOORS, FIXTURES, ANCHORS, CONNECTORS, BLOCKS = 1_000, 5_000, 100, 100, 500
BAYS = 20_000
LEVEL_METRES, WIDEST = 1_000.0, 60.0


def parse(document: object) -> Plan:
    """The plan in a decoded document; PlanRefused carries the faults, each naming its object."""
    top = Reader([], "", document)
    schema = top.fields.get("schema")
    top.read.add("schema")
    if not top.faults and (schema != SCHEMA or isinstance(schema, bool)):
        top.fault(
            tr(
                "`schema` must be {schema}: this version reads no other. The file says {said}.",
                schema=SCHEMA,
                said=f"{schema!r:.40}",
            )
        )
    if top.faults:
        raise PlanRefused(top.faults)
    address = top.inner("address") if "address" in top.fields else Reader(top.faults, "address", {})
    plan = Plan(
        name=top.text("name"),
        sketch=top.flag("sketch"),
        template=address.text("template", default=TEMPLATE, limit=40),
        levels=tuple(_level(each) for each in top.objects("levels", LEVELS)),
        zones=tuple(_zone(each) for each in top.objects("zones", ZONES)),
        aisles=_aisles(top),
        walls=tuple(_wall(each) for each in top.objects("walls", WALLS)),
        doors=tuple(_door(each) for each in top.objects("doors", DOORS)),
        fixtures=tuple(_fixture(each) for each in top.objects("fixtures", FIXTURES)),
        anchors=tuple(_anchor(each) for each in top.objects("anchors", ANCHORS)),
        connectors=tuple(_connector(each) for each in top.objects("connectors", CONNECTORS)),
        blocks=tuple(_block(each) for each in top.objects("blocks", BLOCKS)),
        geo=_geo(top.inner("geo")) if top.fields.get("geo") is not None else None,
    )
    top.read |= {"address", "geo"}
    for each in (top, address):
        each.finish()
    if top.faults:
        raise PlanRefused(top.faults)
    return plan


def _level(o: Reader) -> Level:
    level = Level(
        o.text("id", limit=64),
        o.text("name"),
        o.whole("ordinal", -20, 200),
        o.number("width", 1, LEVEL_METRES),
        o.number("depth", 1, LEVEL_METRES),
    )
    o.finish()
    return level


def _zone(o: Reader) -> Zone:
    zone = Zone(o.text("id", limit=64), _on(o), o.text("department"), o.points("polygon", 3))
    o.finish()
    return zone


def _aisles(top: Reader) -> tuple[Aisle, ...]:
    objects = top.objects("aisles", AISLES)
    total = sum(len(o.fields["bays"]) for o in objects if isinstance(o.fields.get("bays"), list))
    if total > BAYS:
        top.fault(tr("A plan may have {most} bays at most, not {n}.", most=number(BAYS), n=number(total)))
        raise PlanRefused(top.faults)
    return tuple(_aisle(o) for o in objects)


def _aisle(o: Reader) -> Aisle:
    code = o.text("code", limit=24)
    o.called(code)
    aisle = Aisle(
        id=o.text("id", limit=64),
        level=_on(o),
        code=code,
        name=o.text("name", default=""),
        department=o.text("department", default=""),
        start=o.point("from"),
        end=o.point("to"),
        width=o.number("width", 0.4, WIDEST),
        bays=tuple(_bay(each) for each in o.objects("bays", BAYS_AN_AISLE)),
        shelf_depth=o.number("shelf_depth", 0, 5, SHELF_DEPTH),
        closed_until=o.moment("closed_until"),
    )
    o.finish()
    return aisle


def _bay(o: Reader) -> Bay:
    bay = Bay(
        o.text("id", limit=64),
        o.text("code", limit=4),
        o.choice("side", Side),
        o.number("at", 0, LEVEL_METRES),
        o.number("width", 0.05, WIDEST),
        o.maybe("label"),
    )
    o.finish()
    return bay


def _wall(o: Reader) -> Wall:
    wall = Wall(o.text("id", limit=64), _on(o), o.points("line", 2), o.number("thickness", 0.01, 5))
    o.finish()
    return wall


def _door(o: Reader) -> Door:
    door = Door(
        o.text("id", limit=64),
        _on(o),
        o.point("at"),
        o.number("width", 0.4, WIDEST),
        o.flag("staff_only"),
        o.flag("one_way"),
        o.maybe_number("heading", 0, 360),
    )
    o.finish()
    return door


def _fixture(o: Reader) -> Fixture:
    fixture = Fixture(
        o.text("id", limit=64),
        _on(o),
        o.choice("kind", FixtureKind),
        o.points("polygon", 3),
        o.maybe("code"),
        o.maybe("name"),
    )
    o.finish()
    return fixture


def _anchor(o: Reader) -> Anchor:
    kind = o.choice("kind", AnchorKind)
    anchor = Anchor(
        o.text("id", limit=64), _on(o), kind, o.text("code", limit=24), o.text("name"), o.point("at")
    )
    o.finish()
    return anchor


def _connector(o: Reader) -> Connector:
    connector = Connector(
        o.text("id", limit=64),
        o.choice("kind", ConnectorKind),
        o.text("name"),
        tuple(_stop(each) for each in o.objects("stops", LEVELS)),
        o.number("seconds", 0, 600),
        o.flag("staff_only"),
        o.flag("one_way"),
    )
    o.finish()
    return connector


def _stop(o: Reader) -> Stop:
    stop = Stop(_on(o), o.point("at"))
    o.finish()
    return stop


def _block(o: Reader) -> Block:
    block = Block(
        o.text("id", limit=64), _on(o), o.points("polygon", 3), o.text("why", default=""), o.moment("until")
    )
    o.finish()
    return block


def _geo(o: Reader) -> Geo:
    geo = Geo(
        o.number("latitude", -90, 90),
        o.number("longitude", -180, 180),
        o.number("bearing", 0, 360, 0.0),
        o.text("address", default=""),
        o.text("locality", default=""),
        o.text("province", default=""),
        o.text("country", default="", limit=2),
        o.text("postal_code", default=""),
    )
    o.finish()
    return geo


def _on(o: Reader) -> str:
    return o.text("level", limit=64)
