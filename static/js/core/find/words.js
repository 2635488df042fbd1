/** Words as find compares them: the twin of floorassist/find/words.py, on the same cases. */

/** Letters of a word that count; what follows is cut off. */
export const LONGEST = 40;

// Letters that Unicode got after version 14: Python and browsers of different age would read them differently.
const YOUNG =
  /[\u088f\u0897\u0c5c\u0cdc\u0cf3\u0ece\u1acf-\u1aeb\u1c89-\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7f1\u{105c0}-\u{105f3}\u{10940}-\u{10959}\u{10d40}-\u{10d8f}\u{10ec2}-\u{10eff}\u{1123f}-\u{11241}\u{11380}-\u{113e2}\u{116d0}-\u{116e3}\u{11b00}-\u{11bf9}\u{11db0}-\u{11de9}\u{11f00}-\u{11f5a}\u{1342f}\u{13439}-\u{143fa}\u{16100}-\u{16139}\u{16d40}-\u{16d79}\u{16ea0}-\u{16ed3}\u{16ff2}-\u{16ff6}\u{187f8}-\u{187ff}\u{18cff}\u{18d09}-\u{18df2}\u{1b132}\u{1b155}\u{1cc00}-\u{1cef0}\u{1d2c0}-\u{1d2d3}\u{1df25}-\u{1df2a}\u{1e030}-\u{1e08f}\u{1e4d0}-\u{1e6ff}\u{2b739}-\u{2b73f}\u{2cea2}-\u{2cead}\u{2ebf0}-\u{2ee5d}\u{31350}-\u{3ffff}]/gu;
const PLAIN = /^[\x00-\x7f]*$/;
const HALF_LETTERS = /\p{Cs}/gu;
const APOSTROPHES = /['’‘ʼ`´]/g;
const INVISIBLE = "[\\u00ad\\u2060\\ufeff\\u0640\\u0670\\u200b-\\u200f\\u064b-\\u0652]";
const CHANGED = new RegExp(INVISIBLE + "|[ßæœøđłıς\\u0660-\\u0669\\u06f0-\\u06f9\\u2044]", "g");
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i", ς: "σ", "\u2044": "/" };
for (let digit = 0; digit < 10; digit++) {
  for (const zero of [0x660, 0x6f0]) LETTERS[String.fromCharCode(zero + digit)] = String(digit);
}
const MIXED_NUMBER = /([0-9])([\u00bc-\u00be\u2150-\u215e])/g;
const INCHES = /(?<=[0-9\u00bc-\u00be\u2150-\u215e]) ?["″”]/g;
const ACCENT = /(?<=[a-z\u03b1-\u03c9])[\u0300-\u036f]+/g;
const DECIMAL_COMMA = /(?<=[0-9]),(?=[0-9])/g;
const UNSPACED = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]/gu;
const WORD = /[a-z0-9]+(?:(?<=[0-9])[./][0-9][a-z0-9]*)*/g;
const STRAY_MARK = /(?<![0-9])[./]|[./](?![0-9])/g;
const NO_LETTER = /[^\p{L}\p{N}\p{M}./]/gu;
const DIGIT = /[0-9]/;

const UNITS = new Map(
  Object.entries({
    l: "l litre litres liter liters ltr litro litros",
    ml: "ml millilitre millilitres milliliter milliliters mililitros",
    g: "g gr gram grams gramme grammes gramo gramos",
    kg: "kg kgs kilo kilos kilogram kilograms kilogramos",
    oz: "oz ounce ounces onzas",
    lb: "lb lbs pound pounds libras",
    mm: "mm millimetre millimetres millimeter millimeters milimetros",
    cm: "cm centimetre centimetres centimeter centimeters centimetros",
    m: "m metre metres meter meters metros",
    in: "in inch inches pulgada pulgadas",
    ft: "ft foot feet",
    gal: "gal gallon gallons galones",
    qt: "qt quart quarts",
    w: "w watt watts vatios",
    v: "v volt volts voltios",
    pk: "pk pack packs ct count unidades",
  }).flatMap(([short, spellings]) => spellings.split(" ").map((unit) => [unit, short])),
);
const ANY_UNIT = [...UNITS.keys()].sort().reverse().join("|");
const GLUED = new RegExp(`(?<![a-z0-9])([0-9]+(?:[./][0-9]+)?)-?(${ANY_UNIT})(?![a-z0-9])`, "g");

/**
 * The words of a name or a question, in order: "Kärcher 1,5l" gives ["karcher", "1.5", "l"].
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  if (PLAIN.test(text)) return plainWords(text.toLowerCase());
  const lower = text.replace(HALF_LETTERS, "\ufffd").replace(YOUNG, " ").toLowerCase();
  return PLAIN.test(lower) ? plainWords(lower) : foreignWords(punctuated(lower.replace(APOSTROPHES, ""))).map(cut);
}

/**
 * The form that singular and plural share (English and Spanish plurals in -s), or a unit's short form.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  const unit = UNITS.get(word);
  if (unit) return unit;
  if (!word.endsWith("s") || lettersOf(word) < 4 || DIGIT.test(word)) return word;
  if (word.endsWith("ies") && lettersOf(word) > 4) return `${word.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh|o)es$/.test(word)) return word.slice(0, -2);
  return /[sui]s$/.test(word) ? word : word.slice(0, -1);
}

function plainWords(lower) {
  return (punctuated(lower.replace(/['`]/g, "")).match(WORD) ?? []).map(cut);
}

/** Numbers written one way: " is inches, a comma inside a point, a unit behind stands apart. */
function punctuated(text) {
  const numbers = text.replace(INCHES, " in ").replace(DECIMAL_COMMA, ".");
  return DIGIT.test(numbers) ? numbers.replace(GLUED, "$1 $2") : numbers;
}

/** Words of LONGEST letters at most. */
function cut(word) {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join("");
}

/** Words of a text that is not plain ASCII, in any script. */
function foreignWords(text) {
  const bare = text.replace(MIXED_NUMBER, "$1 $2").normalize("NFKD").toLowerCase().replace(ACCENT, "").normalize("NFC");
  const plain = bare.replace(CHANGED, (letter) => LETTERS[letter] ?? "");
  const kept = plain.replace(NO_LETTER, " ").replace(STRAY_MARK, " ").replace(UNSPACED, " $& ");
  return kept.split(" ").filter(Boolean);
}

/** How many letters a word has, those beyond 16 bits counted once. */
function lettersOf(word) {
  return word.length > 8 ? word.length : [...word].length;
}
