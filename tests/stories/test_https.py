"""Https in the store: a phone climbs from plain http to the full app, in a network of its own."""

import os
import subprocess
import sys
from pathlib import Path

from floorassist.tls.addresses import likeliest
from tests.servers import free_port

ROOT = Path(__file__).parents[2]
ADDRESS = "10.66.0.1"
# A machine with one network, nobody else on it, and nothing of it left afterwards.
NETWORK = f"""
ip link set lo up
dev=lo
if ip link add store type dummy 2>/dev/null; then dev=store; ip link set store multicast on up; fi
ip addr add {ADDRESS}/24 dev $dev
ip route add default dev $dev src {ADDRESS}
exec "$@"
"""


def test_a_phone_climbs_the_ladder_from_plain_http_to_a_trusted_store_whose_certificate_renews_itself(
    tmp_path,
):
    data, home = tmp_path / "data", tmp_path / "home"
    home.mkdir()
    environment = os.environ | {"FLOORASSIST_DATA": str(data), "HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment.pop("FLOORASSIST_DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "-m", "floorassist", "init", "--yes", "--store", "Corner shop"],
        env=environment, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    network, address = apart()
    command = [sys.executable, "-m", "tests.stories.ladder", address, str(free_port()), str(tmp_path)]
    told = subprocess.run(
        [*network, *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240
    )
    assert told.returncode == 0, told.stdout + told.stderr


def apart() -> tuple[list[str], str]:
    """How a command gets a network of its own, and its address there; else it uses this machine's."""
    alone = ["unshare", "--map-root-user", "--net", "--", "sh", "-ec", NETWORK, "sh"]
    if subprocess.run([*alone, "true"], capture_output=True).returncode == 0:
        return alone, ADDRESS
    address = likeliest()
    assert address, "neither a network of its own nor another one: unshare and ip are needed"
    return [], address
