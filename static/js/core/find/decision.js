/** What the screen does with a finding: the twin of floorassist/find/decision.py. */

const SURE = 0.9;
const LIKELY = 0.5;

/**
 * The answer stands alone from 0.9 on, with others from 0.5 on; below, a colleague is asked at once.
 * @param {number} probability
 * @returns {"answer"|"also"|"ask"}
 */
export function decision(probability) {
  if (probability >= SURE) return "answer";
  return probability >= LIKELY ? "also" : "ask";
}
