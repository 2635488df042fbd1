"""Https in the store: an authority of its own, its certificate, and how a phone comes to trust it."""
