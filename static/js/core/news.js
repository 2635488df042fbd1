/** How news changes what a phone knows of asks: old lists + events give the same as fresh lists. No DOM. */

const HELD = new Set(["claimed", "on_way", "answered"]);

/** The lists `{asked, pings, holding}` after one event; the same object when nothing changed. */
export function afterEvent(asks, event) {
  if (event.kind === "ask.offered") return isOlder(asks, event.body) ? asks : { ...asks, pings: upsert(asks.pings, event.body) };
  if (event.kind === "ask.withdrawn") return { ...asks, pings: without(asks.pings, event.body.id) };
  if (event.kind === "ask.changed") return afterChange(asks, event.body);
  return asks;
}

/** The lists after the server showed this ask to me, as an event or as the answer to what I did. */
export function afterChange(asks, ask) {
  if (isOlder(asks, ask)) return asks;
  const mine = ask.role === "asker";
  const held = ask.role === "owner" && HELD.has(ask.state);
  const rings = ask.role === "pinged";
  return {
    asked: mine ? upsert(asks.asked, ask) : without(asks.asked, ask.id),
    holding: held ? upsert(asks.holding, ask) : without(asks.holding, ask.id),
    pings: rings ? upsert(asks.pings, ask) : without(asks.pings, ask.id),
  };
}

/** Lists just read, with the news that came in while they were on their way: some of it may be newer than they are. */
export const afterReading = (lists, meanwhile) => meanwhile.reduce(afterEvent, lists);

/** True while somebody still has to do something about the ask. */
export const isLive = (ask) => ["open", "offered", "claimed", "on_way", "answered"].includes(ask.state);

/** True when `ask` was overtaken by a version that is already shown. */
function isOlder(asks, ask) {
  return [...asks.asked, ...asks.pings, ...asks.holding].some(
    (known) => known.id === ask.id && known.version > ask.version,
  );
}

function upsert(list, ask) {
  const at = list.findIndex((known) => known.id === ask.id);
  if (at < 0) return [ask, ...list];
  return list.map((known, index) => (index === at ? ask : known));
}

const without = (list, id) => (list.some((known) => known.id === id) ? list.filter((known) => known.id !== id) : list);
