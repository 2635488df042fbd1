import assert from "node:assert/strict";
import { test } from "node:test";
import { closedNote, closedNotes } from "../../static/js/parts/closed-words.js";
import { wayArrow } from "../../static/js/parts/plan-lines.js";

const at = (text) => new Date(text).getTime();
const PLAN = {
  aisles: [
    { code: "A1", level: "g", closed_until: "2026-03-07T12:15:00Z" },
    { code: "Garden", level: "g", closed_until: "2026-03-09T12:15:00Z" },
    { code: "A2", level: "g" },
  ],
  blocks: [
    { level: "g", why: "Spill", until: "2026-03-07T13:00:00Z" },
    { level: "g", why: "Pallet" },
    { level: "g", why: "" },
    { level: "up", why: "Paint" },
  ],
};

test("a closed aisle says until when, an open one nothing", () => {
  const now = at("2026-03-07T12:00:00Z");
  assert.match(closedNote(PLAN, "A1", now), /^Aisle A1 is closed until \d\d:15\.$/);
  assert.match(closedNote(PLAN, "Garden", now), /^Garden is closed until 9 Mar, \d\d:15\.$/);
  assert.equal(closedNote(PLAN, "A2", now), null);
  assert.equal(closedNote(PLAN, undefined, now), null);
  assert.equal(closedNote(PLAN, "A1", at("2026-03-07T12:15:00Z")), null);
});

test("what is in the way says why, and until when if it ends", () => {
  const notes = closedNotes(PLAN, "g", at("2026-03-07T12:30:00Z"));
  assert.equal(notes.length, 3);
  assert.match(notes[1], /^Spill: in the way until \d\d:00\.$/);
  assert.equal(notes[2], "Pallet: in the way.");
});

test("the arrow of a door lies across its opening and points where it heads", () => {
  const [line, head] = wayArrow({ at: [5, 5], width: 1, heading: 90 }).split("M").slice(1);
  assert.equal(line, "5 4.5L5 5.5");
  assert.ok(head.includes("5 5.5"));
});
