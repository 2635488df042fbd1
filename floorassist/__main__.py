"""`python -m floorassist` is the floorassist command."""

from floorassist.cli.main import main

main()
