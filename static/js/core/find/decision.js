/** What the screen does with a finding: the twin of floorassist/find/decision.py. */

const SURE = 0.9;
const LIKELY = 0.5;

/**
 * The answer stands alone from 0.9 on, with others from 0.5 on; below, a colleague is asked at once. What is
 * `doubtful` is never the answer alone: a place that somebody did not find it at, or a question with a word that
 * means nothing here.
 * @param {number} probability
 * @param {{doubtful?: boolean}} found
 * @returns {"answer"|"also"|"ask"}
 */
export function decision(probability, { doubtful = false } = {}) {
  if (probability >= SURE && !doubtful) return "answer";
  return probability >= LIKELY ? "also" : "ask";
}
