"""A store that lives with this: places that the crew doubted, and places that it sends customers to."""

from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from floorassist.catalog.models import Item, Placement
from floorassist.demo.models import Ghost
from floorassist.demo.referrals import REFERRALS
from floorassist.find.models import Question
from floorassist.refer.models import Referral
from floorassist.storage.session import StoreSession

DOUBTS = 6
MISSED = (("trampoline", 6), ("key cutting", 5), ("canoe", 4), ("gas bottle", 2))
IN_DOUBT = timedelta(hours=30)


def note_elsewhere(session: StoreSession, dice: Random, now: datetime) -> None:
    """Keep the referrals, what customers missed, and doubts about a few homes, all by the crew."""
    crew = session.scalars(select(Ghost.person_id).order_by(Ghost.person_id)).all()
    for one in REFERRALS:
        who, at = dice.choice(crew), now - timedelta(days=one.days)
        session.add(
            Referral(
                kind=one.kind,
                name=one.name,
                where=one.where,
                phone=one.phone,
                note=one.note,
                department=one.department,
                words=one.words,
                checked_at=at,
                checked_by_id=who,
                created_by_id=who,
                created_at=at,
            )
        )
    for words, count in MISSED:
        session.add(Question(asked_on=now.date(), words=words, outcome="miss", count=count))
    homes = (
        select(Placement)
        .join(Item, Item.id == Placement.item_id)
        .where(Placement.role == "home", Item.quantity > 0)
        .order_by(Placement.id)
    )
    for row in dice.sample(session.scalars(homes).all(), DOUBTS):
        row.doubted_at = now - IN_DOUBT * dice.random()
        row.doubted_by_id = dice.choice(crew)
    session.flush()
