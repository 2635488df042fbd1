// Reads JSON texts, one a line, and tells what the phone makes of each: for the comparison with Python.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { joinLanguages, parsed } from "../../static/js/core/find/language.js";
import { askedFor } from "../../static/js/core/find/question.js";
import { stem, words } from "../../static/js/core/find/words.js";

const languages = process.argv.slice(2).map((path) => parsed(readFileSync(path, "utf8")));
const both = joinLanguages(languages);
for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const found = words(text);
  console.log(JSON.stringify([found, found.map(stem), askedFor(text, both)]));
}
