"""A plan made of what the catalog names, and a plan as a change of the draft."""

from collections.abc import Mapping

from floorassist.draft.changes import Document, Edit, between, whole
from floorassist.floor.bay_reading import ListedAisle, ListedBay
from floorassist.floor.decoding import refuse
from floorassist.floor.exchange import document
from floorassist.floor.laying_out import beside_it, laid_out
from floorassist.floor.plan import Plan, Side
from floorassist.floor.sketch import Uses, natural
from floorassist.translation import tr, tr_many

MOST_BAYS = 200  # a side: a catalog that numbers bays by the thousand does not tell how many there are
CODE = 24


def from_catalog(uses: Mapping[str, Uses], name: str, beside: Plan | None) -> tuple[Plan, list[str]]:
    """The plan with every aisle that items name and the plan does not have yet, and what is to be known.

    PlanRefused where items name no aisle at all.
    """
    if not uses:
        refuse(tr("No item names an aisle yet. Import items with an aisle column first."), "catalog")
    known = {one.code.casefold() for one in beside.aisles} if beside else set()
    named = {code.casefold(): code for code in uses if code.casefold() not in known}
    good = sorted((code for code in named.values() if _is_code(code)), key=natural)
    remarks = []
    if len(good) < len(named):
        left = tr_many(
            "{n} name of an aisle was left out: a code has at most {most} letters.",
            "{n} names of aisles were left out: a code has at most {most} letters.",
            len(named) - len(good),
            most=CODE,
        )
        remarks.append(left)
    if not good:
        return beside or laid_out([], name, None), remarks
    plan = laid_out([_listed(n, code, uses[code]) for n, code in enumerate(good, 1)], name, beside)
    return plan, [
        *remarks,
        beside_it(beside, plan) or tr("Nobody measured these aisles: put them where they are."),
    ]


def edits(before: Document, plan: Plan, *, keeps_geo: bool = True) -> tuple[Edit, ...]:
    """The edits that make the draft this plan; where the file says nothing of the place on earth it stays."""
    after = whole(document(plan))
    if keeps_geo and plan.geo is None and before.get("geo"):
        after = whole({**after, "geo": before["geo"]})
    return between(before, after)


def _is_code(code: str) -> bool:
    return 0 < len(code) <= CODE and code.isprintable() and code == " ".join(code.split())


def _listed(row: int, code: str, uses: Uses) -> ListedAisle:
    aisle = ListedAisle(row, code, department=uses.department or None)
    sides: tuple[tuple[Side, int], ...] = (("L", uses.left), ("R", uses.right))
    for side, count in sides:
        for n in range(1, min(count, MOST_BAYS) + 1):
            aisle.bays[side, n] = ListedBay(str(n), side)
    return aisle
