"""From metres on the floor to degrees on the earth, and back: a flat piece of WGS 84 around (0, 0).

A store is small enough for that: at 45° north, what lies 200 m from the plan's point is drawn within a
centimetre of where it is, and what lies 1,000 m away within 16.
"""

import math

from floorassist.floor.plan import Geo, Point

EQUATOR, FLATTENING = 6_378_137.0, 1 / 298.257223563  # metres; WGS 84
DECIMALS = 9  # of a degree: a tenth of a millimetre
NOWHERE = Geo(0.0, 0.0, 0.0, "", "", "", "", "")
LEAST_COSINE = 1e-4  # at a pole east and west mean nothing


class Earth:
    """The metres of a plan as longitude and latitude; without a `geo` the plan lies at 0° north, 0° east."""

    def __init__(self, geo: Geo | None) -> None:
        self.geo = geo or NOWHERE
        latitude = math.radians(self.geo.latitude)
        squared = FLATTENING * (2 - FLATTENING)
        bent = 1 - squared * math.sin(latitude) ** 2
        meridian = EQUATOR * (1 - squared) / bent**1.5
        parallel = EQUATOR / math.sqrt(bent) * max(math.cos(latitude), LEAST_COSINE)
        self._north, self._east = math.radians(1) * meridian, math.radians(1) * parallel  # metres a degree
        self._sin = math.sin(math.radians(self.geo.bearing))
        self._cos = math.cos(math.radians(self.geo.bearing))

    def degrees(self, point: Point) -> tuple[float, float]:
        """Longitude and latitude of a point of the plan."""
        x, y = point
        east = x * self._cos - y * self._sin
        north = -x * self._sin - y * self._cos
        longitude = self.geo.longitude + east / self._east
        latitude = self.geo.latitude + north / self._north
        return round((longitude + 180) % 360 - 180, DECIMALS), round(latitude, DECIMALS)

    def metres(self, longitude: float, latitude: float) -> Point:
        """The point of the plan at that longitude and latitude, to the millimetre."""
        across = (longitude - self.geo.longitude + 180) % 360 - 180
        east, north = across * self._east, (latitude - self.geo.latitude) * self._north
        x = east * self._cos - north * self._sin
        y = -east * self._sin - north * self._cos
        return round(x, 3) + 0.0, round(y, 3) + 0.0
