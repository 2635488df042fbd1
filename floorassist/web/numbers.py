"""Ids in addresses: a number that no row can have is an address that does not exist."""

from flask import Flask
from werkzeug.routing import IntegerConverter, Map, ValidationError

LARGEST_ID = 2**31 - 1


class RowId(IntegerConverter):
    """`<int:item_id>`: 1 to the largest integer of both databases; anything else is not found."""

    def __init__(self, map: Map) -> None:  # noqa: A002 - werkzeug's name
        super().__init__(map, min=1, max=LARGEST_ID)

    def to_python(self, value: str) -> int:
        """The number, unless it is too long to be one."""
        if len(value) > len(str(LARGEST_ID)):
            raise ValidationError
        return int(super().to_python(value))


def register(app: Flask) -> None:
    """Use it for every `<int:…>`; before any route is added."""
    app.url_map.converters["int"] = RowId
