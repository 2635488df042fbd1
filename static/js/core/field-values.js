/** What somebody typed into a field, read as what the plan wants; wrong values are sentences. */

import { language, tr, trAs, trMany } from "./translation.js";

/** `{value}` or `{error}`: a number from `min` to `max`; a comma counts as a point. */
export function numberTyped(text, { min = -2000, max = 2000, whole = false } = {}) {
  const plain = String(text).trim().replace(/\s*(m|°|s)$/i, "").replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return { error: tr("Write a number, such as {example}.", { example: (2.4).toLocaleString(language()) }) };
  const value = whole ? Number(plain) : Math.round(Number(plain) * 1000) / 1000;
  if (whole && !Number.isInteger(value)) return { error: tr("Write a whole number.") };
  if (value < min || value > max) return { error: tr("Write a number from {min} to {max}.", { min: spoken(min), max: spoken(max) }) };
  return { value };
}

/** `{value}` or `{error}`: a text of at most `limit` characters; `must` says that it may not be empty. */
export function textTyped(text, { limit = 80, must = false } = {}) {
  const value = text.trim().replace(/\s+/g, " ");
  if (must && !value) return { error: tr("Write something here.") };
  if (value.length > limit) return { error: trMany("Write {n} character at most.", "Write {n} characters at most.", limit) };
  return { value };
}

/** A number without more digits than the plan keeps, as the language writes it: 4, 2.35; "" for none. */
export const shownNumber = (value) => (value === undefined || value === null ? "" : spoken(Number(value)));

/** `{x, y, width, depth}` of a polygon that is a box along the axes, else null. */
export function boxOfPolygon(polygon) {
  if (polygon.length !== 4) return null;
  const [xs, ys] = [0, 1].map((n) => [...new Set(polygon.map((point) => point[n]))].sort((a, b) => a - b));
  if (xs.length !== 2 || ys.length !== 2) return null;
  const turns = polygon.every((point, n) => (point[0] === polygon[(n + 1) % 4][0]) !== (point[1] === polygon[(n + 1) % 4][1]));
  return turns ? { x: xs[0], y: ys[0], width: rounded(xs[1] - xs[0]), depth: rounded(ys[1] - ys[0]) } : null;
}

/** The polygon of a box, clockwise from its upper left corner. */
export const polygonOfBox = ({ x, y, width, depth }) => [[x, y], [rounded(x + width), y], [rounded(x + width), rounded(y + depth)], [x, rounded(y + depth)]];

/** Length in metres and direction in degrees (0 is to the right, 90 is down) of a line between two points. */
export function lengthAndTurn([ax, ay], [bx, by]) {
  const turn = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI;
  return { length: rounded(Math.hypot(bx - ax, by - ay)), turn: rounded((turn + 360) % 360) };
}

/** The other end of a line that starts at a point. */
export function endOf([x, y], { length, turn }) {
  const angle = (turn * Math.PI) / 180;
  return [rounded(x + length * Math.cos(angle)), rounded(y + length * Math.sin(angle))];
}

/** A moment as the value of a field of date and time on this clock, and back as UTC; "" where there is none. */
export function momentField(moment) {
  if (!moment) return "";
  const at = new Date(moment);
  const two = (number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
export const momentTyped = (text) => (text ? new Date(text).toISOString().replace(".000Z", "Z") : null);

/** The next time that the clock shows this hour, after `now` (a Date). */
export function nextHour(hour, now) {
  const at = new Date(now);
  at.setHours(hour, 0, 0, 0);
  if (at <= now) at.setDate(at.getDate() + 1);
  return at;
}

/** Degrees in which a door is walked through, in words, and what a form offers. */
export const headings = () => [
  ["0", trAs("direction", "To the right")], ["90", trAs("direction", "Down")], ["180", trAs("direction", "To the left")], ["270", trAs("direction", "Up")],
];

/** A number in a sentence, as the language writes it; the plan keeps no more than millimetres. */
export const spoken = (number) => number.toLocaleString(language(), { maximumFractionDigits: 3, useGrouping: false });

const rounded = (number) => Math.round(number * 1000) / 1000;
