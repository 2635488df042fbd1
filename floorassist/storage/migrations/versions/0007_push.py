"""How to wake a phone that sleeps."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "push_subscription",
        sa.Column("sign_in_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("endpoint", sa.String(length=1000), nullable=True),
        sa.Column("public_key", sa.String(length=100), nullable=True),
        sa.Column("auth", sa.String(length=100), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        reference("push_subscription", "sign_in_id", "sign_in.id"),
        reference("push_subscription", "person_id", "person.id"),
        reference("push_subscription", "store_id", "store.id"),
        sa.PrimaryKeyConstraint("sign_in_id", name=op.f("pk_push_subscription")),
    )
    op.create_table(
        "push_send",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sign_in_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("note", sa.JSON(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        reference("push_send", "sign_in_id", "push_subscription.sign_in_id"),
        reference("push_send", "person_id", "person.id"),
        reference("push_send", "store_id", "store.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_send")),
    )
    for table, columns in INDEXED:
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


INDEXED = (
    ("push_subscription", ("person_id", "store_id")),
    ("push_send", ("sign_in_id", "person_id", "due_at", "store_id")),
)


def downgrade() -> None:
    op.drop_table("push_send")
    op.drop_table("push_subscription")


def reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """A foreign key by the house's name for it."""
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")
