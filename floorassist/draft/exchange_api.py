"""The plan as files: out in every format, in as a draft."""

from floorassist.web.openapi import Api

api = Api("plan files")
