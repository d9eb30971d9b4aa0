"""A grading that failed has a reason and never a number."""


class GradingFailed(Exception):
    """`reason` is a sentence for coach and trainee; nothing of the attempt was graded."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
