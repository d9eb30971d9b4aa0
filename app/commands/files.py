"""`grade`, `read` and `mood` on files of conversations: JSON Lines in, JSON Lines out, in the order of the input."""

import asyncio
import json
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from app.acts import Reading
from app.commands.agreement import Beside, table
from app.customer.meter import anger_in
from app.customer.mind import Exchange
from app.customer.next_anger import next_anger
from app.customer.reader import OfflineReader
from app.customer.scores import scores
from app.errors import Invalid
from app.grading.failure import GradingFailed
from app.grading.graded import Graded
from app.grading.offline import grade_offline
from app.grading.scorecard import Mark, Scorecard
from app.library import Library
from app.logs import configure
from app.rubric import Rubric
from app.settings import Settings
from app.transcript import Speaker, Turn, by, last_by
from app.transcript_files import BadLine, Dialogue, dialogues

Answer = dict[str, Any]
Grader = Callable[[Graded], Coroutine[Any, Any, Scorecard]]
_AT_ONCE = 8

File = Annotated[str, typer.Argument(help="a file of conversations, one JSON object a line; - reads standard input")]


def grade(
    file: File,
    rubric: Annotated[str, typer.Option(help="the rubric's id")],
    engine: Annotated[str | None, typer.Option(help="offline or llm; as set in the environment if left out")] = None,
    rubrics_dir: Annotated[Path | None, typer.Option(help="another folder of rubrics")] = None,
    agreement: Annotated[Path | None, typer.Option(help="a file for the agreement with marks by people")] = None,
) -> None:
    """Grades each conversation of a file with a rubric, and compares with marks by people where lines carry them."""
    settings = Settings.from_env()
    if engine not in (None, "offline", "llm"):
        raise Invalid(f"--engine: {engine!r} is not an engine; use offline or llm")
    loaded = Library(settings.personas_dir, rubrics_dir or settings.rubrics_dir).rubric(rubric)
    uses_llm = engine == "llm" if engine else settings.uses_llm
    if uses_llm:
        settings.model_for("judge")
        configure(settings.log_format)
    beside, data = Beside(loaded.value), _read_file(file)
    code = asyncio.run(_grade_all(data, loaded.value, settings=settings if uses_llm else None, beside=beside))
    _tell(beside, agreement)
    raise typer.Exit(code)


def read(file: File) -> None:
    """Reads the last trainee turn of each conversation: its acts with their quotes, and five scores."""
    raise typer.Exit(_answer_all(_read_file(file), _reading_of))


def mood(
    file: File, expect_next: Annotated[bool, typer.Option("--next", help="also what is expected next")] = False
) -> None:
    """Reads the anger, 0 to 1, of each customer turn."""
    raise typer.Exit(_answer_all(_read_file(file), lambda dialogue: _mood_of(dialogue, expect_next=expect_next)))


def _read_file(file: str) -> bytes:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Invalid(f"{file}: cannot be read: {error.strerror}") from None
    if not data.strip():
        raise Invalid(f"{file}: is empty: put one conversation on each line")
    return data


def _answer_all(data: bytes, answer: Callable[[Dialogue], Answer | BadLine]) -> int:
    """Answers line by line; the exit code is 1 where a line could not be used."""
    code = 0
    for found in dialogues(data):
        result = found if isinstance(found, BadLine) else answer(found)
        if isinstance(result, BadLine):
            typer.echo(str(result), err=True)
            code = 1
        else:
            _print(result)
    return code


def _tell(beside: Beside, file: Path | None) -> None:
    """The agreement with people, where there is any: a table to standard error, figures to the file."""
    report = beside.report()
    if report is None:
        if file is not None:
            raise Invalid('--agreement: no line carries marks by people, such as "human": {"item": true}')
        return
    for line in table(report):
        typer.echo(line, err=True)
    if file is not None:
        try:
            file.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise Invalid(f"{file}: cannot be written: {error.strerror}") from None


async def _grade_all(data: bytes, rubric: Rubric, *, settings: Settings | None, beside: Beside) -> int:
    """Grades line by line, with the model where `settings` are given; a failed grading is a finding."""
    code = 0
    async with _grader(settings) as grader:
        lines = beside.checked(dialogues(data))
        async for found, answer in _in_order(lines, lambda one: _graded(one, rubric, grader=grader, beside=beside)):
            if isinstance(found, BadLine):
                typer.echo(str(found), err=True)
            else:
                _print(answer)
            if not answer or answer["status"] == "failed":
                code = 1
    return code


async def _in_order(
    lines: Iterator[Dialogue | BadLine], work: Callable[[Dialogue], Coroutine[Any, Any, Answer]]
) -> AsyncIterator[tuple[Dialogue | BadLine, Answer]]:
    """The answers in the order of the lines, a few at work at once; a bad line has an empty answer."""
    under_way: deque[tuple[Dialogue | BadLine, asyncio.Task[Answer] | None]] = deque()
    for found in lines:
        under_way.append((found, None if isinstance(found, BadLine) else asyncio.create_task(work(found))))
        if len(under_way) >= _AT_ONCE:
            first, task = under_way.popleft()
            yield first, await task if task else {}
    for first, task in under_way:
        yield first, await task if task else {}


@asynccontextmanager
async def _grader(settings: Settings | None) -> AsyncIterator[Grader]:
    if settings is None:
        yield _offline
        return
    from app.grading.judge import Judge
    from app.llm import Endpoint
    from app.metrics import Metrics

    endpoint = Endpoint(settings, Metrics())
    judge = Judge(endpoint)

    async def judged(graded: Graded) -> Scorecard:
        return (await judge.grade(graded)).scorecard

    try:
        yield judged
    finally:
        await endpoint.close()


async def _offline(graded: Graded) -> Scorecard:
    return grade_offline(graded)


async def _graded(dialogue: Dialogue, rubric: Rubric, *, grader: Grader, beside: Beside) -> Answer:
    anger = _anger(dialogue)
    mood = list(anger.values())
    try:
        if not by(Speaker.trainee, dialogue.turns):
            raise GradingFailed("there is no trainee turn to grade")
        scorecard = await grader(
            Graded(
                transcript=dialogue.turns,
                rubric=rubric,
                readings=_readings(dialogue),
                case=dialogue.case,
                name=dialogue.name,
                anger=anger,
            )
        )
    except GradingFailed as failure:
        return {"id": dialogue.id, "status": "failed", "reason": failure.reason, "mood": mood}
    beside.take(dialogue, scorecard)
    return {"id": dialogue.id, "status": "graded", **_in_brief(scorecard), "mood": mood}


def _in_brief(scorecard: Scorecard) -> Answer:
    criteria = {
        criterion.id: {"score": criterion.score, "items": [_item(mark) for mark in criterion.items]}
        for criterion in scorecard.criteria
    }
    return {
        "overall": scorecard.overall,
        "passed": scorecard.passed,
        "coverage": scorecard.coverage,
        "criteria": criteria,
        "notes": scorecard.notes,
    }


def _item(mark: Mark) -> Answer:
    return mark.model_dump(mode="json", include={"id", "met", "state", "turn", "quote", "why", "flags"})


def _reading_of(dialogue: Dialogue) -> Answer | BadLine:
    last = last_by(Speaker.trainee, dialogue.turns)
    if last is None:
        return BadLine(dialogue.line, "turns: there is no trainee turn to read")
    exchange = _exchange(dialogue, last)
    reading = OfflineReader().read_now(exchange)
    acts = [seen.model_dump(mode="json", exclude_none=True) for seen in reading.acts]
    return {"id": dialogue.id, "acts": acts, "scores": scores(reading, exchange)}


def _mood_of(dialogue: Dialogue, *, expect_next: bool) -> Answer:
    anger = _anger(dialogue)
    answer: Answer = {"id": dialogue.id, "anger": list(anger.values())}
    if expect_next:
        last = last_by(Speaker.trainee, dialogue.turns)
        heard = [value for number, value in anger.items() if last and number < last.number]
        reading = OfflineReader().read_now(_exchange(dialogue, last)) if last else None
        answer["next"] = round(next_anger(heard, reading, last.text), 4) if last and reading and heard else None
    return answer


def _anger(dialogue: Dialogue) -> dict[int, float]:
    """How angry each customer turn reads, 0-1 by its number."""
    return {
        turn.number: round(anger_in(turn.text, dialogue.turns[: turn.number - 1]), 4)
        for turn in by(Speaker.customer, dialogue.turns)
    }


def _readings(dialogue: Dialogue) -> dict[int, Reading]:
    reader = OfflineReader()
    return {turn.number: reader.read_now(_exchange(dialogue, turn)) for turn in by(Speaker.trainee, dialogue.turns)}


def _exchange(dialogue: Dialogue, turn: Turn) -> Exchange:
    return Exchange(turn=turn, before=dialogue.turns[: turn.number - 1], name=dialogue.name, case=dialogue.case)


def _print(answer: Answer) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False))
