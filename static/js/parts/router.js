/** Addresses and history: links inside the app change the screen without loading a page. */

import { cell } from "../device/store.js";
import { screenOf } from "./paths.js";

/** `{name, params, query, path}` of the screen that shows. */
export const route = cell(routeNow());

/** Shows another screen; `replace` leaves no step back to this one. */
export function go(path, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"]({ inside: true }, "", path);
  route.value = routeNow();
  scrollTo(0, 0);
}

/** One step back inside the app, or to the first screen when this is where the visit began. */
export function back() {
  if (history.state?.inside) history.back();
  else go("/", { replace: true });
}

/** Changes the query of this screen's address without a new step back. */
export function remember(query) {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  try {
    history.replaceState(history.state, "", text ? `${location.pathname}?${text}` : location.pathname);
  } catch {
    /* Safari takes a hundred changes in half a minute; the next one tells the same. */
  }
}

/** Starts to take over clicks on links and the back button. */
export function startRouter() {
  addEventListener("popstate", () => (route.value = routeNow()));
  document.addEventListener("click", (click) => {
    const link = click.target.closest?.("a[href]");
    const modified = click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey;
    if (!link || modified || link.target || link.origin !== location.origin) return;
    if (!screenOf(link.pathname)) return;
    click.preventDefault();
    go(link.pathname + link.search);
  });
}

function routeNow() {
  const found = screenOf(location.pathname) || { name: "lost", params: {} };
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const spot = found.name === "plan" && query.at ? { name: "spot", params: { code: query.at } } : found;
  return { ...spot, query, path: location.pathname + location.search };
}
