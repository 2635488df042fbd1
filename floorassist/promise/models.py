"""The tables of promises: the promise itself, and what happened to it, version by version."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped

HAS_NEXT = text("next_at IS NOT NULL")

version_column = mapped_column("version", Integer, nullable=False)


class PromiseRow(Scoped, Base):
    """What was promised to a customer.

    `key` is the phone's, so that a repeated call makes no second promise. `phone` is the customer's number,
    sealed. `since` is when the due time was agreed, `next_at` when the clock looks again: reminders and the
    leads while it is open, forgetting once it has ended. Then all moments are days alone; customer, number
    and `maker_id` go within 7 days, `owner_id` within 30.
    """

    __tablename__ = "promise"
    __table_args__ = (
        UniqueConstraint("store_id", "maker_id", "key"),
        Index("ix_promise_next", "next_at", sqlite_where=HAS_NEXT, postgresql_where=HAS_NEXT),
        Index("ix_promise_owner", "owner_id"),
        Index("ix_promise_store_state", "store_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    maker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    ask_id: Mapped[int | None] = mapped_column(ForeignKey("ask.id", ondelete="SET NULL"))
    customer: Mapped[str] = mapped_column(String(60))
    phone: Mapped[str | None] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(String(300))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"))

    state: Mapped[str] = mapped_column(String(16))
    version: Mapped[int] = version_column
    made_at: Mapped[datetime]
    since: Mapped[datetime]
    due_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None]

    answer_words: Mapped[str | None] = mapped_column(String(500))
    answer_spot: Mapped[str | None] = mapped_column(String(100))
    answer_item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"))
    why: Mapped[str] = mapped_column(String(300), default="")

    __mapper_args__ = {"version_id_col": version_column, "version_id_generator": False}  # noqa: RUF012


class PromiseHistoryRow(Scoped, Base):
    """One thing that happened to a promise; `kind` is a fact's, `due_at` the time that counted from then on.

    Who, whose it was then and when are erased once the promise has ended.
    """

    __tablename__ = "promise_history"
    __table_args__ = (UniqueConstraint("promise_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    promise_id: Mapped[int] = mapped_column(ForeignKey("promise.id", ondelete="CASCADE"))
    version: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(String(300))
    from_state: Mapped[str | None] = mapped_column(String(16))
    to_state: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    due_at: Mapped[datetime]
    at: Mapped[datetime]
