"""The files of the app as its server answered them first: a page fetches sixty, and stories open hundreds."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from werkzeug.test import run_wsgi_app
from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

OTHERWISE = {"HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
_answers: dict[tuple[str, str], Any] = {}


def remembering(app: "WSGIApplication") -> "WSGIApplication":
    """The app, which is asked once in this process for each of its files in each encoding."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        is_file = environ["REQUEST_METHOD"] == "GET" and path.startswith("/static/")
        if not is_file or OTHERWISE & environ.keys():
            return app(environ, start_response)
        key = (path, environ.get("HTTP_ACCEPT_ENCODING", ""))
        if key not in _answers:
            body, status, headers = run_wsgi_app(app, environ, buffered=True)
            if not status.startswith("200") or "immutable" not in headers.get("Cache-Control", ""):
                start_response(status, list(headers))
                return ClosingIterator(body)
            _answers[key] = status, list(headers), b"".join(body)
        status, told, content = _answers[key]
        start_response(status, told)
        return [content]

    return answer
