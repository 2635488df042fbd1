"""What guards every response and every unsafe call: headers, content policy, origin check, cookies."""

import base64
import hashlib
import re
from functools import lru_cache
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.datastructures import Headers

from floorassist.translation import mark, tr
from floorassist.web import languages
from floorassist.web.access import house
from floorassist.web.assets import import_map
from floorassist.web.errors import Problem

PORT = re.compile(r":\d+$", re.ASCII)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
PERMISSIONS = "camera=(self), microphone=(self), geolocation=(), usb=(), payment=()"


def register(app: Flask) -> None:
    """Check the origin before every unsafe call; put the headers on every answer."""
    app.before_request(refuse_foreign_origins)
    app.after_request(put_headers)


def refuse_foreign_origins() -> None:
    """Unsafe calls come from our own pages or carry a bearer token (no cookie is looked at then)."""
    if request.method not in SAFE_METHODS and not bearer_token():
        require_own_origin()


def require_own_origin() -> None:
    """Raise a Problem when a browser says that another site's page made this call."""
    if not own_origin(request.headers, request.host):
        raise Problem(
            403,
            mark("Foreign page"),
            tr("This call did not come from this store's own page. Open it there."),
        )


def own_origin(headers: Headers, host: str) -> bool:
    """Whether `Sec-Fetch-Site` or else `Origin` shows a call from our own page.

    `Sec-Fetch-Site` exists only on https and localhost; on plain http the Origin's host must be ours.
    """
    site = headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc == host


def bearer_token() -> str | None:
    """The token of an integration, if this call carries one."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if kind.lower() == "bearer" else None


@lru_cache
def content_policy(code: str) -> str:
    """No inline script or style but the import map, held by its hash; nothing from other sites.

    `code` is the language of the page, which its import map names.
    """
    maps = " ".join(held(import_map(part, code)) for part in languages.PARTS)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {maps} 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' data: blob: https:",
            "media-src 'self' blob: mediastream:",
            "connect-src 'self'",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types floorassist default",
        )
    )


def held(script: str) -> str:
    """An inline script as the policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def put_headers(response: Response) -> Response:
    """The headers that every answer carries."""
    response.headers.setdefault("Content-Security-Policy", content_policy(languages.spoken()))
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = PERMISSIONS
    if is_secure():
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if house().settings.beside != "doorstep":  # a phone may meet the same private name in another store
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def is_secure() -> bool:
    """Whether this call came by https. Where https ends in front of us, every call is said to have."""
    settings = house().settings
    return request.scheme == "https" if settings.beside else settings.secure


def start_address() -> str:
    """Where the phone of somebody new begins: over plain http where it has to learn to trust us first."""
    settings = house().settings
    if settings.beside != "doorstep" and settings.secure:
        return f"https://{request.host}"
    left_out = request.scheme == "https" and not PORT.search(request.host)  # by http it would be another one
    return f"http://{request.host}{':443' if left_out else ''}"


def cookie_name(name: str) -> str:
    """`__Host-` cookies where there is https; browsers refuse them on plain http."""
    return f"__Host-{name}" if is_secure() else f"floorassist-{name}"


def set_cookie(response: Response, name: str, value: str, seconds: int) -> None:
    """A cookie that scripts can't read and other sites don't send."""
    secure = is_secure()
    response.set_cookie(
        cookie_name(name), value, max_age=seconds, path="/", httponly=True, samesite="Lax", secure=secure
    )


def clear_cookie(response: Response, name: str) -> None:
    """Forget the cookie on this phone."""
    set_cookie(response, name, "", 0)


def cookie(name: str) -> str | None:
    """The cookie's value as the phone sent it."""
    return request.cookies.get(cookie_name(name)) or None
