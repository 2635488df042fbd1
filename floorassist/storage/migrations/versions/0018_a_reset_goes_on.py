"""What was left to check when a reset ended, so that it can go on."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("aisle_reset") as table:
        table.add_column(sa.Column("unseen", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("aisle_reset") as table:
        table.drop_column("unseen")
