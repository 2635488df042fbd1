import assert from "node:assert/strict";
import { test } from "node:test";
import { complaintAbout, draftOf, inUnits, nextWave, policyOf, samePolicy } from "../../static/js/core/policy.js";

const FIELDS = [{ name: "lease_seconds", scale: 1 }, { name: "confirm_seconds", scale: 60 }, { name: "words_walk_share", scale: 0.01 }];
const POLICY = {
  waves: [{ after_seconds: 0, people: 2 }, { after_seconds: 65, people: null }],
  lease_seconds: 90,
  confirm_seconds: 300,
  words_walk_share: 0.2,
};

test("a policy in a form and back is the same policy", () => {
  const draft = draftOf(POLICY, FIELDS);
  assert.deepEqual(draft.numbers, { lease_seconds: "90", confirm_seconds: "5", words_walk_share: "20" });
  assert.ok(samePolicy(policyOf(draft, FIELDS), POLICY));
});

test("another number, another step or everybody instead of some is another policy", () => {
  const other = (changes) => samePolicy({ ...POLICY, ...changes }, POLICY);
  assert.equal(other({ lease_seconds: 91 }), false);
  assert.equal(other({ waves: POLICY.waves.slice(0, 1) }), false);
  assert.equal(other({ waves: [{ after_seconds: 0, people: null }, POLICY.waves[1]] }), false);
});

test("what is no number goes to the server as nothing, and it says so", () => {
  const draft = { waves: [{ after: "", people: "x" }], numbers: { lease_seconds: " ", confirm_seconds: "1e", words_walk_share: "" } };
  const sent = policyOf(draft, FIELDS);
  assert.deepEqual([sent.lease_seconds, sent.confirm_seconds, sent.words_walk_share], [null, null, null]);
  // No number of people must not come to mean everybody.
  assert.deepEqual(sent.waves, [{ after_seconds: null, people: 0 }]);
});

test("a number of seconds shows in its unit as short as it can be", () => {
  assert.deepEqual([inUnits(90, 60), inUnits(28800, 3600), inUnits(0.2, 0.01)], ["1.5", "8", "20"]);
});

test("a complaint is led to its field and its row", () => {
  assert.deepEqual(complaintAbout({ field: "policy.waves.1.people", detail: "no" }), { field: "waves", row: 1, detail: "no" });
  assert.deepEqual(complaintAbout({ field: "policy.lease_seconds", detail: "no" }), { field: "lease_seconds", row: null, detail: "no" });
});

test("the next step comes later than the last one", () => {
  assert.deepEqual(nextWave([{ after: "65", people: null }]), { after: "85", people: "3" });
});
