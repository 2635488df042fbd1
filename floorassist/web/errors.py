"""Errors as `application/problem+json` (RFC 9457), each with a sentence that a person can act on."""

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Flask, Response, current_app, render_template, request
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from floorassist.translation import mark, tr, tr_many

FieldErrors = Sequence[Mapping[str, str]]
REFUSALS = (401, 403, 429)
RETRY_SECONDS = 2
CHECK = mark("Check what was entered")

log = logging.getLogger(__name__)

SENTENCES = {
    400: mark("The phone sent something that could not be read. Reload the page and try again."),
    404: mark("There is nothing here. Go back and search again."),
    405: mark("That can't be done here. Go back and try again."),
    413: mark("That is too large. Send a smaller file."),
    415: mark("That form of content can't be read here. Send JSON."),
    503: mark("The store's server is busy. Nothing was changed; try again in a moment."),
    500: mark("Something broke on our side. Try again; if it stays broken, tell a supervisor."),
}

# How HTTP calls what goes wrong, as far as people meet it (RFC 9110).
TITLES = {
    400: mark("Bad Request"),
    404: mark("Not Found"),
    405: mark("Method Not Allowed"),
    413: mark("Request Entity Too Large"),
    415: mark("Unsupported Media Type"),
    500: mark("Internal Server Error"),
}


class Problem(Exception):
    """An error that is told to the caller: HTTP status, short title, and what to do next.

    `heading` is the title in English, for the log; the title is said to whom it is told.
    """

    def __init__(self, status: int, title: str, detail: str, errors: FieldErrors = (), **extra: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.heading = title
        self.detail = detail
        self.errors = errors
        self.extra = extra

    @property
    def title(self) -> str:
        """What went wrong, in two or three words."""
        return tr(self.heading)

    def body(self) -> dict[str, Any]:
        """The problem document."""
        found: dict[str, Any] = {"type": "about:blank", "title": self.title, "status": self.status}
        found["detail"] = self.detail
        if self.errors:
            found["errors"] = list(self.errors)
        return found | self.extra


class NotFound(Problem):
    """Nothing of that id in this store; another store's things look the same."""

    def __init__(self, detail: str) -> None:
        super().__init__(404, mark("Not found"), detail)


class Refused(Problem):
    """Known caller, but not allowed to do this."""

    def __init__(self, detail: str) -> None:
        super().__init__(403, mark("Not allowed"), detail)


class Conflict(Problem):
    """The state of the thing does not allow this any more."""

    def __init__(self, detail: str, **extra: Any) -> None:
        super().__init__(409, mark("Too late"), detail, **extra)


class BadInput(Problem):
    """One field is wrong; `field` names it."""

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(422, CHECK, detail, errors=[{"field": field, "detail": detail}])


# What is wrong with a field, by pydantic's name for it (docs.pydantic.dev/latest/errors/validation_errors).
WRONG = {
    "missing": mark("This is needed."),
    "extra_forbidden": mark("There is no such field here."),
    "string_too_short": mark("This must not be empty."),
    "string_pattern_mismatch": mark("This has signs that can't be used here."),
    "string_unicode": mark("This has signs that are no text."),
    "string_type": mark("This must be text."),
    "bool_parsing": mark("This must be true or false."),
    "bool_type": mark("This must be true or false."),
    "int_parsing": mark("This must be a whole number."),
    "int_from_float": mark("This must be a whole number."),
    "int_type": mark("This must be a whole number."),
    "float_parsing": mark("This must be a number."),
    "float_type": mark("This must be a number."),
    "finite_number": mark("This must be a number."),
    "greater_than_equal": mark("This must be {ge} or more."),
    "less_than_equal": mark("This must be {le} or less."),
    "literal_error": mark("This must be {expected}."),
    "too_short": mark("These are too few: {min_length} at least."),
    "too_long": mark("These are too many: {max_length} at most."),
    "greater_than": mark("This must be more than {gt}."),
    "less_than": mark("This must be less than {lt}."),
    "list_type": mark("This must be a list."),
    "datetime_type": mark("This must be a date and a time."),
    "datetime_parsing": mark("This must be a date and a time."),
    "datetime_from_date_parsing": mark("This must be a date and a time."),
    "timezone_aware": mark("This must say its time zone, as in 2026-03-07T12:00:00Z."),
    "model_type": mark("This must be a JSON object."),
}

# What screens call the fields that people fill; other names are read by who calls the API.
FIELDS = {
    "name": mark("Name"),
    "note": mark("Note"),
    "place": mark("Place"),
    "words": mark("Words"),
}


def from_validation(error: ValidationError) -> Problem:
    """Pydantic's list as ours: one entry a field, each with a sentence."""
    told = error.errors(include_url=False, include_input=False)
    errors = [{"field": field_of(one), "detail": sentence(one)} for one in told]
    return Problem(422, CHECK, standing_alone(told[0]), errors=errors)


def field_of(error: ErrorDetails) -> str:
    """The field's name in JSON: "x", "lines.0.code"; "body" for what is about all of it."""
    return ".".join(str(part) for part in error["loc"]) or "body"


def standing_alone(error: ErrorDetails) -> str:
    """What is wrong and with what, in people's words; a rule of ours says itself what it is about."""
    if error["type"] == "value_error":
        return sentence(error)
    field = field_of(error)
    name = tr(FIELDS[field]) if field in FIELDS else field
    return tr("{field}: {wrong}", field=name, wrong=sentence(error))


def sentence(error: ErrorDetails) -> str:
    """What is wrong in plain words: ours where we have some, the rule's own, else pydantic's."""
    kind, about = error["type"], dict(error.get("ctx", {}))
    if kind == "string_too_long":
        most = about["max_length"]
        return tr_many(
            "This is too long: {n} character at most.", "This is too long: {n} characters at most.", most
        )
    if kind == "literal_error":
        first, _, last = about["expected"].rpartition(" or ")
        about["expected"] = tr("{some} or {last}", some=first, last=last) if first else last
    if kind in WRONG:
        return tr(WRONG[kind], **about)
    text = error["msg"].removeprefix("Value error, ")
    return text if text.endswith((".", "!", "?")) else text + "."


def register(app: Flask) -> None:
    """Answer every error in the form that its caller reads: JSON for the API, a page for people."""
    app.register_error_handler(Problem, answer)
    app.register_error_handler(HTTPException, answer_http)
    app.register_error_handler(OperationalError, busy)
    app.register_error_handler(Exception, broken)


def answer_http(error: HTTPException) -> Response:
    """Werkzeug's error in our form; which methods there are instead stays told (RFC 9110, 15.5.6)."""
    response = answer(from_http(error))
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


def from_http(error: HTTPException) -> Problem:
    """Werkzeug's error in our words."""
    status = error.code or 500
    name = TITLES.get(status, error.name or "Error")
    return Problem(status, name, tr(SENTENCES[status]) if status in SENTENCES else error.description or name)


def busy(error: OperationalError) -> Response:
    """The database waits for somebody else, or is away: nothing was done, so the call may be made again."""
    log.error("the database refused %s %r: %s", request.method, request.path, error.orig)
    return answer(Problem(503, mark("Busy"), tr(SENTENCES[503]), retry_after=RETRY_SECONDS))


def broken(error: Exception) -> Response:
    """A fault of ours: logged with its trace, told without it."""
    current_app.logger.error("unhandled error on %s %r", request.method, request.path, exc_info=error)
    return answer(Problem(500, mark("Our fault"), tr(SENTENCES[500])))


def refused(problem: Problem) -> None:
    """Log who was turned away and from what, without anything secret."""
    if problem.status in REFUSALS:
        log.info("refused %s %s %r: %s", problem.status, request.method, request.path, problem.heading)


def answer(problem: Problem) -> Response:
    """The problem as a page for a browser that goes there, as JSON for every program."""
    refused(problem)
    if request.path.startswith("/api/") or not request.accept_mimetypes.accept_html:
        body, kind = json.dumps(problem.body()), "application/problem+json"
    else:
        body, kind = render_template("error.html", problem=problem), "text/html; charset=utf-8"
    response = Response(body, status=problem.status, content_type=kind)
    if "retry_after" in problem.extra:
        response.headers["Retry-After"] = str(problem.extra["retry_after"])
    return response
