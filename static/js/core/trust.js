/**
 * How far a place can be trusted: the twin of floorassist/catalog/trust.py. Moments are ISO texts or ms, `now` is
 * in ms; `offset` are the minutes by which the reader's clock is ahead of UTC: a day ends at their midnight.
 */

import { tr, trAs, trMany } from "./translation.js";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Seen longer ago than this, an item may have been moved since. */
export const STALE_DAYS = 60;
/** Up to here days are counted; what is older is told by its month. */
export const DAYS_TOLD = 30;

const MONTHS = [
  () => trAs("in or since a month", "January"),
  () => trAs("in or since a month", "February"),
  () => trAs("in or since a month", "March"),
  () => trAs("in or since a month", "April"),
  () => trAs("in or since a month", "May"),
  () => trAs("in or since a month", "June"),
  () => trAs("in or since a month", "July"),
  () => trAs("in or since a month", "August"),
  () => trAs("in or since a month", "September"),
  () => trAs("in or since a month", "October"),
  () => trAs("in or since a month", "November"),
  () => trAs("in or since a month", "December"),
];

/** Whether a stand may be told without a warning; a confirmation ends the doubt. */
export const isGood = (doubtedAt) => (doubtedAt ?? null) === null;

/** Whether the item may have been moved since somebody saw it there; so it is where nobody ever did. */
export const isStale = (confirmedAt, now, offset) => !confirmedAt || daysBetween(confirmedAt, now, offset) > STALE_DAYS;

/** Midnights between two moments; none where the first one lies ahead, since clocks differ a little. */
export const daysBetween = (at, now, offset) => Math.max(0, Math.floor(local(now, offset) / DAY) - Math.floor(local(at, offset) / DAY));

/** The day in words: "today", "yesterday", "3 days ago", "in June", "in June 2025". */
export function when(at, now, offset) {
  const days = daysBetween(at, now, offset);
  if (days < 2) return days ? tr("yesterday") : tr("today");
  if (days <= DAYS_TOLD) return trMany("{n} day ago", "{n} days ago", days);
  const { month, year } = monthOf(at, now, offset);
  return year === null ? tr("in {month}", { month }) : tr("in {month} {year}", { month, year });
}

/** A recent moment in words: "at 14:05", "yesterday at 14:05", and the day alone where it is older. */
export function moment(at, now, offset) {
  const days = daysBetween(at, now, offset);
  if (days > 1) return when(at, now, offset);
  const time = clock(at, offset);
  return days ? tr("yesterday at {time}", { time }) : tr("at {time}", { time });
}

/** When the item was last seen at its place: "Seen there 3 days ago". */
export const seen = (confirmedAt, now, offset) =>
  confirmedAt ? tr("Seen there {when}", { when: when(confirmedAt, now, offset) }) : tr("Nobody has confirmed this place yet");

/** What is in doubt and what to do: "A colleague did not find it there at 14:05: check first". */
export const doubt = (doubtedAt, now, offset) =>
  tr("A colleague did not find it there {when}: check first", { when: moment(doubtedAt, now, offset) });

/** What is going on and what to do: "This aisle is being reset since 14:05: check first". */
export const beingReset = (resetAt, now, offset) =>
  tr("This aisle is being reset since {when}: check first", { when: sinceThen(resetAt, now, offset) });

/** The moment as it stands behind "since". */
function sinceThen(at, now, offset) {
  const days = daysBetween(at, now, offset);
  if (!days) return trAs("since then", "{time}", { time: clock(at, offset) });
  if (days <= DAYS_TOLD) return moment(at, now, offset);
  const { month, year } = monthOf(at, now, offset);
  return year === null ? trAs("since then", "{month}", { month }) : trAs("since then", "{month} {year}", { month, year });
}

/** What speaks against going to a place (`{doubted_at, being_reset}`), as a sentence without its full stop. */
export const warning = (place, now, offset) => (place.being_reset ? beingReset : doubt)(place.doubted_at, now, offset);

/** The item (its view) as the server will tell it once one of its places is so: what is in doubt comes last. */
export const guessed = (item, placementId, change) => ({
  ...item,
  placements: item.placements
    .map((one) => (one.id === placementId ? { ...one, ...change } : one))
    .sort((one, other) => Number(!isGood(one.doubted_at)) - Number(!isGood(other.doubted_at))),
});

/** The reader's clock as ms, to be read as if it were UTC. */
const local = (at, offset) => new Date(at).getTime() + offset * MINUTE;

const clock = (at, offset) => new Date(local(at, offset)).toISOString().slice(11, 16);

/** The month's name, and the year where it is not this one. */
function monthOf(at, now, offset) {
  const [then, today] = [new Date(local(at, offset)), new Date(local(now, offset))];
  const year = then.getUTCFullYear();
  return { month: MONTHS[then.getUTCMonth()](), year: year === today.getUTCFullYear() ? null : year };
}
