"""The OpenAPI 3.1 document (spec.openapis.org/oas/v3.1.0), made from the registered operations."""

from collections.abc import Sequence
from typing import Any

from flask import Flask, Response, jsonify, render_template
from pydantic.json_schema import models_json_schema

from floorassist import __version__
from floorassist.web.openapi import PREFIX, Model, Operation, ProblemView


def serve(app: Flask) -> None:
    """`/api/openapi.json` for programs, `/api/docs` for people."""

    @app.get("/api/openapi.json")
    def openapi() -> Response:
        """The document."""
        return jsonify(document(app.extensions["operations"]))

    @app.get("/api/docs")
    def api_docs() -> str:
        """The same document as a page to read."""
        return render_template("web/docs.html", document=document(app.extensions["operations"]))


def document(operations: Sequence[Operation]) -> dict[str, Any]:
    """The OpenAPI 3.1 document of these operations."""
    schemas, definitions = schemas_of(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        path, parameters = path_of(operation)
        entry = described(operation, schemas)
        entry["parameters"] = parameters + entry["parameters"]
        paths.setdefault(path, {})[operation.method.lower()] = entry
    return {
        "openapi": "3.1.0",
        "info": {"title": "floorassist", "version": __version__, "description": DESCRIPTION},
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in dict.fromkeys(op.tag for op in operations)],
        "paths": paths,
        "components": {"schemas": definitions, "securitySchemes": SECURITY},
    }


DESCRIPTION = (
    "Find it, walk there, or ask the nearest colleague who knows. Integrations send a bearer token "
    "(`floorassist token new`). Times are ISO 8601 in UTC. Errors are `application/problem+json`."
)
SECURITY = {
    "token": {"type": "http", "scheme": "bearer"},
    "phone": {"type": "apiKey", "in": "cookie", "name": "__Host-sign-in"},
}


def schemas_of(operations: Sequence[Operation]) -> tuple[dict[Any, Any], dict[str, Any]]:
    """Every model's schema, with one definition a model."""
    wanted: list[tuple[Model, Any]] = [(ProblemView, "serialization")]
    for operation in operations:
        if operation.body:
            wanted.append((operation.body, "validation"))
        if operation.answers:
            wanted.append((operation.answers, "serialization"))
    schemas, rest = models_json_schema(
        list(dict.fromkeys(wanted)), ref_template="#/components/schemas/{model}"
    )
    return schemas, rest["$defs"]


def path_of(operation: Operation) -> tuple[str, list[dict[str, Any]]]:
    """Flask's `/items/<int:item_id>` as `/api/items/{item_id}` with its parameters."""
    parts, parameters = [], []
    for part in operation.path.split("/"):
        if not part.startswith("<"):
            parts.append(part)
            continue
        kind, _, name = part[1:-1].rpartition(":")
        schema = (
            {"type": "integer", "minimum": 1, "maximum": 2**31 - 1} if kind == "int" else {"type": "string"}
        )
        parameters.append({"name": name, "in": "path", "required": True, "schema": schema})
        parts.append(f"{{{name}}}")
    return PREFIX + "/".join(parts), parameters


def described(operation: Operation, schemas: dict[Any, Any]) -> dict[str, Any]:
    """One operation of the document."""
    done: dict[str, Any] = {"description": "Done"}
    if operation.answers:
        schema = schemas[(operation.answers, "serialization")]
        done["content"] = {"application/json": {"schema": schema}}
    if operation.binary:
        done["content"] = {media: {} for media in operation.binary.split(", ")}
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemView"}}}
    entry: dict[str, Any] = {
        "operationId": f"{operation.tag}_{operation.view.__name__}",
        "summary": operation.summary,
        "tags": [operation.tag],
        "parameters": query_parameters(operation.query),
        "responses": {
            str(operation.status): done,
            **{str(code): done for code in operation.also},
            "4XX": {"description": "What to do instead", "content": problem},
        },
    }
    if operation.role != "public":
        entry["security"] = [{"phone": []}] if operation.role == "device" else [{"token": []}, {"phone": []}]
    if operation.body:
        schema = schemas[(operation.body, "validation")]
        entry["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    if operation.upload:
        entry["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": UPLOAD}}}
    return entry


UPLOAD = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "dry_run": {"type": "string", "enum": ["true", "false"]},
    },
}


def query_parameters(query: Model | None) -> list[dict[str, Any]]:
    """The fields of a query model as parameters."""
    if query is None:
        return []
    schema = query.model_json_schema()
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": field}
        for name, field in schema["properties"].items()
    ]
