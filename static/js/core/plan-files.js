// What a plan file would change, in words, and which formats a plan goes out in. No DOM.

import { language, mark, tr, trAs, trMany } from "./translation.js";

/** The formats: `[name, title, words, choices]`, both said by `tr`; `choices` are what else may be said: "level", "paper". */
export const FORMATS = [
  ["pdf", mark("PDF for the wall"), mark("One page a level, sharp at every size, with the list of aisles"), ["level", "paper"]],
  ["png", mark("PNG picture"), mark("To send round, or to put into a notice"), ["level"]],
  ["svg", mark("SVG drawing"), mark("For drawing programs"), ["level"]],
  ["csv", mark("CSV list"), mark("Aisles, bays and what stands there, for spreadsheets and other systems"), []],
  ["json", mark("JSON"), mark("Everything, to keep and to bring back"), []],
  ["geojson", mark("GeoJSON"), mark("Everything, for maps; what is moved there comes back moved"), []],
  ["imdf", mark("IMDF"), mark("The venue for indoor maps (OGC 20-094); needs the store's place on earth"), []],
];
/** The papers, `[name, words]`. */
export const papers = () => [["a4", "A4"], ["a3", "A3"], ["a2", "A2"], ["a1", "A1"], ["letter", trAs("paper", "Letter")], ["tabloid", trAs("paper", "Tabloid (11 × 17 in)")]];

const KINDS = [
  ["levels", mark("Levels")],
  ["aisles", mark("Aisles")],
  ["bays", mark("Bays")],
  ["zones", mark("Departments")],
  ["walls", mark("Walls")],
  ["doors", mark("Doors")],
  ["fixtures", mark("Fixtures")],
  ["anchors", mark("Points")],
  ["connectors", mark("Ways between levels")],
  ["blocks", mark("Blocks")],
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
  return KINDS.map(([kind, words]) => [kind, tr(words), before[kind] ?? 0, after[kind] ?? 0]).filter(([, , was, is]) => was !== is);
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
    added && trMany("{n} thing new", "{n} things new", added),
    altered && trMany("{n} changed", "{n} changed", altered),
    removed && trMany("{n} taken away", "{n} taken away", removed),
  ].filter(Boolean);
  return words.length ? new Intl.ListFormat(language(), { type: "unit" }).format(words) : tr("The draft says the same already");
}
