"""What a server works out once in its life, worked out once for the suite, which starts thousands of them.

SQLAlchemy turns a statement into SQL once for each engine, werkzeug takes each route apart once for each app.
Both depend on nothing but the statement and the route. And Python looks for garbage as if whatever was
imported might be some.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from floorassist.storage import session

STATEMENTS = 10_000  # more than the product has
GARBAGE = (20_000, 50, 100)  # how much may gather before Python looks, young, older, oldest

_first: dict[str, Engine] = {}
_routes: dict[Any, Rule] = {}


def spare() -> None:
    """From now on."""
    session.open_engine = sharing_statements(session.open_engine)
    Rule.compile = sharing_routes(Rule.compile)  # type: ignore[method-assign]


def spare_what_stays() -> None:
    """Look for garbage among what comes from now on, and less often: this takes a fifth off the suite."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def sharing_statements(open_engine: Callable[[str], Engine]) -> Callable[[str], Engine]:
    """Engines of one kind keep the SQL that they made together."""

    @wraps(open_engine)
    def opened(url: str) -> Engine:
        engine = open_engine(url)
        first = _first.setdefault(engine.dialect.name, engine)
        if first is engine:
            engine._compiled_cache = LRUCache(STATEMENTS)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    return opened


def sharing_routes(take_apart: Callable[[Rule], None]) -> Callable[[Rule], None]:
    """Routes of the same form, of any app, share the parts by which they are found and built."""

    @wraps(take_apart)
    def compiled(rule: Rule) -> None:
        form = (rule.rule, rule.merge_slashes, rule.host, rule.subdomain)
        known = _routes.get(form)
        if rule.defaults or known is None:
            take_apart(rule)
            if not rule.defaults:
                _routes[form] = rule
            return
        rule._parts, rule._trace, rule._converters = known._parts, known._trace, known._converters
        rule.arguments = known.arguments
        rule._build = known._build.__func__.__get__(rule, None)  # type: ignore[attr-defined]
        rule._build_unknown = known._build_unknown.__func__.__get__(rule, None)  # type: ignore[attr-defined]

    return compiled
