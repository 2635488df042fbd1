"""Pictures under the draft: JSON and bytes under /api/plan/backdrops."""

from floorassist.web.openapi import Api

api = Api("backdrops")
