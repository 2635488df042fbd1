/**
 * What the screen shows of two answers to the same words: the phone's, which is there at once, and the server's,
 * which knows the newest and comes later. No DOM, no clock.
 *
 * The rule:
 * 1. What both found stays where it is and shows what the server says about it.
 * 2. What only the server found joins below; what only the phone found stays.
 * 3. A row that shows keeps its place, with one exception: the first changes when the server is surer and `calm`
 *    says that no hand is on the list. The others keep their order.
 * 4. The server decides (answer, also, ask) when its best is the one on top. Where its best is another that may not
 *    go there, or it found nothing, the screen is no surer than "also".
 * 5. While a hand is on the list the first neither grows into a card ("ask" stays "ask") nor shrinks out of one.
 */

/** The key of a result: the same thing in both answers. */
export const keyOf = ({ kind, id }) => `${kind}:${id}`;

/**
 * The answer to show after the server's came. `shown` is the one on the screen (null: none), `found` the server's.
 * The merge of equal answers is `shown` as it was, and merging the same answer again changes nothing.
 */
export function merged(shown, found, { calm = true } = {}) {
  if (!shown?.results.length) return found;
  if (!found.results.length) return { ...shown, decision: atMostAlso(shown.decision) };
  const news = new Map(found.results.map((result) => [keyOf(result), result]));
  const kept = shown.results.map((result) => news.get(keyOf(result)) ?? result);
  const known = new Set(shown.results.map(keyOf));
  const joined = found.results.filter((result) => !known.has(keyOf(result)));
  const results = [...kept, ...joined];
  const best = keyOf(found.results[0]);
  if (keyOf(results[0]) === best) return { ...found, results, decision: calm ? found.decision : still(shown.decision, found.decision) };
  if (calm && found.probability > shown.probability) return { ...found, results: onTop(results, best) };
  const probability = Math.min(shown.probability, found.probability);
  return { ...found, results, decision: atMostAlso(shown.decision), probability };
}

const atMostAlso = (decision) => (decision === "answer" ? "also" : decision);

/** The decision that changes no row's height. */
function still(shown, found) {
  if (shown === "ask") return "ask";
  return found === "ask" ? "also" : found;
}

function onTop(results, key) {
  const best = results.find((result) => keyOf(result) === key);
  return [best, ...results.filter((result) => result !== best)];
}
