"""What phones found out about themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "self_check",
        sa.Column("sign_in_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("faults", sa.JSON(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        reference("sign_in_id", "sign_in.id"),
        reference("person_id", "person.id"),
        reference("store_id", "store.id"),
        sa.PrimaryKeyConstraint("sign_in_id", name=op.f("pk_self_check")),
    )
    for column in ("person_id", "store_id"):
        op.create_index(op.f(f"ix_self_check_{column}"), "self_check", [column], unique=False)


def downgrade() -> None:
    op.drop_table("self_check")


def reference(column: str, other: str) -> sa.ForeignKeyConstraint:
    """A foreign key by the house's name for it."""
    return sa.ForeignKeyConstraint(
        [column], [other], name=op.f(f"fk_self_check_{column}"), ondelete="CASCADE"
    )
