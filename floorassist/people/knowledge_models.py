"""The table of what people showed to know."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.people.models import WORD
from floorassist.storage.schema import Base, Scoped


class Knowledge(Scoped, Base):
    """How much a person showed of a department (folded) in one way, as of a day.

    One sum that fades, and a day without a time: from neither can be read when somebody answered what.
    """

    __tablename__ = "knowledge"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    department: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(WORD), primary_key=True)
    amount: Mapped[float]
    noted_on: Mapped[date]
