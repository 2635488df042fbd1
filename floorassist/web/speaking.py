"""Which language a request is answered in: the phone's choice, else the browser's wish, else English."""

from functools import lru_cache
from gettext import NullTranslations

from babel import Locale
from flask import Flask, Response, abort, after_this_request, g, request
from flask_babel import Babel, Domain, refresh

from floorassist import translation
from floorassist.web import assets, languages, security
from floorassist.web.compress import Encoding, smallest, taken

COOKIE, COOKIE_SECONDS = "language", 400 * 24 * 3600
IN_A_LANGUAGE = ("text/html", "application/manifest+json")


def wished() -> str:
    """What the person or the phone chose, else the first of the browser's languages, else English."""
    chosen = g.get("language") or security.cookie(COOKIE)
    if chosen in languages.codes():
        return chosen
    near = (languages.wished(told) for told, quality in request.accept_languages if quality)
    return next(filter(None, near), languages.ENGLISH)


def locale() -> Locale:
    """The locale of that, as Flask-Babel wants it: it would look for its file in each call."""
    return languages.locale(wished())


def keep(response: Response, code: str) -> Response:
    """Answer this phone in that language from now on."""
    security.set_cookie(response, COOKIE, code, COOKIE_SECONDS)
    return response


def speak_to(code: str | None) -> None:
    """Answer this call in the language of whoever makes it, and this phone from now on."""
    if code not in languages.codes() or code == languages.spoken():
        return
    g.language = code
    refresh()
    speak()

    @after_this_request
    def _keep(response: Response) -> Response:
        return keep(response, languages.spoken())


def tell_caches(response: Response) -> Response:
    """A page says in which language it is, and what that hangs on."""
    if response.mimetype in IN_A_LANGUAGE:
        response.headers.setdefault("Content-Language", languages.tag(languages.spoken()))
        response.vary.update(("Accept-Language", "Cookie"))
    return response


class FromFiles(Domain):  # type: ignore[misc]
    """Messages straight from the translators' files."""

    def get_translations(self) -> NullTranslations:
        """Those of this request's language."""
        return languages.catalogue(languages.spoken())


class OurBabel(Babel):  # type: ignore[misc]
    """Flask-Babel with our messages."""

    @property
    def domain_instance(self) -> Domain:
        """Where messages come from."""
        return FromFiles()


def register(app: Flask) -> None:
    """Answer each request in its language, and give templates the language of their page."""
    OurBabel(app, default_locale=languages.ENGLISH, locale_selector=locale)
    app.before_request(speak)
    app.after_request(tell_caches)
    app.jinja_env.globals.update(
        language=lambda: languages.tag(languages.spoken()),
        direction=lambda: languages.direction(languages.spoken()),
    )

    @app.get("/static/<fingerprint>/translations/<code>-<part>.js")
    def catalogue(fingerprint: str, code: str, part: str) -> Response:
        """What the scripts of a page say, in one language; one of another build is not to be kept."""
        if code not in languages.codes() or part not in languages.PARTS:
            abort(404)
        encoding = taken()
        content = squeezed_catalogue(code, part, encoding)
        return assets.made(content, encoding, fingerprint, "text/javascript")


@lru_cache
def squeezed_catalogue(code: str, part: str, encoding: Encoding | None) -> bytes:
    """What the scripts of a page say, as it goes over the wire; worked out once a process."""
    module = languages.catalogue_module(code, part).encode()
    return smallest(module, encoding) if encoding else module


def speak() -> None:
    """Say everything in the language of this request."""
    translation.speak(languages.catalogue(languages.spoken()))
