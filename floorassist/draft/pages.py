"""The desk's plan: the editor, and the revisions."""

from floorassist.web.pages import Desk

desk = Desk("draft")
