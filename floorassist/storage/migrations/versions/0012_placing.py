"""Places told by staff that wait for a supervisor, moves in bulk, aisles being reset."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("placing_scan", "proposal_voice", "proposal", "placing_rule", "bulk_move", "aisle_reset")


def upgrade() -> None:
    op.add_column("placement", moment("placed_at", nullable=True))
    op.add_column("placement", sa.Column("reset_id", sa.Integer(), nullable=True))
    op.add_column("placement", moment("reset_at", nullable=True))
    op.create_index(op.f("ix_placement_reset_id"), "placement", ["reset_id"])
    proposals()
    scans()
    op.create_table(
        "placing_rule",
        *of_a_store("placing_rule"),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", name=op.f("pk_placing_rule")),
    )
    op.create_table(
        "bulk_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(60), nullable=False),
        sa.Column("target", sa.String(60), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        moment("at"),
        moment("undone_at", nullable=True),
        *of_a_store("bulk_move"),
        reference("bulk_move", "by_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_move")),
    )
    op.create_table(
        "aisle_reset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("spot_id", sa.String(80), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        moment("started_at"),
        sa.Column("started_by_id", sa.Integer(), nullable=True),
        moment("ended_at", nullable=True),
        sa.Column("how", sa.String(10), nullable=False),
        *of_a_store("aisle_reset"),
        reference("aisle_reset", "started_by_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aisle_reset")),
    )
    op.create_index("ix_aisle_reset_store_ended", "aisle_reset", ["store_id", "ended_at"])
    for table in TABLES:
        if table != "placing_rule":
            op.create_index(op.f(f"ix_{table}_store_id"), table, ["store_id"])


def proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("spot_id", sa.String(80), nullable=False),
        sa.Column("beside", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=True),
        moment("made_at"),
        moment("settled_at", nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        *of_a_store("proposal"),
        reference("proposal", "item_id", "item", "CASCADE"),
        reference("proposal", "settled_by_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index("ix_proposal_store_state", "proposal", ["store_id", "state"])
    op.create_index(op.f("ix_proposal_item_id"), "proposal", ["item_id"])
    op.create_table(
        "proposal_voice",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        moment("at"),
        *of_a_store("proposal_voice"),
        reference("proposal_voice", "proposal_id", "proposal", "CASCADE"),
        reference("proposal_voice", "person_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("proposal_id", "person_id", name=op.f("pk_proposal_voice")),
    )


def scans() -> None:
    op.create_table(
        "placing_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("spot_id", sa.String(80), nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=True),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        moment("at"),
        moment("undone_at", nullable=True),
        *of_a_store("placing_scan"),
        reference("placing_scan", "item_id", "item", "CASCADE"),
        reference("placing_scan", "proposal_id", "proposal", "SET NULL"),
        reference("placing_scan", "by_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placing_scan")),
        sa.UniqueConstraint("store_id", "key", name=op.f("uq_placing_scan_store_id_key")),
    )
    op.create_index(op.f("ix_placing_scan_item_id"), "placing_scan", ["item_id"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.drop_index(op.f("ix_placement_reset_id"), table_name="placement")
    with op.batch_alter_table("placement") as batch:
        for column in ("placed_at", "reset_id", "reset_at"):
            batch.drop_column(column)


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
