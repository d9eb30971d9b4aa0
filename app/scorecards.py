"""Scorecards as people see them. What you did (the score) and how the customer felt (the outcome) stay two things."""

from dataclasses import dataclass
from typing import Literal, cast

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from app import attempts, disputes, gradings, reviews
from app.attempt_view import AttemptLine, AttemptView, EngineName
from app.attempts import readable, view
from app.audit import record
from app.auth import Person
from app.content import Pinned
from app.customer.mind import Outcome
from app.db import Database
from app.deeds import Deed
from app.disputes import DisputeView
from app.errors import Conflict, NotAllowed
from app.grading.scorecard import CriterionScore, FocusPoint, Scorecard
from app.rubric import Rubric
from app.standing import Counts, HumanView, Standing, counted, standing
from app.tables import Attempt, Grading
from app.withdrawals import WithdrawnView

Status = Literal["pending", "graded", "failed"]


class ScorecardView(BaseModel):
    """A grading and, once `graded`, its marks. `overall`, `coverage` and `pass_at` are percent, levels 0–5.

    A `failed` grading has a reason and no number. `gradings` are the ids of all gradings of the attempt, latest first.
    `human` is the number of the people, where a coach reviewed the attempt or changed a mark; `counts` what counts,
    told with the latest grading and with the one that stands. `withdrawn` are the reviews that were taken back, with
    who, when and why.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    status: Status
    reason: str | None = None
    overall: float | None = None
    passed: bool | None = None
    pass_at: float | None = None
    coverage: float | None = None
    criteria: tuple[CriterionScore, ...] = ()
    focus: tuple[FocusPoint, ...] = ()
    outcome: Outcome | None = None
    blocked_by: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needs_coach: bool = False
    engine: EngineName
    model: str | None = None
    gradings: tuple[str, ...] = ()
    human: HumanView | None = None
    counts: Counts | None = None
    withdrawn: tuple[WithdrawnView, ...] = ()


@dataclass(frozen=True)
class Debrief:
    """What the debrief of an ended attempt shows; `cost` is the anger each trainee turn added, by its number.

    `failed_again` says why a later grading failed, where `scorecard` is an earlier one that stands.
    """

    attempt: AttemptView
    scorecard: ScorecardView
    rubric: Rubric
    cost: dict[int, float]
    standing: Standing
    disputes: tuple[DisputeView, ...] = ()
    failed_again: str | None = None

    @property
    def costliest(self) -> int | None:
        """The trainee's turn that cost most, or None where none added anger."""
        return max(self.cost, key=lambda turn: self.cost[turn]) if self.cost else None


def scorecard(
    db: Database, pinned: Pinned, person: Person, attempt_id: str, *, grading_id: str | None = None
) -> ScorecardView:
    """The latest scorecard of an attempt, or the named one. A coach who looks has seen the marks."""
    reviews.note_marks_seen(db, person, attempt_id)
    with db.read() as session:
        attempt = readable(session, person, attempt_id)
        grading = gradings.one_of(session, attempt.id, grading_id)
        first = gradings.that_stands(session, attempt.id) or grading
        stands = _standing(session, pinned, person, attempt, first)
        return _view(session, pinned, attempt, grading, stands, first=first)


def debrief(db: Database, pinned: Pinned, person: Person, attempt_id: str) -> Debrief:
    """Raises `NotFound` before the attempt has ended. A coach who looks has seen the marks."""
    reviews.note_marks_seen(db, person, attempt_id)
    with db.read() as session:
        attempt = readable(session, person, attempt_id)
        latest = gradings.one_of(session, attempt.id, None)
        first = gradings.that_stands(session, attempt.id) or latest
        stands = _standing(session, pinned, person, attempt, first)
        card = _view(session, pinned, attempt, first, stands, first=first)
        cost, disputed = gradings.cost_of(session, attempt.id), disputes.views(session, attempt)
    return Debrief(
        attempt=view(db, pinned, person, attempt_id),
        scorecard=card,
        rubric=pinned.rubric(attempt.rubric_version),
        cost=cost,
        standing=stands,
        disputes=disputed,
        failed_again=latest.reason if latest.id != first.id else None,
    )


def own(db: Database, pinned: Pinned, person: Person) -> tuple[AttemptLine, ...]:
    """Their own attempts, latest first, with the totals and verdicts that count."""
    return counted(db, pinned, attempts.own(db, person))


def regrade(db: Database, person: Person, attempt_id: str, *, engine: EngineName, model: str | None) -> str:
    """A further grading; its id. One that is pending already is answered as it is.

    An assessed attempt that has its grade is graded again by staff alone, so that nobody rolls the dice.
    """
    with db.write() as session:
        attempt = readable(session, person, attempt_id)
        latest = gradings.that_stands(session, attempt.id)
        if attempt.ended_at is None or latest is None:
            raise Conflict("This attempt has not ended yet. Finish it first.")
        if latest.status == "pending":
            return latest.id
        if attempt.mode == "assessed" and latest.status == "graded" and not person.is_staff:
            raise NotAllowed("An assessed attempt that has its grade is graded again by a coach. Ask yours.")
        if attempt.mode == "assessed" or attempt.shared_at is not None:
            record(session, person, Deed.graded_again, attempt=attempt)
        return gradings.enqueue(session, attempt, engine=engine, model=model)


def _standing(session: Session, pinned: Pinned, person: Person, attempt: Attempt, first: Grading) -> Standing:
    stands = standing(session, pinned, attempt, first)
    return stands if person.is_staff else stands.for_trainee()


def _view(
    session: Session, pinned: Pinned, attempt: Attempt, grading: Grading, stands: Standing, *, first: Grading
) -> ScorecardView:
    """A grading as people see it; `first` is the one that stands."""
    card = Scorecard.model_validate(grading.scorecard) if grading.scorecard else None
    ids = tuple(other.id for other in gradings.all_of(session, attempt.id))
    leads = grading.id in (ids[0], first.id)
    common = {
        "id": grading.id,
        "status": cast(Status, grading.status),
        "reason": grading.reason,
        "outcome": Outcome.model_validate(attempt.outcome) if attempt.outcome else None,
        "engine": cast(EngineName, grading.engine),
        "model": grading.model,
        "needs_coach": attempt.needs_coach and not stands.reviews,
        "gradings": ids,
        "human": stands.human,
        "counts": stands.counts if leads and (card or stands.is_human) else None,
        "withdrawn": stands.withdrawn,
    }
    if card is None:
        return ScorecardView(**common)
    return ScorecardView(
        **common
        | {
            "overall": card.overall,
            "passed": card.passed,
            "pass_at": pinned.rubric(grading.rubric_version).pass_at,
            "coverage": card.coverage,
            "criteria": card.criteria,
            "focus": tuple(FocusPoint.model_validate(point) for point in grading.focus or ()),
            "blocked_by": card.blocked_by,
            "notes": card.notes,
            "needs_coach": (attempt.needs_coach or card.needs_coach) and not stands.reviews,
        }
    )
