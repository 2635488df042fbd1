"""The plan as a document: native JSON of `schema: 1`, read strictly and written without loss."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from floorassist.floor.decoding import SIZE_LIMIT as SIZE_LIMIT
from floorassist.floor.decoding import decoded
from floorassist.floor.parse import parse
from floorassist.floor.plan import SCHEMA, SHELF_DEPTH, Aisle, Connector, Plan, Point


def load(text: str) -> Plan:
    """The plan in a file's text; PlanRefused says everything that keeps it from being one."""
    return parse(decoded(text))


def dump(plan: Plan) -> str:
    """A plan as the text of a file: one object a line, so that two versions can be compared by eye."""
    lines = []
    for key, value in document(plan).items():
        if isinstance(value, list) and value:
            inner = ",\n    ".join(json.dumps(each, ensure_ascii=False) for each in value)
            lines.append(f"  {json.dumps(key)}: [\n    {inner}\n  ]")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def document(plan: Plan) -> dict[str, Any]:
    """The plan as the document it was read from: `parse(document(plan)) == plan`, for every plan."""
    return {
        "schema": SCHEMA,
        "name": plan.name,
        "sketch": plan.sketch,
        "address": {"template": plan.template},
        "levels": [
            {"id": o.id, "name": o.name, "ordinal": o.ordinal, "width": _n(o.width), "depth": _n(o.depth)}
            for o in plan.levels
        ],
        "zones": [
            {"id": o.id, "level": o.level, "department": o.department, "polygon": _line(o.polygon)}
            for o in plan.zones
        ],
        "aisles": [_aisle_document(o) for o in plan.aisles],
        "walls": [
            {"id": o.id, "level": o.level, "line": _line(o.line), "thickness": _n(o.thickness)}
            for o in plan.walls
        ],
        "doors": [
            {"id": o.id, "level": o.level, "at": _pair(o.at), "width": _n(o.width)}
            | {"staff_only": o.staff_only, "one_way": o.one_way}
            | ({} if o.heading is None else {"heading": _n(o.heading)})
            for o in plan.doors
        ],
        "fixtures": [
            {"id": o.id, "level": o.level, "kind": o.kind, "polygon": _line(o.polygon)}
            | _given(code=o.code, name=o.name)
            for o in plan.fixtures
        ],
        "anchors": [
            {"id": o.id, "level": o.level, "kind": o.kind, "code": o.code, "name": o.name, "at": _pair(o.at)}
            for o in plan.anchors
        ],
        **_since_then(plan),
    }


def _since_then(plan: Plan) -> dict[str, Any]:
    """What plans may have that the first ones could not: left out where there is none."""
    found: dict[str, Any] = {}
    if plan.connectors:
        found["connectors"] = [_connector_document(o) for o in plan.connectors]
    if plan.blocks:
        found["blocks"] = [
            {"id": o.id, "level": o.level, "polygon": _line(o.polygon), "why": o.why} | _at(until=o.until)
            for o in plan.blocks
        ]
    if plan.geo is not None:
        found["geo"] = {key: _n(v) if isinstance(v, float) else v for key, v in asdict(plan.geo).items()}
    return found


def _connector_document(o: Connector) -> dict[str, Any]:
    stops = [{"level": stop.level, "at": _pair(stop.at)} for stop in o.stops]
    head = {"id": o.id, "kind": o.kind, "name": o.name, "stops": stops, "seconds": _n(o.seconds)}
    return head | {"staff_only": o.staff_only, "one_way": o.one_way}


def _aisle_document(o: Aisle) -> dict[str, Any]:
    bays = [
        {"id": b.id, "code": b.code, "side": b.side, "at": _n(b.at), "width": _n(b.width)}
        | dict(_given(label=b.label))
        for b in o.bays
    ]
    head = {"id": o.id, "level": o.level, "code": o.code, "name": o.name, "department": o.department}
    depth = {} if o.shelf_depth == SHELF_DEPTH else {"shelf_depth": _n(o.shelf_depth)}
    line = {"from": _pair(o.start), "to": _pair(o.end), "width": _n(o.width)}
    return {**head, **line, **depth, **_at(closed_until=o.closed_until), "bays": bays}


def _given(**fields: str | None) -> dict[str, str]:
    return {key: value for key, value in fields.items() if value is not None}


def _at(**fields: datetime | None) -> dict[str, str]:
    return {key: moment.isoformat().replace("+00:00", "Z") for key, moment in fields.items() if moment}


def _n(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _pair(point: Point) -> list[float | int]:
    return [_n(point[0]), _n(point[1])]


def _line(points: tuple[Point, ...]) -> list[list[float | int]]:
    return [_pair(point) for point in points]
