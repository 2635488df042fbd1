"""The tables of all hands: the call, who was called and what became of it, who agreed, whose turn it was.

Who did what is erased when a surge is over. What stays of a person is whether they agreed to be called, and
how often they were called in a week.
"""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from floorassist.storage.schema import Base, Scoped

ZONE, NOTE = 60, 200
STILL_ON = text("deadline_at IS NOT NULL")
version_column = mapped_column("version", Integer, nullable=False)


class PartRow(Scoped, Base):
    """Somebody who was called, while the surge is on."""

    __tablename__ = "surge_part"
    __table_args__ = (
        UniqueConstraint("surge_id", "person_id"),
        Index("ix_surge_part_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    surge_id: Mapped[int] = mapped_column(ForeignKey("surge.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    part: Mapped[str] = mapped_column(String(16))
    called_at: Mapped[datetime]


class SurgeRow(Scoped, Base):
    """A call to a zone. `called_by_id` is None when the rule called, or when the caller is gone.

    `deadline_at` is when to look again, None once it is over. What stays then is `came`, and neither when it
    ended nor how many were called: with one needed, that would tell whether they took long.
    """

    __tablename__ = "surge"
    __table_args__ = (
        Index(
            "uq_surge_zone_on",
            "store_id",
            "zone_key",
            unique=True,
            sqlite_where=STILL_ON,
            postgresql_where=STILL_ON,
        ),
        Index("ix_surge_deadline", "deadline_at", sqlite_where=STILL_ON, postgresql_where=STILL_ON),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zone: Mapped[str] = mapped_column(String(ZONE))
    zone_key: Mapped[str] = mapped_column(String(ZONE))
    spot: Mapped[str | None] = mapped_column(String(64))
    needed: Mapped[int]
    note: Mapped[str] = mapped_column(String(NOTE))
    called_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    by_rule: Mapped[bool]
    version: Mapped[int] = version_column
    why: Mapped[str] = mapped_column(String(16), default="")
    opened_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    deadline_at: Mapped[datetime | None]
    came: Mapped[int] = mapped_column(default=0)

    parts: Mapped[list[PartRow]] = relationship(
        order_by=PartRow.id, cascade="all, delete-orphan", lazy="selectin"
    )

    __mapper_args__ = {"version_id_col": version_column, "version_id_generator": False}  # noqa: RUF012


class SurgeHistoryRow(Scoped, Base):
    """One thing that happened in a surge that is on; `kind` is a fact's. Gone once it is over."""

    __tablename__ = "surge_history"
    __table_args__ = (UniqueConstraint("surge_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    surge_id: Mapped[int] = mapped_column(ForeignKey("surge.id", ondelete="CASCADE"))
    version: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(String(16))
    from_part: Mapped[str | None] = mapped_column(String(16))
    to_part: Mapped[str | None] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime]


class AgreementRow(Scoped, Base):
    """What somebody said when they were asked whether they may be called; no row: nobody asked them yet."""

    __tablename__ = "surge_agreement"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    agrees: Mapped[bool]


class TurnRow(Scoped, Base):
    """How often somebody was called in the week that began on this Monday."""

    __tablename__ = "surge_turn"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    calls: Mapped[int]


class RuleRow(Scoped, Base):
    """The store's rule; a store without a row has the defaults. `quiet_until`: it calls again after that."""

    __tablename__ = "surge_rule"

    store_id: Mapped[int] = mapped_column(
        ForeignKey("store.id", ondelete="CASCADE"), index=True, primary_key=True
    )
    on: Mapped[bool] = mapped_column("is_on")
    more_than: Mapped[int]
    for_seconds: Mapped[int]
    zone: Mapped[str] = mapped_column(String(ZONE))
    needed: Mapped[int]
    limit_minutes: Mapped[int]
    quiet_until: Mapped[datetime | None]
