"""Calls to everybody who agreed to be called."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STILL_ON = sa.text("deadline_at IS NOT NULL")
TABLES = ("surge_rule", "surge_turn", "surge_agreement", "surge_history", "surge_part", "surge")


def upgrade() -> None:
    op.create_table(
        "surge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(60), nullable=False),
        sa.Column("zone_key", sa.String(60), nullable=False),
        sa.Column("spot", sa.String(64), nullable=True),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("called_by_id", sa.Integer(), nullable=True),
        sa.Column("by_rule", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(16), nullable=False),
        moment("opened_at"),
        moment("ends_at"),
        moment("deadline_at", nullable=True),
        sa.Column("came", sa.Integer(), nullable=False),
        *of_a_store("surge"),
        reference("surge", "called_by_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surge")),
    )
    while_on("ix_surge_deadline", ["deadline_at"], unique=False)
    while_on("uq_surge_zone_on", ["store_id", "zone_key"], unique=True)
    op.create_table(
        "surge_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("surge_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(16), nullable=False),
        moment("called_at"),
        *of_a_store("surge_part"),
        reference("surge_part", "surge_id", "surge", "CASCADE"),
        reference("surge_part", "person_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surge_part")),
        sa.UniqueConstraint("surge_id", "person_id", name=op.f("uq_surge_part_surge_id_person_id")),
    )
    op.create_index("ix_surge_part_person_id", "surge_part", ["person_id"])
    op.create_table(
        "surge_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("surge_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(16), nullable=False) for name in ("kind", "why")),
        *(sa.Column(name, sa.String(16), nullable=True) for name in ("from_part", "to_part")),
        sa.Column("person_id", sa.Integer(), nullable=True),
        moment("at"),
        *of_a_store("surge_history"),
        reference("surge_history", "surge_id", "surge", "CASCADE"),
        reference("surge_history", "person_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surge_history")),
        sa.UniqueConstraint("surge_id", "version", name=op.f("uq_surge_history_surge_id_version")),
    )
    op.create_table(
        "surge_agreement",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        *of_a_store("surge_agreement"),
        reference("surge_agreement", "person_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_surge_agreement")),
    )
    op.create_table(
        "surge_turn",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        *of_a_store("surge_turn"),
        reference("surge_turn", "person_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "week", name=op.f("pk_surge_turn")),
    )
    op.create_table(
        "surge_rule",
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("more_than", sa.Integer(), nullable=False),
        sa.Column("for_seconds", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(60), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("limit_minutes", sa.Integer(), nullable=False),
        moment("quiet_until", nullable=True),
        *of_a_store("surge_rule"),
        sa.PrimaryKeyConstraint("store_id", name=op.f("pk_surge_rule")),
    )
    for table in TABLES:
        op.create_index(op.f(f"ix_{table}_store_id"), table, ["store_id"], unique=False)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def while_on(name: str, columns: list[str], *, unique: bool) -> None:
    """An index of the calls that are on."""
    op.create_index(name, "surge", columns, unique=unique, sqlite_where=STILL_ON, postgresql_where=STILL_ON)


def moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    """A time."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def of_a_store(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    """Whose row it is."""
    return sa.Column("store_id", sa.Integer(), nullable=False), reference(
        table, "store_id", "store", "CASCADE"
    )


def reference(table: str, column: str, other: str, gone: str) -> sa.ForeignKeyConstraint:
    """A foreign key by the house's name for it."""
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=gone
    )
