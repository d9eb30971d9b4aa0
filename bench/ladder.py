"""What the moods of played attempts show: whether the customer tells trainees apart, calms, leaves, stays the same."""

import statistics
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from app.customer.mind import Ending
from app.rehearsal import Rehearsal
from bench.plays import Plays

QUALITY = {"excellent": 4, "ok": 3, "poor": 2, "stuffer": 2, "neglecter": 2, "hostile": 1}
"""How well a scripted trainee does; three of them are equally bad, each in their way."""

CARELESS = ("hostile", "stuffer", "neglecter")
BADLY_HANDLED = ("poor", *CARELESS)
CALM = 3.0
"""Anger of 10 below which a customer counts as calm."""
TURNS = 9
"""Trainee turns within which an excellent trainee should calm whoever can be won."""


def last_anger(runs: Iterable[Rehearsal]) -> float:
    """The mean anger at the end, 0–10."""
    return statistics.fmean(run.anger[-1] for run in runs)


def tau(quality: Sequence[float], calm: Sequence[float]) -> float:
    """Kendall's tau, -1 to 1, over the pairs of unequal quality."""
    agreed = pairs = 0
    for (q1, c1), (q2, c2) in combinations(zip(quality, calm, strict=True), 2):
        if q1 != q2:
            pairs += 1
            agreed += ((q1 - q2) * (c1 - c2) > 0) - ((q1 - q2) * (c1 - c2) < 0)
    return agreed / pairs if pairs else 0.0


def ladder_tau(plays: Plays) -> float:
    """Tau between the quality of a trainee and how calm they leave this customer, over the six trainees."""
    names = list(plays.by_trainee)
    return tau([QUALITY[name] for name in names], [-last_anger(plays.by_trainee[name]) for name in names])


def calmed_by_carelessness(plays: Plays) -> tuple[int, int]:
    """How many runs with abuse, neglect or pasted sympathy ended below their first anger, and of how many."""
    runs = [run for name in CARELESS for run in plays.by_trainee[name]]
    return sum(run.anger[-1] < run.anger[0] for run in runs), len(runs)


def calmed_by_excellence(plays: Plays) -> tuple[int, int]:
    """How many runs with an excellent trainee came below `CALM` within `TURNS`, and of how many; none if unwinnable."""
    runs = plays.by_trainee["excellent"] if plays.persona.case.winnable else ()
    return sum(min(run.anger[: TURNS + 1]) < CALM for run in runs), len(runs)


def leaves(plays: Plays) -> float:
    """The share of badly handled runs in which the customer walked out."""
    runs = [run for name in BADLY_HANDLED for run in plays.by_trainee[name]]
    return sum(run.ending == Ending.walked_out for run in runs) / len(runs)


def drift(idle: Rehearsal) -> float:
    """By how much anger moved between the fifth and the last turn of a long talk in which nothing was done."""
    return idle.anger[-1] - idle.anger[min(5, len(idle.anger) - 1)]


def steps(runs: Iterable[Rehearsal]) -> list[tuple[float, float]]:
    """Anger of 0–1 before and after each trainee turn."""
    return [(before / 10, after / 10) for run in runs for before, after in pairwise(run.anger)]
