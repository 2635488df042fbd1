"""Pages: the floor app's shell, and the desk's server-rendered pages behind a role."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Flask, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from floorassist.web import access, ahead, speaking

View = Callable[..., ResponseReturnValue]


class Desk:
    """The desk pages of one feature, for supervisors; `register` serves them."""

    def __init__(self, name: str) -> None:
        self.blueprint = Blueprint(f"desk_{name}", __name__, url_prefix="/desk")

    def get(self, path: str, role: access.Role = "supervisor") -> Callable[[View], View]:
        """A page under /desk; a caller who may not see it is sent to sign in."""

        def keep(view: View) -> View:
            @wraps(view)
            def guarded(**arguments: Any) -> ResponseReturnValue:
                found = access.caller()
                if found is None or not found.may("worker"):
                    return redirect(f"/me?next={quote(request.path)}")
                speaking.speak_to(found.language)
                access.require(role)
                response = make_response(view(**arguments))
                response.headers["Cache-Control"] = "no-store"
                return response

            self.blueprint.add_url_rule(path, view.__name__, guarded)
            return view

        return keep

    def register(self, app: Flask) -> None:
        """Serve the pages."""
        app.register_blueprint(self.blueprint)


def app_shell(
    told: Mapping[str, Any] | None = None, template: str = "shell.html", **shown: Any
) -> ResponseReturnValue:
    """The floor app: one page that draws every screen, kept by the phone for when there is no network.

    `told` are answers that go along for whoever opens it; a `template` of its own shows one of them at once.
    """
    told = ahead.answers() if told is None else told
    response = make_response(render_template(template, told=told, **shown))
    response.headers["Cache-Control"] = "no-store" if told else "no-cache"
    return response


SCREENS = (
    "/",
    "/scan",
    "/place",
    "/selftest",
    "/plan",
    "/inbox",
    "/promises",
    "/promises/<int:promise_id>",
    "/me",
    "/join",
    "/sign-in",
    "/asks/<int:ask_id>",
    "/surges/<int:surge_id>",
)


def register(app: Flask) -> None:
    """Serve the shell at every address that is a screen of the floor app."""
    for path in SCREENS:
        app.add_url_rule(path, f"screen {path}", lambda **_: app_shell())

    @app.get("/desk")
    @app.get("/desk/")
    def desk_door() -> ResponseReturnValue:
        """The desk begins with its people."""
        return redirect("/desk/people")

    @app.get("/health")
    def health() -> ResponseReturnValue:
        """For a load balancer: the process runs and the database answers."""
        with access.house().database.surveying() as session:
            session.connection()
        return {"status": "ok"}
