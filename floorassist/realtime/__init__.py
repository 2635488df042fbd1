"""News to phones: who can be reached, the hub, and the one socket."""
