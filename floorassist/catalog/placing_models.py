"""The tables of placing: scans that put items somewhere, proposals, moves in bulk, aisles being reset."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped

KEY = 64
SPOT = 80


class Scan(Scoped, Base):
    """One item scanned at a spot, by the key that the phone gave it: the same scan sent again is that one.

    `outcome` is confirmed, placed, moved, proposed, accepted or later (what is known is newer). `changed`
    tells whether the placement is another one since, which an undo takes back.
    """

    __tablename__ = "placing_scan"
    __table_args__ = (UniqueConstraint("store_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(KEY))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    spot_id: Mapped[str] = mapped_column(String(SPOT))
    outcome: Mapped[str] = mapped_column(String(10))
    placement_id: Mapped[int | None]
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id", ondelete="SET NULL"))
    changed: Mapped[bool]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class Proposal(Scoped, Base):
    """What staff say of where an item is now: state is open, accepted, refused or withdrawn.

    `beside`: it stands there as well, and not instead of its home. `placement_id` is what an accepted one
    changed; `settled_by_id` is None where so many said the same that it was accepted by itself.
    """

    __tablename__ = "proposal"
    __table_args__ = (Index("ix_proposal_store_state", "store_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    spot_id: Mapped[str] = mapped_column(String(SPOT))
    beside: Mapped[bool]
    state: Mapped[str] = mapped_column(String(10))
    placement_id: Mapped[int | None]
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class Voice(Scoped, Base):
    """Somebody who said the same."""

    __tablename__ = "proposal_voice"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime]


class PlacingRule(Scoped, Base):
    """How many have to say the same for it to be accepted by itself; 0: a supervisor always looks."""

    __tablename__ = "placing_rule"

    store_id: Mapped[int] = mapped_column(ForeignKey("store.id", ondelete="CASCADE"), primary_key=True)
    voices: Mapped[int]


class BulkMove(Scoped, Base):
    """All that stood at one place put to another. For its undo `rows` are {id, item_id, before,
    after, corrections}: of what was listed there already, `after` is null.
    """

    __tablename__ = "bulk_move"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(60))
    target: Mapped[str] = mapped_column(String(60))
    rows: Mapped[list[Any]] = mapped_column(JSON)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class AisleReset(Scoped, Base):
    """An aisle that is built anew: what stood there when it began is to be checked until it has ended.

    `spot_id` is the aisle's id on the plan, `total` counts the placements at the start. `how` it ended is
    checked, ended or undone, empty while it is on. For a week `unseen` tells what was left to check when it
    was ended or undone: {id of the placement: when it had been confirmed last, or null}.
    """

    __tablename__ = "aisle_reset"
    __table_args__ = (Index("ix_aisle_reset_store_ended", "store_id", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    spot_id: Mapped[str] = mapped_column(String(SPOT))
    total: Mapped[int]
    started_at: Mapped[datetime]
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    ended_at: Mapped[datetime | None]
    how: Mapped[str] = mapped_column(String(10))
    unseen: Mapped[dict[str, str | None] | None] = mapped_column(JSON(none_as_null=True))
