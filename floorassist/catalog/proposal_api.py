"""What staff say where a thing stands, bulk moves, aisles being reset."""

from floorassist.web.openapi import Api

api = Api("placing")
