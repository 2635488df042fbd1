"""The tables of push: where a sign-in can be woken, and what has still to be sent there."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.push.endpoint import LONGEST
from floorassist.storage.schema import Base, Scoped

KEY = 100
WORD = 20
TOPIC = 32


class SubscriptionRow(Scoped, Base):
    """What one sign-in's phone told of push. Without an `endpoint` it can't be woken, and `why` says why not.

    `failures` counts pushes in a row that did not get through; from three on nobody relies on it.
    """

    __tablename__ = "push_subscription"

    sign_in_id: Mapped[int] = mapped_column(ForeignKey("sign_in.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    why: Mapped[str] = mapped_column(String(WORD))
    endpoint: Mapped[str | None] = mapped_column(String(LONGEST))
    public_key: Mapped[str | None] = mapped_column(String(KEY))
    auth: Mapped[str | None] = mapped_column(String(KEY))
    failures: Mapped[int] = mapped_column(default=0)


class SendRow(Scoped, Base):
    """A note on its way to one phone; gone once it was handed over. Whoever raises `version` sends it."""

    __tablename__ = "push_send"

    id: Mapped[int] = mapped_column(primary_key=True)
    sign_in_id: Mapped[int] = mapped_column(
        ForeignKey("push_subscription.sign_in_id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    topic: Mapped[str] = mapped_column(String(TOPIC))
    note: Mapped[dict[str, Any]]
    until: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=0)


class SelfCheckRow(Scoped, Base):
    """What one sign-in's phone found wrong with itself, in the words of `push.selfcheck`; overwritten."""

    __tablename__ = "self_check"

    sign_in_id: Mapped[int] = mapped_column(ForeignKey("sign_in.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    faults: Mapped[list[str]]
    found_at: Mapped[datetime]
