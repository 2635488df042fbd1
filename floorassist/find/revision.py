"""An index with a few findables changed, without building it anew."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from floorassist.find import vocabulary as vocabularies
from floorassist.find.index import (
    Findable,
    Index,
    Key,
    Posting,
    label_words,
    labels_by_stem,
    weighted_words,
)
from floorassist.find.name import parsed
from floorassist.find.words import stem


def revised(old: Index, changed: Iterable[Findable], removed: Iterable[Key] = ()) -> Index:
    """The index with these findables added or replaced by key, and those taken out. The old one stays."""
    new = {findable.key: findable for findable in changed}
    gone = {key: old.numbers[key] for key in {*new, *removed} if key in old.numbers}
    return _with(_without(old, gone), list(new.values()))


def _without(old: Index, gone: dict[Key, int]) -> Index:
    """The index with these numbers emptied."""
    if not gone:
        return old
    findables, names, postings = list(old.findables), list(old.names), list(old.postings)
    lengths, aisle_of, label_of = old.lengths.copy(), old.aisle_of.copy(), old.label_of.copy()
    counts: dict[str, int] = {}
    for number in gone.values():
        findable = findables[number]
        assert findable is not None
        weighted = weighted_words(findable)[1]
        for word in weighted:
            counts[word] = counts.get(word, old.vocabulary.spellings[word]) - 1
        for at in {old.stems[stem(word)] for word in weighted}:
            kept = postings[at].numbers != number
            postings[at] = Posting(postings[at].numbers[kept], postings[at].weights[kept])
        findables[number], names[number], lengths[number] = None, (), 0
        aisle_of[number] = label_of[number] = 0
    return _relabelled(
        replace(
            old,
            findables=findables,
            numbers={key: number for key, number in old.numbers.items() if key not in gone},
            postings=postings,
            names=names,
            lengths=lengths,
            aisle_of=aisle_of,
            label_of=label_of,
        ),
        counts,
    )


def _with(old: Index, added: Sequence[Findable]) -> Index:
    """The index with these, whose keys are new to it, under new numbers."""
    if not added:
        return old
    stems, aisles, labels = dict(old.stems), dict(old.aisles), dict(old.labels)
    names, postings, counts = list(old.names), list(old.postings), dict[str, int]()
    first = len(old.findables)
    for number, findable in enumerate(added, first):
        name, weighted = weighted_words(findable)
        best: dict[int, float] = {}
        for word, weight in weighted.items():
            counts[word] = counts.get(word, old.vocabulary.spellings.get(word, 0)) + 1
            at = stems.setdefault(stem(word), len(stems))
            best[at] = max(weight, best.get(at, 0.0))
        for at, weight in best.items():
            _post(postings, at, number, weight)
        names.append(tuple([stems[stem(word)] for word in name.words]))
        aisles.setdefault(findable.aisle, len(aisles))
        labels.setdefault((findable.department, findable.aisle_name), len(labels))
    heads = [parsed(each.name).head for each in added]
    new_lengths = [len(name) for name in names[first:]]
    new_aisles = [aisles[each.aisle] for each in added]
    new_labels = [labels[each.department, each.aisle_name] for each in added]
    return _relabelled(
        replace(
            old,
            findables=[*old.findables, *added],
            numbers=old.numbers | {each.key: number for number, each in enumerate(added, first)},
            stems=stems,
            postings=postings,
            names=names,
            heads=np.append(old.heads, np.array(heads, np.int32)),
            lengths=np.append(old.lengths, np.array(new_lengths, np.int32)),
            aisles=aisles,
            aisle_of=np.append(old.aisle_of, np.array(new_aisles, np.int32)),
            labels=labels,
            label_of=np.append(old.label_of, np.array(new_labels, np.int32)),
        ),
        counts,
    )


def _post(postings: list[Posting], at: int, number: int, weight: float) -> None:
    """Puts the newest number behind a stem's others."""
    if at == len(postings):
        postings.append(Posting(np.empty(0, np.int32), np.empty(0, np.float32)))
    numbers, weights = postings[at]
    postings[at] = Posting(np.append(numbers, np.int32(number)), np.append(weights, np.float32(weight)))


def _relabelled(changed: Index, counts: dict[str, int]) -> Index:
    """The index with its labels and vocabulary brought up to date with these new counts of words."""
    live = set(np.flatnonzero(np.bincount(changed.label_of)).tolist())
    labels = {label: number for label, number in changed.labels.items() if number in live}
    worded = label_words(labels)
    before = label_words(changed.labels) if len(labels) < len(changed.labels) else worded
    spellings: dict[str, int | None] = {
        word: count if count or word in worded else None for word, count in counts.items()
    }
    for word in worded | before:
        if word not in spellings and not changed.vocabulary.spellings.get(word):
            spellings[word] = 0 if word in worded else None
    aisles, aisle_of = _live_aisles(changed)
    return replace(
        changed,
        aisles=aisles,
        aisle_of=aisle_of,
        labelled=labels_by_stem(labels),
        vocabulary=vocabularies.revised(changed.vocabulary, spellings),
    )


def _live_aisles(changed: Index) -> tuple[dict[str, int], NDArray[np.int32]]:
    """The aisles that still hold something, under new numbers where one fell out."""
    live = np.bincount(changed.aisle_of, minlength=len(changed.aisles)) > 0
    live[0] = True
    if live.all():
        return changed.aisles, changed.aisle_of
    new_numbers = (np.cumsum(live) - 1).astype(np.int32)
    kept = [aisle for aisle, number in changed.aisles.items() if live[number]]
    return {aisle: number for number, aisle in enumerate(kept)}, new_numbers[changed.aisle_of]
