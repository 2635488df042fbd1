/** What the first picture did without: fetched until it is there, also where a browser remembers that a part failed. */

import { get } from "./api.js";
import { inTheMiddle } from "./language.js";

const AGAIN_MS = 10_000;
/** A page that begins anew does so once in a while, should that help nothing. */
const ANEW_AFTER_MS = 10 * 60_000;
const ANEW = "began-anew-at";

/**
 * What `fetchAll` brings. A browser may remember for as long as a page lives that a module failed: where the server
 * answers and the modules still fail, the page begins anew as soon as nobody would lose anything by it.
 */
export async function untilHere(fetchAll) {
  for (let reached = false; ; ) {
    try {
      return await fetchAll();
    } catch {
      if (reached && !holdsWords() && mayBeginAnew()) location.reload();
    }
    await new Promise((done) => setTimeout(done, AGAIN_MS));
    reached = await get("/api/device").then(() => true, () => false);
  }
}

/** Whether something is open or typed here, also a question whose answer is being read. */
const holdsWords = () => inTheMiddle() || [...document.querySelectorAll("input")].some(({ type, value }) => !["checkbox", "radio"].includes(type) && value);

/** False where the browser keeps nothing: then it would not be known how often. */
function mayBeginAnew() {
  try {
    if (Date.now() - (sessionStorage.getItem(ANEW) ?? -Infinity) < ANEW_AFTER_MS) return false;
    sessionStorage.setItem(ANEW, Date.now());
    return true;
  } catch {
    return false;
  }
}
