"""Push, for phones: what a phone tells of its push service, and a push to try it."""

from datetime import datetime, timedelta
from typing import Literal, Self

from pydantic import Field, model_validator

from floorassist.people.person_actions import spoke_first
from floorassist.push import actions, queries
from floorassist.push.courier_actions import found_sender
from floorassist.push.endpoint import LONGEST, BadEndpoint, checked
from floorassist.push.note import Note
from floorassist.push.subscription import BadSubscription, Subscription
from floorassist.translation import mark, tr
from floorassist.web import access, languages
from floorassist.web.errors import BadInput, Conflict
from floorassist.web.openapi import Api, Body, Told

api = Api("push")
# Why a phone can't be woken, as it finds out itself: switched off by its person, refused in the browser's
# settings, not asked yet, plain http, an iPhone's app that is not on the home screen, a browser without push.
Why = Literal["off", "blocked", "not_asked", "insecure", "home_screen", "unsupported", "failed"]
A_TRY = timedelta(seconds=60)
TRIAL = "trial"
NOT_SET_UP = mark("Push is not set up on this server. Whoever runs it sets FLOORASSIST_CONTACT.")


class Keys(Body):
    """The two keys of a push subscription, base64url."""

    p256dh: str = Field(min_length=1, max_length=100)
    auth: str = Field(min_length=1, max_length=100)


class PushState(Body):
    """What this phone tells: `endpoint` and `keys` as its browser gave them, or `why` there are none."""

    endpoint: str | None = Field(None, min_length=1, max_length=LONGEST)
    keys: Keys | None = None
    why: Why | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """Either a subscription, or why there is none."""
        told = (self.endpoint is not None, self.keys is not None, self.why is None)
        if len(set(told)) > 1:
            raise ValueError(tr("Send endpoint and keys together, or why there are none."))
        return self

    def subscription(self) -> Subscription | None:
        """Where this phone can be woken."""
        if self.endpoint is None or self.keys is None:
            return None
        return Subscription(self.endpoint, self.keys.p256dh, self.keys.auth)


class PushView(Told):
    """What the server knows of push on this phone. Without a `key` it sends none; `fails`: they get lost."""

    key: str | None
    on: bool
    why: str
    fails: bool


@api.get("/me/push", answers=PushView)
def my_push() -> PushView:
    """Whether this phone can be woken, and the key to subscribe with."""
    return view()


def view() -> PushView:
    """What the server knows of push on the caller's phone."""
    sender = found_sender(access.house().settings)
    with access.reading() as session:
        told = queries.told_by(session, sign_in())
    key = sender.public_key if sender else None
    return PushView(key=key, on=told.on and sender is not None, why=told.why, fails=told.fails)


@api.put("/me/push", body=PushState, answers=PushView)
def tell_push(body: PushState) -> PushView:
    """Tell where this phone can be woken, or why it can't."""
    me, mine, now = access.person_id(), sign_in(), access.now()
    subscription = body.subscription()
    if subscription is None:
        with access.writing() as session:
            actions.unsubscribe(session, me, mine, body.why or "off", now=now)
        return view()
    if found_sender(access.house().settings) is None:
        raise Conflict(tr(NOT_SET_UP))
    try:
        checked(subscription.endpoint, access.house().settings.push_service)
        subscription.keys()
    except (BadEndpoint, BadSubscription) as wrong:
        raise BadInput(
            "endpoint", tr("This browser's push service can't be used. {why}", why=wrong)
        ) from None
    actions.leave_other_stores(access.house().database, subscription.endpoint, access.current().store_id)
    with access.writing() as session:
        spoke_first(session, me, languages.spoken())
        actions.subscribe(session, me, mine, subscription, now=now)
    return view()


@api.post("/me/push/trial")
def try_push() -> None:
    """Send this phone a push, to see that it comes."""
    me, mine, now = access.person_id(), sign_in(), access.now()
    with access.writing() as session:
        if found_sender(access.house().settings) is None or not queries.told_by(session, mine).on:
            raise Conflict(tr("This phone can't be woken yet. Switch it on first."))
        actions.hush(session, me, TRIAL, now=now)
        actions.put_by(session, me, mine, lambda: trial(now), due_at=now)


def trial(now: datetime) -> Note:
    """What shows how it rings."""
    return Note(
        topic=TRIAL,
        title=tr("This is how it rings"),
        body=tr("When a colleague asks you, it shows here, with the screen off as well."),
        path="/me",
        until=now + A_TRY,
    )


def sign_in() -> int:
    """The sign-in that this phone calls with; a token has none."""
    access.person_id()
    found = access.current().sign_in_id
    assert found is not None, "a person comes with a sign-in"
    return found
