"""Which items a code stands for. `static/js/core/scanned.js` looks up the same in what a phone carries."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from floorassist.catalog import queries as catalog
from floorassist.labels import blank
from floorassist.labels.code import Code
from floorassist.labels.print_models import BlankCode
from floorassist.storage.session import Database, StoreSession


@dataclass(frozen=True)
class Hit:
    """The items, and how they were found: as it stands, by the carton's number, or as what is not organic."""

    item_ids: tuple[int, ...] = ()
    how: Literal["", "inner", "plain"] = ""


@dataclass(frozen=True)
class Blank:
    """A code that was printed before anybody knew for what: bound to an item, a place, or nothing yet."""

    token: str
    item_id: int | None
    spot_id: str | None


def blank_of(session: Session, code: Code) -> Blank | None:
    """The blank code that a label or typed signs mean, if it is one of this store's."""
    token = blank.read(code.value) if code.kind in ("spot", "words") else None
    if token is None:
        return None
    row = session.scalar(select(BlankCode).where(BlankCode.token == token))
    return Blank(row.token, row.item_id, row.spot_id) if row else None


def bound_blanks(session: StoreSession, tokens: Collection[str] | None = None) -> list[Blank]:
    """The blank codes, all or of these tokens, that stand for something; by their age."""
    query = select(BlankCode.token, BlankCode.item_id, BlankCode.spot_id).order_by(BlankCode.id)
    query = query.where(or_(BlankCode.item_id.is_not(None), BlankCode.spot_id.is_not(None)))
    rows = session.execute(query if tokens is None else query.where(BlankCode.token.in_(tokens)))
    return [Blank(*row) for row in rows]


def stands_for(database: Database, token: str) -> str | None:
    """Where the page of a blank code is that was bound, whichever store it belongs to; None of any other."""
    with database.surveying() as session:
        found = blank_of(session, Code("spot", token))
    if found and found.item_id:
        return f"/i/{found.item_id}"
    return f"/l/{quote(found.spot_id, safe='')}" if found and found.spot_id else None


def look_up(session: StoreSession, code: Code, text: str) -> Hit:
    """The items that a code may stand for, surest first. A number may always be a sku as well."""
    if code.kind == "item":
        item_id = int(code.value)
        return Hit((item_id,) if item_id <= catalog.LARGEST_ID else ())
    if code.kind == "gtin":
        return _of_gtin(session, code, text)
    if code.kind in ("tail", "plu"):
        return _of_digits(session, code)
    by_sku = catalog.id_of_sku(session, code.value if code.kind == "words" else text.strip())
    return Hit((by_sku,) if by_sku else ())


def _of_gtin(session: StoreSession, code: Code, text: str) -> Hit:
    """By the whole barcode, then as a sku, then by what in it names the item, last by what a carton holds."""
    found = catalog.id_of_gtin(session, code.value) or catalog.id_of_sku(session, text.strip())
    found = found or next(filter(None, (catalog.id_of_gtin(session, gtin) for gtin in code.gtins)), None)
    found = found or next(filter(None, (catalog.id_of_sku(session, sku) for sku in code.skus)), None)
    if found or not code.inner:
        return Hit((found,) if found else ())
    inside = catalog.id_of_gtin(session, code.inner)
    return Hit((inside,), "inner") if inside else Hit()


def _of_digits(session: StoreSession, code: Code) -> Hit:
    """All that typed digits may be: a sku, loose fruit, the end of a barcode; else fruit not organic."""
    found = [catalog.id_of_sku(session, code.value)]
    found += [catalog.id_of_gtin(session, gtin) for gtin in code.gtins[:1]]
    found += catalog.ids_of_tail(session, code.value) if code.kind == "tail" else []
    ids = tuple(dict.fromkeys(one for one in found if one))
    if ids or not code.skus:
        return Hit(ids)
    plain = catalog.id_of_sku(session, code.skus[0]) or catalog.id_of_gtin(session, code.gtins[1])
    return Hit((plain,), "plain") if plain else Hit()
