/** The doorstep: looks whether https works from this phone, and moves over as soon as it does. What it says stands on the page. */

const PATIENCE_MS = 4000;
const LOOK_AGAIN_MS = 5000;
const page = document.querySelector("[data-secure]");
const { secure, target, lookingWords, notYetWords, awayWords } = page.dataset;
const part = (name) => page.querySelector(`[data-part="${name}"]`);
let looking = false;
let arrived = false;

/** Whether this address answers soon. */
async function answers(origin) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`${origin}/tls/here`, { cache: "no-store", credentials: "omit", signal: stop.signal });
    return answer.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Looks once; the one that is under way is enough. `asked`: somebody waits for the answer. */
async function look(asked = false) {
  if (looking || arrived) return;
  looking = true;
  if (asked) say(lookingWords);
  if (await answers(secure)) moveOver();
  else if (await answers(location.origin)) showSteps(asked ? notYetWords : "");
  else showSteps(awayWords);
  looking = false;
}

/** Goes on at the same place over https; the code to join stays behind the #, which no server sees. */
function moveOver() {
  arrived = true;
  part("looking").hidden = part("steps").hidden = true;
  part("over").hidden = false;
  const there = secure + target + location.hash;
  part("go").href = there;
  if (location.protocol !== "https:") location.replace(there);
}

function showSteps(words) {
  part("looking").hidden = true;
  part("steps").hidden = false;
  if (words || part("state").textContent === lookingWords) say(words);
}

function say(words) {
  part("state").textContent = words;
}

/** An iPad says that it is a Mac; what has no mouse is none. */
function openTheRightSteps() {
  if (!/Macintosh/.test(navigator.userAgent) || navigator.maxTouchPoints < 2) return;
  const [first, tablet] = ["mac", "iphone"].map((kind) => page.querySelector(`[data-kind="${kind}"]`));
  first.before(tablet);
  first.open = false;
  tablet.open = true;
}

function keepTheCode() {
  const without = part("without");
  without.href = without.href.split("#")[0] + location.hash;
}

openTheRightSteps();
keepTheCode();
addEventListener("hashchange", keepTheCode);
part("again").addEventListener("click", () => look(true));
// Whoever comes back from the settings shall not have to press anything.
for (const name of ["pageshow", "focus", "online"]) addEventListener(name, () => look());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
setInterval(() => document.visibilityState === "visible" && look(), LOOK_AGAIN_MS);
look();
