"""What was promised to customers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

HAS_NEXT = sa.text("next_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "promise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("maker_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("ask_id", sa.Integer(), nullable=True),
        sa.Column("customer", sa.String(60), nullable=False),
        sa.Column("phone", sa.String(200), nullable=True),
        sa.Column("what", sa.String(300), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.Column(moment, sa.DateTime(timezone=True), nullable=moment in ("ended_at", "next_at"))
            for moment in ("made_at", "since", "due_at", "ended_at", "next_at")
        ),
        sa.Column("answer_words", sa.String(500), nullable=True),
        sa.Column("answer_spot", sa.String(100), nullable=True),
        sa.Column("answer_item_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(300), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        reference("promise", "maker_id", "person", "SET NULL"),
        reference("promise", "owner_id", "person", "SET NULL"),
        reference("promise", "ask_id", "ask", "SET NULL"),
        reference("promise", "item_id", "item", "SET NULL"),
        reference("promise", "answer_item_id", "item", "SET NULL"),
        reference("promise", "store_id", "store", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
        sa.UniqueConstraint("store_id", "maker_id", "key", name=op.f("uq_promise_store_id_maker_id_key")),
    )
    op.create_index(op.f("ix_promise_store_id"), "promise", ["store_id"], unique=False)
    op.create_index(
        "ix_promise_next", "promise", ["next_at"], sqlite_where=HAS_NEXT, postgresql_where=HAS_NEXT
    )
    op.create_index("ix_promise_owner", "promise", ["owner_id"], unique=False)
    op.create_index("ix_promise_store_state", "promise", ["store_id", "state"], unique=False)
    op.create_table(
        "promise_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("why", sa.String(300), nullable=False),
        sa.Column("from_state", sa.String(16), nullable=True),
        sa.Column("to_state", sa.String(16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        reference("promise_history", "promise_id", "promise", "CASCADE"),
        reference("promise_history", "person_id", "person", "SET NULL"),
        reference("promise_history", "owner_id", "person", "SET NULL"),
        reference("promise_history", "store_id", "store", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_history")),
        sa.UniqueConstraint("promise_id", "version", name=op.f("uq_promise_history_promise_id_version")),
    )
    op.create_index(op.f("ix_promise_history_store_id"), "promise_history", ["store_id"], unique=False)


def downgrade() -> None:
    for table in ("promise_history", "promise"):
        op.drop_table(table)


def reference(table: str, column: str, other: str, gone: str) -> sa.ForeignKeyConstraint:
    """A foreign key by the house's name for it."""
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=gone
    )
