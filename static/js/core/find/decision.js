/** What the screen does with a finding: the twin of floorassist/find/decision.py. */

const SURE = 0.9;
const LIKELY = 0.5;

/**
 * The answer stands alone from 0.9 on, with others from 0.5 on; below, a colleague is asked at once. A place that
 * somebody doubts is never the answer alone.
 * @param {number} probability
 * @param {{doubted?: boolean}} place
 * @returns {"answer"|"also"|"ask"}
 */
export function decision(probability, { doubted = false } = {}) {
  if (probability >= SURE && !doubted) return "answer";
  return probability >= LIKELY ? "also" : "ask";
}
