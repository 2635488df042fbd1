// What a place is called: the twin of floorassist/floor/address.py. An address is {aisle, bay, side}; bay and side
// may be null.

const TEXT_LIMIT = 60;
const TEMPLATE =
  /^\{aisle\}([^{}0-9A-Za-z]{1,3})(?:\{bay\}([^{}0-9A-Za-z]{0,3})\{side\}|\{side\}([^{}0-9A-Za-z]{0,3})\{bay\})$/u;
const TOKEN = /[0-9]+|[\p{L}\p{Nl}\p{No}]+/gu;
const AISLE_WORDS = new Set(["aisle", "aisles", "isle", "row", "gang", "gangway", "pasillo"]);
const BAY_WORDS = new Set(["bay", "b", "section", "bahia"]);
const SIDES = { l: "L", left: "L", izquierda: "L", r: "R", right: "R", derecha: "R" };
const SIDE_TAILS = new Set(["side", "hand"]);
const DIGITS = /^[0-9]/;

/** The short code of a place: `A12-4L`, `A12-4` or `A12`, as far as it is known. */
export function formatAddress(template, { aisle, bay = null, side = null }) {
  const [beforeBay, between, sideFirst] = parts(template);
  if (bay === null) return aisle;
  if (side === null) return `${aisle}${beforeBay}${bay}`;
  const [first, last] = sideFirst ? [side, bay] : [bay, side];
  return `${aisle}${beforeBay}${first}${between}${last}`;
}

/** The inverse of `formatAddress`; a text that names no bay is an aisle's code. */
export function parseAddress(template, text) {
  const [beforeBay, between, sideFirst] = parts(template);
  const [bay, side] = ["([0-9]{1,4})", "([LR])"];
  const both = sideFirst ? `${side}${escaped(between)}${bay}` : `${bay}${escaped(between)}${side}`;
  const full = new RegExp(`^(.+)${escaped(beforeBay)}${both}$`, "su").exec(text);
  if (full) {
    const [, aisle, first, last] = full;
    return sideFirst ? address(aisle, last, first) : address(aisle, first, last);
  }
  const sideless = new RegExp(`^(.+)${escaped(beforeBay)}${bay}$`, "su").exec(text);
  return sideless ? address(sideless[1], sideless[2]) : address(text);
}

/** What a person may mean by a text, likeliest first, in the store's own aisle codes; [] if no aisle fits. */
export function readAddress(text, aisles, template = "{aisle}-{bay}{side}") {
  if ([...text].length > TEXT_LIMIT) return [];
  const known = new Map();
  for (const code of aisles) {
    const key = tokens(code).join(" ");
    known.set(key, [...(known.get(key) ?? []), code]);
  }
  const readings = new Map();
  const add = (reading) => {
    const key = JSON.stringify([reading.aisle, reading.bay, reading.side]);
    if (!readings.has(key)) readings.set(key, reading);
  };
  const exact = parseAddress(template, text);
  if ((known.get(tokens(exact.aisle).join(" ")) ?? []).includes(exact.aisle)) {
    add(exact.bay === null ? exact : address(exact.aisle, number(exact.bay), exact.side));
  }
  for (const [words, bay, side] of splits(tokens(text))) {
    for (const code of matches(words, known)) add(address(code, bay, side));
  }
  return [...readings.values()];
}

function address(aisle, bay = null, side = null) {
  return { aisle, bay, side };
}

function parts(template) {
  const found = TEMPLATE.exec(template);
  if (!found) throw new Error(`Not an address template: ${template}`);
  const sideFirst = found[3] !== undefined;
  return [found[1], sideFirst ? found[3] : found[2], sideFirst];
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

function number(digits) {
  return digits.replace(/^0+/u, "") || "0";
}

function tokens(text) {
  const bare = text.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "");
  return (bare.match(TOKEN) ?? []).map((token) => (DIGITS.test(token) ? number(token) : token));
}

function* splits(all) {
  if (all.length > 2 && BAY_WORDS.has(all[0]) && isBay(all[1])) {
    const rest = all.slice(2).filter((word) => !["of", "in", "on"].includes(word));
    yield* ordered([...rest, "bay", all[1]]);
  }
  yield* ordered(all);
}

/** The splits of words that name the aisle first. */
function* ordered(all) {
  const words = AISLE_WORDS.has(all[0]) ? all.slice(1) : all;
  yield [words, null, null];
  let [head, side] = takeSide(words);
  if (side) yield [head, null, side];
  if (!head.length || !isBay(head.at(-1))) return;
  const bay = head.at(-1);
  head = head.slice(0, -1);
  if (!side) {
    const [front, found] = takeSide(BAY_WORDS.has(head.at(-1)) ? head.slice(0, -1) : head);
    side = found;
    if (found) head = front;
  }
  yield [head, bay, side];
  if (BAY_WORDS.has(head.at(-1))) yield [head.slice(0, -1), bay, side];
}

function takeSide(words) {
  let end = words.length;
  while (end && SIDE_TAILS.has(words[end - 1])) end -= 1;
  if (end > 1 && Object.hasOwn(SIDES, words[end - 1])) return [words.slice(0, end - 1), SIDES[words[end - 1]]];
  return [words, null];
}

function isBay(token) {
  return DIGITS.test(token) && token.length <= 4;
}

function matches(words, known) {
  if (!words.length) return [];
  const found = known.get(words.join(" "));
  if (found) return found;
  if (words.length === 1 && DIGITS.test(words[0])) {
    return [...known]
      .filter(([key]) => {
        const ends = key.split(" ");
        return ends.length === 2 && ends[1] === words[0] && [...ends[0]].length <= 2;
      })
      .flatMap(([, codes]) => codes);
  }
  return words.length === 2 && words[0] === "a" ? (known.get(words[1]) ?? []) : [];
}
