/** Reads pages, one JSON object `{name, html}` a line; answers each with a line: the list of what is wrong with its HTML. */

import { createInterface } from "node:readline";
import { HtmlElement, HtmlValidate, StaticConfigLoader } from "html-validate";

// Of every ancestor of every element it is asked whether it is a "dl > div > dd". Looked up in the whole page each time,
// that takes longer than all the rest: the page of the API needed a minute. The element knows where it stands.
const PATH = /^\w+(?: > \w+)*$/;
const looksUp = HtmlElement.prototype.matches;
HtmlElement.prototype.matches = function matches(selector) {
  if (!PATH.test(selector)) return looksUp.call(this, selector);
  let at = this;
  for (const tag of selector.split(" > ").reverse()) {
    if (!at?.is(tag)) return false;
    at = at.parent;
  }
  return true;
};

const rules = {
  // A button in a form submits it, by the standard.
  "no-implicit-button-type": "off",
  // The list of a combobox and a field of a scrolled table have no element of their own.
  "prefer-native-element": ["error", { exclude: ["listbox", "region"] }],
  // Whatever takes a name by ARIA may have one: a dialog, a list.
  "aria-label-misuse": ["error", { allowAnyNamable: true }],
  // The camera's picture, without a sound.
  "no-autoplay": "off",
  // A form whose button comes with the first change.
  "wcag/h32": "off",
};
const gate = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard", "html-validate:a11y"], rules }));

for await (const line of createInterface({ input: process.stdin })) {
  const { name, html } = JSON.parse(line);
  const { results } = await gate.validateString(html, name);
  const wrong = results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`));
  process.stdout.write(`${JSON.stringify(wrong)}\n`);
}
