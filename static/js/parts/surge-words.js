/** What is said of a call to all hands. Pure. */

import { locale, tr, trMany } from "../core/translation.js";

/** "1 of 3 there, 2 coming". */
export function countWords({ needed, coming, here }) {
  const there = trMany("{n} of {needed} there", "{n} of {needed} there", here, { needed: needed.toLocaleString(locale()) });
  return coming ? tr("{first}, {second}", { first: there, second: trMany("{n} coming", "{n} coming", coming) }) : there;
}

/** Who calls: "Sue calls all hands", or why nobody had to. */
export function callerWords({ by, by_rule: byRule }) {
  if (byRule) return tr("Too many customers wait: all hands");
  return by ? tr("{name} calls all hands", { name: by }) : tr("All hands");
}

/** What became of it: "2 of 3 came, enough were there". */
export function pastWords({ needed, came, why }) {
  const told = { needed: needed.toLocaleString(locale()) };
  if (why === "enough") return trMany("{n} of {needed} came, enough were there", "{n} of {needed} came, enough were there", came, told);
  if (why === "ended") return trMany("{n} of {needed} came, ended by a supervisor", "{n} of {needed} came, ended by a supervisor", came, told);
  if (why === "time") return trMany("{n} of {needed} came, ended by its time limit", "{n} of {needed} came, ended by its time limit", came, told);
  return trMany("{n} of {needed} came, over", "{n} of {needed} came, over", came, told);
}

/** How many can be called now: for who is about to call. */
export function reachWords({ agreed, free }) {
  if (!agreed) return tr("Nobody has agreed to be called yet. People say so under Me, and are asked once when they start a shift.");
  if (!free) return trMany("{n} agreed to be called; none of them is on shift, off break and in reach now.", "{n} agreed to be called; none of them is on shift, off break and in reach now.", agreed);
  return trMany("{n} can be called now, of {agreed} who agreed.", "{n} can be called now, of {agreed} who agreed.", free, { agreed: agreed.toLocaleString(locale()) });
}

/** What there is to say when a call reached nobody, or too few agreed; "" where all is well. */
export function shortWords({ needed, coming, here, lead }) {
  if (!lead || coming + here >= needed) return "";
  const answers = coming + here + lead.not_now + lead.left;
  if (!lead.called) return tr("Nobody who agreed is free now. Whoever comes back from a break is called; until then ask people yourself.");
  if (answers >= lead.called) return tr("Everybody who could be called has answered. Whoever comes back from a break is called, too.");
  return "";
}
