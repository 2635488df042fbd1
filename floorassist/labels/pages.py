"""The desk's labels: what to print, on which sheets."""

from floorassist.web.pages import Desk

desk = Desk("labels")
