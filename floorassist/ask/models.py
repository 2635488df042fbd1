"""The tables of asking: the ask itself, the pings it sent, and what happened to it, version by version."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from floorassist.storage.schema import Base, Scoped

LIVE_PING_ONLY = text("state IN ('sent', 'delivered')")
HAS_DEADLINE = text("deadline_at IS NOT NULL")


class PingRow(Scoped, Base):
    """An ask offered to one colleague in one epoch.

    `walk_seconds` is what the asker is told of the distance. When the colleague acted is not kept.
    """

    __tablename__ = "ping"
    __table_args__ = (
        UniqueConstraint("ask_id", "person_id", "epoch"),
        Index(
            "uq_ping_live",
            "ask_id",
            "person_id",
            unique=True,
            sqlite_where=LIVE_PING_ONLY,
            postgresql_where=LIVE_PING_ONLY,
        ),
        Index("ix_ping_person_sent", "person_id", "sent_at"),
        Index("ix_ping_sent", "sent_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ask_id: Mapped[int] = mapped_column(ForeignKey("ask.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    epoch: Mapped[int]
    wave: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    walk_seconds: Mapped[int | None]
    sent_at: Mapped[datetime]


version_column = mapped_column("version", Integer, nullable=False)


class AskRow(Scoped, Base):
    """A question put to colleagues.

    `version` is compared and set by every write; `key` is the phone's, so that a repeated call makes no
    second ask. Where the customer stands is `spot` (a bay id) or a point in metres on a level.
    `departments` are those that would know, found once at the start; `language` is the customer's (BCP 47)
    or empty. `hops` counts how often it was handed on, `first_id` is whom it was handed to, `note` with which
    word. `promise_id` is what it became: promises stand above asks and stay.
    """

    __tablename__ = "ask"
    __table_args__ = (
        UniqueConstraint("store_id", "asker_id", "key"),
        Index("ix_ask_deadline", "deadline_at", sqlite_where=HAS_DEADLINE, postgresql_where=HAS_DEADLINE),
        Index("ix_ask_owner", "owner_id"),
        Index("ix_ask_store_created", "store_id", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    asker_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    words: Mapped[str]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"))
    needs_person: Mapped[bool]
    language: Mapped[str] = mapped_column(String(16), default="")
    departments: Mapped[list[str]]
    spot: Mapped[str | None]
    x: Mapped[float | None]
    y: Mapped[float | None]
    level: Mapped[str | None]

    state: Mapped[str] = mapped_column(String(16))
    reach: Mapped[str] = mapped_column(String(16))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    epoch: Mapped[int]
    version: Mapped[int] = version_column
    hops: Mapped[int] = mapped_column(default=0)
    first_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    handed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    note: Mapped[str] = mapped_column(String(300), default="")
    nudged: Mapped[bool] = mapped_column(default=False)
    policy: Mapped[dict[str, Any]]
    why: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    deadline_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    answer_words: Mapped[str | None]
    answer_spot: Mapped[str | None]
    answer_item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"))
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kept_as_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="SET NULL"))
    promise_id: Mapped[int | None]
    referral_id: Mapped[int | None] = mapped_column(ForeignKey("referral.id", ondelete="SET NULL"))

    pings: Mapped[list[PingRow]] = relationship(order_by=PingRow.id, cascade="all", lazy="selectin")

    __mapper_args__ = {"version_id_col": version_column, "version_id_generator": False}  # noqa: RUF012


class HistoryRow(Scoped, Base):
    """One thing that happened to an ask; `kind` is a fact's. Who and when are erased once the ask has
    ended.
    """

    __tablename__ = "ask_history"
    __table_args__ = (UniqueConstraint("ask_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ask_id: Mapped[int] = mapped_column(ForeignKey("ask.id", ondelete="CASCADE"))
    version: Mapped[int]
    epoch: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    why: Mapped[str]
    from_state: Mapped[str | None] = mapped_column(String(16))
    to_state: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime]
