"""JSON for phones whose people choose the language they are spoken to in."""

from typing import Annotated

from flask import Response, after_this_request
from pydantic import StringConstraints

from floorassist.people import own_queries as own
from floorassist.people.models import WORD
from floorassist.people.person_actions import speaks
from floorassist.people.queries import SIGN_IN_COOKIE
from floorassist.translation import tr
from floorassist.web import access, languages, security, speaking
from floorassist.web.errors import BadInput
from floorassist.web.openapi import Api, Body, Told

api = Api("people")


class Language(Body):
    """A language of the interface, as pages name it: en, pt-BR."""

    language: Annotated[str, StringConstraints(min_length=1, max_length=WORD)]


class LanguageView(Told):
    """What is spoken from now on."""

    language: str


@api.put("/language", body=Language, answers=LanguageView, role="public")
def put_language(body: Language) -> LanguageView:
    """Speak this language on this phone, and to whoever is signed in here on all of theirs."""
    code = languages.code_of(body.language)
    if code is None:
        names = ", ".join(languages.name(one) for one in languages.codes())
        raise BadInput(
            "language", tr("That language is not spoken here. Choose one of: {names}.", names=names)
        )
    caller = access.caller()
    if caller is not None:
        keep_for_person(caller, code)
    keep_on_phone(code)
    return LanguageView(language=body.language)


def keep_for_person(caller: access.Caller, code: str) -> None:
    """Who is signed in, or has joined here and waits to be let in, is spoken to in that language."""
    token = security.cookie(SIGN_IN_COOKIE) if caller.device_id else None
    with access.writing() as session:
        waits = own.who_waits(session, token) if token and not caller.person_id else None
        person_id = waits[0] if waits else caller.person_id
        if person_id:
            speaks(session, person_id, code, now=access.now())


def keep_on_phone(code: str) -> None:
    """Pages that this phone asks for from now on come in that language."""

    @after_this_request
    def _keep(response: Response) -> Response:
        return speaking.keep(response, code)
