"""Which labels were printed, and blank codes that are bound later."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "label_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("choice", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("labels", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("came_out", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alive_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sheets", sa.LargeBinary(), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_label_run_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_label_run_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_run")),
    )
    op.create_index(op.f("ix_label_run_store_id"), "label_run", ["store_id"], unique=False)
    op.create_table(
        "label_printed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["label_run.id"], name=op.f("fk_label_printed_run_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_label_printed_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_printed")),
    )
    op.create_index(op.f("ix_label_printed_run_id"), "label_printed", ["run_id"], unique=False)
    op.create_index(op.f("ix_label_printed_store_id"), "label_printed", ["store_id"], unique=False)
    op.create_index(
        "ix_label_printed_store_what_key", "label_printed", ["store_id", "what", "key"], unique=False
    )
    op.create_table(
        "label_blank",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=8), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spot_id", sa.String(length=80), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("bound_by_id", sa.Integer(), nullable=True),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bound_by_id"], ["person.id"], name=op.f("fk_label_blank_bound_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_label_blank_item_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_label_blank_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_blank")),
        sa.UniqueConstraint("token", name=op.f("uq_label_blank_token")),
    )
    op.create_index(op.f("ix_label_blank_item_id"), "label_blank", ["item_id"], unique=False)
    op.create_index(op.f("ix_label_blank_store_id"), "label_blank", ["store_id"], unique=False)


def downgrade() -> None:
    op.drop_table("label_blank")
    op.drop_table("label_printed")
    op.drop_table("label_run")
