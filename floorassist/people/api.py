"""The JSON routes of people: those of phones, then those of the desk."""

from floorassist.people import phone_api, staff_api
from floorassist.web.openapi import Api

api = Api("people")
for part in (phone_api.api, staff_api.api):
    api.operations.extend(part.operations)
