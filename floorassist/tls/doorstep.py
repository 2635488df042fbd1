"""The doorstep: what a phone sees by plain http. It moves over, learns to trust us, or goes on without."""

import re
from urllib.parse import quote

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from flask import Flask, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from floorassist.storage.schema import Store
from floorassist.tls.authority import fingerprint
from floorassist.tls.ladder import JOIN, PlainCall, way
from floorassist.tls.names import is_loopback
from floorassist.tls.phones import KINDS, kind_of
from floorassist.tls.profile import TYPE, mobileconfig
from floorassist.tls.shelf import NoAuthority, Shelf
from floorassist.translation import mark, tr
from floorassist.web import access, languages, pages, security
from floorassist.web.errors import NotFound, Problem

GOES_PLAIN, KNOWS_HTTPS = "floorassist-plain", "floorassist-https"
SHIFT_SECONDS, YEAR_SECONDS = 12 * 3600, 365 * 24 * 3600
HOST = re.compile(r"([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?", re.IGNORECASE | re.ASCII)
UNESCAPED = "/:@!$&'()*+,;=~"
PLAIN = "without-https"  # in the address of who goes on without
DOCTOR = "floorassist doctor"


def register(app: Flask) -> None:
    """Guide calls by plain http where there is https beside it; nothing where https is not ours to end."""
    house: access.House = app.extensions["floorassist"]
    beside = house.settings.beside
    if beside:
        app.before_request(send_over if beside == "over" else guide)
    if beside == "doorstep":
        app.after_request(remember_https)
        app.add_url_rule("/tls/", "tls steps", steps)
        app.add_url_rule("/tls/here", "tls here", here)
        app.add_url_rule("/tls/floorassist.crt", "tls certificate", certificate)
        app.add_url_rule("/tls/floorassist.mobileconfig", "tls profile", profile)


def send_over() -> ResponseReturnValue | None:
    """With a certificate that everybody trusts there is nothing to learn: everything is on https."""
    if request.scheme == "https" or request.path == "/health":
        return None
    return redirect(over(), 308)


def guide() -> ResponseReturnValue | None:
    """What this call gets, by the rule of the ladder."""
    if request.scheme == "https":
        return None
    if request.path == JOIN and request.method == "GET" and PLAIN in request.args:
        return go_plain()
    chosen = way(
        PlainCall(
            request.method,
            request.path,
            wants_page=request.accept_mimetypes.accept_html and not request.path.startswith("/api/"),
            here=is_loopback(request.remote_addr or "") and is_loopback(host_name()),
            goes_plain=GOES_PLAIN in request.cookies,
            knows_https=KNOWS_HTTPS in request.cookies,
            vouched=host_name().lower() in shelf().hosts(),
        )
    )
    if chosen == "refuse":
        raise Problem(
            403,
            mark("Not over plain http"),
            tr("Call {address} instead: here nothing is sealed.", address=over(origin_only=True)),
        )
    if chosen == "over":
        return redirect(over(), 302)
    return steps() if chosen == "doorstep" else None


def go_plain() -> Response:
    """The app without https, until the shift is over: no camera, no offline, no push, and it says so."""
    response = make_response(pages.app_shell())
    response.set_cookie(GOES_PLAIN, "1", max_age=SHIFT_SECONDS, httponly=True, samesite="Lax")
    return response


def remember_https(response: Response) -> Response:
    """A phone that came by https is led there at once the next time it types the bare address."""
    if request.scheme == "https" and response.mimetype == "text/html" and KNOWS_HTTPS not in request.cookies:
        response.set_cookie(KNOWS_HTTPS, "1", max_age=YEAR_SECONDS, httponly=True, samesite="Lax")
    return response


def steps() -> ResponseReturnValue:
    """The page that looks whether this phone trusts the store, and else shows what to tap."""
    secure = over(origin_only=True)
    response = make_response(
        render_template(
            "tls/doorstep.html",
            secure=secure,
            target="/" if request.path == "/tls/" else asked_for(),
            plain=f"{JOIN}?{PLAIN}",
            joins=request.path == JOIN,
            kinds=KINDS,
            kind=kind_of(request.headers.get("User-Agent", "")),
            fingerprint=fingerprint(authority()),
            store=store_name(),
        )
    )
    policy = security.content_policy(languages.spoken())
    own = policy.replace("connect-src 'self'", f"connect-src 'self' {secure}")
    response.headers["Content-Security-Policy"] = own
    response.headers["Cache-Control"] = "no-store"
    return response


def here() -> Response:
    """Answers a page of the same server that looks whether https works from this phone. Says nothing else."""
    response = Response('{"here":true}', content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-store"
    return response


def certificate() -> Response:
    """The authority's certificate, for Android and computers. It is public; its key stays here."""
    response = Response(authority().public_bytes(Encoding.DER), content_type="application/x-x509-ca-cert")
    return offered(response, "floorassist.crt")


def profile() -> Response:
    """The same as a profile, for iPhones, iPads and Macs."""
    response = Response(mobileconfig(authority(), store_name()), content_type=TYPE)
    return offered(response, "floorassist.mobileconfig")


def offered(response: Response, name: str) -> Response:
    """As a file to take, always the newest."""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def shelf() -> Shelf:
    """Where this store's certificates are."""
    return Shelf(access.house().settings.data)


def authority() -> Certificate:
    """The certificate of this store's authority."""
    try:
        return shelf().authority().certificate
    except NoAuthority:  # its words name a folder of this machine
        raise NotFound(
            tr("The certificate is not there. On the server run: {command}", command=DOCTOR)
        ) from None


def store_name() -> str:
    """What the store is called, where there is only one."""
    with access.house().database.surveying() as session:
        names = session.scalars(select(Store.name).limit(2)).all()
    return names[0] if len(names) == 1 else tr("this store")


def over(*, origin_only: bool = False) -> str:
    """The same address by https; raises a Problem when the call's host cannot be one."""
    if not HOST.fullmatch(request.host):
        raise Problem(
            400, mark("Bad Request"), tr("Open this store by its address, as it stands on the poster.")
        )
    settings = access.house().settings
    named = security.PORT.search(request.host) or settings.port == 443
    left_out = settings.beside == "doorstep" and not named
    origin = f"https://{request.host}:{settings.port}" if left_out else f"https://{request.host}"
    return origin if origin_only else origin + asked_for()


def asked_for() -> str:
    """Path and query of this call as they stand in an address, so that nothing in them ends it early."""
    path, query = quote(request.path, UNESCAPED), quote(request.query_string, UNESCAPED + "?%")
    return f"{path}?{query}" if query else path


def host_name() -> str:
    """The host that was called, without its port."""
    return security.PORT.sub("", request.host).strip("[]")
