"""JSON for phones whose people sign in and say what they do."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from secrets import token_bytes

from flask import Response, after_this_request

from floorassist.people import actions, pin_hash, shift_actions, sign_in_actions, staff_actions
from floorassist.people import views_api as views
from floorassist.people.language_api import keep_on_phone
from floorassist.people.person_actions import spoke_first, tell_what_i_know
from floorassist.people.queries import SIGN_IN_COOKIE
from floorassist.people.staff_api import shown
from floorassist.people.views_api import me_view
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web import access, languages, security, speaking
from floorassist.web.errors import BadInput, Problem, Refused
from floorassist.web.openapi import Api

api = Api("people")
log = logging.getLogger(__name__)
COOKIE_LIVES = timedelta(days=400)  # the most that browsers allow; what counts is the row


@api.post("/sign-in", body=views.SignIn, answers=views.MeView, role="device")
def sign_in(body: views.SignIn) -> views.MeView:
    """The PIN of somebody who joined on this phone."""
    device_id = access.current().device_id
    if device_id is None:
        raise Refused(tr("Signing in needs a phone that has joined; a token is signed in already."))
    tried = checked_pin(body.person_id, device_id, body.pin)
    if tried is None:
        raise Problem(
            401, mark("Wrong PIN"), tr("That is not the PIN. Try again, or ask a supervisor to reset it.")
        )
    with access.writing() as session:
        sign_in_actions.pin_was_right(session, tried)
        secret = sign_in_actions.sign_in(
            session, person_id=body.person_id, device_id=device_id, now=access.now()
        )
        spoke_first(session, body.person_id, languages.spoken())
        view = me_view(session, replace(access.current(), person_id=body.person_id), now=access.now())
    keep_cookie(SIGN_IN_COOKIE, secret)
    keep_language(view)
    log.info("signed in: person %d on device %d", body.person_id, device_id)
    return view


@api.post("/sign-out")
def sign_out() -> None:
    """Done with this phone; on the last one this ends the shift."""
    person_id, sign_in_id = access.person_id(), access.current().sign_in_id
    assert sign_in_id is not None, "a person comes with a sign-in"
    with access.writing() as session:
        sign_in_actions.sign_out(session, sign_in_id, now=access.now())
    forget_cookie(SIGN_IN_COOKIE)
    forget_cookie(speaking.COOKIE)  # whoever is next on a shared phone did not choose it
    log.info("signed out: person %d", person_id)


@api.get("/me", answers=views.MeView)
def get_me() -> views.MeView:
    """Who I am, my shift, where I last showed to be."""
    with access.reading() as session:
        return my_page(session)


@api.put("/me", body=views.Knowledge, answers=views.MeView)
def put_me(body: views.Knowledge) -> views.MeView:
    """Where I belong and which departments I can answer for."""
    with access.writing() as session:
        tell_what_i_know(
            session,
            access.person_id(),
            home_department=body.home_department,
            knows=body.knows,
            now=access.now(),
        )
        return my_page(session)


@api.delete("/me")
def delete_me() -> None:
    """Forget me: name, PIN, phones and knowledge are gone, and so is my access."""
    person_id = access.person_id()
    with access.writing() as session:
        staff_actions.forget_me(session, person_id, now=access.now())
    forget_cookie(SIGN_IN_COOKIE)
    log.info("forgotten: person %d", person_id)


@api.put("/me/pin", body=views.NewPins)
def put_pin(body: views.NewPins) -> None:
    """Change my PIN; the old one is asked for, and every other phone of mine is signed out."""
    person_id, device_id = access.person_id(), access.current().device_id
    assert device_id is not None, "a person comes with a phone"
    tried = checked_pin(person_id, device_id, body.old)
    if tried is None:
        raise BadInput("old", tr("That is not your PIN."))
    sealed = sealed_pin(body.new)
    with access.writing() as session:
        sign_in_actions.pin_was_right(session, tried)
        sign_in_actions.set_pin(session, person_id, sealed, now=access.now())
        others = [
            row
            for row in sign_in_actions.open_sign_ins(session, person_id)
            if row.id != access.current().sign_in_id
        ]
        sign_in_actions.end_sign_ins(session, others, why="new-pin", now=access.now())
    log.info("PIN changed: person %d", person_id)


@api.post("/me/phone-code", body=views.OwnPin, answers=views.LinkView, status=201)
def my_phone_code(body: views.OwnPin) -> views.LinkView:
    """A join code for myself alone, to come in on one more phone or from its home screen; takes the PIN."""
    person_id, device_id = access.person_id(), access.current().device_id
    assert device_id is not None, "a person comes with a phone"
    tried = checked_pin(person_id, device_id, body.pin)
    if tried is None:
        raise BadInput("pin", tr("That is not your PIN."))
    with access.writing() as session:
        sign_in_actions.pin_was_right(session, tried)
        link = actions.link_for(session, person_id, by=person_id, now=access.now())
    log.info("join code made: person %d for themselves", person_id)
    return shown(link)


@api.post("/shift", answers=views.MeView)
def start_shift() -> views.MeView:
    """I am on the floor."""
    return done(shift_actions.start_shift)


@api.delete("/shift", answers=views.MeView)
def end_shift() -> views.MeView:
    """I leave the floor."""
    return done(shift_actions.end_shift)


@api.post("/break", answers=views.MeView)
def start_break() -> views.MeView:
    """No pings until I am back."""
    return done(shift_actions.start_break)


@api.delete("/break", answers=views.MeView)
def end_break() -> views.MeView:
    """I am back on the floor."""
    return done(shift_actions.end_break)


def done(action: Callable[..., None]) -> views.MeView:
    """Let me do something, and show me as I am then."""
    with access.writing() as session:
        action(session, access.person_id(), now=access.now())
        return my_page(session)


def my_page(session: StoreSession) -> views.MeView:
    """The caller's own page; from now on this phone speaks their language."""
    view = me_view(session, access.current(), now=access.now())
    keep_language(view)
    return view


def keep_language(view: views.MeView) -> None:
    """The pages of this phone come in its person's language, where they came in another."""
    code = languages.code_of(view.language or "")
    if code and code != languages.spoken():
        keep_on_phone(code)


def checked_pin(person_id: int, device_id: int, pin: str) -> sign_in_actions.PinTry | None:
    """The try when the PIN is right; the slow comparison holds no transaction open."""
    with access.writing() as session:
        tried = sign_in_actions.try_pin(session, person_id=person_id, device_id=device_id, now=access.now())
    if pin_hash.fits(pin, tried.pin_hash, key=pin_key()):
        return tried
    log.warning("wrong PIN: person %d on device %d", person_id, device_id)
    return None


def sealed_pin(pin: str) -> str:
    """The PIN as it is kept."""
    return pin_hash.seal(pin, key=pin_key(), salt=token_bytes(pin_hash.SALT_LENGTH))


def pin_key() -> bytes:
    """The house's secret that every PIN is mixed with."""
    return access.house().settings.key_file("pin").read_bytes()


def keep_cookie(name: str, value: str) -> None:
    """Set a cookie on the answer to this call."""
    seconds = int(COOKIE_LIVES.total_seconds())

    @after_this_request
    def _set(response: Response) -> Response:
        security.set_cookie(response, name, value, seconds)
        return response


def forget_cookie(name: str) -> None:
    """Take a cookie away with the answer to this call."""

    @after_this_request
    def _clear(response: Response) -> Response:
        security.clear_cookie(response, name)
        return response
