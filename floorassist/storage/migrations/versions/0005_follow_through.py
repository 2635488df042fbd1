"""An ask to its end: handed on, nudged, queued for the lead, sent elsewhere; its picture; how to ask."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = {"note": 300, "language": 16}
PEOPLE = ("first_id", "handed_by_id")


def upgrade() -> None:
    with op.batch_alter_table("ask") as batch:
        for column, length in WORDS.items():
            batch.add_column(sa.Column(column, sa.String(length), nullable=False, server_default=""))
        batch.add_column(sa.Column("hops", sa.Integer(), nullable=False, server_default=sa.text("0")))
        batch.add_column(sa.Column("nudged", sa.Boolean(), nullable=False, server_default=sa.false()))
        for column in PEOPLE:
            batch.add_column(sa.Column(column, sa.Integer(), nullable=True))
            batch.create_foreign_key(
                op.f(f"fk_ask_{column}"), "person", [column], ["id"], ondelete="SET NULL"
            )
        batch.add_column(sa.Column("promise_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("referral_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_ask_referral_id"), "referral", ["referral_id"], ["id"], ondelete="SET NULL"
        )
    op.create_table(
        "ask_photo",
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("erase_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        reference("ask_photo", "ask_id", "ask", "CASCADE"),
        reference("ask_photo", "store_id", "store", "CASCADE"),
        sa.PrimaryKeyConstraint("ask_id", name=op.f("pk_ask_photo")),
    )
    op.create_index(op.f("ix_ask_photo_store_id"), "ask_photo", ["store_id"], unique=False)
    op.create_index(op.f("ix_ask_photo_erase_at"), "ask_photo", ["erase_at"], unique=False)
    op.create_table(
        "ask_policy",
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        reference("ask_policy", "by_id", "person", "SET NULL"),
        reference("ask_policy", "store_id", "store", "CASCADE"),
        sa.PrimaryKeyConstraint("store_id", "version", name=op.f("pk_ask_policy")),
    )
    op.create_index(op.f("ix_ask_policy_store_id"), "ask_policy", ["store_id"], unique=False)


def downgrade() -> None:
    op.drop_table("ask_policy")
    op.drop_table("ask_photo")
    with op.batch_alter_table("ask") as batch:
        batch.drop_constraint(op.f("fk_ask_referral_id"), type_="foreignkey")
        for column in PEOPLE:
            batch.drop_constraint(op.f(f"fk_ask_{column}"), type_="foreignkey")
        for column in (*WORDS, "hops", "nudged", *PEOPLE, "promise_id", "referral_id"):
            batch.drop_column(column)


def reference(table: str, column: str, other: str, gone: str) -> sa.ForeignKeyConstraint:
    """A foreign key by the house's name for it."""
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=gone
    )
