"""Find and its peers behind one form: questions in, for each the items and the aisles, best first."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks import find_peers, find_postgres
from benchmarks.catalogue import Product, Query
from benchmarks.find_node import Node, peers
from floorassist.find.index import Findable, index
from floorassist.find.search import StoreIndex, answer


@dataclass(frozen=True)
class Reply:
    """Numbers of items and codes of aisles, best first; ours also says how likely the first aisle is."""

    items: list[int]
    aisles: list[str]
    seconds: float
    probability: float = 0.0


Ask = Callable[[Sequence[str]], list[Reply]]


@dataclass(frozen=True)
class Engine:
    """A name and what it replies; `slow` ones are asked fewer questions in a quick run."""

    name: str
    ask: Ask
    slow: bool = False


@dataclass(frozen=True)
class Measured:
    """Accuracy by kind of query: right first, right within three."""

    first: dict[str, list[bool]] = field(default_factory=dict)
    third: dict[str, list[bool]] = field(default_factory=dict)

    def mean(self, within: int) -> float:
        """Accuracy over the kinds, each counting the same."""
        every = self.first if within == 1 else self.third
        return mean([mean(right) for right in every.values()])

    def share(self, kind: str) -> float:
        """Accuracy of a kind as a part of that of the clean names."""
        return mean(self.first[kind]) / max(mean(self.first.get("clean", [])), 1e-9)


def measured(engine: Engine, queries: Sequence[Query]) -> Measured:
    """How often an engine is right."""
    found = Measured()
    for query, reply in zip(queries, engine.ask([query.q for query in queries]), strict=True):
        found.first.setdefault(query.kind, []).append(reply.aisles[:1] == [query.aisle])
        found.third.setdefault(query.kind, []).append(query.aisle in reply.aisles[:3])
    return found


def store_index(items: Sequence[Product]) -> StoreIndex:
    """Our index of a catalogue."""
    return StoreIndex(
        index(
            Findable("item", number, each.name, brand=each.brand, department=each.department,
                     aisle=each.aisle, aisle_name=each.aisle_name)
            for number, each in enumerate(items)
        )
    )  # fmt: skip


def ours(store: StoreIndex) -> Engine:
    """Find itself: the aisle of the best result, then the other likely ones."""

    def reply(question: str) -> Reply:
        began = time.perf_counter()
        found = answer(store, question)
        seconds = time.perf_counter() - began
        aisles = [each.aisle for each in found.results[:1]] + [aisle for aisle, _ in found.aisles]
        items = [each.findable.id for each in found.results if each.findable]
        return Reply(items, list(dict.fromkeys(aisles)), seconds, found.probability)

    return Engine("ours", lambda questions: [reply(question) for question in questions])


@contextmanager
def engines(items: Sequence[Product], node: Node | None) -> Iterator[list[Engine]]:
    """The peers, each with the catalogue in it."""
    texts = [f"{each.name} {each.aisle_name} {each.department}" for each in items]
    made = {"tantivy fuzzy": find_peers.tantivy_fuzzy, "FTS5 trigram": find_peers.fts5_trigram,
            "FTS5 + symspell": find_peers.fts5_symspell}  # fmt: skip
    found = [from_search(name, make(texts), items) for name, make in made.items()]
    found += [from_node(name, node, items) for name in (peers() if node else ()) if node]
    with find_postgres.postgres(texts) as searches:
        yield found + [from_search(name, search, items, slow=True) for name, search in searches.items()]


def from_search(
    name: str, search: find_peers.Search, items: Sequence[Product], *, slow: bool = False
) -> Engine:
    """An engine of this process."""

    def reply(question: str) -> Reply:
        began = time.perf_counter()
        numbers = search(question)
        seconds = time.perf_counter() - began
        return Reply(numbers, aisles_of(numbers, items), seconds)

    return Engine(name, lambda questions: [reply(question) for question in questions], slow)


def from_node(name: str, node: Node, items: Sequence[Product]) -> Engine:
    """An engine of the node process, filled with the catalogue."""
    node.call(build=name, items=documents(items))

    def replies(questions: Sequence[str]) -> list[Reply]:
        found = node.ask(name, questions)
        return [
            Reply(numbers, aisles_of(numbers, items), ms / 1000)
            for numbers, ms in zip(found["found"], found["ms"], strict=True)
        ]

    return Engine(name, replies)


def documents(items: Sequence[Product]) -> list[dict[str, str]]:
    """The catalogue as the node process takes it."""
    return [
        {
            "name": each.name,
            "about": f"{each.aisle_name} {each.department}",
            "brand": each.brand,
            "department": each.department,
            "aisle": each.aisle,
            "aisleName": each.aisle_name,
        }
        for each in items
    ]


def aisles_of(numbers: Sequence[int], items: Sequence[Product]) -> list[str]:
    """The aisles of these items, each once."""
    return list(dict.fromkeys(items[number].aisle for number in numbers))


def mean(values: Sequence[float]) -> float:
    """Their mean, 0 of none."""
    return sum(values) / max(1, len(values))
