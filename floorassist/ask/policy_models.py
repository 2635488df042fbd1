"""The table of how a store asks: every version that a supervisor saved, the newest counts."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class PolicyRow(Scoped, Base):
    """One version of a store's policy, as `Policy.to_json` writes it; versions count from 1."""

    __tablename__ = "ask_policy"

    store_id: Mapped[int] = mapped_column(
        ForeignKey("store.id", ondelete="CASCADE"), index=True, primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    policy: Mapped[dict[str, Any]]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime]
