"""What find is measured against: tantivy with fuzzy terms, SQLite FTS5 by trigrams, FTS5 behind SymSpell."""

import re
import sqlite3
from collections.abc import Callable, Sequence
from itertools import combinations

import tantivy

Search = Callable[[str], list[int]]
"""The numbers of the best items for a question, enough of them to name three aisles."""

TOP = 60
_WORD = re.compile(r"[a-z0-9]+")
_PREFIX = 7


def tantivy_fuzzy(texts: Sequence[str]) -> Search:
    """Stemmed terms and fuzzy ones (one edit to five letters, two beyond), the exact ones counting double."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    builder.add_text_field("raw", stored=False)
    builder.add_integer_field("number", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(50_000_000, 1)
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, raw=text, number=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    should = tantivy.Occur.Should

    def search(question: str) -> list[int]:
        parts = []
        for word in _WORD.findall(question.lower()):
            stemmed = index.parse_query(word, ["text"])
            parts.append((should, tantivy.Query.boost_query(stemmed, 2.0)))
            if len(word) > 3:
                edits = 1 if len(word) <= 5 else 2
                parts.append((should, tantivy.Query.fuzzy_term_query(schema, "raw", word, distance=edits)))
        if not parts:
            return []
        found = searcher.search(tantivy.Query.boolean_query(parts), TOP)
        return [searcher.doc(address)["number"][0] for _, address in found.hits]

    return search


def fts5_trigram(texts: Sequence[str]) -> Search:
    """SQLite's own trigram index, any of the question's trigrams, by BM25."""
    database = _fts5(texts, "trigram")

    def search(question: str) -> list[int]:
        words = _WORD.findall(question.lower())
        grams = {word[at : at + 3] for word in words for at in range(len(word) - 2)}
        return _best(database, " OR ".join(f'"{gram}"' for gram in sorted(grams)))

    return search


def fts5_symspell(texts: Sequence[str]) -> Search:
    """SQLite's stemming index behind a corrector by deletions (SymSpell), the last word also as a prefix."""
    database = _fts5(texts, "porter")
    counts: dict[str, int] = {}
    for text in texts:
        for word in _WORD.findall(text.lower()):
            counts[word] = counts.get(word, 0) + 1
    by_deletion: dict[str, list[str]] = {}
    for word in counts:
        for short in _deletions(word):
            by_deletion.setdefault(short, []).append(word)

    def corrected(word: str) -> str:
        if word in counts or len(word) < 4:
            return word
        near = {known for short in _deletions(word) for known in by_deletion.get(short, ())}
        ranked = [(_edits(word, known), -counts[known], known) for known in near]
        best = min((each for each in ranked if each[0] <= 2), default=(0, 0, word))
        return best[2]

    def search(question: str) -> list[int]:
        words = [corrected(word) for word in _WORD.findall(question.lower())]
        terms = [f'"{word}"' for word in words] + [f'"{word}"*' for word in words[-1:]]
        return _best(database, " OR ".join(terms))

    return search


def _fts5(texts: Sequence[str], tokenizer: str) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE entry USING fts5(text, tokenize='{tokenizer}')")
    database.executemany("INSERT INTO entry(rowid, text) VALUES (?, ?)", enumerate(texts))
    return database


def _best(database: sqlite3.Connection, match: str) -> list[int]:
    if not match:
        return []
    query = f"SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT {TOP}"
    return [number for (number,) in database.execute(query, (match,))]


def _deletions(word: str) -> set[str]:
    """The beginning of the word with none, one or two letters left out."""
    start = word[:_PREFIX]
    found = {start}
    for gone in (1, 2):
        for places in combinations(range(len(start)), gone):
            found.add("".join(letter for place, letter in enumerate(start) if place not in places))
    return found


def _edits(left: str, right: str) -> int:
    """Edits between two words, swaps of neighbours counting one."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                row[j] = min(row[j], older[j - 2] + 1)
    return row[-1]
