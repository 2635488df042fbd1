"""Runs the phone's side of the walk in node."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from floorassist.floor.exchange import document
from floorassist.floor.plan import Plan


def on_the_phone(plan: Plan, level: str, **asked: Any) -> dict[str, Any] | None:
    """What node finds for the walks and asks, with its times in ms; None where there is no node."""
    node = shutil.which("node")
    if node is None:
        return None
    sent = json.dumps({"plan": document(plan), "level": level, **asked})
    script = Path(__file__).with_name("walk.mjs")
    done = subprocess.run([node, script], input=sent, capture_output=True, text=True, check=True, timeout=120)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
