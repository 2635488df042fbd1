/**
 * The words of a question with what each can mean in this store, and how much each tells: the twin of
 * floorassist/find/terms.py.
 */

const SPLIT = 0.8;
const HALF = 0.6;
const WHOLE = 0.9;
const UNKNOWN_WORD = 6;

/**
 * One word asked: the stems it can mean, its rarity (natural logarithm), that of its best meaning, and the
 * likeliest meaning, "" if there is none.
 * @typedef {{meanings: Map<string, number>, rarity: number, best: string}} Term
 */

/**
 * The words asked with their meanings, after putting together and taking apart what was written wrong.
 * @param {import("./index.js").Index} index
 * @param {string[]} asked
 * @returns {Term[]}
 */
export function termsOf(index, asked) {
  const known = index.vocabulary;
  const meanings = [];
  for (let place = 0; place < asked.length; place += 1) {
    const last = place === asked.length - 1;
    const joined = last ? null : known.joined(asked[place], asked[place + 1]);
    if (joined) meanings.push(known.meanings(joined, false));
    else meanings.push(...meant(known, asked[place], last));
    if (joined) place += 1;
  }
  if (meanings.length === asked.length) readAsOne(known, asked, meanings);
  return meanings.map((found) => ({ meanings: found, rarity: bestRarity(index, found), best: likeliest(found) }));
}

/** Let two neighbours also mean the one word that they make together: "tooth brush". */
function readAsOne(known, asked, meanings) {
  for (let place = 0; place + 1 < asked.length; place += 1) {
    const whole = known.perhapsJoined(asked[place], asked[place + 1]);
    for (const [root, weight] of whole ? known.meanings(whole, false) : []) {
      for (const each of [place, place + 1]) {
        meanings[each].set(root, Math.max(weight * WHOLE, meanings[each].get(root) ?? 0));
      }
    }
  }
}

/** What one word means; two meanings where it was two words. */
function meant(known, word, last) {
  const found = known.meanings(word, last);
  if (found.size) return [found];
  const halves = known.split(word);
  if (halves) return halves.map((half) => weighted(known.meanings(half, false), SPLIT));
  const near = known.near(word);
  if (near.size) return [near];
  const half = known.knownHalf(word);
  return [half ? weighted(known.meanings(half, false), HALF) : known.damaged(word, last)];
}

function weighted(meanings, weight) {
  return new Map([...meanings.keys()].map((root) => [root, weight]));
}

/** How rare a stem is: the logarithm of how many findables there are for each that has it. */
export function rarity(index, root) {
  const count = index.postings.count(index.stems.get(root));
  return Math.log(1 + (index.size - count + 0.5) / (count + 0.5));
}

/** The rarity of the likeliest meanings; a word that means nothing here counts as a rare one. */
function bestRarity(index, found) {
  let best = -Infinity;
  for (const [root, weight] of found) best = Math.max(best, weight * rarity(index, root));
  return found.size ? best : UNKNOWN_WORD;
}

function likeliest(meanings) {
  let [best, most] = ["", -Infinity];
  for (const [root, weight] of meanings) if (weight > most) [best, most] = [root, weight];
  return best;
}
