// The twin of tests/labels/test_code.py, on the same cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { meaning } from "../../static/js/core/code.js";

const cases = JSON.parse(readFileSync(new URL("../cases/code.json", import.meta.url), "utf8"));

const NOTHING_ELSE = { detail: "", gtins: [], skus: [], inner: "", bound: "", label: "" };

for (const { name, text, symbology, country, ...told } of cases) {
  test(`a text has one meaning: ${name}`, () => {
    assert.deepEqual(meaning(text, symbology, country), { ...NOTHING_ELSE, ...told });
  });
}
