"""Where can I find it: the customer's words lead to items, places and kept answers."""
