import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, afterReading, farewell, ringing, withSurge, withoutSurge } from "../../static/js/core/surges.js";
import { countWords, pastWords, reachWords, shortWords } from "../../static/js/parts/surge-words.js";

const call = (about) => ({ id: 1, zone: "Tills", version: 1, part: "called", over: false, needed: 2, coming: 0, here: 0, lead: null, ...about });
const none = new Set();

test("an older version of a call never overtakes a newer one", () => {
  const known = withSurge(NOTHING, call({ version: 3, part: "coming" }));
  assert.equal(withSurge(known, call({ version: 2 })), known);
  assert.equal(withSurge(known, call({ version: 4, part: "here" })).surges[0].part, "here");
});

test("a call that is over is gone, however it is told", () => {
  const known = withSurge(NOTHING, call());
  assert.deepEqual(withSurge(known, call({ version: 2, over: true })).surges, []);
  assert.deepEqual(withoutSurge(known, 1).surges, []);
  assert.equal(withoutSurge(known, 9), known);
});

test("a list that was on its way brings back neither an old state nor a call that has ended", () => {
  const known = withSurge(NOTHING, call({ version: 5, part: "here" }));
  const told = { agrees: true, surges: [call({ version: 4 }), call({ id: 2 })] };
  const after = afterReading(known, told, new Set([2]));
  assert.deepEqual(after.surges.map((one) => [one.id, one.part]), [[1, "here"]]);
  assert.equal(after.agrees, true);
});

test("only a call that I have not answered and not put aside rings", () => {
  const known = withSurge(withSurge(NOTHING, call()), call({ id: 2, part: "coming" }));
  assert.equal(ringing(known, none).id, 1);
  assert.equal(ringing(known, new Set([1])), null);
});

test("who said not now is told nothing, the others are thanked", () => {
  assert.equal(farewell(call({ part: "declined", why: "ended" })), null);
  assert.equal(farewell(call({ part: null, why: "ended" })), null);
  for (const part of ["called", "coming", "here"]) assert.match(JSON.stringify(farewell(call({ part, why: "enough" }))), /Thank you/);
  assert.equal(farewell(call({ part: "called", why: "time" })).stays, false);
  assert.equal(farewell(call({ part: "coming", why: "time" })).stays, true);
});

test("counts and what became of a call are sentences", () => {
  assert.equal(countWords(call({ here: 1, coming: 2, needed: 4 })), "1 of 4 there, 2 coming");
  assert.equal(pastWords({ needed: 2, came: 2, why: "enough" }), "2 of 2 came, enough were there");
  assert.match(reachWords({ agreed: 0, free: 0 }), /Nobody has agreed/);
  assert.match(shortWords(call({ lead: { called: 0, not_now: 0, left: 0 } })), /Nobody who agreed is free/);
  assert.equal(shortWords(call({ lead: { called: 3, not_now: 1, left: 0 } })), "");
});
