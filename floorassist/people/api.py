"""The JSON routes of people: those of phones that come and that are here, then those of the desk."""

from floorassist.people import joining_api, language_api, phone_api, staff_api
from floorassist.web.openapi import Api

api = Api("people")
for part in (joining_api.api, language_api.api, phone_api.api, staff_api.api):
    api.operations.extend(part.operations)
