// Words about a place's confirmation and doubt, by the cases that Python runs too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as trust from "../../static/js/core/trust.js";

const cases = JSON.parse(readFileSync(new URL("../cases/trust.json", import.meta.url)));

for (const { why, at, now, offset, when, moment, stale } of cases) {
  test(why, () => {
    const asked = [at, Date.parse(now), offset];
    assert.equal(trust.when(...asked), when);
    assert.equal(trust.moment(...asked), moment);
    assert.equal(trust.isStale(...asked), stale);
    assert.equal(trust.seen(...asked), `Seen there ${when}`);
    assert.equal(trust.doubt(...asked), `A colleague did not find it there ${moment}: check first`);
  });
}

test("a place that nobody confirmed says so, and is good until somebody doubts it", () => {
  assert.equal(trust.seen(null, 0, 0), "Nobody has confirmed this place yet");
  assert.equal(trust.isStale(null, 0, 0), true);
  assert.equal(trust.isGood(null), true);
  assert.equal(trust.isGood(undefined), true);
  assert.equal(trust.isGood("2026-03-07T12:00:00Z"), false);
});

test("without network a place in doubt comes last at once, and is good again once it was seen", () => {
  const item = { name: "Plugs", placements: [{ id: 1, doubted_at: null }, { id: 2, doubted_at: null }] };
  const doubted = trust.guessed(item, 1, { doubted_at: "2026-03-07T12:00:00Z" });
  assert.deepEqual(doubted.placements.map(({ id }) => id), [2, 1]);
  assert.equal(doubted.name, "Plugs");
  assert.deepEqual(trust.guessed(doubted, 1, { doubted_at: null }).placements.map(({ doubted_at: at }) => at), [null, null]);
  assert.equal(item.placements[0].doubted_at, null);
});
