"""The table of backdrops: pictures that the plan is traced over."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.draft.models import ID
from floorassist.storage.schema import Base, Scoped


class BackdropRow(Scoped, Base):
    """A picture under a level of the draft, drawn anew as a JPEG of `width` x `height` pixels.

    Once it is placed, its upper left corner lies at `x`, `y` (metres), it is turned about that corner by
    `angle` degrees clockwise, and a pixel is `metres_per_pixel` wide. `opacity` goes from 0 to 1.
    """

    __tablename__ = "plan_backdrop"

    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str] = mapped_column(String(ID))
    picture: Mapped[bytes] = mapped_column(LargeBinary)
    width: Mapped[int]
    height: Mapped[int]
    x: Mapped[float | None]
    y: Mapped[float | None]
    metres_per_pixel: Mapped[float | None]
    angle: Mapped[float | None]
    opacity: Mapped[float]
    added_at: Mapped[datetime]
