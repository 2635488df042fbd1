/** Which screen an address shows, and which address shows a thing. Pure. */

const SCREENS = [
  [/^\/$/, "find"],
  [/^\/items\/(\d+)$/, "item", "id"],
  [/^\/i\/(\d+)$/, "item", "id"],
  [/^\/01\/(\d{8,14})(?:\/.*)?$/, "item", "gtin"],
  [/^\/l\/([^/]+)$/, "spot", "scanned"],
  [/^\/plan$/, "plan"],
  [/^\/asks\/(\d+)$/, "ask", "id"],
  [/^\/surges\/(\d+)$/, "surge", "id"],
  [/^\/inbox$/, "inbox"],
  [/^\/promises$/, "promises"],
  [/^\/promises\/(\d+)$/, "promise", "id"],
  [/^\/me$/, "me"],
  [/^\/scan$/, "scan"],
  [/^\/place$/, "place"],
  [/^\/selftest$/, "selftest"],
  [/^\/(?:join|sign-in)$/, "join"],
];

/** `{name, params}` for a path, or null when it is no screen of the floor app. */
export function screenOf(path) {
  for (const [pattern, name, param] of SCREENS) {
    const match = pattern.exec(path.length > 1 ? path.replace(/\/$/, "") : path);
    if (match) return { name, params: param ? { [param]: decoded(match[1]) } : {} };
  }
  return null;
}

/** Where a result of find leads; null when everything it has to say stands on it already. */
export function pathOf(result) {
  if (result.item_id) return `/items/${result.item_id}`;
  if (result.kind === "item") return `/items/${result.id}`;
  const spot = result.spot || result.code || (result.kind === "aisle" ? result.aisle : null);
  if (spot) return `/plan?at=${encodeURIComponent(spot)}`;
  if (result.kind === "department") return `/plan?department=${encodeURIComponent(result.title)}`;
  return null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
