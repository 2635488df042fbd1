"""What the routes of phones that come take and tell."""

from floorassist.people.views_api import Named, NewPin, PersonView, Secret, Words
from floorassist.web.openapi import Body, Told


class Join(Body):
    """A join code's token, and who joins with which phone."""

    token: Secret
    name: Words
    pin: NewPin
    device_name: Words


class JoinToken(Body):
    """What stands behind the # of a join code's address."""

    token: Secret


class JoinCodeView(Told):
    """Where the code leads, and whom alone it lets in, where it is for one person."""

    store: str
    person: str | None


class DeviceStateView(Told):
    """What this phone is to this server.

    `waiting` is who joined on it and was not let in yet; `shut_out`: a supervisor took the phone out, and
    nothing that it kept may stay on it.
    """

    enrolled: bool
    device: Named | None = None
    people: tuple[Named, ...] = ()
    store: Named | None = None
    signed_in: bool = False
    waiting: Named | None = None
    shut_out: bool = False


class JoinedView(Told):
    """`in`, or `waiting` for a supervisor."""

    state: str
    person: PersonView
