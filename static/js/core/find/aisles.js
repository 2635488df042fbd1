/** How likely each aisle is to hold what was asked for: the twin of floorassist/find/aisles.py. */
import { order } from "./letters.js";

const VOTE_POWER = 3;
const VOTE_FLOOR = 0.02;
const EVIDENCE = 0.8;
const EVIDENCE_FLOOR = 0.5;
const HEAD_EVIDENCE = 0.1;
const RARE = 6;
const CALIBRATED_POWER = 1.25;
const CALIBRATED_ODDS = 0.4;
const LIKELIEST = 5;
const PLACES = 1e9; // probabilities differ by a billionth, or not at all

/**
 * How likely each aisle is to hold the answer, by its number; none for the place "unknown".
 * @param {import("./terms.js").Term[]} terms
 * @param {Float64Array[]} spreads - for each term what all findables of each aisle earn by it; changed here
 * @param {Int32Array} aisleOf - the aisle of each findable
 * @param {{number: number, score: number}[]} hits - best first
 */
export function aisleProbability(terms, spreads, aisleOf, hits) {
  const count = spreads[0].length;
  const likely = new Float64Array(count);
  for (const { number, score } of hits) likely[aisleOf[number]] += (score / hits[0].score) ** VOTE_POWER;
  likely[0] = 0;
  const votes = sum(likely);
  if (count === 1 || !votes) return new Float64Array(count);
  for (let aisle = 1; aisle < count; aisle += 1) likely[aisle] = Math.log(likely[aisle] / votes + VOTE_FLOOR);
  terms.forEach((term, place) => addEvidence(term, spreads[place], place === terms.length - 1, likely));
  let most = -Infinity;
  for (let aisle = 1; aisle < count; aisle += 1) most = Math.max(most, likely[aisle]);
  for (let aisle = 1; aisle < count; aisle += 1) likely[aisle] = Math.exp(likely[aisle] - most);
  const all = sum(likely);
  return likely.map((each) => each / all);
}

/** Adds what the spread of a word over the aisles tells, if it has one. */
function addEvidence(term, spread, head, belief) {
  if (!sum(spread)) return;
  spread[0] = 0;
  const all = sum(spread) + EVIDENCE_FLOOR * (belief.length - 1);
  const weight =
    EVIDENCE * term.meanings.get(term.best) * Math.min(1, term.rarity / RARE) * (head ? 1 + HEAD_EVIDENCE : 1);
  for (let aisle = 1; aisle < belief.length; aisle += 1) {
    belief[aisle] += weight * Math.log((spread[aisle] + EVIDENCE_FLOOR) / all);
  }
}

/** The likeliest aisles, best first and equals by their codes, with how often such an aisle turns out to be right. */
export function likeliest(index, probability) {
  const codes = [...index.aisles.keys()];
  const rounded = probability.map((each) => Math.round(each * PLACES));
  return [...probability.keys()]
    .filter((number) => probability[number] > 0)
    .sort((a, b) => rounded[b] - rounded[a] || order(codes[a], codes[b]))
    .slice(0, LIKELIEST)
    .map((number) => [codes[number], calibrated(probability[number])]);
}

/** How often an aisle of this probability turned out to be right: the votes are a little too sure. */
function calibrated(probability) {
  if (probability >= 1) return 1;
  const odds = CALIBRATED_ODDS * (probability / (1 - probability)) ** CALIBRATED_POWER;
  return odds / (1 + odds);
}

function sum(values) {
  return values.reduce((all, each) => all + each, 0);
}
