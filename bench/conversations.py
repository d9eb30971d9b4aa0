"""Written conversations of a suite, as graders are given them; the suites lie beside the tests of grading."""

from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML

from app.acts import Reading
from app.customer.meter import anger_in
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.grading.graded import Graded
from app.grading.scorecard import Scorecard
from app.library import Library
from app.persona import Case, Persona
from app.rubric import Rubric
from app.settings import Settings
from app.transcript import Speaker, Transcript, Turn, by

SUITES = Path(__file__).resolve().parents[1] / "tests" / "grading" / "suites"

Grader = Callable[[Graded], Awaitable[Scorecard]]
Row = dict[str, Any]
T = TypeVar("T")


def suite(name: str, *, at_most: int | None = None) -> list[Row]:
    """The rows of one suite file, at most so many of them, spread over it."""
    return spread(YAML(typ="safe").load((SUITES / f"{name}.yaml").read_text(encoding="utf-8")), at_most)


def spread(rows: list[T], at_most: int | None) -> list[T]:
    """At most so many of the rows, in their order and evenly spread; all of them for None."""
    if at_most is None or len(rows) <= at_most:
        return rows
    return [rows[n * len(rows) // at_most] for n in range(at_most)]


@lru_cache(maxsize=1)
def library() -> Library:
    """The shipped personas and rubrics."""
    settings = Settings()
    return Library(settings.personas_dir, settings.rubrics_dir)


def rubric(name: str) -> Rubric:
    """A shipped rubric."""
    return library().rubric(name).value


def persona(name: str) -> Persona:
    """A shipped persona."""
    return library().persona(name).value


def transcript(rows: Sequence[Row], *, told: str = "trainee") -> Transcript:
    """The turns of a suite's rows; a turn with versions is told in the version `told`, left out where it has none."""
    turns: list[Turn] = []
    for row in rows:
        who = next((speaker for speaker in Speaker if speaker in row), None)
        text, action = row.get(who or told), row.get("action" if who else f"{told}_action")
        if text is not None:
            turns.append(Turn(number=len(turns) + 1, speaker=who or Speaker.trainee, text=text, action=action))
    return tuple(turns)


def graded(turns: Transcript, form: Rubric, *, case: Case | None = None, name: str | None = None) -> Graded:
    """A conversation with its offline readings and, as for files, the anger read from the customer's words."""
    reader = OfflineReader()
    readings: dict[int, Reading] = {
        turn.number: reader.read_now(Exchange(turn=turn, before=turns[: turn.number - 1], name=name, case=case))
        for turn in by(Speaker.trainee, turns)
    }
    anger = {turn.number: anger_in(turn.text, turns[: turn.number - 1]) for turn in by(Speaker.customer, turns)}
    return Graded(transcript=turns, rubric=form, readings=readings, case=case, name=name, anger=anger)
