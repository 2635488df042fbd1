"""Keeping answers, for phones and integrations: JSON under /api/answers."""

from pydantic import Field

from floorassist.ask.queries import LARGEST_ID
from floorassist.find import view_queries
from floorassist.learn import actions
from floorassist.web import access
from floorassist.web.openapi import Api, Body, Told

api = Api("learn")


class NewKeptAnswer(Body):
    """Which ask's answer to keep; `words` are those it shall be found by, the customer's where left out."""

    ask_id: int = Field(ge=1, le=LARGEST_ID)
    words: str | None = Field(None, min_length=1, max_length=300)


class KeptAnswerView(Told):
    """A kept answer: the words that lead to it, and the sentence to say."""

    id: int
    words: str
    say: str


@api.post("/answers", body=NewKeptAnswer, answers=KeptAnswerView, status=201)
def keep_answer(body: NewKeptAnswer) -> KeptAnswerView:
    """Keep an answer: everybody finds it from now on."""
    me, now = access.person_id(), access.now()
    with access.writing() as session:
        entry = actions.keep_answer(session, body.ask_id, me, body.words, now=now)
        return KeptAnswerView(id=entry.id, words=entry.words, say=view_queries.say_of(session, entry))


@api.delete("/answers/<int:entry_id>")
def revoke_answer(entry_id: int) -> None:
    """Take a kept answer back: nobody finds it any more."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        actions.revoke_answer(session, entry_id, caller.person_id, supervisor=caller.is_supervisor, now=now)
