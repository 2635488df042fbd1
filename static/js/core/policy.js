/** How a store asks, as it stands in a form: numbers as they are typed, in the units that people read. No DOM. */

/** The policy as a form: `{waves: [{after, people}], numbers: {name: text}}`; `people` null is everybody. */
export function draftOf(policy, fields) {
  const waves = policy.waves.map(({ after_seconds: after, people }) => ({ after: String(after), people: people === null ? null : String(people) }));
  const numbers = Object.fromEntries(fields.map(({ name, scale }) => [name, inUnits(policy[name], scale)]));
  return { waves, numbers };
}

/** The form as the server takes it; what is no number becomes null, and the server says so. */
export function policyOf({ waves, numbers }, fields) {
  const rows = waves.map(({ after, people }) => ({ after_seconds: whole(after, 1), people: people === null ? null : whole(people, 1) ?? 0 }));
  const told = fields.map(({ name, scale }) => [name, scale < 1 ? part(numbers[name], scale) : whole(numbers[name], scale)]);
  return { waves: rows, ...Object.fromEntries(told) };
}

/** Two policies say the same. */
export const samePolicy = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** A number of seconds in its unit, as short as it can be written: 90 in minutes is "1.5". */
export const inUnits = (value, scale) => String(Number((value / scale).toFixed(2)));

/** The field of the form that the server complains about: "policy.waves.1.people" is `{field: "waves", row: 1}`. */
export function complaintAbout({ field, detail }) {
  const [, name, row] = field.split(".");
  return { field: name, row: row === undefined ? null : Number(row), detail };
}

/** The next step for a form whose last one was this: later by as much as makes sense, some people more. */
export function nextWave(waves) {
  const last = waves.at(-1);
  return { after: String((Number(last?.after) || 0) + 20), people: "3" };
}

function sorted(policy) {
  return Object.entries(policy)
    .map(([name, value]) => [name, name === "waves" ? value.map(({ after_seconds: after, people }) => [after, people]) : Number(value)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

const typed = (text) => (String(text).trim() === "" ? null : Number(text));

function whole(text, scale) {
  const value = typed(text);
  return value === null || Number.isNaN(value) ? null : Math.round(value * scale);
}

function part(text, scale) {
  const value = typed(text);
  return value === null || Number.isNaN(value) ? null : Number((value * scale).toFixed(4));
}
