"""What the clock does to many asks: each for itself."""

import pytest
from sqlalchemy import update

from floorassist.ask.models import AskRow
from tests.ask.shop import Shop


def test_an_ask_that_fails_holds_up_no_other(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    broken, sound = shop.ask("Ada", "putty"), shop.ask("Cat", "sash cord")
    with shop.writing() as session:
        session.execute(update(AskRow).where(AskRow.id == broken).values(policy={"waves": []}))
    shop.forward(200)
    assert shop.states()[sound] == "queued"
    assert f"ask {broken} of store" in caplog.text
