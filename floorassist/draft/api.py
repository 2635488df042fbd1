"""The draft for the editor: JSON under /api/plan/draft."""

from floorassist.web.openapi import Api

api = Api("draft")
