"""The plan as an IMDF archive (OGC 20-094, version 1.0.0), for maps of venues; our own fields ride along.

`imdf_features.py` says what becomes what. The extension `imdf:extension:floorassist:plan#1.0.0` carries each
thing of the native document in the property `floorassist`, so that the plan comes home without loss.
"""

import io
import json
import re
import zipfile
from datetime import datetime

from floorassist.floor.features import Object
from floorassist.floor.imdf_features import Venue
from floorassist.floor.imdf_words import EXTENSION, VERSION
from floorassist.floor.plan import Plan
from floorassist.floor.reading import Fault, PlanRefused
from floorassist.translation import tr

WRITTEN = (1980, 1, 1, 0, 0, 0)  # of every file in the archive: the same plan makes the same archive


def missing(plan: Plan) -> list[Fault]:
    """What has to be filled in before the plan can be written as IMDF; [] when nothing is missing."""
    geo = plan.geo
    if geo is None or (geo.latitude == 0 and geo.longitude == 0):
        return [
            Fault(
                "geo",
                tr(
                    "IMDF needs to know where on earth the store is. Fill in the latitude and "
                    "longitude of the plan's upper left corner, the bearing of its upper side, "
                    "street address, town and country: in the editor under “Plan and levels”, “Where "
                    "on earth”."
                ),
            )
        ]
    told = []
    if not geo.address:
        detail = tr("Fill in the street and number: IMDF needs the store's postal address.")
        told.append(Fault("geo address", detail))
    if not geo.locality:
        told.append(Fault("geo locality", tr("Fill in the town: IMDF needs the store's postal address.")))
    if not re.fullmatch("[A-Z]{2}", geo.country):
        told.append(
            Fault("geo country", tr("Fill in the country as two capital letters, such as ES (ISO 3166)."))
        )
    if geo.province and not re.fullmatch("[A-Z]{2}-[A-Z0-9]{1,3}", geo.province):
        told.append(
            Fault(
                "geo province",
                tr("Fill in the province as ISO 3166-2 has it, such as ES-MD, or leave it out."),
            )
        )
    return told


def dump(plan: Plan, *, now: datetime, language: str = "en") -> bytes:
    """The zip; PlanRefused says what has to be filled in first. `language` tags every name."""
    if told := missing(plan):
        raise PlanRefused(told)
    manifest = {"version": VERSION, "created": now.isoformat(timespec="seconds").replace("+00:00", "Z")}
    manifest |= {"generated_by": "floorassist", "language": language}
    collections: dict[str, list[Object]] = {}
    for feature in Venue(plan, language).features():
        collections.setdefault(feature["feature_type"], []).append(feature)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            _member("manifest.json"), json.dumps(manifest | {"extensions": [EXTENSION]}, indent=1)
        )
        for name, features in collections.items():
            lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
            text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
            archive.writestr(_member(f"{name}.geojson"), text)
    return held.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, WRITTEN)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member
