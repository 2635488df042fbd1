"""Lighthouse gives every page 100 for accessibility and best practices, and for what search engines read.

Performance depends on the machine: `python -m benchmarks.page` looks at it.
"""

import json
import subprocess
from pathlib import Path

import pytest

from tests.stories import shop
from tests.stories.conftest import chromium

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LIGHTHOUSE = Path(__file__).parents[1] / "node" / "lighthouse.mjs"
CATEGORIES = ["accessibility", "best-practices", "seo"]
# A store's own app is not for search engines, and every page says so: the one audit that wants the opposite.
AT_ONCE = {
    "skipAudits": ["is-crawlable"],
    "disableFullPageScreenshot": True,
    "skipAboutBlank": True,
    "pauseAfterFcpMs": 0,
    "pauseAfterLoadMs": 0,
    "networkQuietThresholdMs": 300,
    "cpuQuietThresholdMs": 0,
}
DESK = {"formFactor": "desktop", "screenEmulation": {"mobile": False, "width": 1280, "height": 800}}
STRANGER = ("/join", "/sign-in", "/i/1", "/api/docs", "/design")
FLOOR = ("/", "/?q=wall+plugs", "/items/1", "/plan", "/plan?at=A19", "/scan", "/place?at=A19", "/inbox")
FLOOR_TOO = ("/promises", "/selftest", "/me")
SUPERVISOR = (
    "people",
    "import",
    "items",
    "fixes",
    "moves",
    "referrals",
    "asks",
    "promises",
    "surges",
    "reach",
)
SUPERVISOR_TOO = ("policy", "words", "plan", "plan/files", "plan/revisions", "labels")


def test_lighthouse_has_nothing_against_any_page(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada")
    sue = store.world.cookies("Sue")
    pages = [{"url": store.address + path, "cookies": {}} for path in STRANGER]
    pages += [
        {"url": store.address + path, "cookies": store.world.cookies("Ada")} for path in (*FLOOR, *FLOOR_TOO)
    ]
    pages += [
        {"url": f"{store.address}/desk/{path}", "cookies": sue, "settings": DESK}
        for path in (*SUPERVISOR, *SUPERVISOR_TOO)
    ]
    found = looked_at(pages)
    wrong = [one for one in found if one["wrong"] or set(one["scores"].values()) != {100}]
    assert wrong == [], "\n".join(f"{one['url']} {one['scores']} {one['wrong']}" for one in wrong)
    assert [one["shown"] for one in found] == [one["url"] for one in pages], "led to another page"


def looked_at(pages):
    """What Lighthouse says about each page, all in one browser."""
    asked = {"chromium": chromium(), "categories": CATEGORIES, "settings": AT_ONCE, "pages": pages}
    done = subprocess.run(
        ["node", LIGHTHOUSE],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
