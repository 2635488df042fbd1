/** What is said of a call to all hands. Pure. */

/** "1 of 3 there, 2 coming". */
export function countWords({ needed, coming, here }) {
  const parts = [`${here} of ${needed} there`];
  if (coming) parts.push(`${coming} coming`);
  return parts.join(", ");
}

/** Who calls: "Sue calls all hands", or why nobody had to. */
export function callerWords({ by, by_rule: byRule }) {
  if (byRule) return "Too many customers wait: all hands";
  return by ? `${by} calls all hands` : "All hands";
}

/** What became of it: "2 of 3 came, enough were there". */
export function pastWords({ needed, came, why }) {
  const how = { enough: "enough were there", ended: "ended by a supervisor", time: "ended by its time limit" }[why] || "over";
  return `${came} of ${needed} came, ${how}`;
}

/** How many can be called now: for who is about to call. */
export function reachWords({ agreed, free }) {
  if (!agreed) return "Nobody has agreed to be called yet. People say so under Me, and are asked once when they start a shift.";
  if (!free) return `${agreed} agreed to be called; none of them is on shift, off break and in reach now.`;
  return `${free} can be called now, of ${agreed} who agreed.`;
}

/** What there is to say when a call reached nobody, or too few agreed; "" where all is well. */
export function shortWords({ needed, coming, here, lead }) {
  if (!lead || coming + here >= needed) return "";
  const answers = coming + here + lead.not_now + lead.left;
  if (!lead.called) return "Nobody who agreed is free now. Whoever comes back from a break is called; until then ask people yourself.";
  if (answers >= lead.called) return "Everybody who could be called has answered. Whoever comes back from a break is called, too.";
  return "";
}
