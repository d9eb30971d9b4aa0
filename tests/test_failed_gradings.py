"""No grading that failed has a number: every class of error there is, through the worker and into the database."""

import asyncio
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from sqlmodel import select

import app
from app import attempts, turns
from app.content import Pinned
from app.db import Database
from app.grading.failure import GradingFailed
from app.grading.graded import Graded
from app.grading.judge import Judge, Judged
from app.llm_failure import EndpointFailed, Failure
from app.metrics import Metrics
from app.tables import Grading
from app.worker import Grade, Worker
from tests.fakes.people import add_person, begin_attempt

pytestmark = pytest.mark.anyio

COMMON = (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError, RecursionError, TimeoutError, OSError)


def own_errors() -> Iterator[type[Exception]]:
    """Every class of error that the application defines."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = list(Exception.__subclasses__())
    while waiting:
        found = waiting.pop()
        waiting += found.__subclasses__()
        if found.__module__.startswith("app."):
            yield found


def one_of(kind: type[Exception]) -> Exception:
    if kind is GradingFailed:
        return GradingFailed("It could not be graded.")
    error = kind.__new__(kind)
    error.args = ("words of a trainee",)
    return error


class Failing:
    """An endpoint that fails in one way."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def structured(self, role: str, *, validate: Callable[[Any], Any], **call: Any) -> Any:
        raise self._error


def through_the_judge(error: Exception) -> Grade:
    judge = Judge(Failing(error))  # type: ignore[arg-type]

    async def grade(graded: Graded, engine: str) -> Judged:
        return await judge.grade(graded)

    return grade


async def graded_by(db: Database, pinned: Pinned, grade: Grade) -> Grading:
    """The row of a grading that came to its end."""
    tess = add_person(db)
    attempt = begin_attempt(db, tess)
    turns.post(db, pinned, tess, attempt, text="I am so sorry about your kitchen.", action=None, key=None)
    attempts.finish(db, pinned, tess, attempt, model=None)
    task = asyncio.create_task(Worker(db, pinned, grade, lease=30, metrics=Metrics(), poll=0.01).run())
    try:
        async with asyncio.timeout(10):
            while (row := _row(db)).status == "pending":  # noqa: ASYNC110
                await asyncio.sleep(0.005)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    return row


def _row(db: Database) -> Grading:
    with db.read() as session:
        return session.exec(select(Grading)).one()


def assert_no_number(row: Grading) -> None:
    assert row.status == "failed"
    assert (row.overall, row.passed, row.scorecard, row.focus) == (None, None, None, None)
    assert row.reason
    assert "words of a trainee" not in row.reason


@pytest.mark.parametrize("kind", list(Failure))
async def test_no_way_in_which_an_endpoint_fails_leaves_a_number(db: Database, pinned: Pinned, kind: Failure) -> None:
    failed = EndpointFailed(kind, f"What to do about {kind}.")
    row = await graded_by(db, pinned, through_the_judge(failed))
    assert_no_number(row)
    assert row.reason == failed.message


@pytest.mark.parametrize("kind", [*COMMON, *sorted(own_errors(), key=lambda one: one.__qualname__)])
async def test_no_class_of_error_leaves_a_number(db: Database, pinned: Pinned, kind: type[Exception]) -> None:
    async def grade(graded: Graded, engine: str) -> Judged:
        raise one_of(kind)

    assert_no_number(await graded_by(db, pinned, grade))


def test_the_walk_finds_the_errors_there_are() -> None:
    found = set(own_errors())
    assert {GradingFailed, EndpointFailed} <= found
    assert len(found) >= 10
