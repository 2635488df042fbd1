"""Out of stock or not sold here: what will do instead, and where else the customer can get it."""
