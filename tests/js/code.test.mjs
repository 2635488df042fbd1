// The twin of tests/labels/test_code.py, on the same cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { meaning } from "../../static/js/core/code.js";

const cases = JSON.parse(readFileSync(new URL("../cases/code.json", import.meta.url), "utf8"));

for (const { name, text, symbology, kind, value, detail = "" } of cases) {
  test(`a text has one meaning: ${name}`, () => {
    assert.deepEqual(meaning(text, symbology), { kind, value, detail });
  });
}
