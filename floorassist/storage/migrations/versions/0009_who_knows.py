"""What people showed to know."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "knowledge",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_knowledge_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_knowledge_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "department", "kind", name=op.f("pk_knowledge")),
    )
    op.create_index(op.f("ix_knowledge_store_id"), "knowledge", ["store_id"], unique=False)


def downgrade() -> None:
    op.drop_table("knowledge")
