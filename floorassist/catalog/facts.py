"""What happens to the catalog, in the past tense: told to the features above, in the same transaction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ItemsChanged:
    """An import (or its undoing) created, changed or took away these items."""

    import_id: int
    item_ids: tuple[int, ...]
