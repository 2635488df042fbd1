"""Where a push may go: to the push services of browsers, by name, on 443, and to no address inside."""

import ipaddress
import re
from dataclasses import dataclass

from floorassist.translation import tr, tr_many

NAMES = ("fcm.googleapis.com", "web.push.apple.com")
BELOW = (".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com")
LONGEST = 1000
# Strict on purpose: no user, no other port, no space, nothing that two readers of addresses read differently.
HTTPS = re.compile(
    r"https://(?P<host>[a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]+)(?P<port>:443)?(?P<path>/[!$-\[\]-~]*)"
)
OWN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+|\[[0-9a-f:]+\])(?::(?P<port>\d{1,5}))?")


class BadEndpoint(ValueError):
    """An address that no push of ours goes to; the message says why."""


@dataclass(frozen=True)
class Endpoint:
    """An address that was checked. `own` is the service that the operator named: it may stand inside."""

    host: str
    port: int
    path: str
    secure: bool = True
    own: bool = False

    @property
    def origin(self) -> str:
        """What a proof of who sends is made out to."""
        usual = 443 if self.secure else 80
        shown = self.host if self.port == usual else f"{self.host}:{self.port}"
        return f"{'https' if self.secure else 'http'}://{shown}"


def checked(address: str, own_service: str = "") -> Endpoint:
    """The address, taken apart; raises BadEndpoint. `own_service` is an origin that is allowed besides."""
    if len(address) > LONGEST:
        raise BadEndpoint(
            tr_many(
                "The address is longer than {n} character.",
                "The address is longer than {n} characters.",
                LONGEST,
            )
        )
    if own_service and address.startswith(f"{own_service}/"):
        return own_endpoint(address, own_service)
    found = HTTPS.fullmatch(address)
    if found is None:
        raise BadEndpoint(tr("The address is not plain https on port 443."))
    host = found["host"]
    if host not in NAMES and not host.endswith(BELOW):
        raise BadEndpoint(tr("{host} is not a push service of a browser that is known here.", host=host))
    return Endpoint(host, 443, found["path"])


def own_endpoint(address: str, own_service: str) -> Endpoint:
    """An address at the service that the operator named."""
    found = OWN.fullmatch(own_service)
    path = address.removeprefix(own_service)
    if found is None or not re.fullmatch(r"/[!-~]*", path):
        raise BadEndpoint(tr("The address is not one of the push service that is set."))
    secure = found["scheme"] == "https"
    port = int(found["port"] or (443 if secure else 80))
    return Endpoint(found["host"], port, path, secure=secure, own=True)


def is_outside(address: str) -> bool:
    """Whether an IP address is one of the internet, rather than of this machine or the network around it."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_outside(str(inner))
        if found in NAT64:
            return is_outside(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved


NAT64 = ipaddress.ip_network("64:ff9b::/96")
