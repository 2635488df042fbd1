"""Answers as gzip for callers that take it: pages, scripts and JSON shrink to a quarter."""

import gzip
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request

SMALLEST = 1000  # bytes; below that the headers weigh more than what is saved
KINDS = ("text/", "application/json", "application/problem+json", "application/manifest+json", "image/svg")
LEVEL = 6
KEPT = 512


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


@lru_cache(maxsize=KEPT)
def compressed_file(path: Path, _fingerprint: str) -> bytes:
    """A static file of this build as gzip, worked out once."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)
