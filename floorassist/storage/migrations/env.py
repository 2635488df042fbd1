"""Alembic's environment: one transaction a migration, foreign keys off while SQLite rebuilds tables."""

from alembic import context
from sqlalchemy import Connection, create_engine, event

from floorassist.storage.schema import Base


def prepare(raw, _record):  # type: ignore[no-untyped-def]
    raw.isolation_level = None
    raw.execute("PRAGMA foreign_keys=OFF")


def begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


url = context.config.attributes["url"]
engine = create_engine(url)
sqlite = engine.dialect.name == "sqlite"
if sqlite:
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)

with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=context.config.attributes.get("batch", sqlite),
        transactional_ddl=True,
        transaction_per_migration=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if sqlite:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"The migration left rows without their parents: {broken[:5]}")
engine.dispose()
