"""Waking a phone that sleeps: Web Push, from our own sender to the services that browsers name."""
