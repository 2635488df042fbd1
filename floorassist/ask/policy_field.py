"""One number of asking as the desk shows it."""

from dataclasses import dataclass

from floorassist.ask.policy import Policy
from floorassist.translation import tr, tr_as


@dataclass(frozen=True)
class FieldTold:
    """One number: `scale` of it make one `unit` on the desk (60 seconds, a minute). Its texts are marked."""

    name: str
    group: str
    label: str
    unit: str
    scale: float
    least: float
    most: float
    why: str

    @property
    def default(self) -> float:
        """What counts until a supervisor changes it."""
        return float(getattr(Policy(), self.name))

    def in_unit(self) -> str:
        """The unit as it is said."""
        units = {
            "seconds": tr("seconds"),
            "minutes": tr("minutes"),
            "hours": tr("hours"),
            "days": tr("days"),
            "times": tr_as("how often", "times"),
            "questions": tr("questions"),
        }
        return units.get(self.unit, self.unit)
