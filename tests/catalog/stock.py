"""Files of items, and importing them into the world's store."""

from floorassist.catalog import actions, import_queries
from floorassist.catalog.import_queries import ImportView
from floorassist.floor import actions as actions_of_floor
from floorassist.floor.parse import parse
from floorassist.floor.plan import TEMPLATE
from tests.world import Shop

NAILS, SCREWS, PAINT = "4006381333931", "036000291452", "96385074"
HEADER = "sku,name,brand,department,gtin,keywords,aisle,bay,side,shelf,role,quantity,price,image"
SMALL = f"""{HEADER}
N50,Nails 50 mm,Ferro,Hardware,{NAILS},spikes;picture hangers,A9,4,L,2,home,12,3.99,
N50,Nails 50 mm,,,,,A9,,,,endcap,,,
S20,Screws,Ferro,Hardware,{SCREWS},,A9,5,R,,home,,4.50,https://pictures.example/s20.jpg
P1,White paint,Colora,Paint,{PAINT},emulsion,Z99,1,L,,home,3,,
"""

PLAN = {
    "schema": 1,
    "name": "The Store",
    "sketch": False,
    "address": {"template": TEMPLATE},
    "levels": [{"id": "g", "name": "Ground", "ordinal": 0, "width": 30, "depth": 20}],
    "zones": [],
    "aisles": [
        {
            "id": "aisle-nine",
            "level": "g",
            "code": "A9",
            "name": "Hardware",
            "department": "Hardware",
            "from": [5, 5],
            "to": [17, 5],
            "width": 2.4,
            "bays": [
                {"id": f"bay-{side}{number}", "code": str(number), "side": side, "at": number - 1, "width": 1}
                for side in "LR"
                for number in range(1, 11)
            ],
        }
    ],
    "walls": [],
    "doors": [],
    "fixtures": [],
    "anchors": [
        {
            "id": "door",
            "level": "g",
            "kind": "entrance",
            "code": "ENTRANCE",
            "name": "Entrance",
            "at": [2, 15],
        }
    ],
}


def imported(shop: Shop, text: str, *, dry_run: bool = False, filename: str = "items.csv") -> ImportView:
    """Import a CSV into the shop; what came of it."""
    import_id = actions.import_items(
        shop.database, shop.store_id, text.encode(), filename, clock=shop.clock, dry_run=dry_run
    )
    with shop.reading() as session:
        found = import_queries.import_view(session, import_id)
    assert found is not None
    return found


def publish(shop: Shop, plan: dict[str, object] = PLAN) -> None:
    """Make this the shop's plan."""
    with shop.writing() as session:
        actions_of_floor.publish_plan(session, parse(plan), by=None, now=shop.clock())
