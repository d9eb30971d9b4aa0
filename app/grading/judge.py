"""The grader with a model: it answers small questions with quotes; code checks each quote and does all the sums."""

import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.grading.answers import Answered, answers_schema, checked
from app.grading.evidence import unsupported
from app.grading.failure import GradingFailed
from app.grading.graded import Graded
from app.grading.marking import mark_all, steering_notes, to_ask
from app.grading.rollup import roll_up
from app.grading.scorecard import Mark, Scorecard
from app.llm import Answer, Endpoint
from app.llm_failure import EndpointFailed
from app.prompts.judge import Question, judge_messages, judge_version
from app.rubric import Criterion, Item

NEAR = 5.0
"""Percent around the pass mark within which a second reading is taken."""
_TOKENS, _TOKENS_AN_ITEM = 300, 160
_UNSUPPORTED = "unsupported_quote"


@dataclass(frozen=True)
class Judged:
    """A scorecard and, as JSON, what was asked and answered: prompt and its version, model and tokens of each call."""

    scorecard: Scorecard
    record: dict[str, Any] | None = None


class Judge:
    """Grades by a model; every failure is a `GradingFailed`, never a number."""

    def __init__(self, endpoint: Endpoint, *, nonce: Callable[[], str] = lambda: secrets.token_hex(8)) -> None:
        self._endpoint = endpoint
        self._nonce = nonce

    async def grade(self, graded: Graded) -> Judged:
        """The scorecard with its record; a second reading in another order where the first is near the pass mark."""
        questions = [Question(_key(c, item), item.ask or "", item.scope) for c, item in to_ask(graded)]
        if not questions or not graded.trainee_turns:
            return Judged(_scorecard(graded, {}, model=None), {"prompt_version": judge_version(), "calls": []})
        scorecard, call = await self._ask(graded, questions)
        calls = [call]
        if scorecard.overall is not None and abs(scorecard.overall - graded.rubric.pass_at) <= NEAR:
            second, call = await self._ask(graded, _in_another_order(questions, seed=self._nonce()))
            calls.append(call)
            scorecard = _both(scorecard, second)
        return Judged(scorecard, {"prompt_version": judge_version(), "calls": calls})

    async def _ask(self, graded: Graded, questions: Sequence[Question]) -> tuple[Scorecard, dict[str, Any]]:
        keys = [question.key for question in questions]
        messages = judge_messages(
            questions, transcript=graded.transcript, case=graded.case, name=graded.name, nonce=self._nonce()
        )
        try:
            answer: Answer[dict[str, Answered]] = await self._endpoint.structured(
                "judge",
                messages=messages,
                schema=answers_schema(keys),
                name="marks",
                validate=lambda value: checked(value, keys),
                max_tokens=_TOKENS + _TOKENS_AN_ITEM * len(keys),
            )
        except EndpointFailed as failure:
            raise GradingFailed(failure.message) from failure
        return _scorecard(graded, answer.value, model=answer.model), answer.record(messages)


def _in_another_order(questions: Sequence[Question], *, seed: str) -> Sequence[Question]:
    shuffled = random.Random(seed).sample(questions, len(questions))
    return shuffled if shuffled != list(questions) else shuffled[::-1]


def _scorecard(graded: Graded, answers: dict[str, Answered], *, model: str | None) -> Scorecard:
    notes = steering_notes(graded)
    marks = mark_all(graded, lambda criterion, item: _mark(item, answers[_key(criterion, item)], graded))
    scorecard = roll_up(graded.rubric, marks, engine="llm", model=model, notes=notes)
    return scorecard.model_copy(update={"needs_coach": scorecard.needs_coach or bool(notes)})


def _mark(item: Item, answered: Answered, graded: Graded) -> Mark:
    """A yes counts only with the trainee's verified words; a no keeps its words only where they are verified."""
    if answered.answer == "cannot_assess":
        return Mark(id=item.id, met=None, state="cannot_assess", why="The conversation gives no chance to tell.")
    wrong = unsupported(answered.quote, graded.turn(answered.turn), graded.transcript)
    if answered.answer == "yes" and wrong:
        why = f"The grader said yes, but its quote {wrong}, so this is not assessed."
        return Mark(id=item.id, met=None, state="cannot_assess", why=why, flags=(_UNSUPPORTED,))
    if answered.answer == "yes":
        why = f"Turn {answered.turn} shows it."
        return Mark(id=item.id, met=True, turn=answered.turn, quote=answered.quote, why=why)
    if wrong:
        return Mark(id=item.id, met=False, why="The grader found nothing of it.")
    return Mark(id=item.id, met=False, turn=answered.turn, quote=answered.quote, why="These words speak against it.")


def _both(first: Scorecard, second: Scorecard) -> Scorecard:
    """The first reading; where the second falls on the other side of the pass mark, a coach decides."""
    if first.passed == second.passed:
        return first
    note = (
        f"Two readings differ across the pass mark ({first.overall:.0f} % and "
        f"{'no grade' if second.overall is None else f'{second.overall:.0f} %'}): a coach decides."
    )
    return first.model_copy(update={"needs_coach": True, "notes": (*first.notes, note)})


def _key(criterion: Criterion, item: Item) -> str:
    return f"{criterion.id}.{item.id}"
