"""Who works in the demo store: a cast of sixteen, where they belong and what they know."""

from dataclasses import dataclass

from floorassist.demo.floor_plan import BACKROOM, FRONT_END
from floorassist.people.roles import Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of the crew; `knows` are departments besides the home one."""

    name: str
    role: Role
    home: str
    knows: tuple[str, ...]


CREW: tuple[Colleague, ...] = (
    Colleague(
        "Maria Delgado",
        "supervisor",
        "Pantry",
        ("Drinks, coffee & tea", "Snacks & sweets", "Breakfast & baking", "Health & beauty", "Pets"),
    ),
    Colleague(
        "Tom Okafor",
        "supervisor",
        "Power tools",
        ("Hand tools", "Screws & fixings", "Electrical", "Plumbing", "Timber & building", "Paint"),
    ),
    Colleague("Aisha Rahman", "worker", "Paint", ("Glue, tape & fillers", "Floors & tiles")),
    Colleague("Luca Moretti", "worker", "Screws & fixings", ("Hand tools", "Locks & handles")),
    Colleague("Grace Lindqvist", "worker", "Garden care", ("Plants & soil", "Outdoor living")),
    Colleague("Diego Fuentes", "worker", "Plumbing", ("Bathroom", "Glue, tape & fillers")),
    Colleague("Priya Nair", "worker", "Electrical", ("Lighting", "Appliances & electronics")),
    Colleague("Sam Whitaker", "worker", "Timber & building", ("Floors & tiles", "Workwear & safety")),
    Colleague("Mei Chen", "worker", "Kitchen & dining", ("Storage & organising", "Home textiles")),
    Colleague("Yusuf Demir", "worker", "Snacks & sweets", ("Drinks, coffee & tea", "Breakfast & baking")),
    Colleague("Hannah Novak", "worker", "Cleaning & laundry", ("Health & beauty", "Baby & toys")),
    Colleague("Kofi Mensah", "worker", "Car & bike", ("Workwear & safety", "Camping & leisure")),
    Colleague("Rosa Jiménez", "worker", BACKROOM, ("Pantry", "Pets")),
    Colleague("Viktor Petrov", "worker", BACKROOM, ("Timber & building", "Garden care")),
    Colleague("Niamh Byrne", "worker", BACKROOM, ("Lighting",)),
    Colleague("Jordan Ellis", "worker", FRONT_END, ("Stationery & party", "Snacks & sweets")),
)
