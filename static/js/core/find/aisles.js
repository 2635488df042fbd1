/** How likely each aisle is to hold what was asked for: the twin of floorassist/find/aisles.py. */

const VOTE_POWER = 5;
const VOTE_FLOOR = 0.02;
const EVIDENCE = 0.5;
const EVIDENCE_FLOOR = 0.2;
const HEAD_EVIDENCE = 0.3;
const RARE = 8;
const LIKELIEST = 5;
const PLACES = 1e9; // probabilities differ by a billionth, or not at all

/**
 * How likely each aisle is to hold the answer, by its number; none for the place "unknown".
 * @param {import("./index.js").Index} index
 * @param {import("./terms.js").Term[]} terms
 * @param {{number: number, score: number}[]} hits - best first
 */
export function aisleProbability(index, terms, hits) {
  const count = index.aisles.size;
  const likely = new Float64Array(count);
  for (const { number, score } of hits) likely[index.aisleOf[number]] += (score / hits[0].score) ** VOTE_POWER;
  likely[0] = 0;
  const votes = sum(likely);
  if (count === 1 || !votes) return new Float64Array(count);
  for (let aisle = 1; aisle < count; aisle += 1) likely[aisle] = Math.log(likely[aisle] / votes + VOTE_FLOOR);
  terms.forEach((term, place) => addEvidence(index, term, place === terms.length - 1, likely));
  let most = -Infinity;
  for (let aisle = 1; aisle < count; aisle += 1) most = Math.max(most, likely[aisle]);
  for (let aisle = 1; aisle < count; aisle += 1) likely[aisle] = Math.exp(likely[aisle] - most);
  const all = sum(likely);
  return likely.map((each) => each / all);
}

/** Adds what the spread of a word's likeliest meaning over the aisles tells. */
function addEvidence(index, term, head, belief) {
  const { numbers, from, to } = index.postings.of(index.stems.get(term.best));
  if (from === to) return;
  const spread = new Float64Array(belief.length);
  for (let place = from; place < to; place += 1) spread[index.aisleOf[numbers[place]]] += 1;
  spread[0] = 0;
  const all = sum(spread) + EVIDENCE_FLOOR * (belief.length - 1);
  const weight =
    EVIDENCE * term.meanings.get(term.best) * Math.min(1, term.rarity / RARE) * (head ? 1 + HEAD_EVIDENCE : 1);
  for (let aisle = 1; aisle < belief.length; aisle += 1) {
    belief[aisle] += weight * Math.log((spread[aisle] + EVIDENCE_FLOOR) / all);
  }
}

/** The likeliest aisles with their probability, best first. */
export function likeliest(index, probability) {
  const codes = [...index.aisles.keys()];
  const rounded = probability.map((each) => Math.round(each * PLACES));
  return [...probability.keys()]
    .filter((number) => probability[number] > 0)
    .sort((a, b) => rounded[b] - rounded[a] || a - b)
    .slice(0, LIKELIEST)
    .map((number) => [codes[number], probability[number]]);
}

function sum(values) {
  return values.reduce((all, each) => all + each, 0);
}
