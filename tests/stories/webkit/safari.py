"""What a story does with WebKitGTK: open, type, press, and wait until something shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.stories.conftest import Server

T = TypeVar("T")
PATIENCE = 60  # seconds; only what never comes takes longer
LOOK_EVERY = 0.05
# A screen that is drawn anew meanwhile is looked at once more.
PASSING = (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)
FORGET = """
const done = arguments[0];
(async () => {
  const workers = (await navigator.serviceWorker?.getRegistrations()) || [];
  await Promise.all(workers.map((one) => one.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  localStorage.clear();
  sessionStorage.clear();
})().then(() => done(true), () => done(false));
"""


class Safari:
    """The browser of one story."""

    def __init__(self, driver: WebKitGTK, server: Server) -> None:
        self.driver, self.server = driver, server

    def sign_in(self, name: str) -> None:
        """This is the phone of one of the cast from now on."""
        self.open("/health")
        self.driver.delete_all_cookies()
        for key, value in self.server.world.cookies(name).items():
            self.driver.add_cookie({"name": key, "value": value, "path": "/", "httpOnly": True})

    def open(self, path: str) -> None:
        self.driver.get(self.server.address + path)

    def element(self, css: str) -> WebElement:
        """The first of these that shows."""
        return self._until(lambda: next(one for one in self._all(css) if one.is_displayed()), css)

    def press(self, words: str) -> None:
        """Press the button or the link that begins with these words."""

        def pressed() -> bool:
            for one in self._all("button, a[href], [role=option]"):
                if one.text.strip().startswith(words) and one.is_displayed():
                    one.click()
                    return True
            return False

        self._until(pressed, f"a button {words!r}")

    def fill(self, css: str, words: str) -> None:
        """Type these words, key by key, into a field that is there."""
        self.element(css).send_keys(words)

    def choose(self, css: str, path: Path) -> None:
        """Give a file to a field, which may be hidden behind its label."""
        self._until(lambda: self._all(css)[0].send_keys(str(path)) is None, css)

    def shows(self, words: str, inside: str = "body") -> None:
        """Wait until these words show."""
        self._until(lambda: any(words in one.text for one in self._all(inside)), f"{words!r} in {inside}")

    def evaluate(self, work: str, *given: Any) -> Any:
        """What this body of an async function, whose arguments are `given`, comes to."""
        call = f"(async (given) => {{ {work} }})([...arguments])"
        tell = "then(value => done([value]), error => done(String(error)))"
        found = self.driver.execute_async_script(f"const done = [...arguments].at(-1); {call}.{tell}", *given)
        assert isinstance(found, list), found
        return found[0]

    def becomes(self, true: str, *given: Any) -> None:
        """Wait until this expression is true on the page."""
        self._until(lambda: self.evaluate(f"return Boolean({true})", *given), true)

    def forget(self) -> None:
        """Leave no cookie, worker or page behind."""
        self.driver.delete_all_cookies()
        self.driver.execute_async_script(FORGET)
        self.driver.get("about:blank")

    def _all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def _until(self, look: Callable[[], T], what: str) -> T:
        waiting = WebDriverWait(self.driver, PATIENCE, LOOK_EVERY, (*PASSING, StopIteration, IndexError))
        try:
            return waiting.until(lambda _: look())
        except TimeoutException:
            shown = self.driver.find_element(By.CSS_SELECTOR, "body").text
            raise AssertionError(f"never came: {what}; the page shows: {shown}") from None
