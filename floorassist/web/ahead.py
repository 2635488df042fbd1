"""What a page brings along: the answers to the first calls of its scripts, which then need not be made."""

import logging
from typing import Any

from flask import current_app, request
from sqlalchemy.exc import SQLAlchemyError

from floorassist.web import access
from floorassist.web.errors import Problem

FIRST = ("/api/device", "/api/me")

log = logging.getLogger(__name__)


def answers(*paths: str) -> dict[str, Any]:
    """What the server answers to `FIRST` and these `paths`, by path; nothing to who is not signed in.

    What is refused is left out: the page asks for it itself, and then says why.
    """
    try:
        caller = access.caller() if is_opened() else None
        if caller is None or caller.person_id is None:
            return {}
        found = {path: answer(path) for path in (*FIRST, *paths)}
        return {path: told for path, told in found.items() if told is not None}
    except SQLAlchemyError:
        log.warning("a page goes without its answers: the database did not give them", exc_info=True)
        return {}


def is_opened() -> bool:
    """Whether a browser opens the page: a phone that fetches it to keep it accepts anything."""
    return "text/html" in request.headers.get("Accept", "")


def answer(path: str) -> Any:
    """What `GET path` answers, or None where it is refused."""
    routes = current_app.url_map.bind_to_environ(request.environ)
    endpoint, values = routes.match(path, method="GET")
    try:
        said: Any = current_app.view_functions[endpoint](**values)
        return current_app.make_response(said).get_json()
    except Problem:
        return None
