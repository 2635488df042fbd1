"""JSON for supervisors: people, their roles and phones, join codes."""

import logging

from floorassist.people import actions, desk_queries, staff_actions
from floorassist.people import views_api as views
from floorassist.people.roles import may_give
from floorassist.people.secret import join_address
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web import access, security
from floorassist.web.errors import Refused
from floorassist.web.openapi import Api

api = Api("people")
log = logging.getLogger(__name__)


@api.get("/people", answers=views.PeopleView, role="supervisor")
def get_people() -> views.PeopleView:
    """Everybody who works here or waits to, with their phones."""
    with access.reading() as session:
        found = desk_queries.members(session, access.now())
    return views.PeopleView(people=[views.member_view(one) for one in found])


@api.post("/people/<int:person_id>/approval", answers=views.MemberView, role="supervisor")
def approve(person_id: int) -> views.MemberView:
    """Let somebody in who waits, or in again who was revoked."""
    with access.writing() as session:
        staff_actions.approve(session, person_id, by_role=access.current().role, now=access.now())
        return told(session, "approved", person_id)


@api.post("/people/<int:person_id>/revocation", answers=views.MemberView, role="supervisor")
def revoke_person(person_id: int) -> views.MemberView:
    """Take somebody's access away on every phone, at once."""
    with access.writing() as session:
        staff_actions.revoke_person(session, person_id, by_role=access.current().role, now=access.now())
        return told(session, "revoked", person_id)


@api.put("/people/<int:person_id>/role", body=views.RoleChoice, answers=views.MemberView, role="supervisor")
def put_role(person_id: int, body: views.RoleChoice) -> views.MemberView:
    """Give another role; the person signs in again."""
    with access.writing() as session:
        by_role, now = access.current().role, access.now()
        staff_actions.change_role(session, person_id, body.role, by_role=by_role, now=now)
        return told(session, f"made {body.role}", person_id)


@api.post("/people/<int:person_id>/pin-reset", answers=views.LinkView, status=201, role="supervisor")
def reset_pin(person_id: int) -> views.LinkView:
    """Take the PIN away and make a code with which this person, and nobody else, chooses a new one."""
    with access.writing() as session:
        staff_actions.managed(session, person_id, access.current().role)
        link = actions.reset_pin(session, person_id, by=access.current().person_id, now=access.now())
        log.info("PIN reset: person %d by %s", person_id, by())
    return shown(link)


@api.post("/join-links", body=views.NewJoinLink, answers=views.LinkView, status=201, role="supervisor")
def new_join_link(body: views.NewJoinLink) -> views.LinkView:
    """A code that lets new people join for ten minutes; they wait for approval."""
    caller = access.current()
    if not may_give(caller.role, body.role):
        raise Refused(tr("Nobody can give a role above their own."))
    with access.writing() as session:
        link = actions.new_join_link(
            session, role=body.role, uses=body.uses, by=caller.person_id, now=access.now()
        )
    log.info("join code made: %s, %d uses, by %s", body.role, body.uses, by())
    return shown(link)


@api.post("/devices/<int:device_id>/revocation", role="supervisor")
def revoke_device(device_id: int) -> None:
    """Shut a phone out; whoever is signed in on it is signed out at once."""
    with access.writing() as session:
        staff_actions.revoke_device(session, device_id, by_role=access.current().role, now=access.now())
    log.info("revoked: device %d by %s", device_id, by())


def told(session: StoreSession, what: str, person_id: int) -> views.MemberView:
    """Note what was done to somebody, and show their row as it is now."""
    log.info("%s: person %d by %s", what, person_id, by())
    found = desk_queries.members(session, access.now())
    return next(views.member_view(one) for one in found if one.id == person_id)


def by() -> str:
    """Who does this, for the log: ids, no names."""
    caller = access.current()
    return f"person {caller.person_id}" if caller.person_id else f"token {caller.token_id}"


def shown(link: actions.Link) -> views.LinkView:
    """The code as an address and as a picture."""
    url = join_address(security.start_address(), link.token)
    return views.LinkView(
        url=url,
        qr_svg=views.beyond().qr_svg(url),
        expires_at=link.expires_at,
        seconds=int((link.expires_at - access.now()).total_seconds()),
    )
