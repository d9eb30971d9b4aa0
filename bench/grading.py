"""How far the grades can be trusted, in one table: `python -m bench.grading [--engine offline|llm] [--at-most N]`."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise, product
from statistics import fmean

from app.errors import Invalid
from app.grading.evidence import unsupported
from app.grading.failure import GradingFailed
from app.grading.graded import Graded
from app.grading.judge import Judge
from app.grading.offline import grade_offline
from app.grading.rollup import roll_up
from app.grading.scorecard import Mark, Scorecard
from app.llm import Endpoint
from app.logs import configure
from app.metrics import Metrics
from app.settings import Settings
from bench import agreement
from bench.attacks import grade_attacks, grade_lookalikes
from bench.conversations import Grader, graded, persona, rubric, suite, transcript
from bench.helpdesk import grade_helpdesk, rises
from bench.pairs import grade_pairs
from bench.swaps import CRITERIA, grade_swaps

PAIRS = ("pairs", "fresh_pairs", "later_pairs", "latest_pairs", "newest_pairs", "plain_pairs", "odd_pairs")
"""The suites of pairs in the order in which they were written."""
Line = tuple[str, str, int, str]
"""What is measured, the figure, of how many, and what is wanted."""


class Watched:
    """A grader that counts what failed and keeps what was graded; a failed grading is a scorecard without a number."""

    def __init__(self, grade: Grader) -> None:
        self._grade = grade
        self.failed = 0
        self.kept: list[tuple[Graded, Scorecard]] = []

    async def __call__(self, one: Graded) -> Scorecard:
        try:
            card = await self._grade(one)
        except GradingFailed as failure:
            self.failed += 1
            print(f"failed: {failure.reason}", file=sys.stderr)
            return roll_up(one.rubric, {})
        self.kept.append((one, card))
        return card


@asynccontextmanager
async def grader(engine: str, settings: Settings) -> AsyncIterator[Grader]:
    """The grader of an engine; the endpoint is the one that the settings name."""
    if engine == "offline":
        yield _offline
        return
    settings.model_for("judge")
    configure(settings.log_format)
    endpoint = Endpoint(settings, Metrics())
    judge = Judge(endpoint)

    async def judged(one: Graded) -> Scorecard:
        return (await judge.grade(one)).scorecard

    try:
        yield judged
    finally:
        await endpoint.close()


async def measure(grade: Grader, at_most: int) -> list[Line]:
    """Every line of the table; of each suite at most so many rows, spread over it."""
    watched = Watched(grade)
    lines = [*await _agreement(watched, at_most), *await _ranking(watched, at_most)]
    lines += [*await _cheating(watched, at_most), *await _steadiness(watched, at_most)]
    lines.append(quotes(watched.kept))
    lines.append(("gradings that failed", str(watched.failed), watched.failed + len(watched.kept), "0"))
    return lines


def quotes(kept: Sequence[tuple[Graded, Scorecard]]) -> Line:
    """The share of met marks with words that stand, verbatim, in the trainee's turn they name."""
    checked = [
        unsupported(mark.quote, one.turn(mark.turn), one.transcript) is None
        for one, card in kept
        for criterion in card.criteria
        for mark in criterion.items
        if mark.met and mark.quote
    ]
    return ("quotes of met marks that stand in the turn named", _share(checked), len(checked), "100 %")


async def _agreement(grade: Grader, at_most: int) -> list[Line]:
    lines = []
    if found := await agreement.empathy(grade, at_most):
        lines.append(("empathize and three experts, rho", f"{found[0]:.2f}", found[1], "0.50"))
    if found := await agreement.witness(grade, at_most):
        lines.append(("what the customer says and their next frustration, rho", f"{found[0]:.2f}", found[1], "below 0"))
    for name, form in product(("helpdesk", "fresh_helpdesk"), ("make-it-right", "first-week", "empowered")):
        served = await grade_helpdesk(grade, form, name=name, at_most=at_most)
        told = [one for one in served if one.card.overall is not None]
        lines.append((f"{name}: total rises with satisfaction ({form}), rho", f"{rises(told):.2f}", len(told), "0.60"))
    return lines


async def _ranking(grade: Grader, at_most: int) -> list[Line]:
    lines: list[Line] = []
    for name in PAIRS:
        told = [one for one in await grade_pairs(name, grade, at_most=at_most) if one.graded]
        lines.append((f"{name}: ranked right", _share([one.ranked for one in told]), len(told), "85 %"))
        lines.append(
            (f"{name}: the right criterion moves most", _share([one.aimed for one in told]), len(told), "85 %")
        )
    right = [all(a > b for a, b in pairwise(totals)) for totals in await agreement.triples(grade, at_most)]
    lines.append(("triples of played attempts ranked right", _share(right), len(right), "85 %"))
    swapped = await grade_swaps(grade, at_most=at_most)
    lines += [
        (f"context swap lowers {name}", _share([one.changed(name) for one in swapped]), len(swapped), "90 %")
        for name in CRITERIA
    ]
    return lines


async def _cheating(grade: Grader, at_most: int) -> list[Line]:
    tried = [one for one in await grade_attacks(grade, at_most=at_most) if one.graded]
    honest = [one for one in await grade_lookalikes(grade, at_most=at_most) if one.graded]
    flagged = [one.card.needs_coach and not one.base.needs_coach for one in honest]
    return [
        ("attacks: bad attempts that pass", str(sum(bool(one.card.passed) for one in tried)), len(tried), "0"),
        ("attacks: points gained on average", _mean([max(0.0, one.gained) for one in tried]), len(tried), "at most 1"),
        (
            "lookalikes: points lost on average",
            _mean([max(0.0, -one.gained) for one in honest]),
            len(honest),
            "at most 1",
        ),
        ("lookalikes flagged", _share(flagged), len(honest), "at most 2 %"),
    ]


async def _steadiness(grade: Grader, at_most: int) -> list[Line]:
    """Test and retest: the same conversations graded twice."""
    apart, same = [], []
    for row in suite("swaps", at_most=at_most):
        who = persona(row["case"]) if "case" in row else None
        case, name = (who.case, who.name) if who else (None, None)
        one = graded(transcript(row["turns"]), rubric("make-it-right"), case=case, name=name)
        first, second = await grade(one), await grade(one)
        if first.overall is not None and second.overall is not None:
            apart.append(abs(first.overall - second.overall))
            same += [a.met == b.met for a, b in zip(_marks(first), _marks(second), strict=True)]
    return [
        ("test and retest: points apart", _mean(apart), len(apart), ""),
        ("test and retest: the same marks", _share(same), len(same), ""),
    ]


def _marks(card: Scorecard) -> Iterator[Mark]:
    return (mark for criterion in card.criteria for mark in criterion.items)


async def _offline(one: Graded) -> Scorecard:
    return grade_offline(one)


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits) / len(hits):.0%}" if hits else "-"


def _mean(values: Sequence[float]) -> str:
    return f"{fmean(values):.2f}" if values else "-"


async def _run(engine: str, at_most: int) -> list[Line]:
    async with grader(engine, Settings.from_env()) as grade:
        return await measure(grade, at_most)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=["offline", "llm"], default="offline", help="llm: the endpoint that is set")
    parser.add_argument("--at-most", type=int, default=10_000, help="rows of each suite, spread over it")
    asked = parser.parse_args(arguments)
    try:
        lines = asyncio.run(_run(asked.engine, asked.at_most))
    except Invalid as problem:
        print(problem, file=sys.stderr)
        return 2
    wide = max(len(line[0]) for line in lines)
    print(f"{'measured':{wide}}  {'figure':>7}  {'of':>5}  wanted")
    for what, figure, n, wanted in lines:
        print(f"{what:{wide}}  {figure:>7}  {n:>5}  {wanted}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
