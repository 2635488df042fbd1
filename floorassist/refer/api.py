"""Where else a customer can get something, for phones and integrations: JSON."""

from typing import Literal, Self

from pydantic import Field, model_validator

from floorassist.refer import actions, queries
from floorassist.refer.queries import ElsewhereView, ReferralsView, ReferralView
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web import access
from floorassist.web.errors import NotFound
from floorassist.web.openapi import Api, Body

api = Api("refer")
LARGEST_ID = 2**31 - 1
NOBODY_SELLS_IT = mark("There is no such item in this store. Search for it by name.")


class Wish(Body):
    """An item of the store, or the customer's words."""

    item_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    q: str = Field("", max_length=300)

    @model_validator(mode="after")
    def one_of_them(self) -> Self:
        """One of the two tells what is wanted."""
        if (self.item_id is None) == (not self.q):
            raise ValueError(tr("Send item_id or q, one of them."))
        return self


class NewReferral(Body):
    """Another place, for an item, for words or for a department: one of them; for everything with none."""

    kind: Literal["branch", "place"] = "place"
    name: str = Field(min_length=1, max_length=80)
    where: str = Field("", max_length=200)
    phone: str = Field("", max_length=40)
    note: str = Field("", max_length=300)
    item_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    words: str = Field("", max_length=200)
    department: str = Field("", max_length=80)

    @model_validator(mode="after")
    def for_one_thing(self) -> Self:
        """At most one of item, words and department."""
        if sum(map(bool, (self.item_id, self.words, self.department))) > 1:
            raise ValueError(tr("It is for an item, for words or for a department: fill in one of them."))
        return self


@api.get("/elsewhere", query=Wish, answers=ElsewhereView)
def elsewhere(query: Wish) -> ElsewhereView:
    """What will do instead, and where else the customer can get it."""
    now = access.now()
    with access.reading() as session:
        if query.item_id is None:
            return queries.of_words(session, query.q, now)
        found = queries.of_item(session, query.item_id, now)
    if found is None:
        raise NotFound(tr(NOBODY_SELLS_IT))
    return found


@api.get("/referrals", answers=ReferralsView, role="supervisor")
def referrals() -> ReferralsView:
    """Every referral, and what customers missed most."""
    with access.reading() as session:
        return queries.referrals(session, access.now())


@api.post("/referrals", body=NewReferral, answers=ReferralView, status=201)
def note(body: NewReferral) -> ReferralView:
    """Note where else customers can get something."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        return _view(session, actions.note_referral(session, body.model_dump(), caller.person_id, now=now))


@api.post("/referrals/<int:referral_id>/check", answers=ReferralView)
def check(referral_id: int) -> ReferralView:
    """It is still right: somebody made sure."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        actions.check_referral(session, referral_id, caller.person_id, now=now)
        return _view(session, referral_id)


@api.put("/referrals/<int:referral_id>", body=NewReferral, answers=ReferralView, role="supervisor")
def edit(referral_id: int, body: NewReferral) -> ReferralView:
    """Put a referral right."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        actions.edit_referral(session, referral_id, body.model_dump(), caller.person_id, now=now)
        return _view(session, referral_id)


@api.delete("/referrals/<int:referral_id>")
def remove_referral(referral_id: int) -> None:
    """Send nobody there any more."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        actions.remove_referral(
            session, referral_id, caller.person_id, supervisor=caller.is_supervisor, now=now
        )


@api.post("/referrals/<int:referral_id>/undo", answers=ReferralView, role="supervisor")
def undo_removal(referral_id: int) -> ReferralView:
    """Take the removal back."""
    with access.writing() as session:
        actions.bring_back(session, referral_id, now=access.now())
        return _view(session, referral_id)


def _view(session: StoreSession, referral_id: int) -> ReferralView:
    found = queries.referral_view(session, referral_id, access.now())
    assert found is not None
    return found
