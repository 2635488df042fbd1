"""What the rules raise where a move can't be made now."""

NOT_YOURS = frozenset({"not_yours", "not_asked", "not_called"})


class Refusal(Exception):
    """A move that cannot be made now; `code` is for programs, the text tells the person what to do."""

    def __init__(self, code: str, say: str) -> None:
        super().__init__(say)
        self.code = code
        self.say = say

    @property
    def of_somebody_else(self) -> bool:
        """Whether the move is another person's to make."""
        return self.code in NOT_YOURS
