"""The tables of the floor: published plans, former addresses, where people last showed to be."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class PlanRevision(Scoped, Base):
    """A published plan; never changed. `document` is its native text, `digest` the SHA-256 of it.

    `restored_from` is the number of the older revision that it brought back, if it is one. `aisles` and
    `bays` count what it holds; None in revisions of before they were counted.
    """

    __tablename__ = "plan_revision"
    __table_args__ = (UniqueConstraint("store_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    document: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    restored_from: Mapped[int | None]
    aisles: Mapped[int | None]
    bays: Mapped[int | None]


class FormerAddress(Scoped, Base):
    """What a place was called before it was renamed; it is found by that until then (UTC). Ids come once.

    `aisle` is the code of the aisle, or of a place of its own; `bay` and `side` are empty where it was the
    aisle itself that was renamed: its bays are found by their old addresses through it.
    """

    __tablename__ = "former_address"
    __table_args__ = (
        UniqueConstraint("store_id", "aisle", "bay", "side"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    aisle: Mapped[str] = mapped_column(String(80))
    bay: Mapped[str] = mapped_column(String(4))
    side: Mapped[str] = mapped_column(String(1))
    spot_id: Mapped[str] = mapped_column(String(80))
    until: Mapped[datetime] = mapped_column(index=True)


class Sighting(Scoped, Base):
    """Where a person last showed to be, by their own action: one row, gone off shift or on a break.

    `x` and `y` are metres on the level; `spot` is the id of the spot they scanned, if they scanned one.
    """

    __tablename__ = "sighting"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    spot: Mapped[str | None] = mapped_column(String(64))
    x: Mapped[float]
    y: Mapped[float]
    level: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)
