"""Who lately looked something up; the pings of the last minutes without reading those before."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sign_in") as table:
        table.add_column(sa.Column("found_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_ping_sent", "ping", ["sent_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_ping_sent", table_name="ping")
    with op.batch_alter_table("sign_in") as table:
        table.drop_column("found_at")
