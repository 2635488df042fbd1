"""The `floorassist` command, one file a noun."""
