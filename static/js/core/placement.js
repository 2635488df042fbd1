// Where an item stands, as a sentence that a worker can say: the twin of floorassist/catalog/placement.py.

/** What is said where no place is known. */
export const UNKNOWN = "Place unknown";
/** The order in which the places of an item are told. */
export const ROLE_ORDER = { home: 0, endcap: 1, topstock: 2, backroom: 3 };

const SIDES = { L: "left side", R: "right side" };
const DIGIT = /[\p{Nd}\u00b2\u00b3\u00b9]/u;
const DIGITS = /^[\p{Nd}\u00b2\u00b3\u00b9]+$/u;

/**
 * “Aisle 12, bay 4, left side, knee height”; “End cap of aisle 12”; “Garden, shelf 2”.
 * @param {{aisle: string, bay?: string, side?: string, shelf?: string, role?: string}} place
 */
export function say({ aisle: code, bay = "", side = "", shelf = "", role = "home" }) {
  const aisle = aisleWords(code);
  const inWords = withFirst(aisle, (letter) => letter.toLowerCase());
  let parts = [aisle];
  if (role === "endcap") parts = aisle === code ? [aisle, "end cap"] : [`End cap of ${inWords}`];
  else if (role === "backroom" && !inWords.includes("backroom")) parts = ["Backroom", inWords];
  if (bay) parts.push(`bay ${bay}`);
  if (side) parts.push(SIDES[side] ?? side);
  if (role === "topstock") parts.push("top stock");
  if (shelf) parts.push(DIGITS.test(shelf) ? `shelf ${shelf}` : shelf);
  return parts.join(", ");
}

/** The text with its first letter changed. */
export function withFirst(text, change) {
  const [first = "", ...rest] = text;
  return change(first) + rest.join("");
}

/** “Aisle A12” for a code with a number in it; a name stands for itself. */
function aisleWords(code) {
  return DIGIT.test(code) ? `Aisle ${code}` : withFirst(code, (letter) => letter.toUpperCase());
}
