"""From a code before the camera to its item on the screen: a film of packages in a fake camera."""

import statistics
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import APIRequestContext, Playwright

from tests.stories import film

EMPTY_FRAMES, LABEL_FRAMES = 7, 8  # of ten a second: a hand that puts one package down and takes the next
LABELS = 8
CAMERA = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]
# When a label came into sight (the empty cardboard has no contrast), and when another item stood in the list.
WATCH = """() => {
  const told = (window.told = { seen: [], read: [] });
  const paper = new OffscreenCanvas(64, 36).getContext("2d", { willReadFrequently: true });
  let inSight = true;
  let rows = 0;
  const look = (video) => {
    paper.drawImage(video, 0, 0, 64, 36);
    const { data } = paper.getImageData(16, 9, 32, 18);
    let [least, most] = [255, 0];
    for (let n = 0; n < data.length; n += 4) {
      [least, most] = [Math.min(least, data[n]), Math.max(most, data[n])];
    }
    if (most - least > 60 && !inSight) told.seen.push(performance.now());
    inSight = most - least > 60;
    video.requestVideoFrameCallback(() => look(video));
  };
  const count = () => {
    const now = document.querySelectorAll('main a[href^="/items/"]').length;
    if (now > rows) told.read.push(performance.now());
    rows = now;
  };
  document.addEventListener("DOMContentLoaded", () => {
    const wait = setInterval(() => {
      const video = document.querySelector("video");
      if (video) clearInterval(wait), look(video);
    }, 50);
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
  });
}"""


def camera_to_code(
    playwright: Playwright, executable: str, address: str, cookies: list[Any], folder: Path
) -> float:
    """The median over the film's packages, in milliseconds."""
    calls = playwright.request.new_context(
        base_url=address, storage_state={"cookies": cookies, "origins": []}
    )
    digits = [digits_of(calls, number) for number in range(1, LABELS + 1)]
    calls.dispose()
    shown = film.shoot(folder / "packages.mjpeg", scenes(digits))
    args = [*CAMERA, f"--use-file-for-fake-video-capture={shown}"]
    browser = playwright.chromium.launch(executable_path=executable, args=args)
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.add_cookies(cookies)
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    page.goto(f"{address}/scan?list=1")
    page.wait_for_function(f"() => window.told.read.length >= {LABELS}", timeout=90_000)
    told = page.evaluate("told")
    browser.close()
    pairs = [(max([at for at in told["seen"] if at <= read], default=None), read) for read in told["read"]]
    return float(statistics.median(read - seen for seen, read in pairs if seen is not None))


def digits_of(calls: APIRequestContext, item_id: int) -> str:
    """The EAN-13 of an item of the demo store."""
    gtin: str = calls.get(f"/api/items/{item_id}").json()["gtins"][0]
    return gtin[-13:]


def scenes(digits: list[str]) -> list[Image.Image]:
    """Empty cardboard and a package by turns."""
    empty = film.scene(None)
    packages = [film.scene(film.ean(each), angle=3, blur=0.6) for each in digits]
    return [frame for one in packages for frame in [empty] * EMPTY_FRAMES + [one] * LABEL_FRAMES]
