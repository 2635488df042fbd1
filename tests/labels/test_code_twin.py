"""The phone reads codes as the server does: messages of every identifier, numbers of every country."""

import json
import random
import re
import subprocess
from dataclasses import asdict
from pathlib import Path

from biip.gs1_application_identifiers import _GS1_APPLICATION_IDENTIFIERS as IDENTIFIERS
from biip.rcn import RcnRegion

from floorassist.catalog import barcode
from floorassist.labels.code import meaning

CORE = Path(__file__).parents[2] / "static" / "js" / "core" / "code.js"
READ = f"""import {{ meaning }} from "{CORE.as_uri()}";
import {{ readFileSync }} from "node:fs";
const asked = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(([text, country]) => meaning(text, "", country))));"""
COUNTRIES = ["", "us", "ca", "fr", *sorted(region.value for region in RcnRegion)]


def of_phone(asked: list[tuple[str, str]]) -> list[dict[str, object]]:
    run = ["node", "--input-type=module", "-e", READ]
    told = subprocess.run(run, input=json.dumps(asked), capture_output=True, text=True, check=True).stdout
    found: list[dict[str, object]] = json.loads(told)
    return found


def message(dice: random.Random) -> str:
    """Elements in any order, each with a separator where it needs one, the item's number among them."""
    strings = ["0109506000134352"]
    for one in dice.sample(sorted(IDENTIFIERS.values(), key=lambda each: each.ai), dice.randint(0, 4)):
        digits, letters = "0123456789", "0123456789ABCxyz-/"
        length = sum(map(int, re.findall(r"[0-9]+", one.format.partition("+")[2].partition("[")[0])))
        body = "".join(dice.choice(digits if "X" not in one.format else letters) for _ in range(length))
        body = "261231" if re.fullmatch("1[1-7]", one.ai) and dice.random() < 0.8 else body
        strings.append(one.ai + body + ("\x1d" if one.separator_required or dice.random() < 0.2 else ""))
    dice.shuffle(strings)
    return "]C1" + "".join(strings)


def test_messages_mean_the_same_on_both_sides() -> None:
    dice = random.Random(20261122)
    asked = [(message(dice), "") for _ in range(800)]
    ours = [json.loads(json.dumps(asdict(meaning(*each[:1], "", each[1])))) for each in asked]
    wrong = [
        each for each, phone, server in zip(asked, of_phone(asked), ours, strict=True) if phone != server
    ]
    assert wrong == []
    assert sum(bool(one["label"]) for one in ours) > 50


def test_a_shops_own_numbers_mean_the_same_on_both_sides() -> None:
    dice = random.Random(20261123)
    asked = []
    for country in COUNTRIES:
        for prefix in ["02", "04", *map(str, range(20, 30))]:
            for _ in range(12):
                body = prefix + "".join(dice.choice("0123456789") for _ in range(10))
                asked.append((body + barcode.check_digit(body), country))
    ours = [json.loads(json.dumps(asdict(meaning(text, "", country)))) for text, country in asked]
    wrong = [
        each for each, phone, server in zip(asked, of_phone(asked), ours, strict=True) if phone != server
    ]
    assert wrong == []
    assert {one["label"].split()[3] for one in ours if one["label"]} >= {"price"}
