"""Words as find compares them: small letters without accents, numbers apart from their units, one stem for
singular and plural and for all spellings of a unit.

Only Latin and Greek letters lose their accents; every other script keeps its letters. Scripts that write
without spaces (Han, kana) give one word a letter, so that any part of a name finds it.
"""

import re
import unicodedata

LONGEST = 40
"""Letters of a word that count; what follows is cut off."""

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x2060, 0xFEFF, 0x0640, 0x0670, *range(0x200B, 0x2010), *range(0x064B, 0x0653)]
)
_LETTERS = {0xDF: "ss", 0xE6: "ae", 0x153: "oe", 0xF8: "o", 0x111: "d", 0x142: "l", 0x131: "i", 0x3C2: "σ"}
_DIGITS = {start + digit: str(digit) for start in (0x660, 0x6F0) for digit in range(10)}
_CHANGED: dict[int, str | None] = {**_INVISIBLE, **_LETTERS, **_DIGITS, 0x2044: "/"}
# Letters that Unicode got after version 14: Python and browsers of different age would read them differently.
_YOUNG = re.compile(
    "["
    "\u088f\u0897\u0c5c\u0cdc\u0cf3\u0ece\u1acf-\u1aeb\u1c89-\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4"
    "\ua7da-\ua7f1\U000105c0-\U000105f3\U00010940-\U00010959\U00010d40-\U00010d8f"
    "\U00010ec2-\U00010eff\U0001123f-\U00011241\U00011380-\U000113e2\U000116d0-\U000116e3"
    "\U00011b00-\U00011bf9\U00011db0-\U00011de9\U00011f00-\U00011f5a\U0001342f"
    "\U00013439-\U000143fa\U00016100-\U00016139\U00016d40-\U00016d79\U00016ea0-\U00016ed3"
    "\U00016ff2-\U00016ff6\U000187f8-\U000187ff\U00018cff\U00018d09-\U00018df2\U0001b132"
    "\U0001b155\U0001cc00-\U0001cef0\U0001d2c0-\U0001d2d3\U0001df25-\U0001df2a"
    "\U0001e030-\U0001e08f\U0001e4d0-\U0001e6ff\U0002b739-\U0002b73f\U0002cea2-\U0002cead"
    "\U0002ebf0-\U0002ee5d\U00031350-\U0003ffff"
    "]"
)
_MIXED_NUMBER = re.compile("([0-9])([\u00bc-\u00be\u2150-\u215e])")
_INCHES = re.compile('(?<=[0-9\u00bc-\u00be\u2150-\u215e]) ?["″”]')
_ACCENT = re.compile("(?<=[a-z\u03b1-\u03c9])[\u0300-\u036f]+")
_DECIMAL_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_UNSPACED = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff])")
_WORD = re.compile(r"[a-z0-9]+(?:(?<=[0-9])[./][0-9][a-z0-9]*)*")
_STRAY_MARK = re.compile(r"(?<![0-9])[./]|[./](?![0-9])")

_UNITS = {
    unit: short
    for short, spellings in {
        "l": "l litre litres liter liters ltr litro litros",
        "ml": "ml millilitre millilitres milliliter milliliters mililitros",
        "g": "g gr gram grams gramme grammes gramo gramos",
        "kg": "kg kgs kilo kilos kilogram kilograms kilogramos",
        "oz": "oz ounce ounces onzas",
        "lb": "lb lbs pound pounds libras",
        "mm": "mm millimetre millimetres millimeter millimeters milimetros",
        "cm": "cm centimetre centimetres centimeter centimeters centimetros",
        "m": "m metre metres meter meters metros",
        "in": "in inch inches pulgada pulgadas",
        "ft": "ft foot feet",
        "gal": "gal gallon gallons galones",
        "qt": "qt quart quarts",
        "w": "w watt watts vatios",
        "v": "v volt volts voltios",
        "pk": "pk pack packs ct count unidades",
    }.items()
    for unit in spellings.split()
}
_DIGIT = re.compile("[0-9]")
_ANY_UNIT = "|".join(sorted(_UNITS, reverse=True))
_GLUED = re.compile(rf"(?<![a-z0-9])([0-9]+(?:[./][0-9]+)?)-?({_ANY_UNIT})(?![a-z0-9])")


def words(text: str) -> list[str]:
    """The words of a name or a question, in order: "Kärcher 1,5l" gives ["karcher", "1.5", "l"]."""
    text = (text if text.isascii() else _YOUNG.sub(" ", text)).lower()
    if text.isascii():
        return _cut(_WORD.findall(_punctuated(text.replace("'", "").replace("`", ""))))
    return _cut(_foreign_words(_punctuated(text.translate(_APOSTROPHES))))


def stem(word: str) -> str:
    """The form that singular and plural share (English and Spanish plurals in -s), or a unit's short form."""
    if word in _UNITS:
        return _UNITS[word]
    if len(word) < 4 or not word.endswith("s") or any("0" <= letter <= "9" for letter in word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return word[:-2]
    if word.endswith(("ss", "us", "is")):
        return word
    return word[:-1]


def _punctuated(text: str) -> str:
    """Numbers written one way: " is inches, a comma inside a point, a unit behind stands apart."""
    if '"' in text or not text.isascii():
        text = _INCHES.sub(" in ", text)
    if "," in text:
        text = _DECIMAL_COMMA.sub(".", text)
    return _GLUED.sub(r"\1 \2", text) if _DIGIT.search(text) else text


def _cut(found: list[str]) -> list[str]:
    """Words of LONGEST letters at most."""
    return found if max(map(len, found), default=0) <= LONGEST else [word[:LONGEST] for word in found]


def _foreign_words(text: str) -> list[str]:
    """Words of a text that is not plain ASCII, in any script."""
    text = unicodedata.normalize("NFKD", _MIXED_NUMBER.sub(r"\1 \2", text)).lower()
    text = unicodedata.normalize("NFC", _ACCENT.sub("", text)).translate(_CHANGED)
    kept = "".join(letter if _counts(letter) else " " for letter in text)
    return _UNSPACED.sub(r" \1 ", _STRAY_MARK.sub(" ", kept)).split()


def _counts(letter: str) -> bool:
    """Whether the letter is part of a word: a letter, a number, a mark on one, or a mark inside a number."""
    return letter in "./" or unicodedata.category(letter)[0] in "LNM"
