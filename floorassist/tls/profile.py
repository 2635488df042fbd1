"""An Apple configuration profile that carries one certificate: what an iPhone takes in two steps."""

import plistlib
import uuid

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from floorassist.tls.authority import fingerprint
from floorassist.translation import tr

TYPE = "application/x-apple-aspen-config"
ROOM = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")  # RFC 9562's name space of object identifiers


def mobileconfig(authority: x509.Certificate, store: str) -> bytes:
    """The profile of this authority, always the same but for its words: a second one replaces the first."""
    mark = fingerprint(authority)
    payload = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"floorassist.authority.{short(mark)}",
        "PayloadUUID": uid(f"{mark} certificate"),
        "PayloadDisplayName": tr("{store}: certificate", store=store),
        "PayloadCertificateFileName": "floorassist.crt",
        "PayloadContent": authority.public_bytes(Encoding.DER),
    }
    whole = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"floorassist.{short(mark)}",
        "PayloadUUID": uid(mark),
        "PayloadDisplayName": tr("floorassist of {store}", store=store),
        "PayloadDescription": tr(
            "Lets this phone trust the store's own server. It vouches for addresses inside a private network"
            " and for nothing on the internet."
        ),
        "PayloadOrganization": store,
        "PayloadRemovalDisallowed": False,
        "PayloadContent": [payload],
    }
    return plistlib.dumps(whole)


def short(mark: str) -> str:
    """The first half dozen bytes of a fingerprint, for names."""
    return mark.replace(":", "")[:12].lower()


def uid(text: str) -> str:
    """An identifier that is the same for the same words."""
    return str(uuid.uuid5(ROOM, text)).upper()
