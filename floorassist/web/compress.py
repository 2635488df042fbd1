"""Answers in fewer bytes for callers that take them so: pages, scripts and JSON shrink to a quarter.

What is made once and read often (static files, the pack of a store) goes as brotli to callers that take it,
a seventh smaller than gzip; browsers take it on https alone. Everything else goes as gzip, which is quicker.
"""

import gzip
import threading
from pathlib import Path
from typing import Literal

import brotli
from flask import Flask, Response, request

SMALLEST = 1000  # bytes; below that the headers weigh more than what is saved
KINDS = ("text/", "application/json", "application/problem+json", "application/manifest+json", "image/svg")
LEVEL = 6


def register(app: Flask) -> None:
    """Compress every answer that is worth it."""
    app.after_request(compress)


def compress(response: Response) -> Response:
    """The answer as gzip, where its caller takes that and it is text of some length."""
    if not worth_it(response):
        return response
    response.headers.add("Vary", "Accept-Encoding")
    if not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False
    response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    etag, weak = response.get_etag()
    if etag and not weak:
        response.set_etag(etag, weak=True)
    return response


def worth_it(response: Response) -> bool:
    """A whole text that is not compressed yet; ranges and streams go as they are."""
    length = response.content_length
    return (
        response.status_code in (200, 201, 404, 422)
        and "Content-Encoding" not in response.headers
        and (length is None or length >= SMALLEST)
        and (response.content_type or "").startswith(KINDS)
    )


Encoding = Literal["br", "gzip"]


def taken() -> Encoding | None:
    """The smallest form that the caller of this request takes; None where that is the content itself."""
    accepted = request.accept_encodings
    if accepted["br"] and accepted["br"] >= accepted["gzip"]:
        return "br"
    return "gzip" if accepted["gzip"] else None


def smallest(content: bytes, encoding: Encoding) -> bytes:
    """The content at its smallest; takes about a second a megabyte."""
    if encoding == "br":
        found: bytes = brotli.compress(content, quality=11, lgwin=24)
        return found
    return gzip.compress(content, 9, mtime=0)


Key = tuple[Path, str, Encoding]
_files: dict[Key, bytes] = {}
_turns: dict[Key, threading.Lock] = {}


def compressed_file(path: Path, fingerprint: str, encoding: Encoding) -> bytes:
    """A static file of this build, worked out once; whoever wants it meanwhile waits for that.

    Who wants another file does not: the reader of codes takes seconds, and a screen would wait for it.
    """
    key = (path, fingerprint, encoding)
    if key not in _files:
        with _turns.setdefault(key, threading.Lock()):
            if key not in _files:
                _files[key] = smallest(path.read_bytes(), encoding)
    return _files[key]
