"""The tables of people: who works here, on which phone, since when. Secrets are kept as fingerprints only."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped

STILL_OPEN = text("ended_at IS NULL")
WORD = 20
NAME = 60


class Person(Scoped, Base):
    """A worker. Without `approved_at` they wait for a supervisor, with `revoked_at` they are out.

    `pin_hash` is None until they choose a PIN: before the first join, and after a reset. `forgotten_at` marks
    what is left of somebody who asked to be forgotten: a row that asks and answers can point at. They are
    spoken to in `language`, a code as `web.languages` has it; None until they or their phone chose one.
    """

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME))
    role: Mapped[str] = mapped_column(String(WORD))
    home_department: Mapped[str | None] = mapped_column(String(NAME))
    pin_hash: Mapped[str | None]
    created_at: Mapped[datetime]
    approved_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]
    language: Mapped[str | None] = mapped_column(String(WORD))


class Knows(Scoped, Base):
    """A department that a person says they can answer for."""

    __tablename__ = "knows"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    department: Mapped[str] = mapped_column(String(NAME), primary_key=True)


class Device(Scoped, Base):
    """An enrolled phone. `failures` counts wrong PINs in a row; `locked_at` holds until a new join code."""

    __tablename__ = "device"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    locked_at: Mapped[datetime | None]


class SignIn(Scoped, Base):
    """A person on a phone, from the PIN (or the join code) to the end; `why` says what ended it.

    The rows that are over stay: they tell who may sign in on a phone with nothing but the PIN.
    `found_at` is when its person last looked something up there; it is overwritten, and gone an hour later.
    """

    __tablename__ = "sign_in"
    __table_args__ = (
        Index("ix_sign_in_open", "last_seen_at", sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    last_beat_at: Mapped[datetime | None]
    found_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    why: Mapped[str | None] = mapped_column(String(WORD))


class JoinLink(Scoped, Base):
    """A join code: `person_id` when it is for somebody known, `lets_in` when nobody has to approve."""

    __tablename__ = "join_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[str] = mapped_column(String(WORD))
    lets_in: Mapped[bool]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    uses_left: Mapped[int]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class Token(Scoped, Base):
    """What an integration calls with."""

    __tablename__ = "token"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME))
    role: Mapped[str] = mapped_column(String(WORD))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class PinFailure(Scoped, Base):
    """A PIN that was tried; a right one takes its row away again."""

    __tablename__ = "pin_failure"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]


class Shift(Scoped, Base):
    """The time on the floor; at most one is open a person."""

    __tablename__ = "shift"
    __table_args__ = (
        Index(
            "uq_shift_open", "person_id", unique=True, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ShiftBreak(Scoped, Base):
    """A break in a shift: nobody is pinged on it; at most one is open a shift."""

    __tablename__ = "shift_break"
    __table_args__ = (
        Index(
            "uq_shift_break_open",
            "shift_id",
            unique=True,
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    shift_id: Mapped[int] = mapped_column(ForeignKey("shift.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
