// Labels that were printed blank: what their token is, on the cases that tests/labels/test_blanks.py reads too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ofText, read, shown } from "../../static/js/core/blank.js";

const { cases } = JSON.parse(readFileSync(new URL("../cases/blank.json", import.meta.url), "utf8"));

for (const { text, token, shown: words } of cases) {
  test(`${JSON.stringify(text)} is ${token ? `the token ${token}` : "no token"}`, () => {
    assert.equal(read(text), token);
    if (token) assert.equal(shown(token), words);
  });
}

test("a token is found in the link of its label, on any host, and in no other link", () => {
  assert.equal(ofText("HTTPS://STORE.EXAMPLE/l/B7K29QXM"), "B7K29QXM");
  assert.equal(ofText("b7k2 9qxm"), "B7K29QXM");
  for (const other of ["https://store.example/i/B7K29QXM", "https://store.example/l/bay-L4", "https://B7K29QXM"]) assert.equal(ofText(other), null);
});
