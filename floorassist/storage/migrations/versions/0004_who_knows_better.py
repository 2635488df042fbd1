"""What files tell of places and people who stood there know better."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("stands_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_correction_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["stands_id"], ["placement.id"], name=op.f("fk_correction_stands_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_correction_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    for column in ("item_id", "stands_id", "store_id"):
        op.create_index(op.f(f"ix_correction_{column}"), "correction", [column], unique=False)


def downgrade() -> None:
    op.drop_table("correction")
