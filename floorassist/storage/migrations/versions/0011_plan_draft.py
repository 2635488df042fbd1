"""The draft of a plan: its changes, who edits it, the pictures under it."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("plan_backdrop", "plan_draft_editor", "plan_draft_change", "plan_draft")


def upgrade() -> None:
    op.create_table(
        "plan_draft",
        sa.Column("base_revision", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        *of_a_store("plan_draft"),
        sa.PrimaryKeyConstraint("store_id", name=op.f("pk_plan_draft")),
    )
    op.create_table(
        "plan_draft_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("label", sa.String(120), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("edits", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        moment("at"),
        *of_a_store("plan_draft_change"),
        reference("plan_draft_change", "by_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_draft_change")),
        sa.UniqueConstraint("store_id", "seq", name=op.f("uq_plan_draft_change_store_id_seq")),
        sa.UniqueConstraint("store_id", "key", name=op.f("uq_plan_draft_change_store_id_key")),
    )
    op.create_table(
        "plan_draft_editor",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(64), nullable=False),
        sa.Column("selection", sa.Text(), nullable=False),
        moment("seen_at"),
        *of_a_store("plan_draft_editor"),
        reference("plan_draft_editor", "person_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_plan_draft_editor")),
    )
    op.create_table(
        "plan_backdrop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(64), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Float(), nullable=True) for name in ("x", "y", "metres_per_pixel", "angle")),
        sa.Column("opacity", sa.Float(), nullable=False),
        moment("added_at"),
        *of_a_store("plan_backdrop"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_backdrop")),
    )
    for table in TABLES:
        op.create_index(op.f(f"ix_{table}_store_id"), table, ["store_id"], unique=False)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def moment(name: str) -> sa.Column[datetime]:
    """A time."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


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
