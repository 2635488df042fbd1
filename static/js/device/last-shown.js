/** What the screens of items showed last, for the moment before the app has started (js/at-once.js draws it). */

const NAME = "last-shown";
const MOST = 6;
/** News after which any item may be another one. */
const ANYTHING = new Set(["items.changed", "plan.published", "anew"]);

/** Notes what the screen at `path` says, `{name, kind, code, word, lines, say}`; null takes back what was noted. */
export function showedLast(path, shown, now = Date.now()) {
  const others = noted().filter((one) => one.path !== path);
  write(shown ? [{ ...shown, path, language: document.documentElement.lang, at: now }, ...others].slice(0, MOST) : others);
}

/** News, `{kind, body}`: what was noted of an item that changed may be otherwise by now. */
export function heardOf({ kind, body }) {
  if (ANYTHING.has(kind)) forgetLastShown();
  if (kind === "item.changed") write(noted().filter(({ path }) => !body.items.some((id) => path.endsWith(`/${id}`))));
}

/** Forgets all of it: whoever is next on this phone did not look at it. */
export function forgetLastShown() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    /* Nothing was kept, so nothing is left. */
  }
}

function noted() {
  try {
    return JSON.parse(localStorage.getItem(NAME) || "[]");
  } catch {
    return [];
  }
}

function write(all) {
  try {
    localStorage.setItem(NAME, JSON.stringify(all));
  } catch {
    /* A full phone, or one that keeps nothing: the next start takes its moment. */
  }
}
