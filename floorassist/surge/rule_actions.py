"""The store's rule: setting it, and calling by it."""

import logging
from datetime import datetime

from floorassist.storage.session import StoreSession
from floorassist.surge import queries as surges
from floorassist.surge.actions import Wanted, call_hands
from floorassist.surge.models import RuleRow
from floorassist.surge.rule import Rule, calls_now
from floorassist.surge.step_actions import hold
from floorassist.surge.zone import zone_key

log = logging.getLogger(__name__)


def set_rule(session: StoreSession, rule: Rule, *, now: datetime) -> None:  # noqa: ARG001
    """The rule from now on; calls that are on go on as they began."""
    hold(session)
    row = surges.rule_row(session)
    if row is None:
        row = RuleRow()
        session.add(row)
    row.on, row.more_than, row.for_seconds = rule.on, rule.more_than, rule.for_seconds
    row.zone, row.needed, row.limit_minutes = rule.zone, rule.needed, rule.limit_minutes
    session.flush()


def rule_calls(session: StoreSession, now: datetime) -> bool:
    """Whether the rule calls now: too many asks wait too long, and no call is on there."""
    row = surges.rule_row(session)
    if row is None or not row.on:
        return False
    rule = surges.rule_of(session)
    busy = calls_now(rule, surges.waiting(session), row.quiet_until, now)
    return busy and surges.on_at(session, zone_key(rule.zone)) is None


def call_by_rule(session: StoreSession, *, now: datetime) -> None:
    """Call by the rule, if it still says so once nobody else writes."""
    hold(session)
    if not rule_calls(session, now):
        return
    rule = surges.rule_of(session)
    row = call_hands(session, Wanted(rule.zone, rule.needed), by=None, by_rule=True, now=now)
    log.info("surge %d called by the store's rule", row.id)
