"""Whether a database answers and is whole, for `floorassist doctor`."""

from sqlalchemy import create_engine, text

DAMAGED = "damaged"


def soundness(url: str) -> str:
    """A version, or DAMAGED and what SQLite found; raises SQLAlchemyError when it does not answer."""
    embedded = url.startswith("sqlite")
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            asked = "PRAGMA quick_check(1)" if embedded else "SHOW server_version"
            said = str(connection.execute(text(asked)).scalar())
    finally:
        engine.dispose()
    if embedded:
        return "SQLite, whole" if said == "ok" else f"{DAMAGED}: {said}"
    return f"PostgreSQL {said}"
