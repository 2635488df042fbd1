"""PostgreSQL's two ways to search, where FLOORASSIST_TEST_POSTGRES names a server ("own" starts one)."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, create_engine, text

from benchmarks.find_peers import TOP, Search
from tests import servers

_WORD = re.compile(r"[a-z0-9]+")
_BY_TRIGRAM = """SELECT number FROM find_peer WHERE :asked <% words
    ORDER BY word_similarity(:asked, words) DESC, number LIMIT :top"""
_BY_WORDS = """SELECT number FROM find_peer, to_tsquery('english', :asked) query WHERE lexemes @@ query
    ORDER BY ts_rank_cd(lexemes, query) DESC, number LIMIT :top"""


@contextmanager
def postgres(texts: Sequence[str]) -> Iterator[dict[str, Search]]:
    """Searches by trigrams (pg_trgm) and by stemmed words, the last also begun; none without a server."""
    address = os.environ.get("FLOORASSIST_TEST_POSTGRES")
    with ExitStack() as stack:
        if not address:
            yield {}
            return
        if address == "own":
            address = stack.enter_context(servers.postgres())
        connection = stack.enter_context(create_engine(address).connect())
        _fill(connection, texts)
        yield {
            "PostgreSQL pg_trgm": _search(connection, _BY_TRIGRAM, str.lower),
            "PostgreSQL words": _search(connection, _BY_WORDS, _any_word),
        }


def _fill(connection: Connection, texts: Sequence[str]) -> None:
    """A table that goes with the connection."""
    for statement in (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "SET pg_trgm.word_similarity_threshold = 0.4",
        "CREATE TEMPORARY TABLE find_peer (number int, words text, lexemes tsvector)",
    ):
        connection.execute(text(statement))
    rows = [{"number": number, "words": words.lower()} for number, words in enumerate(texts)]
    insert = "INSERT INTO find_peer VALUES (:number, :words, to_tsvector('english', :words))"
    connection.execute(text(insert), rows)
    connection.execute(text("CREATE INDEX ON find_peer USING gin (words gin_trgm_ops)"))
    connection.execute(text("CREATE INDEX ON find_peer USING gin (lexemes)"))
    connection.execute(text("ANALYZE find_peer"))


def _search(connection: Connection, statement: str, asked: Callable[[str], str]) -> Search:
    prepared = text(statement)

    def search(question: str) -> list[int]:
        wanted = asked(question)
        if not wanted:
            return []
        return list(connection.scalars(prepared, {"asked": wanted, "top": TOP}))

    return search


def _any_word(question: str) -> str:
    """The question as a tsquery: any of its words, the last also begun."""
    words = _WORD.findall(question.lower())
    return " | ".join([*words[:-1], *(f"{word}:*" for word in words[-1:])])
