"""The phone reads words as the server does: any text, in any script."""

import json
import random
import subprocess
from pathlib import Path

from floorassist.find.language import every_language
from floorassist.find.question import asked_for
from floorassist.find.words import stem, words

TWIN = Path(__file__).parents[1] / "js" / "words-of-lines.mjs"
# Letters that change when they are made small, taken apart, put together or cut; and marks, units, halves.
ODD = "İıßẞſﬁﬀŉΣςσὈͅÅKΩ½⅓⁄²①㎏㍑ＬＢ１٣۵ـًّ\u00ad\u200d\u2019'`´\"″”,.-/ éñåüøŁÆœжйЩ한ᄒ電カﾞ๐กี่אְعي𝐁𝟓𐐀𠀀🎉"
PIECES = ["where is the", "donde esta", "please", '12"', "1½ in", "5l", "1,5 litros", "boxes", "M&M's", "B12"]


def any_text(dice: random.Random) -> str:
    """Up to 24 letters: plain ones, odd ones, any of the first planes, pieces of questions."""
    letter = (
        lambda: chr(dice.randrange(32, 127)),
        lambda: dice.choice(ODD),
        lambda: chr(dice.choice([dice.randrange(0x80, 0xD800), dice.randrange(0xE000, 0x33000)])),
        lambda: dice.choice(PIECES),
    )
    return "".join(dice.choices(letter, [4, 3, 2, 1])[0]() for _ in range(dice.randrange(24)))


def test_random_texts_are_the_same_words_stems_and_questions_on_the_phone() -> None:
    dice = random.Random(20)
    texts = [any_text(dice) for _ in range(4000)] + [f"a{chr(code)}s 5{chr(code)}l" for code in range(0x700)]
    lines = "\n".join(json.dumps(text) for text in texts)
    told = subprocess.run(["node", TWIN], input=lines, capture_output=True, text=True, check=True)
    for text, line in zip(texts, told.stdout.splitlines(), strict=True):
        found = words(text)
        assert json.loads(line) == [found, list(map(stem, found)), asked_for(text, every_language())], text
