"""What a phone says over the socket of its person: that they look something up."""

from collections.abc import Mapping
from typing import Any

from floorassist.people import sign_in_actions
from floorassist.web.access import Caller, House


def note_finding(house: House, caller: Caller, notice: Mapping[str, Any]) -> None:  # noqa: ARG001
    """`{"type": "finding"}`; a token signs nobody in, so it tells nothing."""
    if caller.sign_in_id is not None:
        with house.database.writing(caller.store_id) as session:
            sign_in_actions.note_finding(session, caller.sign_in_id, now=house.clock())
