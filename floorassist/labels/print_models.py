"""The tables of printing: runs with their sheets, what each label said, and blank codes."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class LabelRun(Scoped, Base):
    """Sheets that somebody had made: state is making, ready or failed.

    `choice` is what was asked for, `done` of `labels` are drawn, `alive_at` is the last sign of life while it
    is made. `sheets` is the PDF, kept for two days. Once `came_out` is false it counts as never printed.
    """

    __tablename__ = "label_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(10))
    choice: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10))
    labels: Mapped[int]
    done: Mapped[int]
    pages: Mapped[int]
    came_out: Mapped[bool]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    begun_at: Mapped[datetime]
    alive_at: Mapped[datetime]
    sheets: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class PrintedLabel(Scoped, Base):
    """What one label said when it was printed: of an item (`key` is its id) or a place (the spot's id)."""

    __tablename__ = "label_printed"
    __table_args__ = (Index("ix_label_printed_store_what_key", "store_id", "what", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("label_run.id", ondelete="CASCADE"), index=True)
    what: Mapped[str] = mapped_column(String(10))
    key: Mapped[str] = mapped_column(String(80))
    digest: Mapped[str] = mapped_column(String(16))


class BlankCode(Scoped, Base):
    """A code that was printed before anybody knew for what; bound to a place or an item by who scanned it."""

    __tablename__ = "label_blank"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(8), unique=True)
    made_at: Mapped[datetime]
    spot_id: Mapped[str | None] = mapped_column(String(80))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"), index=True)
    bound_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    bound_at: Mapped[datetime | None]
