"""What a call by plain http gets where the store has https: the rungs of the ladder, as one rule."""

from dataclasses import dataclass
from typing import Literal

Way = Literal["serve", "doorstep", "over", "refuse"]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# What a phone needs on its way up, and what a customer's phone reads without trusting anybody.
OPEN = ("/tls/", "/static/", "/health", "/01/", "/i/", "/l/", "/manifest.webmanifest", "/sw.js")
JOIN = "/join"


@dataclass(frozen=True)
class PlainCall:
    """A call by plain http. `here` is one from this machine to itself; `goes_plain` one of a phone that chose
    to go on without https; `knows_https` one of a phone that came by https before. `vouched` is one to a name
    or address that our certificate is for: at another one there is no https to lead to.
    """

    method: str
    path: str
    wants_page: bool
    here: bool = False
    goes_plain: bool = False
    knows_https: bool = False
    vouched: bool = True


def way(call: PlainCall) -> Way:
    """Serve it, show the doorstep in its place, send it over to https, or refuse it with a sentence."""
    if call.here or call.goes_plain or not call.vouched or any(is_under(call.path, one) for one in OPEN):
        return "serve"
    if call.method not in SAFE or not call.wants_page:
        return "refuse"
    if call.knows_https and call.path != JOIN:
        return "over"
    return "doorstep"


def is_under(path: str, root: str) -> bool:
    """Whether a path is this one, or below it where it ends with a slash."""
    return path.startswith(root) if root.endswith("/") else path == root
