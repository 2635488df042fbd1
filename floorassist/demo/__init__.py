"""A believable store to try everything in: its shelves, its plan, its people and a crew of ghosts."""
