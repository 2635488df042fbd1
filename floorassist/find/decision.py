"""What the screen does with a finding: answer, answer with "also try …", or ask the nearest colleague."""

from typing import Literal

SURE = 0.9
LIKELY = 0.5

Decision = Literal["answer", "also", "ask"]


def decision(probability: float, *, doubtful: bool = False) -> Decision:
    """The answer stands alone from 0.9 on, with others from 0.5 on; below, a colleague is asked at once.

    What is `doubtful` is never the answer alone: a place that somebody did not find it at, or a question with
    a word that means nothing here.
    """
    if probability >= SURE and not doubtful:
        return "answer"
    return "also" if probability >= LIKELY else "ask"
