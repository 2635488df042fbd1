"""The tables of the ghost crew: who is a ghost, and what each is about to do. Empty in a real store."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class Ghost(Scoped, Base):
    """A person whom the program plays. `asks_at` is set for the one of the crew who asks next."""

    __tablename__ = "ghost"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    seed: Mapped[int]
    beats_at: Mapped[datetime]
    wanders_at: Mapped[datetime]
    asks_at: Mapped[datetime | None]


class GhostAct(Scoped, Base):
    """What a ghost does next about an ask in one epoch of it; without `due_at` it is through with it."""

    __tablename__ = "ghost_act"
    __table_args__ = (
        UniqueConstraint("person_id", "ask_id", "epoch"),
        Index("ix_ghost_act_due", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("ghost.person_id", ondelete="CASCADE"))
    ask_id: Mapped[int] = mapped_column(ForeignKey("ask.id", ondelete="CASCADE"), index=True)
    epoch: Mapped[int]
    act: Mapped[str] = mapped_column(String(10))
    due_at: Mapped[datetime | None]
