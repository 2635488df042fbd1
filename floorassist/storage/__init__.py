"""Rows and transactions: the engine, the session that walls stores off, the event log, migrations."""
