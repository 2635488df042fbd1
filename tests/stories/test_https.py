"""Https in the store: a phone climbs from plain http to the full app, in a network of its own."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from floorassist.cli.main import cli
from floorassist.tls.addresses import likeliest
from tests.servers import free_port

ROOT = Path(__file__).parents[2]
ADDRESS = "10.66.0.1"
# A machine with one network, nobody else on it, and nothing of it left afterwards.
NETWORK = f"""
PATH=$PATH:/usr/sbin:/sbin
ip link set lo up
dev=lo
if ip link add store type dummy 2>/dev/null; then dev=store; ip link set store multicast on up; fi
ip addr add {ADDRESS}/24 dev $dev
ip route add default dev $dev src {ADDRESS}
exec "$@"
"""


def test_a_phone_climbs_the_ladder_from_plain_http_to_a_trusted_store_whose_certificate_renews_itself(
    tmp_path, monkeypatch
):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("FLOORASSIST_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("FLOORASSIST_DATABASE_URL", raising=False)
    begun = CliRunner().invoke(cli, ["init", "--yes", "--store", "Corner shop"])
    assert begun.exit_code == 0, begun.output
    environment = os.environ | {"HOME": str(home), "PYTHONPATH": str(ROOT)}
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
