/** What a scanned code stands for among the items that a phone carries: the twin of floorassist/labels/{queries,api}.py. */
import { printed } from "../barcode.js";
import { shown, tokenOf } from "../blank.js";
import { mark, tr, trMany } from "../translation.js";
import { spotView } from "./items.js";

const CARTON = mark("This is the code of a carton. It usually holds this item; check the name on it.");
const JOIN = mark("This is a code to join. It is used on the phone that wants to join.");
const UNBOUND = mark("This label is new. Say what it stands for, and from then on every phone knows it.");
const GONE = mark("What this label stood for is gone. Say what it stands for now.");
const TAIL_LIMIT = 10;
const REMARKS = {
  inner: () => tr(CARTON),
  plain: ({ value }) => tr("{number} is organic. This store lists {plain} only.", { number: value, plain: value.slice(1) }),
};

/**
 * The same as `GET /api/codes` gives.
 * @param {import("./finder.js").Finder} finder
 * @param {object} code - what `meaning` of code.js says
 * @param {string} text - as it was scanned or typed
 */
export function codeView(finder, code, text) {
  if (code.kind === "spot") return ofSpot(finder, code, text);
  if (code.kind === "join") return view({ kind: "join", text, detail: tr(JOIN) });
  const hit = lookUp(finder, code, text);
  const items = hit.ids.map((id) => finder.item(id)).filter(Boolean);
  const named = ["words", "plu"].includes(code.kind) && !code.detail;
  return !items.length && named ? ofSpot(finder, code, text) : ofItems(finder, items, hit, code, text);
}

/** The items that a code may stand for, surest first, and how they were found. */
function lookUp(finder, code, text) {
  const by = numbersOf(finder);
  if (code.kind === "item") return hit(finder.item(Number(code.value))?.id);
  if (code.kind === "gtin") {
    const found = first([code.value], by.gtin) ?? first([text.trim()], by.sku) ?? first(code.gtins, by.gtin) ?? first(code.skus, by.sku);
    if (found !== undefined || !code.inner) return hit(found);
    return hit(by.gtin(code.inner), "inner");
  }
  if (code.kind !== "tail" && code.kind !== "plu") return hit(by.sku(code.kind === "words" ? code.value : text.trim()));
  const found = [by.sku(code.value), first((code.gtins ?? []).slice(0, 1), by.gtin)];
  if (code.kind === "tail") found.push(...by.tail(code.value));
  const ids = [...new Set(found.filter((id) => id !== undefined))];
  if (ids.length || !code.skus?.length) return { ids, how: "" };
  return hit(by.sku(code.skus[0]) ?? by.gtin(code.gtins[1]), "plain");
}

function hit(id, how = "") {
  return id === undefined ? { ids: [], how: "" } : { ids: [id], how };
}

/** The first item that one of these numbers leads to. */
function first(numbers, look) {
  for (const number of numbers ?? []) {
    const found = look(number);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Looks an item up by its whole barcode, its sku exactly as written, or the end of a barcode; the first by id. */
function numbersOf({ carried, store: { digits } }) {
  return {
    gtin: (gtin) => digits.all((table) => table.byGtin(Number(gtin)))[0],
    sku: (sku) => digits.items(sku).find((id) => carried.item(id)?.sku === sku),
    tail: (tail) => digits.all((table) => table.byTail(Number(tail))).slice(0, TAIL_LIMIT),
  };
}

function ofItems(finder, items, { how }, code, text) {
  const gtin = code.kind === "gtin" ? code.value : null;
  if (items.length === 1) {
    const remark = REMARKS[how]?.(code);
    return view({ kind: "item", item: items[0], text, gtin, detail: [remark, code.label].filter(Boolean).join(" ") });
  }
  if (items.length) {
    return view({ kind: "item", items, text, detail: trMany("{n} item ends in {digits}. Pick one.", "{n} items end in {digits}. Pick one.", items.length, { digits: code.value }) });
  }
  const detail = code.detail || missing(finder, code);
  return view({ kind: "unknown", text, gtin, detail, bindable: code.kind === "gtin" });
}

function ofSpot(finder, code, text) {
  const spot = finder.spots?.read(code.value)[0];
  const blank = !spot && finder.carried.blanks.get(tokenOf(code));
  if (blank) return ofBlank(finder, blank, text);
  if (!spot) return view({ kind: "unknown", text, detail: missing(finder, code) });
  return view({ kind: "spot", spot: spotView(spot, itemsAt(finder, spot)), text });
}

/** What a label was bound to that was printed blank; one that was bound to what is gone waits for another thing. */
function ofBlank(finder, { token, item_id: itemId, spot: spotId }, text) {
  const { carried } = finder;
  const item = itemId === null ? null : finder.item(itemId);
  if (item) return view({ kind: "item", item, text, blank: true });
  if (itemId !== null && carried.limited) return view({ kind: "unknown", text, detail: missing(finder, { kind: "item" }) });
  const spot = spotId === null ? null : finder.spots?.byId.get(spotId);
  if (spot) return view({ kind: "spot", spot: spotView(spot, itemsAt(finder, spot)), text, blank: true });
  return view({ kind: "unknown", text: shown(token), detail: tr(spotId === null ? UNBOUND : GONE), bindable: true, blank: true });
}

/** How many items stand at a spot; at an aisle those of its bays as well. */
function itemsAt({ carried, spots }, spot) {
  const at = (id) => id === spot.id || (spot.kind === "aisle" && spots.byId.get(id)?.aisle === spot.aisle);
  let count = 0;
  for (const row of carried.items()) count += Number(row.places.some((place) => place.spot !== null && at(place.spot)));
  return count;
}

/** What is not here, and what to do about it. */
function missing({ carried }, code) {
  if (carried.limited && code.kind !== "spot") {
    return trMany(
      "Not among the {n} item on this phone. The rest of the store's {all} needs the network.",
      "Not among the {n} items on this phone. The rest of the store's {all} needs the network.",
      carried.size,
      { n: String(carried.size), all: carried.of },
    );
  }
  const what =
    {
      gtin: () => tr("No item here has the barcode {digits}.", { digits: printed(code.value) }),
      item: () => tr("This label's item is not in this store any more."),
      spot: () => tr("This label's place is not on the plan any more."),
      tail: () => tr("No barcode here ends in {digits}.", { digits: code.value }),
      plu: () => tr("Nothing here has the number {digits}.", { digits: code.value }),
    }[code.kind]?.() ?? tr("Nothing here is called “{words}”.", { words: [...code.value].slice(0, 60).join("") });
  return tr("{what} Search for it by name, or ask the nearest colleague.", { what });
}

function view(found) {
  return { item: null, spot: null, items: [], gtin: null, detail: "", bindable: false, blank: false, ...found };
}
