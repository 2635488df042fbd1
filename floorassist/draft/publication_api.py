"""From the draft to the plan: checks, comparison, publication, revisions."""

from floorassist.web.openapi import Api

api = Api("publication")
