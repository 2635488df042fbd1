"""JSON for phones that come: what this phone is here, what a join code is for, joining with it."""

import logging

from flask import Response, after_this_request

from floorassist.people import actions
from floorassist.people import joining_views_api as joining
from floorassist.people import own_queries as own
from floorassist.people import views_api as views
from floorassist.people.phone_api import forget_cookie, keep_cookie, sealed_pin
from floorassist.people.queries import DEVICE_COOKIE, SIGN_IN_COOKIE
from floorassist.web import access, languages, security
from floorassist.web.openapi import Api

api = Api("people")
log = logging.getLogger(__name__)


@api.get("/device", answers=joining.DeviceStateView, role="public")
def get_device() -> joining.DeviceStateView:
    """What this phone is here, and who may sign in on it."""
    caller = access.caller()
    if caller is None or caller.device_id is None:
        return joining.DeviceStateView(enrolled=False, shut_out=caller is None and shut_out())
    sign_in_token = security.cookie(SIGN_IN_COOKIE)
    with access.reading() as session:
        found = own.enrolled(session, caller.device_id)
        waits = own.who_waits(session, sign_in_token) if sign_in_token and not caller.person_id else None
    return joining.DeviceStateView(
        enrolled=True,
        device=views.Named(id=found.device_id, name=found.device),
        people=tuple(views.Named(id=id_, name=name) for id_, name in found.people),
        store=views.Named(id=found.store_id, name=found.store),
        signed_in=caller.person_id is not None,
        waiting=views.Named(id=waits[0], name=waits[1]) if waits else None,
    )


def shut_out() -> bool:
    """Whether a lost phone is calling; then its browser erases what is kept, if the page should not.

    Browsers heed that header over https alone.
    """
    token = security.cookie(DEVICE_COOKIE)
    if token is None:
        return False
    with access.house().database.surveying() as survey:
        found = own.is_shut_out(survey, token)
    if found:
        forget_cookie(SIGN_IN_COOKIE)
        after_this_request(erasing)
    return found


def erasing(response: Response) -> Response:
    """An answer upon which a browser forgets this site's files and databases."""
    if access.house().settings.secure:
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@api.post("/join-codes/look", body=joining.JoinToken, answers=joining.JoinCodeView, role="public")
def look_at_code(body: joining.JoinToken) -> joining.JoinCodeView:
    """What a join code is for, before anybody types; it is not used by that."""
    with access.house().database.surveying() as survey:
        link = own.open_link(survey, body.token, access.now())
    if link is None:
        raise actions.link_is_over()
    return joining.JoinCodeView(store=link.store, person=link.person)


@api.post("/join", body=joining.Join, answers=joining.JoinedView, status=201, role="public")
def join(body: joining.Join) -> joining.JoinedView:
    """Use a join code: enrols this phone, and signs in at once or after a supervisor's approval."""
    database, now = access.house().database, access.now()
    with database.surveying() as survey:
        link = own.open_link(survey, body.token, now)
    if link is None:
        log.warning("join refused: the code is over")
        raise actions.link_is_over()
    sealed = sealed_pin(body.pin)
    with database.writing(link.store_id) as session:
        joined = actions.join(
            session,
            body.token,
            name=body.name,
            pin_hash=sealed,
            device_name=body.device_name,
            device_token=security.cookie(DEVICE_COOKIE),
            language=languages.spoken(),
            now=now,
        )
    log.info("joined: person %d on device %d, %s", joined.person_id, joined.device_id, joined.state)
    if joined.device_token:
        keep_cookie(DEVICE_COOKIE, joined.device_token)
    keep_cookie(SIGN_IN_COOKIE, joined.sign_in_token)
    person = views.PersonView(id=joined.person_id, name=joined.name, role=joined.role)
    return joining.JoinedView(state="in" if joined.state == "active" else "waiting", person=person)
