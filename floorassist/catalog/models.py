"""The tables of the catalog: items, their barcodes and places, and the imports that brought them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class Item(Scoped, Base):
    """One thing sold. `price` is a decimal number as text, without a currency; an empty text is "not known".

    Ids are never used again, since a printed label may still carry one.
    """

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("store_id", "sku"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    brand: Mapped[str] = mapped_column(String(80))
    department: Mapped[str] = mapped_column(String(80))
    keywords: Mapped[list[str]]
    quantity: Mapped[float | None]
    price: Mapped[str | None] = mapped_column(String(16))
    image: Mapped[str] = mapped_column(String(2000))
    updated_at: Mapped[datetime]


class Barcode(Scoped, Base):
    """A barcode of an item as GTIN-14, with the last five digits of its printed form and of its UPC-E.

    `bound_by_id` and `bound_at` tell who bound it on the floor, and when; None for one that a file brought.
    """

    __tablename__ = "barcode"
    __table_args__ = (
        UniqueConstraint("store_id", "gtin"),
        Index("ix_barcode_store_tail", "store_id", "tail"),
        Index("ix_barcode_store_short_tail", "store_id", "short_tail"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    gtin: Mapped[str] = mapped_column(String(14))
    tail: Mapped[str] = mapped_column(String(5))
    short_tail: Mapped[str | None] = mapped_column(String(5))
    bound_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    bound_at: Mapped[datetime | None]


class Placement(Scoped, Base):
    """An item at a place: aisle, bay, side and shelf as the store writes them, empty where not told.

    `spot_id` is the most exact place that the published plan has for it: a bay, else the aisle or a fixture;
    None where the plan knows no such place. `confirmed_at` is when somebody last saw the item there,
    `doubted_at` when somebody stood there and it was not; a confirmation ends the doubt. `placed_at` is when
    somebody put it there besides what files tell, which no file undoes; else None. While its aisle is being
    reset and nobody has looked yet, `reset_id` is that reset and `reset_at` when it began.
    """

    __tablename__ = "placement"
    __table_args__ = (Index("ix_placement_store_spot", "store_id", "spot_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    aisle: Mapped[str] = mapped_column(String(40))
    bay: Mapped[str] = mapped_column(String(20))
    side: Mapped[str] = mapped_column(String(1))
    shelf: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(10))
    spot_id: Mapped[str | None] = mapped_column(String(80))
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    doubted_at: Mapped[datetime | None]
    doubted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    placed_at: Mapped[datetime | None]
    reset_id: Mapped[int | None] = mapped_column(index=True)
    reset_at: Mapped[datetime | None]


class PlacementChange(Scoped, Base):
    """The last change that somebody made to a placement by hand, so that it can be undone; one a placement.

    `kind` is confirmed, doubted, placed, moved or removed. `before` and `after` are its row as JSON, `before`
    empty where it was placed, `after` null where it was removed; an undo asks that the placement still is as
    it was left.
    """

    __tablename__ = "placement_change"
    __table_args__ = (UniqueConstraint("store_id", "placement_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime]


class Correction(Scoped, Base):
    """What a file tells of an item's place, where somebody who stood there knows better.

    `told` are aisle, bay, side, shelf and role as files tell them. The placement `stands_id` is what is true
    instead; None: the item stands there no more. So a file that goes on telling the old place undoes nothing.
    """

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    told: Mapped[list[str]]
    stands_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]


class CatalogImport(Scoped, Base):
    """One import of a file: state is running, checked (a dry run), done, failed or undone.

    `errors` and `warnings` hold the first of them as {row, column, detail}; the totals count all. `alive_at`
    is the last sign of life of a running one.
    """

    __tablename__ = "catalog_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    filename: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(10))
    dry_run: Mapped[bool]
    rows: Mapped[int] = mapped_column(default=0)
    done_rows: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    columns: Mapped[list[Any]] = mapped_column(JSON, default=list)
    errors: Mapped[list[Any]] = mapped_column(JSON, default=list)
    warnings: Mapped[list[Any]] = mapped_column(JSON, default=list)
    errors_total: Mapped[int] = mapped_column(default=0)
    warnings_total: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    started_at: Mapped[datetime]
    alive_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ImportChange(Scoped, Base):
    """A page of an import's journal: ids of items it created, and what others were before it, as JSON."""

    __tablename__ = "import_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("catalog_import.id", ondelete="CASCADE"), index=True)
    created: Mapped[list[Any]] = mapped_column(JSON)
    before: Mapped[list[Any]] = mapped_column(JSON)
