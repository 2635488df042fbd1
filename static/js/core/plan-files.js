// What a plan file would change, in words, and which formats a plan goes out in. No DOM.

/** The formats: `[name, title, words, choices]`; `choices` are what else may be said: "level", "paper". */
export const FORMATS = [
  ["pdf", "PDF for the wall", "One page a level, sharp at every size, with the list of aisles", ["level", "paper"]],
  ["png", "PNG picture", "To send round, or to put into a notice", ["level"]],
  ["svg", "SVG drawing", "For drawing programs", ["level"]],
  ["csv", "CSV list", "Aisles, bays and what stands there, for spreadsheets and other systems", []],
  ["json", "JSON", "Everything, to keep and to bring back", []],
  ["geojson", "GeoJSON", "Everything, for maps; what is moved there comes back moved", []],
  ["imdf", "IMDF", "The venue for indoor maps (OGC 20-094); needs the store's place on earth", []],
];
export const PAPERS = [["a4", "A4"], ["a3", "A3"], ["a2", "A2"], ["a1", "A1"], ["letter", "Letter"], ["tabloid", "Tabloid (11 × 17 in)"]];

const KINDS = [
  ["levels", "Levels"],
  ["aisles", "Aisles"],
  ["bays", "Bays"],
  ["zones", "Departments"],
  ["walls", "Walls"],
  ["doors", "Doors"],
  ["fixtures", "Fixtures"],
  ["anchors", "Points"],
  ["connectors", "Ways between levels"],
  ["blocks", "Blocks"],
];

/** The address of a file: `of` is "published" or "draft"; an empty level means all of them. */
export function fileAddress(format, of, { level = "", paper = "" } = {}) {
  const choices = FORMATS.find(([name]) => name === format)?.[3] ?? [];
  const wish = new URLSearchParams({ format, of });
  if (level && choices.includes("level")) wish.set("level", level);
  if (paper && choices.includes("paper")) wish.set("paper", paper);
  return `/api/plan/files?${wish}`;
}

/** The name in a Content-Disposition header, or the fallback; nothing but letters, digits, dots and hyphens. */
export function fileName(header, fallback) {
  const found = /filename="([A-Za-z0-9._-]+)"/.exec(header || "");
  return found ? found[1] : fallback;
}

/** Rows `[kind, words, before, after]` of the kinds of which there would be more or fewer. */
export function countRows(before, after) {
  return KINDS.map(([kind, words]) => [kind, words, before[kind] ?? 0, after[kind] ?? 0]).filter(([, , was, is]) => was !== is);
}

/** What the edits of a change do: `{added, altered, removed}`, counted by object. */
export function tally(edits) {
  const ends = new Map();
  for (const { kind, id, before, after } of edits) {
    const key = `${kind} ${id}`;
    ends.set(key, { before: ends.has(key) ? ends.get(key).before : before, after });
  }
  const found = { added: 0, altered: 0, removed: 0 };
  for (const { before, after } of ends.values()) {
    if (before && after) found.altered += 1;
    else if (after) found.added += 1;
    else if (before) found.removed += 1;
  }
  return found;
}

/** "24 things new, 3 changed, 1 taken away"; for no edits that the draft says the same. */
export function tallyWords(edits) {
  const { added, altered, removed } = tally(edits);
  const words = [
    added && `${added.toLocaleString("en")} ${added === 1 ? "thing" : "things"} new`,
    altered && `${altered.toLocaleString("en")} changed`,
    removed && `${removed.toLocaleString("en")} taken away`,
  ].filter(Boolean);
  return words.length ? words.join(", ") : "The draft says the same already";
}
