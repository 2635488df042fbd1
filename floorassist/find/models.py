"""The tables of what customers say: entries that were taught, and questions with what became of them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class Entry(Scoped, Base):
    """What a customer's words led to once, findable by everyone from then on.

    `kind` is what it leads to: an "item", else a "spot" (of the plan), else "words" alone; `text` is what the
    colleague said. Or the words mean what `text` names: an "aisle", a department ("area"), other words
    ("same"). `origin` names where it came from ("ask:7"), and nothing comes in twice; once the entry is
    revoked it is "was ask:7 by 3". `taught_aisle` is where its item stood when it was taught or last found
    right: an entry fades when the item has moved.
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
    taught_aisle: Mapped[str] = mapped_column(String(40), default="", server_default="")
    taught_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Question(Scoped, Base):
    """A customer's words and what became of them on one day, counted; who was asked is not kept.

    `outcome` is "answer" (something found was opened), "miss" (nothing fitted) or "ask" (a colleague was
    asked); `led_to` names what was opened ("item:7", "spot:b3"), "" otherwise.
    """

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("store_id", "asked_on", "words", "outcome", "led_to"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    asked_on: Mapped[date]
    words: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(8), default="")
    outcome: Mapped[str] = mapped_column(String(8))
    led_to: Mapped[str] = mapped_column(String(90), default="")
    count: Mapped[int]
