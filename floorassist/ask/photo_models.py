"""The table of pictures that askers took: one an ask, gone after some days."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from floorassist.storage.schema import Base, Scoped


class PhotoRow(Scoped, Base):
    """A JPEG that was drawn anew from what a phone sent; erased at `erase_at`."""

    __tablename__ = "ask_photo"

    ask_id: Mapped[int] = mapped_column(ForeignKey("ask.id", ondelete="CASCADE"), primary_key=True)
    picture: Mapped[bytes] = mapped_column(LargeBinary)
    erase_at: Mapped[datetime] = mapped_column(index=True)
