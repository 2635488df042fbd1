"""The tables of the draft: its document as it is now, the changes that led there, and who edits it now."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped

KEY, LABEL, ID = 64, 120, 64


class DraftRow(Scoped, Base):
    """The store's draft; no row: nobody ever edited here.

    `document` is its whole text (JSON, native format), `seq` the number of its last change, which only grows,
    and `base_revision` the published plan that it goes on from (0: there was none).
    """

    __tablename__ = "plan_draft"

    store_id: Mapped[int] = mapped_column(
        ForeignKey("store.id", ondelete="CASCADE"), index=True, primary_key=True
    )
    base_revision: Mapped[int]
    seq: Mapped[int]
    document: Mapped[str] = mapped_column(Text)


class DraftChangeRow(Scoped, Base):
    """A change that was taken; never altered. `edits` is its JSON text; `what` is change, thrown or followed.

    Text and not JSON: a database that sorts the fields of an object would not give back what it was given.
    """

    __tablename__ = "plan_draft_change"
    __table_args__ = (UniqueConstraint("store_id", "seq"), UniqueConstraint("store_id", "key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int]
    key: Mapped[str] = mapped_column(String(KEY))
    label: Mapped[str] = mapped_column(String(LABEL))
    what: Mapped[str] = mapped_column(String(16))
    edits: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime]


class EditorRow(Scoped, Base):
    """Somebody who has the editor open: the level they look at and what they selected (JSON text)."""

    __tablename__ = "plan_draft_editor"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    level: Mapped[str] = mapped_column(String(ID))
    selection: Mapped[str] = mapped_column(Text)
    seen_at: Mapped[datetime]
