"""Who confirmed and doubted a place, who bound a barcode, what customers asked."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PERSONS = {"placement": ("confirmed_by_id", "doubted_by_id"), "barcode": ("bound_by_id",)}
MOMENTS = {"placement": "doubted_at", "barcode": "bound_at"}


def upgrade() -> None:
    for table, people in PERSONS.items():
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(MOMENTS[table], sa.DateTime(timezone=True), nullable=True))
            for column in people:
                batch.add_column(sa.Column(column, sa.Integer(), nullable=True))
                batch.create_foreign_key(
                    op.f(f"fk_{table}_{column}"), "person", [column], ["id"], ondelete="SET NULL"
                )
    op.add_column("entry", sa.Column("taught_aisle", sa.String(length=40), nullable=False, server_default=""))
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("led_to", sa.String(length=90), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_question_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint(
            "store_id",
            "asked_on",
            "words",
            "outcome",
            "led_to",
            name=op.f("uq_question_store_id_asked_on_words_outcome_led_to"),
        ),
    )
    op.create_index(op.f("ix_question_store_id"), "question", ["store_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_question_store_id"), table_name="question")
    op.drop_table("question")
    with op.batch_alter_table("entry") as batch:
        batch.drop_column("taught_aisle")
    for table, people in PERSONS.items():
        with op.batch_alter_table(table) as batch:
            for column in people:
                batch.drop_constraint(op.f(f"fk_{table}_{column}"), type_="foreignkey")
                batch.drop_column(column)
            batch.drop_column(MOMENTS[table])
