"""The phone's side of find, run by node: what it makes of a pack and of changes."""

import base64
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any


class OnAPhone:
    """A phone that carries one pack at a time; ends with `close`."""

    def __init__(self) -> None:
        node = shutil.which("node")
        assert node, "node is missing: run tests/install"
        script = Path(__file__).with_name("packed.mjs")
        self._node = subprocess.Popen(
            [node, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, ask: str, **about: Any) -> Any:
        """One question to packed.mjs, and its answer."""
        about = {name: _text(one) for name, one in about.items()}
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(json.dumps({"ask": ask, **about}) + "\n")
        self._node.stdin.flush()
        line = self._node.stdout.readline()
        assert line, "the phone broke"
        return json.loads(line)["value"]

    def close(self) -> None:
        assert self._node.stdin
        self._node.stdin.close()
        self._node.wait(10)


def _text(one: Any) -> Any:
    return base64.b64encode(one).decode() if isinstance(one, bytes) else one
