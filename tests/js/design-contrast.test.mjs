import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast } from "../../static/js/desk/design-contrast.js";

test("contrast is that of WCAG, whichever colour comes first", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
  assert.equal(contrast("#ffffff", "#777777"), contrast("#777777", "#ffffff"));
});
