"""Old addresses of places, and publications that wait for their time."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("plan_revision") as table:
        for name in ("restored_from", "aisles", "bays"):
            table.add_column(sa.Column(name, sa.Integer(), nullable=True))
    op.create_table(
        "former_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aisle", sa.String(length=80), nullable=False),
        sa.Column("bay", sa.String(length=4), nullable=False),
        sa.Column("side", sa.String(length=1), nullable=False),
        sa.Column("spot_id", sa.String(length=80), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_former_address_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_address")),
        sa.UniqueConstraint(
            "store_id", "aisle", "bay", "side", name=op.f("uq_former_address_store_id_aisle_bay_side")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_former_address_store_id"), "former_address", ["store_id"], unique=False)
    op.create_index(op.f("ix_former_address_until"), "former_address", ["until"], unique=False)
    op.create_table(
        "plan_publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("expected_revision", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("refused", sa.String(length=500), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_plan_publication_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_plan_publication_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_publication")),
        sa.UniqueConstraint("store_id", name=op.f("uq_plan_publication_store_id")),
    )
    op.create_index(op.f("ix_plan_publication_at"), "plan_publication", ["at"], unique=False)
    op.create_index(op.f("ix_plan_publication_store_id"), "plan_publication", ["store_id"], unique=False)


def downgrade() -> None:
    op.drop_table("plan_publication")
    op.drop_table("former_address")
    with op.batch_alter_table("plan_revision") as table:
        for name in ("restored_from", "aisles", "bays"):
            table.drop_column(name)
