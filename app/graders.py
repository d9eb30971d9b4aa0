"""Which grader grades: the offline one or the judge, never one in place of the other; who words what to do better."""

from typing import TYPE_CHECKING

import anyio.to_thread

from app.grading.failure import GradingFailed
from app.grading.graded import Graded
from app.grading.judge import Judge, Judged
from app.grading.offline import grade_offline
from app.grading.rewording import Rewording
from app.worker import Grade, Reword

if TYPE_CHECKING:
    from app.llm import Endpoint

_NO_MODEL = "This attempt was played with a model, and no model is set up any more. Grade again grades it without one."


def grade_with(endpoint: "Endpoint | None") -> Grade:
    """A function that grades with the named engine."""
    judge = Judge(endpoint) if endpoint is not None else None

    async def grade(graded: Graded, engine: str) -> Judged:
        if engine == "offline":
            scorecard = await anyio.to_thread.run_sync(grade_offline, graded)
            return Judged(scorecard=scorecard, record=None)
        if judge is None:
            raise GradingFailed(_NO_MODEL)
        return await judge.grade(graded)

    return grade


def reword_with(endpoint: "Endpoint | None") -> Reword | None:
    """What words focus points by a model, or None without one."""
    return Rewording(endpoint).reword if endpoint is not None else None
