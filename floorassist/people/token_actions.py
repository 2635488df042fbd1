"""Tokens of integrations."""

import secrets
from datetime import datetime

from sqlalchemy.orm import Session

from floorassist.people.models import Token
from floorassist.people.person_actions import LARGEST_ID
from floorassist.people.secret import fingerprint
from floorassist.web.errors import NotFound


def new_token(session: Session, *, name: str, role: str, now: datetime) -> str:
    """A bearer token for an integration, told this once; `role` is worker or supervisor."""
    if role not in ("worker", "supervisor"):
        raise ValueError(f"{role!r} is no role for a token: use worker or supervisor")
    secret = secrets.token_urlsafe(32)
    session.add(Token(name=name, role=role, token_hash=fingerprint(secret), created_at=now))
    session.flush()
    return secret


def revoke_token(session: Session, token_id: int, *, now: datetime) -> None:
    """The token no longer opens anything."""
    token = session.get(Token, token_id) if 0 < token_id <= LARGEST_ID else None
    if token is None:
        raise NotFound(f"No token {token_id} in this store.")
    token.revoked_at = token.revoked_at or now
