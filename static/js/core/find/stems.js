/** Which forms of a word are one word, by the language files: the twin of floorassist/find/stems.py. */

/**
 * @typedef {{ending: string, becomes: string, letters: number}} Ending
 * @typedef {{units: Map<string, string>, words: Map<string, string>, endings: Map<string, Ending[]>}} Stems
 */

const DIGIT = /[0-9]/;

/**
 * The rules of all languages as one; of two languages that differ the first counts.
 * @param {object[]} files
 * @returns {Stems}
 */
export function stemsOf(files) {
  const units = new Map();
  const words = new Map();
  const all = new Map();
  for (const file of files) {
    for (const [short, spellings] of Object.entries(file.units)) for (const unit of spellings) setFirst(units, unit, short);
    for (const [word, forms] of Object.entries(file.stems.words)) for (const form of forms) setFirst(words, form, word);
    for (const [ending, becomes, letters] of file.stems.endings) setFirst(all, ending, { ending, becomes, letters });
  }
  const endings = new Map();
  for (const rule of [...all.values()].sort((a, b) => b.ending.length - a.ending.length)) {
    const last = rule.ending.at(-1);
    endings.set(last, [...(endings.get(last) ?? []), rule]);
  }
  return { units, words, endings };
}

/**
 * The form that all spellings of a word share.
 * @param {Stems} stems
 * @param {string} word
 * @returns {string}
 */
export function stemBy(stems, word) {
  const unit = stems.units.get(word);
  if (unit) return unit;
  const known = stems.words.get(word) ?? word;
  const rule = stems.endings.get(known.at(-1))?.find((each) => known.endsWith(each.ending) && longEnough(known, each.letters));
  return !rule || DIGIT.test(known) ? known : known.slice(0, -rule.ending.length) + rule.becomes;
}

/**
 * The pattern of a unit right behind a number; one in foreign letters ends where any word does.
 * @param {string[]} units
 * @returns {string}
 */
export function unitsBehind(units) {
  const sorted = [...units].sort().reverse();
  const plain = sorted.filter((unit) => /^[a-z]+$/.test(unit)).join("|");
  const foreign = sorted.filter((unit) => !/^[a-z]+$/.test(unit)).join("|");
  const spelled = `(?:${plain})(?![a-z0-9])`;
  return foreign ? `${spelled}|(?:${foreign})(?![\\p{L}\\p{N}])` : spelled;
}

/** Whether a word has so many letters, those beyond 16 bits counted once. */
function longEnough(word, letters) {
  return word.length >= letters && (word.length >= 2 * letters || [...word].length >= letters);
}

function setFirst(map, key, value) {
  if (!map.has(key)) map.set(key, value);
}
