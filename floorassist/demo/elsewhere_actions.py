"""A store that lives with this: places that the crew doubted, and places that it sends customers to."""

from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from floorassist.catalog.models import Item, Placement
from floorassist.demo.models import Ghost
from floorassist.demo.referrals import REFERRALS
from floorassist.refer.models import Referral
from floorassist.storage.session import StoreSession

DOUBTS = 6
IN_DOUBT = timedelta(hours=30)


def note_elsewhere(session: StoreSession, dice: Random, now: datetime) -> None:
    """Keep the referrals and doubt a few homes, each by somebody of the crew."""
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
