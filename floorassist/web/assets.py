"""Static files under one address a build, the service worker, and where templates/ and static/ are."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, send_from_directory

from floorassist.web import languages
from floorassist.web.compress import Encoding, compressed_file, taken
from floorassist.web.manifest import manifest

PACKAGE = Path(__file__).resolve().parent.parent
FLOOR_STYLES = "css/floor.css"
# What it is made of, in this order: a later sheet may say otherwise. The desk links some of them.
WITH_THE_DESK = ("frame", "sign", "plan")
FLOOR_SHEETS = (
    *("frame", "sign", "find", "asks", "plan", "item", "elsewhere", "scan", "place", "me", "promise", "ping"),
    "surge",
)
IN_ONE = {f"css/{name}.css" for name in set(FLOOR_SHEETS) - set(WITH_THE_DESK)}
IMPORTS = {"preact": "vendor/preact/standalone.module.js"}
YEAR = 365 * 24 * 3600
# What the phone keeps so that the app opens without network; the scanner is fetched on first idle.
SHELL_KINDS = ("*.js", "*.css", "*.svg", "*.woff2", "icons/*.png")
LATER = ("zxing",)
WORKER = ("sw.js", "sw-push.js", "sw-erase.js")
SHRINKING = (".js", ".css", ".svg", ".wasm", ".json")


def resource_dir(name: str) -> Path:
    """The folder `name`: inside the package in a wheel, beside it in a checkout."""
    for base in (PACKAGE, PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise RuntimeError(f"The folder {name!r} is neither inside {PACKAGE} nor beside it.")


@lru_cache(maxsize=1)
def build() -> str:
    """A fingerprint of every static file and template: what a phone runs, and a new one after any change."""
    digest = hashlib.sha256()
    for folder in (resource_dir("static"), resource_dir("templates"), languages.FOLDER):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def asset(path: str) -> str:
    """The address of a static file in this build, cached for ever."""
    return f"/static/{build()}/{path}"


def import_map(part: str, code: str) -> str:
    """The one inline script of the pages: bare module names to addresses; the policy holds it by its hash.

    `part` is "floor" or "desk": what the page's scripts say; `code` is the language they say it in.
    """
    addresses = {name: asset(path) for name, path in IMPORTS.items()}
    return json.dumps({"imports": {**addresses, "translation": catalogue_address(part, code)}})


def catalogue_address(part: str, code: str) -> str:
    """Where the messages of such a page are."""
    return asset(f"translations/{code}-{part}.js")


def shell_files() -> list[str]:
    """Addresses of everything that the app needs to open offline."""
    static = resource_dir("static")
    found = {path for kind in SHELL_KINDS for path in static.rglob(kind)}
    names = sorted(path.relative_to(static).as_posix() for path in found)
    return [asset(FLOOR_STYLES), *(asset(name) for name in names if wanted_offline(name))]


def wanted_offline(name: str) -> bool:
    """The floor app's files, without those of the desk and public pages, the worker, what comes later."""
    return (
        name not in WORKER
        and name not in IN_ONE
        and not {"desk", "public"} & set(name.split("/"))
        and not any(word in name for word in LATER)
    )


def shrink(response: Response, path: Path) -> None:
    """Serve a text file of this build compressed, once a process; wasm as well, for it is large."""
    encoding = taken()
    if encoding is None or path.suffix not in SHRINKING:
        return
    response.direct_passthrough = False
    response.set_data(compressed_file(path, build(), encoding))
    response.headers["Content-Encoding"] = encoding
    response.headers.add("Vary", "Accept-Encoding")


def made(content: bytes, encoding: Encoding | None, fingerprint: str, kind: str) -> Response:
    """A text file that is made, not read, as it goes over the wire; one of another build is not kept."""
    response = Response(content, content_type=f"{kind}; charset=utf-8")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.cache_control.max_age = YEAR if fingerprint == build() else 0
    response.cache_control.public = response.cache_control.immutable = fingerprint == build()
    return response


def register(app: Flask) -> None:
    """Serve the files and give templates `asset()` and `build`."""
    static = resource_dir("static")
    app.jinja_env.globals.update(
        asset=asset,
        build=build,
        import_map=lambda part: import_map(part, languages.spoken()),
        catalogue_address=lambda part: catalogue_address(part, languages.spoken()),
    )

    @app.get("/static/<fingerprint>/<path:path>")
    def static_file(fingerprint: str, path: str) -> Response:
        """A static file; one of another build is served, but not to be kept."""
        response = send_from_directory(static, path, max_age=YEAR if fingerprint == build() else 0)
        if fingerprint == build() and response.status_code == 200:
            response.cache_control.public = True
            response.cache_control.immutable = True
            shrink(response, static / path)
        return response

    @app.get("/sw.js")
    def service_worker() -> Response:
        """The service worker, told its build and the files to keep."""
        told = f"const BUILD = {json.dumps(build())};\nconst SHELL = {json.dumps(shell_files())};\n"
        parts = [(static / name).read_text("utf-8") for name in WORKER]
        response = Response("\n".join([told, *parts]), content_type="text/javascript")
        response.headers["Cache-Control"] = "no-cache"
        return response

    @app.get("/manifest.webmanifest")
    def app_manifest() -> Response:
        """The install manifest."""
        told = json.dumps(manifest(static, asset("").rstrip("/")), ensure_ascii=False)
        response = Response(told, content_type="application/manifest+json")
        response.headers["Cache-Control"] = "no-cache"
        return response
