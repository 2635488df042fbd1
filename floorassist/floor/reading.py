"""Reading a document that anybody may have written: every value is checked, every fault names its object."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from floorassist.translation import number, tr

FAULTS_TOLD = 50
TEXT_LIMIT = 80
REACH = 2_000.0  # metres; no coordinate of a store lies farther out


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, with the object it is wrong with: `aisles[3] A4 bays[2]`."""

    field: str
    detail: str


class PlanRefused(ValueError):
    """A document that is not a plan; carries every fault found (up to 50)."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        first = f"{self.faults[0].field}: {self.faults[0].detail}"
        more = len(self.faults) - 1
        super().__init__(first if not more else f"{first} (and {more} more)")


class Reader:
    """One object of the document. A wrong value is noted as a fault and read as a harmless one."""

    def __init__(self, faults: list[Fault], path: str, value: object) -> None:
        self.faults = faults
        self.path = path
        self.read: set[str] = set()
        self.fields: dict[str, Any] = {}
        if isinstance(value, dict):
            self.fields = value
        else:
            self.fault(tr("An object was expected here, not {value}.", value=_shown(value)))

    def fault(self, detail: str) -> None:
        """Note a fault of this object; the 50th one ends the reading."""
        self.faults.append(Fault(self.path or "plan", detail))
        if len(self.faults) >= FAULTS_TOLD:
            raise PlanRefused(self.faults)

    def called(self, name: str) -> None:
        """Let later faults of this object, and of those inside, say its code too."""
        if name:
            self.path = f"{self.path} {name}"

    def text(self, key: str, *, default: str | None = None, limit: int = TEXT_LIMIT) -> str:
        """A plain text of 1 to `limit` characters; with a default it may be missing, null or empty."""
        value = self._take(key)
        if default is not None and (value is None or value == ""):
            return default
        if not isinstance(value, str) or not value or not value.isprintable() or value != value.strip():
            self.fault(
                tr(
                    "`{key}` must be a plain text without line breaks or outer spaces, not {value}.",
                    key=key,
                    value=_shown(value),
                )
            )
        elif len(value) > limit:
            self.fault(
                tr(
                    "`{key}` may have {limit} characters at most, not {count}.",
                    key=key,
                    limit=limit,
                    count=len(value),
                )
            )
        else:
            return value
        return default or "?"

    def maybe(self, key: str) -> str | None:
        """A plain text that may be missing."""
        return self.text(key, default="") or None

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """A finite number from `low` to `high`."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if _is_number(value) and low <= value <= high:
            return float(value)
        self.fault(
            tr(
                "`{key}` must be a number from {low} to {high}, not {value}.",
                key=key,
                low=f"{low:g}",
                high=f"{high:g}",
                value=_shown(value),
            )
        )
        return low

    def maybe_number(self, key: str, low: float, high: float) -> float | None:
        """A finite number from `low` to `high` that may be missing."""
        self.read.add(key)
        return None if self.fields.get(key) is None else self.number(key, low, high)

    def moment(self, key: str) -> datetime | None:
        """A moment in ISO 8601 with its zone, told in UTC; it may be missing."""
        value = self._take(key)
        if value is None:
            return None
        try:
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                return moment.astimezone(UTC)
        except (TypeError, ValueError, OverflowError):
            pass
        self.fault(
            tr(
                "`{key}` must be a moment such as 2026-03-07T18:00:00Z, not {value}.",
                key=key,
                value=_shown(value),
            )
        )
        return None

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self.number(key, low, high)
        if value != int(value):
            self.fault(tr("`{key}` must be a whole number, not {value}.", key=key, value=f"{value:g}"))
        return int(value)

    def flag(self, key: str) -> bool:
        """True or false; missing is false."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            self.fault(tr("`{key}` must be true or false, not {value}.", key=key, value=_shown(value)))
        return value is True

    def choice(self, key: str, options: Any) -> Any:
        """One of the words of a Literal."""
        words = get_args(options)
        value = self._take(key)
        if isinstance(value, str) and value in words:
            return value
        self.fault(
            tr(
                "`{key}` must be one of {words}, not {value}.",
                key=key,
                words=", ".join(words),
                value=_shown(value),
            )
        )
        return words[0]

    def point(self, key: str) -> tuple[float, float]:
        """A pair of metres."""
        return self._point(key, self._take(key))

    def points(self, key: str, least: int, limit: int = 200) -> tuple[tuple[float, float], ...]:
        """A line or polygon of `least` to `limit` points."""
        value = self._take(key)
        if not isinstance(value, list) or not least <= len(value) <= limit:
            self.fault(
                tr(
                    "`{key}` must be a list of {least} to {limit} points, not {value}.",
                    key=key,
                    least=least,
                    limit=limit,
                    value=_shown(value),
                )
            )
            return ((0.0, 0.0),) * least
        return tuple(self._point(key, pair) for pair in value)

    def objects(self, key: str, limit: int) -> list["Reader"]:
        """The objects of a list; a missing list is an empty one."""
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(tr("`{key}` must be a list, not {value}.", key=key, value=_shown(value)))
            return []
        if len(value) > limit:
            self.fault(
                tr(
                    "There may be {limit} {key} here at most, not {count}.",
                    limit=number(limit),
                    key=key,
                    count=number(len(value)),
                )
            )
            return []
        prefix = f"{self.path} " if self.path else ""
        return [Reader(self.faults, f"{prefix}{key}[{n}]", each) for n, each in enumerate(value)]

    def inner(self, key: str) -> "Reader":
        """The object under a key."""
        return Reader(self.faults, f"{self.path} {key}".strip(), self._take(key))

    def finish(self) -> None:
        """Tell of fields that no plan has: mostly a slip of the pen."""
        for key in self.fields:
            if key not in self.read:
                self.fault(tr("There is no field {key} here.", key=_shown(key)))

    def _take(self, key: str) -> Any:
        self.read.add(key)
        return self.fields.get(key)

    def _point(self, key: str, pair: object) -> tuple[float, float]:
        if isinstance(pair, list) and len(pair) == 2:
            x, y = pair
            if _is_number(x) and _is_number(y) and abs(x) <= REACH and abs(y) <= REACH:
                return float(x), float(y)
        self.fault(
            tr("`{key}` must be made of points [x, y] in metres, not {pair}.", key=key, pair=_shown(pair))
        )
        return 0.0, 0.0


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return isinstance(value, int) or math.isfinite(value)


def _shown(value: object) -> str:
    if value is None:
        return tr("nothing")
    if isinstance(value, dict):
        return tr("an object of {n}", n=number(len(value)))
    if isinstance(value, list):
        return tr("a list of {n}", n=number(len(value)))
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
