/** When a promise is due: the quick choices, and how a time is said. Times in ms; no DOM. */

import { locale, tr } from "./translation.js";

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
    { id: "15", label: tr("{n} min", { n: 15 }), at: now + 15 * MINUTE },
    { id: "30", label: tr("{n} min", { n: 30 }), at: now + 30 * MINUTE },
    { id: "60", label: tr("{n} h", { n: 1 }), at: now + HOUR },
    ...(evening - now >= SOON ? [{ id: "today", label: tr("Today {time}", { time: `${CLOSING}:00` }), at: evening }] : []),
    { id: "tomorrow", label: tr("Tomorrow {time}", { time: `${MORNING}:00` }), at: morning },
  ];
}

/** "14:30" today, "tomorrow 10:00", "Mon 9 Mar, 10:00". */
export function byWords(at, now) {
  const moment = new Date(at);
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  if (sameDay(at, now)) return time;
  if (sameDay(at, atHour(now, 1, 12))) return tr("tomorrow {time}", { time });
  if (sameDay(at, atHour(now, -1, 12))) return tr("yesterday {time}", { time });
  return tr("{day}, {time}", { day: moment.toLocaleDateString(locale(), { weekday: "short", day: "numeric", month: "short" }), time });
}

/** "by 14:30, in 12 min", "8 min overdue", "overdue since yesterday 17:30". */
export function dueWords({ due_at: due }, now) {
  const at = new Date(due).getTime();
  const left = at - now;
  const moment = byWords(at, now);
  const time = sameDay(at, now) ? moment : null;
  if (left > 2 * HOUR) return time ? tr("by {time}", { time }) : tr("by {moment}", { moment });
  const span = spanWords(Math.abs(left));
  if (left > 0) return time ? tr("by {time}, in {span}", { time, span }) : tr("by {moment}, in {span}", { moment, span });
  if (-left <= 2 * HOUR) return tr("{span} overdue", { span });
  return time ? tr("overdue since {time}", { time }) : tr("overdue since {moment}", { moment });
}

/** "1 min", "45 min", "1 h 20". */
export function spanWords(span) {
  const minutes = Math.max(1, Math.round(span / MINUTE));
  if (minutes < 60) return tr("{n} min", { n: minutes });
  const hours = Math.floor(minutes / 60);
  return minutes % 60 ? tr("{hours} h {minutes}", { hours, minutes: two(minutes % 60) }) : tr("{n} h", { n: hours });
}

/** The day that is all the store keeps of an ended promise, as "7 Mar". */
export const dayWords = (day) => new Date(day).toLocaleDateString(locale(), { day: "numeric", month: "short", timeZone: "UTC" });

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
