"""Where the demo store's customers are sent: branches, places for a department, places for words."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class DemoReferral:
    """A referral as the crew noted it; `days` ago somebody checked it. The numbers are kept for fiction."""

    kind: Literal["branch", "place"]
    name: str
    where: str
    phone: str = ""
    note: str = ""
    department: str = ""
    words: str = ""
    days: int = 3


REFERRALS = (
    DemoReferral(
        "branch", "Demo superstore Riverside", "2 Quay Road, 10 minutes by bus 4", phone="555-0110", days=1
    ),
    DemoReferral(
        "branch",
        "Demo superstore North",
        "Ring Road exit 7",
        phone="555-0111",
        note="Our largest garden centre",
        days=8,
    ),
    DemoReferral(
        "place",
        "Miller & Daughters",
        "12 Mill Street, 5 minutes on foot",
        phone="555-0120",
        note="Orders in by tomorrow",
        days=3,
    ),
    DemoReferral("place", "Saturday market", "Town Square, Saturdays 8 to 14", days=20),
    DemoReferral("place", "Corner Store Ahmadi", "3 Station Road", note="Open until midnight", days=120),
    DemoReferral(
        "place",
        "Fixings Warehouse",
        "Unit 9, Harbour Estate",
        phone="555-0121",
        department="Screws & fixings",
        days=5,
    ),
    DemoReferral(
        "place",
        "Bright Spark Electrical",
        "40 High Street",
        phone="555-0122",
        department="Electrical",
        days=12,
    ),
    DemoReferral(
        "place", "The Green Nursery", "Orchard Lane", phone="555-0123", department="Plants & soil", days=2
    ),
    DemoReferral(
        "place", "Keys & Heels", "In the mall, ground floor", phone="555-0124", words="key cutting", days=4
    ),
    DemoReferral(
        "place",
        "Swings & Slides",
        "18 Park Road",
        phone="555-0125",
        note="Delivers",
        words="trampoline",
        days=7,
    ),
)
