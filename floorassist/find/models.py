"""The table of entries: words that lead to an item, to a spot or to an answer in words."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class Entry(Scoped, Base):
    """What a customer's words led to once, findable by everyone from then on.

    `kind` is what it leads to: an "item", else a "spot" (a bay id of the plan), else "words" alone; `text` is
    what the colleague said. `origin` names where it came from ("ask:7"), and nothing comes in twice; it is
    empty again once the entry is revoked.
    """

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("store_id", "origin"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(String(300))
    language: Mapped[str] = mapped_column(String(8), default="")
    kind: Mapped[str] = mapped_column(String(8))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    spot: Mapped[str | None] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(String(500), default="")
    weight: Mapped[float] = mapped_column(default=1.0)
    origin: Mapped[str | None] = mapped_column(String(40))
    taught_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
