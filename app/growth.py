"""Growth: skill per principle over attempts, the recent ones weighing more; shown only from three observations up.

An observation is what counts of one attempt for one principle: the share of its criteria that was met, 0–1, by a
coach's marks where there are any, else by the machine's. Second tries are none: they begin where the answer is known.
Skill = sum(w * score) / sum(w) with w = 0.5 ** (later observations / 4): four attempts later one counts half.
"""

import math
from collections import defaultdict
from datetime import datetime
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app import calibration, gradings
from app.act_words import principles_shown
from app.acts import Reading
from app.attempt_view import Mode
from app.auth import Person
from app.calibration import Grader
from app.content import Pinned
from app.db import Database
from app.grading.scorecard import CriterionScore
from app.principles import PRINCIPLES
from app.standing import CountsBy, Standing, Weighed, standing
from app.tables import Attempt, TurnRow
from app.transcript import Speaker

LEAST = 3
"""Observations from which a skill is shown."""
HALF_LIFE = 4
"""Observations after which one counts half."""
_LATEST = 60
"""Attempts that are looked at."""
_SHORTEST, _LONGEST = 4, 40
"""Words of a quote that can stand for itself."""
_MOVED = 0.08
"""What a mean of scores has to differ by to be called a trend."""

Trend = Literal["up", "down", "steady"]


class Evidence(BaseModel):
    """A turn in which a principle was met, with its words."""

    model_config = ConfigDict(frozen=True)

    attempt: str
    turn: int
    quote: str


class Observation(NamedTuple):
    """One attempt's word on one principle; `score` 0–1."""

    principle: str
    score: float
    attempt: Attempt
    by: CountsBy
    evidence: Evidence | None


class Skill(BaseModel):
    """Skill in one principle. `level` 0–5 and `trend` are None while there is too little to tell.

    `points` are the scores 0–1 of the latest observations, oldest first; `by_people` counts those with a coach's marks.
    """

    model_config = ConfigDict(frozen=True)

    principle: str
    line: str
    n: int
    by_people: int
    level: float | None = None
    trend: Trend | None = None
    points: tuple[float, ...] = ()
    evidence: Evidence | None = None


class Counted(NamedTuple):
    """An attempt with what counts of it, and the words in it that show a principle."""

    attempt: Attempt
    mode: Mode
    ended_at: datetime
    stands: Standing
    shows: dict[str, list[Evidence]]


def skills(db: Database, pinned: Pinned, person: Person) -> tuple[Skill, ...]:
    """Their skills, those that are shown first and the weakest on top, then those with too few observations."""
    with db.read() as session:
        seen = observations(counted(session, pinned, person), pinned)
    found = [skill_of(principle, seen[principle]) for principle in PRINCIPLES if principle in seen]
    return tuple(sorted(found, key=lambda skill: (skill.level is None, skill.level or 0, -skill.n)))


def counted(session: Session, pinned: Pinned, person: Person) -> list[Counted]:
    """Their ended attempts that have a scorecard which counts, oldest first; no second tries."""
    rows = (
        select(Attempt)
        .where(Attempt.user_id == person.id, col(Attempt.ended_at).is_not(None), col(Attempt.forked_from).is_(None))
        .order_by(col(Attempt.ended_at).desc())
        .limit(_LATEST)
    )
    known: dict[Weighed, frozenset[str]] = {}
    found = []
    for attempt in session.exec(rows).all():
        grading = gradings.latest_graded(session, attempt.id)
        if grading is not None:
            weighed = (attempt.rubric, grading.engine, grading.model)
            if weighed not in known:
                grader = Grader(engine=grading.engine, model=grading.model)
                known[weighed] = calibration.guidance(session, rubric=attempt.rubric, grader=grader)
        stands = standing(session, pinned, attempt, grading, known=known).for_trainee()
        if stands.card is not None and attempt.ended_at is not None:
            mode: Mode = "assessed" if attempt.mode == "assessed" else "practice"
            found.append(Counted(attempt, mode, attempt.ended_at, stands, _shown_in(session, attempt.id)))
    return found[::-1]


def observations(attempts: list[Counted], pinned: Pinned) -> dict[str, list[Observation]]:
    """By principle, in the order of the attempts; criteria that are for guidance tell nothing."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for one in attempts:
        assert one.stands.card is not None
        principles = {c.id: c.principle for c in pinned.rubric(one.attempt.rubric_version).criteria}
        scores: dict[str, list[CriterionScore]] = defaultdict(list)
        for score in one.stands.card.criteria:
            if score.score is None or score.id in one.stands.guidance:
                continue
            for principle in filter(None, (part.strip() for part in principles.get(score.id, "").split(","))):
                scores[principle].append(score)
        for principle, criteria in scores.items():
            weight = sum(score.weight for score in criteria)
            mean = sum(score.weight * (score.score or 0) for score in criteria) / weight
            evidence = _clearest(one.shows.get(principle, []), criteria) if mean > 0 else None
            found[principle].append(Observation(principle, mean, one.attempt, one.stands.by, evidence))
    return found


def skill_of(principle: str, seen: list[Observation]) -> Skill:
    """The skill that observations, oldest first, show."""
    scores = [one.score for one in seen]
    enough = len(scores) >= LEAST
    return Skill(
        principle=principle,
        line=PRINCIPLES[principle],
        n=len(scores),
        by_people=sum(one.by != "machine" for one in seen),
        level=round(5 * weighted(scores), 1) if enough else None,
        trend=_trend(scores) if len(scores) > LEAST else None,
        points=tuple(round(score, 3) for score in scores[-12:]) if enough else (),
        evidence=next((one.evidence for one in reversed(seen) if one.evidence), None),
    )


def weighted(scores: list[float]) -> float:
    """The mean of scores, oldest first, in which an observation counts half for every `HALF_LIFE` that came after."""
    weights = [math.pow(0.5, (len(scores) - 1 - n) / HALF_LIFE) for n in range(len(scores))]
    return sum(weight * score for weight, score in zip(weights, scores, strict=True)) / sum(weights)


def _trend(scores: list[float]) -> Trend:
    """The latest three against those before them."""
    latest, before = scores[-LEAST:], scores[:-LEAST]
    moved = sum(latest) / len(latest) - sum(before) / len(before)
    return "steady" if abs(moved) < _MOVED else "up" if moved > 0 else "down"


def _shown_in(session: Session, attempt_id: str) -> dict[str, list[Evidence]]:
    """By principle the words of an attempt that show it: those that show nothing else first, the fullest on top."""
    rows = session.exec(
        select(TurnRow).where(TurnRow.attempt_id == attempt_id, TurnRow.speaker == Speaker.trainee.value)
    ).all()
    found: dict[str, list[tuple[tuple[bool, int], Evidence]]] = defaultdict(list)
    for row in rows:
        shown = principles_shown(Reading.model_validate(row.reading)) if row.reading else {}
        for principle, quotes in shown.items():
            others = {quote for key, said in shown.items() if key != principle for quote in said}
            for quote in (one for one in quotes if _SHORTEST <= len(one.split()) <= _LONGEST):
                alone = not any(quote in other or other in quote for other in others)
                evidence = Evidence(attempt=attempt_id, turn=row.number, quote=quote)
                found[principle].append(((alone, len(quote)), evidence))
    return {
        principle: [evidence for _, evidence in sorted(ranked, key=lambda one: one[0], reverse=True)]
        for principle, ranked in found.items()
    }


def _clearest(shows: list[Evidence], criteria: list[CriterionScore]) -> Evidence | None:
    """The first of a turn in which the grader saw it too, else the first."""
    seen = {mark.turn for score in criteria for mark in score.items if mark.met}
    return next((one for one in shows if one.turn in seen), shows[0] if shows else None)
