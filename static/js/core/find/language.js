/** The words of a language that are about asking and places: the twin of floorassist/find/language.py. */
import { LANGUAGES } from "./languages.js";
import { words } from "./words.js";

/**
 * A language, its phrases folded and written with single spaces.
 * @typedef {{opening: Set<string>, closing: Set<string>, small: Set<string>, aisle: Set<string>, bay: Set<string>,
 *   side: Set<string>, department: Set<string>, sides: Map<string, string>, landmarks: Map<string, string>}} Language
 */

const SETS = ["opening", "closing", "small", "aisle", "bay", "side", "department"];

/**
 * The language that a JSON file describes.
 * @param {string|object} file - its text, or what that text says
 * @returns {Language}
 */
export function parsed(file) {
  const found = typeof file === "string" ? JSON.parse(file) : file;
  const sets = SETS.map((name) => [name, new Set(found[name].map(phrase))]);
  const landmarks = Object.entries(found.landmarks).flatMap(([kind, names]) => names.map((name) => [phrase(name), kind]));
  const sides = Object.entries(found.sides).map(([word, side]) => [words(word)[0], side]);
  return { ...Object.fromEntries(sets), sides: new Map(sides), landmarks: new Map(landmarks) };
}

/**
 * Several languages at once: customers mix them.
 * @param {Language[]} languages
 * @returns {Language}
 */
export function joinLanguages(languages) {
  const sets = SETS.map((name) => [name, new Set(languages.flatMap((each) => [...each[name]]))]);
  const maps = ["sides", "landmarks"].map((name) => [name, new Map(languages.flatMap((each) => [...each[name]]))]);
  return Object.fromEntries([...sets, ...maps]);
}

let each = null;
let every = null;

/**
 * The languages of the folder, by their two letters.
 * @returns {Map<string, Language>}
 */
export function eachLanguage() {
  return (each ??= new Map(LANGUAGES.map((file) => [file.language, parsed(file)])));
}

/**
 * All languages of the folder as one: customers mix them, so find listens to all at once.
 * @returns {Language}
 */
export function everyLanguage() {
  return (every ??= joinLanguages([...eachLanguage().values()]));
}

/**
 * The words that stand around the codes of an address, each as `readAddress` knows it; some as "".
 * @param {Language} language
 * @returns {Map<string, string>}
 */
export function addressWords({ aisle, bay, side, sides }) {
  const found = new Map();
  for (const [phrases, plain] of [[side, ""], [aisle, "aisle"], [bay, "bay"]]) {
    for (const phrase of phrases) for (const word of phrase.split(" ")) found.set(word, plain);
  }
  for (const [word, each] of sides) found.set(word, { L: "left", R: "right" }[each]);
  return found;
}

/**
 * The language in which the words for places are no mere asking words.
 * @param {Language} language
 * @returns {Language}
 */
export function forPlaces(language) {
  const { aisle, department, bay, landmarks } = language;
  const without = (phrases) =>
    new Set([...phrases].filter((each) => !aisle.has(each) && !department.has(each) && !bay.has(each) && !landmarks.has(each)));
  return { ...language, opening: without(language.opening), closing: without(language.closing) };
}

/** A phrase as it is compared: its words with single spaces. */
function phrase(text) {
  return words(text).join(" ");
}
