"""The first shape."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "store",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("shows_customers", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store")),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_device_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_device_token_hash")),
    )
    op.create_index(op.f("ix_device_store_id"), "device", ["store_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_event_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_event_store_cursor", "event", ["store_id", "id"], unique=False)
    op.create_index(op.f("ix_event_store_id"), "event", ["store_id"], unique=False)
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("brand", sa.String(length=80), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("quantity", sa.Float(), nullable=True),
        sa.Column("price", sa.String(length=16), nullable=True),
        sa.Column("image", sa.String(length=2000), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_item_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("store_id", "sku", name=op.f("uq_item_store_id_sku")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_item_store_id"), "item", ["store_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("home_department", sa.String(length=60), nullable=True),
        sa.Column("pin_hash", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_person_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_store_id"), "person", ["store_id"], unique=False)
    op.create_table(
        "token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_token_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_token_token_hash")),
    )
    op.create_index(op.f("ix_token_store_id"), "token", ["store_id"], unique=False)
    op.create_table(
        "barcode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("gtin", sa.String(length=14), nullable=False),
        sa.Column("tail", sa.String(length=5), nullable=False),
        sa.Column("short_tail", sa.String(length=5), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_barcode_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_barcode_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barcode")),
        sa.UniqueConstraint("store_id", "gtin", name=op.f("uq_barcode_store_id_gtin")),
    )
    op.create_index(op.f("ix_barcode_item_id"), "barcode", ["item_id"], unique=False)
    op.create_index(op.f("ix_barcode_store_id"), "barcode", ["store_id"], unique=False)
    op.create_index("ix_barcode_store_short_tail", "barcode", ["store_id", "short_tail"], unique=False)
    op.create_index("ix_barcode_store_tail", "barcode", ["store_id", "tail"], unique=False)
    op.create_table(
        "catalog_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("dry_run", sa.Boolean(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("done_rows", sa.Integer(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("errors", sa.JSON(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("errors_total", sa.Integer(), nullable=False),
        sa.Column("warnings_total", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alive_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_catalog_import_person_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_catalog_import_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalog_import")),
    )
    op.create_index(op.f("ix_catalog_import_store_id"), "catalog_import", ["store_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("spot", sa.String(length=80), nullable=True),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=True),
        sa.Column("taught_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_entry_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_entry_store_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["taught_by_id"], ["person.id"], name=op.f("fk_entry_taught_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("store_id", "origin", name=op.f("uq_entry_store_id_origin")),
    )
    op.create_index(op.f("ix_entry_item_id"), "entry", ["item_id"], unique=False)
    op.create_index(op.f("ix_entry_store_id"), "entry", ["store_id"], unique=False)
    op.create_table(
        "ghost",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("beats_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wanders_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asks_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ghost_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_ghost_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_ghost")),
    )
    op.create_index(op.f("ix_ghost_store_id"), "ghost", ["store_id"], unique=False)
    op.create_table(
        "join_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("lets_in", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_join_link_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_join_link_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_join_link_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_join_link_token_hash")),
    )
    op.create_index(op.f("ix_join_link_store_id"), "join_link", ["store_id"], unique=False)
    op.create_table(
        "knows",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=60), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_knows_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_knows_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "department", name=op.f("pk_knows")),
    )
    op.create_index(op.f("ix_knows_store_id"), "knows", ["store_id"], unique=False)
    op.create_table(
        "pin_failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["device_id"], ["device.id"], name=op.f("fk_pin_failure_device_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_pin_failure_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_pin_failure_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin_failure")),
    )
    op.create_index(op.f("ix_pin_failure_device_id"), "pin_failure", ["device_id"], unique=False)
    op.create_index(op.f("ix_pin_failure_person_id"), "pin_failure", ["person_id"], unique=False)
    op.create_index(op.f("ix_pin_failure_store_id"), "pin_failure", ["store_id"], unique=False)
    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("aisle", sa.String(length=40), nullable=False),
        sa.Column("bay", sa.String(length=20), nullable=False),
        sa.Column("side", sa.String(length=1), nullable=False),
        sa.Column("shelf", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("spot_id", sa.String(length=80), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_placement_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_placement_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
    )
    op.create_index(op.f("ix_placement_item_id"), "placement", ["item_id"], unique=False)
    op.create_index(op.f("ix_placement_store_id"), "placement", ["store_id"], unique=False)
    op.create_index("ix_placement_store_spot", "placement", ["store_id", "spot_id"], unique=False)
    op.create_table(
        "plan_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_plan_revision_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_plan_revision_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_revision")),
        sa.UniqueConstraint("store_id", "number", name=op.f("uq_plan_revision_store_id_number")),
    )
    op.create_index(op.f("ix_plan_revision_store_id"), "plan_revision", ["store_id"], unique=False)
    op.create_table(
        "shift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_shift_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_shift_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
    )
    op.create_index(op.f("ix_shift_person_id"), "shift", ["person_id"], unique=False)
    op.create_index(op.f("ix_shift_store_id"), "shift", ["store_id"], unique=False)
    op.create_index(
        "uq_shift_open",
        "shift",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "sighting",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("spot", sa.String(length=64), nullable=True),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.Column("level", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sighting_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_sighting_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_sighting")),
    )
    op.create_index(op.f("ix_sighting_at"), "sighting", ["at"], unique=False)
    op.create_index(op.f("ix_sighting_store_id"), "sighting", ["store_id"], unique=False)
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.String(length=20), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["device_id"], ["device.id"], name=op.f("fk_sign_in_device_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_sign_in_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_device_id"), "sign_in", ["device_id"], unique=False)
    op.create_index(
        "ix_sign_in_open",
        "sign_in",
        ["last_seen_at"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(op.f("ix_sign_in_person_id"), "sign_in", ["person_id"], unique=False)
    op.create_index(op.f("ix_sign_in_store_id"), "sign_in", ["store_id"], unique=False)
    op.create_table(
        "ask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("asker_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("needs_person", sa.Boolean(), nullable=False),
        sa.Column("departments", sa.JSON(), nullable=False),
        sa.Column("spot", sa.String(), nullable=True),
        sa.Column("x", sa.Float(), nullable=True),
        sa.Column("y", sa.Float(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reach", sa.String(length=16), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_words", sa.String(), nullable=True),
        sa.Column("answer_spot", sa.String(), nullable=True),
        sa.Column("answer_item_id", sa.Integer(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("kept_as_id", sa.Integer(), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_item_id"], ["item.id"], name=op.f("fk_ask_answer_item_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_ask_answered_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["asker_id"], ["person.id"], name=op.f("fk_ask_asker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_ask_item_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["kept_as_id"], ["entry.id"], name=op.f("fk_ask_kept_as_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_ask_owner_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_ask_store_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
        sa.UniqueConstraint("store_id", "asker_id", "key", name=op.f("uq_ask_store_id_asker_id_key")),
    )
    op.create_index(
        "ix_ask_deadline",
        "ask",
        ["deadline_at"],
        unique=False,
        sqlite_where=sa.text("deadline_at IS NOT NULL"),
        postgresql_where=sa.text("deadline_at IS NOT NULL"),
    )
    op.create_index("ix_ask_owner", "ask", ["owner_id"], unique=False)
    op.create_index("ix_ask_store_created", "ask", ["store_id", "created_at"], unique=False)
    op.create_index(op.f("ix_ask_store_id"), "ask", ["store_id"], unique=False)
    op.create_table(
        "import_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("created", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["catalog_import.id"], name=op.f("fk_import_change_import_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_import_change_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_change")),
    )
    op.create_index(op.f("ix_import_change_import_id"), "import_change", ["import_id"], unique=False)
    op.create_index(op.f("ix_import_change_store_id"), "import_change", ["store_id"], unique=False)
    op.create_table(
        "shift_break",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shift.id"], name=op.f("fk_shift_break_shift_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_shift_break_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_break")),
    )
    op.create_index(op.f("ix_shift_break_shift_id"), "shift_break", ["shift_id"], unique=False)
    op.create_index(op.f("ix_shift_break_store_id"), "shift_break", ["store_id"], unique=False)
    op.create_index(
        "uq_shift_break_open",
        "shift_break",
        ["shift_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "ask_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("from_state", sa.String(length=16), nullable=True),
        sa.Column("to_state", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ask_id"], ["ask.id"], name=op.f("fk_ask_history_ask_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ask_history_person_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_ask_history_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask_history")),
        sa.UniqueConstraint("ask_id", "version", name=op.f("uq_ask_history_ask_id_version")),
    )
    op.create_index(op.f("ix_ask_history_store_id"), "ask_history", ["store_id"], unique=False)
    op.create_table(
        "ghost_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name=op.f("fk_ghost_act_ask_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["ghost.person_id"], name=op.f("fk_ghost_act_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_ghost_act_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ghost_act")),
        sa.UniqueConstraint("person_id", "ask_id", "epoch", name=op.f("uq_ghost_act_person_id_ask_id_epoch")),
    )
    op.create_index(op.f("ix_ghost_act_ask_id"), "ghost_act", ["ask_id"], unique=False)
    op.create_index("ix_ghost_act_due", "ghost_act", ["due_at"], unique=False)
    op.create_index(op.f("ix_ghost_act_store_id"), "ghost_act", ["store_id"], unique=False)
    op.create_table(
        "ping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("wave", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("walk_seconds", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name=op.f("fk_ping_ask_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ping_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["store.id"], name=op.f("fk_ping_store_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ping")),
        sa.UniqueConstraint("ask_id", "person_id", "epoch", name=op.f("uq_ping_ask_id_person_id_epoch")),
    )
    op.create_index("ix_ping_person_sent", "ping", ["person_id", "sent_at"], unique=False)
    op.create_index(op.f("ix_ping_store_id"), "ping", ["store_id"], unique=False)
    op.create_index(
        "uq_ping_live",
        "ping",
        ["ask_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('sent', 'delivered')"),
        postgresql_where=sa.text("state IN ('sent', 'delivered')"),
    )


def downgrade() -> None:

    op.drop_index(
        "uq_ping_live",
        table_name="ping",
        sqlite_where=sa.text("state IN ('sent', 'delivered')"),
        postgresql_where=sa.text("state IN ('sent', 'delivered')"),
    )
    op.drop_index(op.f("ix_ping_store_id"), table_name="ping")
    op.drop_index("ix_ping_person_sent", table_name="ping")
    op.drop_table("ping")
    op.drop_index(op.f("ix_ghost_act_store_id"), table_name="ghost_act")
    op.drop_index("ix_ghost_act_due", table_name="ghost_act")
    op.drop_index(op.f("ix_ghost_act_ask_id"), table_name="ghost_act")
    op.drop_table("ghost_act")
    op.drop_index(op.f("ix_ask_history_store_id"), table_name="ask_history")
    op.drop_table("ask_history")
    op.drop_index(
        "uq_shift_break_open",
        table_name="shift_break",
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.drop_index(op.f("ix_shift_break_store_id"), table_name="shift_break")
    op.drop_index(op.f("ix_shift_break_shift_id"), table_name="shift_break")
    op.drop_table("shift_break")
    op.drop_index(op.f("ix_import_change_store_id"), table_name="import_change")
    op.drop_index(op.f("ix_import_change_import_id"), table_name="import_change")
    op.drop_table("import_change")
    op.drop_index(op.f("ix_ask_store_id"), table_name="ask")
    op.drop_index("ix_ask_store_created", table_name="ask")
    op.drop_index("ix_ask_owner", table_name="ask")
    op.drop_index(
        "ix_ask_deadline",
        table_name="ask",
        sqlite_where=sa.text("deadline_at IS NOT NULL"),
        postgresql_where=sa.text("deadline_at IS NOT NULL"),
    )
    op.drop_table("ask")
    op.drop_index(op.f("ix_sign_in_store_id"), table_name="sign_in")
    op.drop_index(op.f("ix_sign_in_person_id"), table_name="sign_in")
    op.drop_index(
        "ix_sign_in_open",
        table_name="sign_in",
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.drop_index(op.f("ix_sign_in_device_id"), table_name="sign_in")
    op.drop_table("sign_in")
    op.drop_index(op.f("ix_sighting_store_id"), table_name="sighting")
    op.drop_index(op.f("ix_sighting_at"), table_name="sighting")
    op.drop_table("sighting")
    op.drop_index(
        "uq_shift_open",
        table_name="shift",
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.drop_index(op.f("ix_shift_store_id"), table_name="shift")
    op.drop_index(op.f("ix_shift_person_id"), table_name="shift")
    op.drop_table("shift")
    op.drop_index(op.f("ix_plan_revision_store_id"), table_name="plan_revision")
    op.drop_table("plan_revision")
    op.drop_index("ix_placement_store_spot", table_name="placement")
    op.drop_index(op.f("ix_placement_store_id"), table_name="placement")
    op.drop_index(op.f("ix_placement_item_id"), table_name="placement")
    op.drop_table("placement")
    op.drop_index(op.f("ix_pin_failure_store_id"), table_name="pin_failure")
    op.drop_index(op.f("ix_pin_failure_person_id"), table_name="pin_failure")
    op.drop_index(op.f("ix_pin_failure_device_id"), table_name="pin_failure")
    op.drop_table("pin_failure")
    op.drop_index(op.f("ix_knows_store_id"), table_name="knows")
    op.drop_table("knows")
    op.drop_index(op.f("ix_join_link_store_id"), table_name="join_link")
    op.drop_table("join_link")
    op.drop_index(op.f("ix_ghost_store_id"), table_name="ghost")
    op.drop_table("ghost")
    op.drop_index(op.f("ix_entry_store_id"), table_name="entry")
    op.drop_index(op.f("ix_entry_item_id"), table_name="entry")
    op.drop_table("entry")
    op.drop_index(op.f("ix_catalog_import_store_id"), table_name="catalog_import")
    op.drop_table("catalog_import")
    op.drop_index("ix_barcode_store_tail", table_name="barcode")
    op.drop_index("ix_barcode_store_short_tail", table_name="barcode")
    op.drop_index(op.f("ix_barcode_store_id"), table_name="barcode")
    op.drop_index(op.f("ix_barcode_item_id"), table_name="barcode")
    op.drop_table("barcode")
    op.drop_index(op.f("ix_token_store_id"), table_name="token")
    op.drop_table("token")
    op.drop_index(op.f("ix_person_store_id"), table_name="person")
    op.drop_table("person")
    op.drop_index(op.f("ix_item_store_id"), table_name="item")
    op.drop_table("item")
    op.drop_index(op.f("ix_event_store_id"), table_name="event")
    op.drop_index("ix_event_store_cursor", table_name="event")
    op.drop_table("event")
    op.drop_index(op.f("ix_device_store_id"), table_name="device")
    op.drop_table("device")
    op.drop_table("store")
