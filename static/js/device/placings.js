/** What this person puts where by scanning: sent at once or kept in the outbox, each row known by its key. */

import { changed, leaves, restored, withRow } from "../core/placing.js";
import { letters } from "./outbox-shelf.js";
import { delivered, send } from "./outbox.js";
import { cell, keep, kept, me } from "./store.js";

const NAME = "placings";
/** A list that nobody went on with for a shift is of another day. */
const KEPT_MS = 12 * 3600_000;

/** The rows, the newest first (see core/placing.js). */
export const placings = cell([]);
/** The spot that is being filled, as `/api/codes` tells it, or null. */
export const filling = cell(null);

/** Whether what was kept has been read: nothing is written over it before. */
let isRead = false;

me.listen((who) => {
  if (who) return;
  isRead = false;
  placings.value = [];
  filling.value = null;
});

placings.listen((rows) => isRead && keep(NAME, { at: Date.now(), rows }));

/** Brings back the rows of before this page was loaded, once. */
export async function readPlacings() {
  if (isRead) return;
  const [{ at, rows }, waiting] = await Promise.all([kept(NAME, { at: 0, rows: [] }), letters()]);
  if (isRead || !me.value) return;
  isRead = true;
  const before = Date.now() - at < KEPT_MS ? rows : [];
  placings.value = restored(placings.value, before, new Set(waiting.map(({ key }) => key)));
}

delivered.listen(({ key, answer, problem }) => {
  const row = placings.value.find((each) => each.key === key);
  if (row?.state === "waiting" || row?.state === "sending") told(key, { answer, problem });
});

/** The item stands at the spot; `beside`: there as well. Scanned again there, it is only counted. */
export async function place(item, spot, { beside = false } = {}) {
  const key = crypto.randomUUID?.() ?? `scan-${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const row = { key, spot, item: { id: item.id, name: item.name }, from: beside ? null : leaves(item, spot.id), state: "sending" };
  const { list, isNew } = withRow(placings.value, row);
  placings.value = list;
  if (!isNew) return;
  try {
    const { sent } = await send("/api/scans", { item_id: item.id, spot: spot.id, beside, at: new Date().toISOString() }, { key });
    if (!sent) note(key, { state: "waiting" });
  } catch {
    /* What became of it was told when it was delivered. */
  }
}

/** A code that no item has yet, at the spot: kept on the list until somebody says what it is. */
export function placeUnknown(code, spot) {
  const row = { key: `code ${code.text} ${spot.id}`, spot, item: null, code, state: "unknown" };
  placings.value = withRow(placings.value, row).list;
}

/** What was unknown is this item: it stands where its code was read. */
export function known(row, item, options) {
  placings.value = placings.value.filter((each) => each.key !== row.key);
  return place(item, row.spot, options);
}

/** Takes a row back, here at once and at the server when it can be reached. Throws the Problem of a refusal. */
export async function undoPlacing(row) {
  if (row.state === "unknown") return void (placings.value = placings.value.filter((each) => each.key !== row.key));
  note(row.key, { state: "undone" });
  try {
    await send("/api/scans/undo", { scan: row.key });
  } catch (problem) {
    note(row.key, { state: row.state });
    throw problem;
  }
}

function told(key, { answer, problem }) {
  if (problem) return note(key, { state: "refused", detail: problem.message });
  return note(key, { state: answer?.undone ? "undone" : "done", outcome: answer?.outcome });
}

function note(key, change) {
  placings.value = changed(placings.value, key, change);
}
