"""The table of the publication that waits for its time: at most one a store."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class PlanPublication(Scoped, Base):
    """What is published at `at` (UTC): the draft's document as it was checked at `seq`, over a revision.

    Edits made since wait for the next publication. `refused` says why it could not be published when its
    time came; such a row stays until a supervisor schedules anew or takes it back.
    """

    __tablename__ = "plan_publication"
    __table_args__ = (UniqueConstraint("store_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    expected_revision: Mapped[int]
    seq: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    refused: Mapped[str] = mapped_column(String(500))
