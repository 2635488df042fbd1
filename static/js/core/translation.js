/**
 * What people read, in their language: written in English where it is said, turned by the catalogue of messages that
 * the page came with. `{names}` in a text are filled with the values. Twin: floorassist/translation.py.
 */

const NAME = /\{(\w+)\}/g;
/** The sign between a context and its text, as gettext has it. */
const WITHIN = "\u0004";
const ENGLISH = { language: "en", plurals: { one: 0, other: 1 }, messages: {}, languages: [["en", "English"]] };

let spoken = ENGLISH;
let forms = new Intl.PluralRules("en");

/** From here on everything is said by this catalogue: `{language, plurals, messages, languages}`. */
export function speak(catalogue) {
  spoken = { ...ENGLISH, ...catalogue };
  forms = new Intl.PluralRules(spoken.language);
}

/** The catalogue, for a Worker that shall speak as the page does. */
export const catalogue = () => spoken;

/** The language that is spoken, as a tag that Intl takes. */
export const language = () => spoken.language;

/** The language as Intl says dates, numbers and lists in it: our English is that of Britain. */
export const locale = () => (spoken.language === "en" ? "en-GB" : spoken.language);

/** A text in the language of the page. */
export const tr = (text, values) => filled(spoken.messages[text] ?? text, values);

/** A text that counts: `{n}` is the number, written as the language writes it, and picks the form. */
export function trMany(one, many, n, values) {
  const told = spoken.messages[one] ?? [one, many];
  const form = spoken.plurals[forms.select(n)] ?? told.length - 1;
  return filled(told[form], { n: n.toLocaleString(spoken.language), ...values });
}

/** A text that means one thing here and another elsewhere: `context` tells a translator which. */
export const trAs = (context, text, values) => filled(spoken.messages[context + WITHIN + text] ?? text, values);

/** A text with elements in it, as a list for a template: `trParts("Ask {who} now", { who: html`<b>Mia</b>` })`. */
export function trParts(text, parts) {
  return (spoken.messages[text] ?? text).split(NAME).map((piece, n) => (n % 2 ? (parts[piece] ?? `{${piece}}`) : piece));
}

/** What `make` says, in English whatever the page speaks: for what is kept where others read it as well. */
export function inEnglish(make) {
  const own = spoken;
  speak(ENGLISH);
  try {
    return make();
  } finally {
    speak(own);
  }
}

/** The text as it is: a constant that is said later, by `tr(THE_CONSTANT)`. */
export const mark = (text) => text;

function filled(text, values) {
  return values ? text.replace(NAME, (whole, name) => values[name] ?? whole) : text;
}
