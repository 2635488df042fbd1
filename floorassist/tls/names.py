"""What a store's own authority may vouch for: names and addresses of private networks."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
DOMAINS = ("local", "localhost", "lan", "internal", "home.arpa")
NETWORKS = tuple(
    ipaddress.ip_network(text)
    for text in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",  # RFC 6598: shared between a provider and its customers
        "169.254.0.0/16",
        "127.0.0.0/8",
        "192.0.2.0/24",  # RFC 5737 and 2544: laboratories, machines inside machines
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "fc00::/7",
        "fe80::/10",
        "::1/128",
    )
)
NAME = "floorassist.local"
ALWAYS = ("localhost", "127.0.0.1", "::1", NAME)
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.ASCII)


@dataclass(frozen=True)
class Reach:
    """What an authority may vouch for: domains with all below them, and networks."""

    domains: tuple[str, ...] = DOMAINS
    networks: tuple[Network, ...] = NETWORKS

    def covers(self, host: str) -> bool:
        """Whether it may vouch for this name or address."""
        address = as_address(host)
        if address is not None:
            return any(address in network for network in self.networks)
        name = host.lower().rstrip(".")
        return any(name == domain or name.endswith("." + domain) for domain in self.domains)


def widened(also: Iterable[str]) -> Reach:
    """The private reach and what a store adds: names like `shop.example`, networks like `130.59.0.0/16`.

    Raises ValueError with a sentence that names what is neither.
    """
    domains, networks = list(DOMAINS), list(NETWORKS)
    for text in also:
        try:
            networks.append(ipaddress.ip_network(text, strict=False))
            continue
        except ValueError:
            pass
        if not is_name(text) or "." not in text.strip("."):
            raise ValueError(
                f"{text!r} is neither a name such as shop.example nor a network such as 10.0.0.0/8."
            )
        domains.append(text.lower().strip("."))
    return Reach(tuple(dict.fromkeys(domains)), tuple(dict.fromkeys(networks)))


def vouched(hosts: Iterable[str], reach: Reach) -> tuple[str, ...]:
    """Of these hosts those that may stand in a certificate, each once, always in the same order."""
    wanted = {host.lower().rstrip(".").partition("%")[0] for host in (*ALWAYS, *hosts)}
    fit = {host for host in wanted if (as_address(host) or is_name(host)) and reach.covers(host)}
    return tuple(sorted(fit, key=lambda host: (as_address(host) is not None, host)))


def as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that this text is, with or without brackets; None for a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def is_name(host: str) -> bool:
    """Whether this can be a host's name."""
    return len(host) <= 253 and all(LABEL.fullmatch(part) for part in host.lower().rstrip(".").split("."))


def is_loopback(host: str) -> bool:
    """Whether this means the machine itself, which browsers count as safe without https."""
    address = as_address(host)
    address = getattr(address, "ipv4_mapped", None) or address  # an IPv4 call at a socket for both
    name = host.lower().rstrip(".")
    return address.is_loopback if address else name == "localhost" or name.endswith(".localhost")


def bracketed(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
