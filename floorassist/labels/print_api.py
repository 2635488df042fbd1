"""Label sheets as PDF, and what was printed."""

from floorassist.web.openapi import Api

api = Api("printing")
