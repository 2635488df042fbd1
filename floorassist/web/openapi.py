"""JSON routes that describe themselves: the models that check the input also make the OpenAPI document."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, Response, request
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from floorassist.translation import mark, tr
from floorassist.web import access
from floorassist.web.errors import Problem, from_validation

View = Callable[..., Any]
Model = type[BaseModel]
PREFIX = "/api"


class Body(BaseModel):
    """What a caller sends: unknown fields are refused by name, text is trimmed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, strict=False)

    @model_validator(mode="before")
    @classmethod
    def text_can_be_kept(cls, raw: Any) -> Any:
        """NUL says nothing to a reader, and not every database takes it: text goes on without it."""
        if not isinstance(raw, dict):
            return raw
        return {name: one.replace("\x00", "") if isinstance(one, str) else one for name, one in raw.items()}


class Told(BaseModel):
    """What a caller is told: frozen."""

    model_config = ConfigDict(frozen=True)


class ProblemView(Told):
    """An error (RFC 9457): `detail` is a sentence that a person can act on."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = []


@dataclass(frozen=True)
class Operation:
    """One documented route."""

    method: str
    path: str
    view: View
    tag: str
    role: access.Role
    answers: Model | None
    status: int
    body: Model | None
    query: Model | None
    upload: bool
    binary: str
    also: Sequence[int]

    @property
    def summary(self) -> str:
        """The first sentence of the view's docstring."""
        return (inspect.getdoc(self.view) or "").split("\n")[0]


class Api:
    """The JSON routes of one feature; `register` puts them under /api."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.operations: list[Operation] = []

    def get(self, path: str, **about: Any) -> Callable[[View], View]:
        """A read."""
        return self._route("GET", path, **about)

    def post(self, path: str, **about: Any) -> Callable[[View], View]:
        """A write that makes something or changes a state."""
        return self._route("POST", path, **about)

    def put(self, path: str, **about: Any) -> Callable[[View], View]:
        """A write that replaces."""
        return self._route("PUT", path, **about)

    def delete(self, path: str, **about: Any) -> Callable[[View], View]:
        """A write that ends something."""
        return self._route("DELETE", path, **about)

    def register(self, app: Flask) -> None:
        """Serve the routes and list them in the app's document."""
        blueprint = Blueprint(f"api_{self.tag}", __name__, url_prefix=PREFIX)
        for operation in self.operations:
            name = operation.view.__name__
            blueprint.add_url_rule(operation.path, name, answering(operation), methods=[operation.method])
        app.register_blueprint(blueprint)
        app.extensions.setdefault("operations", []).extend(self.operations)

    def _route(
        self,
        method: str,
        path: str,
        *,
        answers: Model | None = None,
        status: int = 0,
        body: Model | None = None,
        query: Model | None = None,
        role: access.Role = "worker",
        upload: bool = False,
        binary: str = "",
        also: Sequence[int] = (),
    ) -> Callable[[View], View]:
        def keep(view: View) -> View:
            code = status or (200 if answers or binary else 204)
            self.operations.append(
                Operation(
                    method, path, view, self.tag, role, answers, code, body, query, upload, binary, also
                )
            )
            return view

        return keep


def answering(operation: Operation) -> View:
    """The Flask view: checks the role and the input, calls the route, writes its model as JSON."""

    def respond(**arguments: Any) -> Response | tuple[Response, int]:
        access.require(operation.role)
        if operation.body:
            arguments["body"] = checked(operation.body, read_json())
        if operation.query:
            arguments["query"] = checked(operation.query, request.args.to_dict())
        result = operation.view(**arguments)
        if isinstance(result, Response):
            return result
        status = operation.status
        if isinstance(result, tuple):
            result, status = result
        if result is None:
            return Response(status=204)
        response = Response(result.model_dump_json(), status=status, content_type="application/json")
        response.headers["Cache-Control"] = "no-store"
        return response

    respond.__name__ = operation.view.__name__
    return respond


def checked(model: Model, raw: Any) -> BaseModel:
    """The input as its model; raises a Problem that names every wrong field."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise from_validation(error) from None


def read_json() -> Any:
    """The body of the call as JSON; an empty body is an empty object."""
    if not request.get_data(cache=True):
        return {}
    try:
        return request.get_json()
    except (BadRequest, UnsupportedMediaType, RecursionError):
        say = tr("The body must be JSON, with Content-Type application/json.")
        raise Problem(400, mark("Not JSON"), say) from None
