// Reads JSON texts, one a line, and tells what the phone makes of each: for the comparison with Python.
import { createInterface } from "node:readline";

import { everyLanguage } from "../../static/js/core/find/language.js";
import { askedFor } from "../../static/js/core/find/question.js";
import { stem, words } from "../../static/js/core/find/words.js";

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const found = words(text);
  console.log(JSON.stringify([found, found.map(stem), askedFor(text, everyLanguage())]));
}
