/** How news changes what a phone knows of asks: old lists + events give the same as fresh lists. No DOM. */

/** What a phone knows before it has asked. */
export const NOTHING = { asked: [], pings: [], holding: [], queued: [] };

const HELD = new Set(["claimed", "on_way", "answered"]);
const LIVE = new Set(["open", "offered", "queued", ...HELD]);

/** The lists `{asked, pings, holding, queued}` after one event; the same object when nothing changed. */
export function afterEvent(asks, event) {
  const { kind, body } = event;
  if (kind === "ask.offered") return isOlder(asks, body) ? asks : { ...asks, pings: upsert(asks.pings, body) };
  if (kind === "ask.withdrawn") return { ...asks, pings: without(asks.pings, body.id) };
  if (kind === "ask.changed" || kind === "ask.nudged") return afterChange(asks, body);
  if (kind === "ask.queued") return afterQueued(asks, body);
  if (kind === "ask.unqueued") return { ...asks, queued: without(queueOf(asks), body.id) };
  return asks;
}

/** The lists after the server showed this ask to me, as an event or as the answer to what I did. */
export function afterChange(asks, ask) {
  if (isOlder(asks, ask)) return asks;
  const mine = ask.role === "asker";
  const held = ask.role === "owner" && HELD.has(ask.state);
  const rings = ask.role === "pinged";
  const waits = ask.state === "queued" && queueOf(asks).some(({ id }) => id === ask.id);
  return {
    asked: mine ? upsert(asks.asked, ask) : without(asks.asked, ask.id),
    holding: held ? upsert(asks.holding, ask) : without(asks.holding, ask.id),
    pings: rings ? upsert(asks.pings, ask) : without(asks.pings, ask.id),
    queued: waits ? upsert(queueOf(asks), ask) : without(queueOf(asks), ask.id),
  };
}

/** It waits with the supervisors, and I am one of them. My own question shows in the queue as I see it elsewhere. */
function afterQueued(asks, ask) {
  if (isOlder(asks, ask)) return asks;
  const known = asks.asked.find(({ id, version }) => id === ask.id && version >= ask.version) || ask;
  const waits = queueOf(asks).some(({ id }) => id === ask.id);
  return { ...asks, queued: waits ? upsert(queueOf(asks), known) : [...queueOf(asks), known] };
}

/** Lists just read, with the news that came in while they were on their way: some of it may be newer than they are. */
export const afterReading = (lists, meanwhile) => meanwhile.reduce(afterEvent, lists);

/** True while somebody still has to do something about the ask. */
export const isLive = (ask) => LIVE.has(ask.state);

/** What waits with the supervisors and is not my own question, which shows with what I asked. */
export const toTake = (asks) => queueOf(asks).filter(({ role }) => role !== "asker");

/** What waits with the supervisors; a phone that was last used before there was a queue kept none. */
const queueOf = (asks) => asks.queued || NOTHING.queued;

/** True when `ask` was overtaken by a version that is already shown. */
function isOlder(asks, ask) {
  return [...asks.asked, ...asks.pings, ...asks.holding, ...queueOf(asks)].some(
    (known) => known.id === ask.id && known.version > ask.version,
  );
}

function upsert(list, ask) {
  const at = list.findIndex((known) => known.id === ask.id);
  if (at < 0) return [ask, ...list];
  return list.map((known, index) => (index === at ? ask : known));
}

const without = (list, id) => (list.some((known) => known.id === id) ? list.filter((known) => known.id !== id) : list);
