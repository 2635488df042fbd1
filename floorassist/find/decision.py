"""What the screen does with a finding: answer, answer with "also try …", or ask the nearest colleague."""

from typing import Literal

SURE = 0.9
LIKELY = 0.5

Decision = Literal["answer", "also", "ask"]


def decision(probability: float, *, doubted: bool = False) -> Decision:
    """The answer stands alone from 0.9 on, with others from 0.5 on; below, a colleague is asked at once.

    A place that somebody doubts is never the answer alone.
    """
    if probability >= SURE and not doubted:
        return "answer"
    return "also" if probability >= LIKELY else "ask"
