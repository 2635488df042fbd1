"""A kept promise's answer becomes findable by what was promised, where its keeper wants that."""

from datetime import datetime

from floorassist.find.asked import masked
from floorassist.find.language import each_language, every_language
from floorassist.find.models import Entry
from floorassist.find.question import asked_for, spoken
from floorassist.learn.actions import renew, tell
from floorassist.promise import queries as promises
from floorassist.promise.facts import PromiseKept
from floorassist.storage.session import StoreSession


def after_promise_kept(session: StoreSession, fact: PromiseKept, *, now: datetime) -> None:
    """A reaction: the answer is an entry from now on; words that cannot be looked up make none."""
    row = promises.row_of(session, fact.promise_id)
    words = masked(row.what) if row else ""
    if row is None or fact.why != "for_all" or not asked_for(words, every_language()):
        return
    entry = Entry(words=words, created_at=now, taught_by_id=fact.person_id)
    entry.item_id, entry.spot, entry.text = row.answer_item_id, row.answer_spot, row.answer_words or ""
    entry.kind = "item" if row.answer_item_id else "spot" if row.answer_spot else "words"
    entry.language = spoken(words, each_language())
    session.add(entry)
    renew(session, entry)
    tell(session, entry, now=now)
