/** When a promise is due: the quick choices, and how a time is said. Times in ms; no DOM. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** "Today 18:00" is offered as long as that is at least this far away. */
const SOON = 15 * MINUTE;
export const CLOSING = 18;
export const MORNING = 10;

/** `[{id, label, at}]` as seen at `now` on this phone's clock; 30 minutes is the usual one. */
export function choices(now) {
  const evening = atHour(now, 0, CLOSING);
  const morning = atHour(now, 1, MORNING);
  return [
    { id: "15", label: "15 min", at: now + 15 * MINUTE },
    { id: "30", label: "30 min", at: now + 30 * MINUTE },
    { id: "60", label: "1 h", at: now + HOUR },
    ...(evening - now >= SOON ? [{ id: "today", label: `Today ${CLOSING}:00`, at: evening }] : []),
    { id: "tomorrow", label: `Tomorrow ${MORNING}:00`, at: morning },
  ];
}

/** "14:30" today, "tomorrow 10:00", "Mon 9 Mar, 10:00". */
export function byWords(at, now) {
  const moment = new Date(at);
  const clock = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  if (sameDay(at, now)) return clock;
  if (sameDay(at, atHour(now, 1, 12))) return `tomorrow ${clock}`;
  if (sameDay(at, atHour(now, -1, 12))) return `yesterday ${clock}`;
  return `${moment.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" })}, ${clock}`;
}

/** "by 14:30, in 12 min", "8 min overdue", "overdue since yesterday 17:30". */
export function dueWords({ due_at: due }, now) {
  const at = new Date(due).getTime();
  const left = at - now;
  if (left > 0) return left > 2 * HOUR ? `by ${byWords(at, now)}` : `by ${byWords(at, now)}, in ${spanWords(left)}`;
  return -left > 2 * HOUR ? `overdue since ${byWords(at, now)}` : `${spanWords(-left)} overdue`;
}

/** "1 min", "45 min", "1 h 20". */
export function spanWords(span) {
  const minutes = Math.max(1, Math.round(span / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${two(minutes % 60)}` : `${minutes / 60} h`;
}

/** The day that is all the store keeps of an ended promise, as "7 Mar". */
export const dayWords = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** The value of a date-and-time field for a moment on this phone's clock: "2026-03-07T14:30". */
export function fieldValue(at) {
  const moment = new Date(at);
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

function atHour(now, days, hour) {
  const moment = new Date(now);
  moment.setDate(moment.getDate() + days);
  return moment.setHours(hour, 0, 0, 0);
}

const sameDay = (one, other) => new Date(one).toDateString() === new Date(other).toDateString();

const two = (number) => String(number).padStart(2, "0");
