// The twin of tests/catalog/test_barcode.py, on the same cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { BarcodeError, gtin14, isGtin, printed, tails, upcaFromUpce, upceFromUpca } from "../../static/js/core/barcode.js";

const cases = JSON.parse(readFileSync(new URL("../cases/barcode.json", import.meta.url), "utf8"));

for (const { name, text, gtin, error } of cases.gtin14) {
  test(`a number is read or refused with a reason: ${name}`, () => {
    if (gtin) assert.equal(gtin14(text), gtin);
    else assert.throws(() => gtin14(text), (thrown) => thrown instanceof BarcodeError && thrown.message === error);
    assert.equal(isGtin(text), Boolean(gtin));
  });
}

for (const { gtin, printed: shown } of cases.printed) {
  test(`the package shows no filling zeros: ${shown}`, () => assert.equal(printed(gtin), shown));
}

for (const { name, gtin, tails: expected } of cases.tails) {
  test(`the tails are what a person can read: ${name}`, () => assert.deepEqual(tails(gtin), expected));
}

test("every UPC-E expands to a UPC-A that shortens to the same number", () => {
  for (let body = 1; body < 1_000_000; body += 997) {
    const start = `0${String(body).padStart(6, "0")}`;
    const short = [..."0123456789"].map((check) => start + check).find((digits) => {
      try {
        return upcaFromUpce(digits);
      } catch {
        return false;
      }
    });
    const long = upcaFromUpce(short);
    assert.equal(upcaFromUpce(upceFromUpca(long)), long);
  }
});
