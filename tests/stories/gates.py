"""What every screen has to keep: accessibility in light and dark and at three sizes, large text, thumbs.

With FLOORASSIST_SHOTS=FOLDER a picture of every screen that passes by here is kept there, to be looked at.
"""

import json
import os
import subprocess
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.stories.conftest import PHONE, Phone, Store

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
HTML_GATE = Path(__file__).parents[1] / "node" / "valid.mjs"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW = {"width": 320, "height": 640}
LYING = {"width": 844, "height": 390}
THUMB_PX = 44
SHOTS = os.environ.get("FLOORASSIST_SHOTS")

# Nothing is on its way: fonts are there, and nothing that ends has moved for two frames.
SETTLED = """async scheme => {
  const asked = matchMedia(`(prefers-color-scheme: ${scheme})`);
  const moves = one => one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity;
  await document.fonts.ready;
  for (let calm = 0; calm < 2;) {
    await new Promise(requestAnimationFrame);
    calm = asked.matches && !document.getAnimations().some(moves) ? calm + 1 : 0;
  }
}"""
RUN_AXE = """async only => {
  const light = {resultTypes: ["violations"], preload: false, iframes: false};
  const {violations} = await axe.run(document, {runOnly: only, ...light});
  return violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) =>
    `${id}: ${target.join(" ")}: ${failureSummary.split("\\n").slice(1).join(" ").trim()}`));
}"""
# A link inside a sentence is as high as the sentence (WCAG 2.5.8); a hidden field is pressed by its label.
SMALL_TARGETS = """least => {
  const pressed = "a[href], button, summary, select, textarea, [role=option], input:not(.hidden)";
  const small = [...document.querySelectorAll(pressed)].map(one =>
      ["checkbox", "radio", "file"].includes(one.type) ? one.closest("label") || one : one)
    .filter(one => one.checkVisibility() && getComputedStyle(one).display !== "inline")
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, {width, height}]) => width > 1 && Math.min(width, height) < least - 0.5);
  return small.map(([one, {width, height}]) =>
    `target of ${width | 0} × ${height | 0} px: ${one.className} ${one.textContent.slice(0, 40)}`);
}"""
TOO_WIDE = """width => {
  const page = document.documentElement.scrollWidth;
  if (page <= width) return [];
  const wide = [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > width + 1)
    .map(one => `${one.tagName}.${one.className}`);
  return [`scrolls sideways at ${width} px (${page}): ${wide.slice(0, 3)}`];
}"""

TEXT_SIZE = "size => document.documentElement.style.setProperty('font-size', size)"


class Gates:
    """Collects what is wrong with the screens that pass through; `thumbs` says whether a thumb uses them."""

    def __init__(self, *, thumbs: bool = True) -> None:
        self.thumbs = thumbs
        self.wrong: list[str] = []
        self.passed: list[str] = []

    def check(self, page: Page, name: str) -> None:
        """Hold every gate against the screen as it shows now, and leave it as it was."""
        settle(page)
        found = wrong_html(name, page.content())
        found += page.evaluate(RUN_AXE, {"type": "tag", "values": TAGS})
        found += page.evaluate(SMALL_TARGETS, THUMB_PX) if self.thumbs else []
        keep_picture(page, f"{name}-light")
        page.emulate_media(color_scheme="dark")
        settle(page, "dark")
        found += page.evaluate(RUN_AXE, {"type": "rule", "values": ["color-contrast"]})
        keep_picture(page, f"{name}-dark")
        for size in (NARROW, LYING):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            settle(page, "dark")
            found += page.evaluate(RUN_AXE, {"type": "tag", "values": TAGS})
            found += page.evaluate(TOO_WIDE, size["width"])
            keep_picture(page, f"{name}-{size['width']}")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.evaluate(TEXT_SIZE, "200%")
        settle(page)
        found += [f"{one}, text twice as large" for one in page.evaluate(TOO_WIDE, PHONE["width"])]
        page.evaluate(TEXT_SIZE, "")
        self.passed.append(name)
        self.wrong += [f"{name}: {one}" for one in found]


def settle(page: Page, scheme: str = "light") -> None:
    """Wait until everything shows as it is going to stay, in this colour scheme."""
    page.evaluate(SETTLED, scheme)


def wrong_html(name: str, html: str) -> list[str]:
    """What the standard of HTML has against a page as it stands, by html-validate."""
    gate = html_gate()
    assert gate.stdin
    assert gate.stdout
    gate.stdin.write(json.dumps({"name": name, "html": html}) + "\n")
    gate.stdin.flush()
    answer = gate.stdout.readline()
    assert answer, "the gate of HTML has ended: run make setup"
    found: list[str] = json.loads(answer)
    return found


@cache
def html_gate() -> "subprocess.Popen[str]":
    """The one that reads all pages of this process; it ends with it."""
    pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen(["node", HTML_GATE], text=True, encoding="utf-8", **pipe)  # type: ignore[call-overload,no-any-return]


def keep_picture(page: Page, name: str) -> None:
    """A picture of the whole page, for somebody who wants to look."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(SHOTS) / f"{name}.png")


def watched(store: Store, name: str | None = None) -> Phone:
    """A phone whose pages carry the rules; it moves nothing, so that no colour is caught on its way."""
    phone = store.phone(name, reduced_motion="reduce", color_scheme="light")
    phone.context.add_init_script(path=AXE)
    return phone
