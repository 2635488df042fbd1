"""Saving how a store asks: each save is a version of its own, nothing is overwritten."""

from datetime import datetime

from floorassist.ask import policy_queries as policies
from floorassist.ask.policy import Policy
from floorassist.ask.policy_models import PolicyRow
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import Conflict


def save_policy(
    session: StoreSession, policy: Policy, expected: int, person_id: int | None, *, now: datetime
) -> int:
    """Let this policy count from the next question on; returns its version.

    `expected` is the version that was looked at; 0 are the defaults. What counts already makes no version.
    """
    events.take_turn(session)
    newest = policies.newest(session)
    version = newest.version if newest else 0
    if policy == (Policy.from_json(newest.policy) if newest else Policy()):
        return version
    if version != expected:
        raise Conflict(
            tr("Somebody saved other numbers meanwhile. Look at them, then save yours if they still fit."),
            code="changed",
            expected=expected,
            version=version,
        )
    session.add(PolicyRow(version=version + 1, policy=policy.to_json(), by_id=person_id, at=now))
    session.flush()
    events.record(session, events.SUPERVISORS, "policy.changed", {"version": version + 1}, now=now)
    return version + 1
