"""Under which names and addresses this machine is reached now, as its system tells."""

import socket
import struct
from contextlib import suppress
from pathlib import Path

NOWHERE = "192.0.2.1"  # RFC 5737: no packet is sent there, the system only picks our address for the way
NOWHERE_6 = "2001:db8::1"
INTERFACE_ADDRESS = 0x8915  # SIOCGIFADDR
IF_INET6 = Path("/proc/net/if_inet6")


def likeliest() -> str | None:
    """The address by which phones on the same network reach this machine; None without a network."""
    return toward(socket.AF_INET, NOWHERE)


def hosts_here() -> tuple[str, ...]:
    """Every name and address of this machine, the likeliest address first."""
    found = [likeliest(), *addresses_4(), toward(socket.AF_INET6, NOWHERE_6), *addresses_6()]
    name = socket.gethostname().lower()
    names = [name, name if "." in name else f"{name}.local"]
    return tuple(dict.fromkeys(one for one in [*found, *names] if one))


def toward(family: socket.AddressFamily, there: str) -> str | None:
    """Our address on the way to another one."""
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((there, 9))
        return str(probe.getsockname()[0])
    return None


def addresses_4() -> list[str]:
    """The first IPv4 address of each interface, where the system tells (Linux)."""
    try:
        import fcntl
    except ImportError:
        return []
    found = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _number, name in socket.if_nameindex():
            with suppress(OSError):
                wish = struct.pack("256s", name.encode()[:15])
                answer = fcntl.ioctl(probe.fileno(), INTERFACE_ADDRESS, wish)
                found.append(socket.inet_ntoa(answer[20:24]))
    return found


def addresses_6() -> list[str]:
    """The IPv6 addresses of the interfaces that need no interface's name beside them (Linux)."""
    try:
        lines = IF_INET6.read_text("ascii").splitlines()
    except OSError:
        return []
    packed = (bytes.fromhex(line.split()[0]) for line in lines)
    return [socket.inet_ntop(socket.AF_INET6, one) for one in packed if one[:2] != b"\xfe\x80"]
