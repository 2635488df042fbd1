"""What the stories' store sells and who works in it: the demo's plan, a handful of items, two more people."""

from datetime import datetime

from floorassist.catalog import actions as catalog
from floorassist.catalog import placing_actions, queries
from floorassist.catalog.models import Placement
from floorassist.demo.floor_plan import floor_plan
from floorassist.floor import actions as floor
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from tests.world import World

PLUGS, PAINT = "4006381333931", "4012345678901"
ITEMS = f"""sku,name,brand,department,gtin,keywords,aisle,bay,side,shelf
P8,Wall plugs nylon 8 mm,Tarvick,Screws & fixings,{PLUGS},rawl plugs;plug for a screw,A19,6,R,knee height
C25,Ceiling paint white 2.5 l,Halcroft,Paint,{PAINT},emulsion,A28,4,L,1
B1,Bird seed 2 kg,Finchwell,Pets,,wild bird food,A9,3,R,3
"""

# A scanner takes milliseconds from key to key, and a machine that is busy may stop between two of them.
AS_A_SCANNER_TYPES = """code => {
  let at = performance.now();
  for (const key of [...code, "Enter"]) {
    const press = new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true});
    Object.defineProperty(press, "timeStamp", {value: at += 4});
    document.body.dispatchEvent(press);
  }
}"""


def stock(world: World) -> None:
    """Publish the plan and import the items."""
    with world.writing() as session:
        floor.publish_plan(session, floor_plan(), by=None, now=world.clock())
    add(world, ITEMS)


def id_of(world: World, sku: str) -> int:
    """The item of this article number."""
    with world.reading() as session:
        found = queries.id_of_sku(session, sku)
    assert found
    return found


def add(world: World, items: str) -> None:
    """Import these items as well."""
    catalog.import_items(world.database, world.store_id, items.encode(), "items.csv", clock=world.clock)


def stand(world: World, name: str, spot: str) -> None:
    """This person showed to be at a spot."""
    with world.writing() as session:
        floor.see_at_spot(session, world.ids[name], spot, now=world.clock())


def also_at(session: StoreSession, item_id: int, aisle: str, bay: str, side: str, *, now: datetime) -> None:
    """The item stands at a second place, too."""
    session.add(Placement(item_id=item_id, aisle=aisle, bay=bay, side=side, shelf="", role="home"))
    session.flush()
    placing_actions.resolve_placements(session, [item_id])
    events.record(session, events.STORE, "item.changed", {"items": [item_id]}, now=now)
