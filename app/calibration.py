"""Calibration: how far the machine agrees with coaches who graded blind, and which criteria may decide a pass."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app.audit import record, require_coach
from app.auth import Person
from app.db import Database
from app.deeds import Deed
from app.errors import Conflict, Invalid, NotFound
from app.grading.calibration import Compared, CriterionAgreement, TotalAgreement, compare, compare_totals, weak
from app.grading.scorecard import Scorecard
from app.review_draft import limited
from app.review_tables import Bar, Review, WithdrawnReview
from app.reviews import scorecard_of
from app.tables import Attempt, Grading, User
from app.text import storable

LEAST_KAPPA, LEAST_ATTEMPTS = 0.6, 20
"""The bar until the centre sets its own."""

_KNOWN: WeakKeyDictionary[Any, dict[tuple[str, str], tuple[object, frozenset[str]]]] = WeakKeyDictionary()
"""By database, rubric and grader: the state of the database that guidance was worked out for, and the guidance."""


class BarView(BaseModel):
    """A criterion graded in at least `least_attempts` attempts with a kappa below `least_kappa` is for guidance.

    `id` is 0 until the centre has set a bar of its own.
    """

    model_config = ConfigDict(frozen=True)

    id: int = 0
    least_kappa: float = LEAST_KAPPA
    least_attempts: int = LEAST_ATTEMPTS
    reason: str = ""
    by: str = ""
    at: datetime | None = None


class Grader(BaseModel):
    """Who gave the machine's marks: the offline rules, or a model."""

    model_config = ConfigDict(frozen=True)

    engine: str
    model: str | None = None

    @property
    def key(self) -> str:
        return self.engine if self.model is None else f"{self.engine}:{self.model}"

    @property
    def words(self) -> str:
        return "the rules on this machine" if self.engine == "offline" else f"the model {self.model or 'of then'}"


class Calibration(BaseModel):
    """Machine against coach, and coach against coach, on one rubric. `guidance` are the criteria under the bar.

    `reviews` are the blind ones; those `not_blind` and those that were `withdrawn` are only counted.
    """

    model_config = ConfigDict(frozen=True)

    rubric: str
    grader: Grader
    machine: tuple[CriterionAgreement, ...]
    machine_total: TotalAgreement | None
    coaches: tuple[CriterionAgreement, ...]
    coaches_total: TotalAgreement | None
    reviews: int
    not_blind: int
    withdrawn: int
    bar: BarView
    guidance: tuple[str, ...]


class Subject(BaseModel):
    """A rubric and a grader that can be looked at, with the number of attempts that coaches graded blind."""

    model_config = ConfigDict(frozen=True)

    rubric: str
    grader: Grader
    attempts: int


def subjects(db: Database, coach: Person) -> tuple[Subject, ...]:
    """What there are figures for, most attempts first; raises `NotAllowed` for anyone but coaches."""
    require_coach(coach)
    seen: dict[tuple[str, str, str | None], set[str]] = {}
    reviewed = (
        select(Attempt.rubric, Grading.engine, Grading.model, Attempt.id)
        .join(Grading, col(Grading.attempt_id) == Attempt.id)
        .join(Review, col(Review.attempt_id) == Attempt.id)
        .where(Grading.status == "graded", col(Review.blind).is_(True))
        .distinct()
    )
    with db.read() as session:
        for rubric, engine, model, attempt in session.exec(reviewed):
            seen.setdefault((rubric, engine, model), set()).add(attempt)
    found = [
        Subject(rubric=rubric, grader=Grader(engine=engine, model=model), attempts=len(attempts))
        for (rubric, engine, model), attempts in seen.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.attempts, one.rubric, one.grader.key)))


def calibration(db: Database, coach: Person, *, rubric: str, grader: Grader) -> Calibration:
    """The figures of one rubric and grader; raises `NotAllowed` for anyone but coaches."""
    require_coach(coach)
    if not storable(rubric + grader.key):
        raise NotFound("There is no such rubric or grader. Choose one of those there are figures for.")
    with db.read() as session:
        bar = bar_of(session)
        reviews = _reviews(session, rubric)
        machine = _machine_and_coaches(session, reviews, rubric, grader)
        withdrawn = session.exec(_withdrawn(rubric)).one()
    blind = [review for review in reviews if review.blind]
    among = _among_coaches(blind)
    return Calibration(
        rubric=rubric,
        grader=grader,
        machine=compare(machine),
        machine_total=compare_totals(machine),
        coaches=compare(among),
        coaches_total=compare_totals(among),
        reviews=len(blind),
        not_blind=len(reviews) - len(blind),
        withdrawn=withdrawn,
        bar=bar,
        guidance=_under(machine, bar),
    )


def guidance(session: Session, *, rubric: str, grader: Grader) -> frozenset[str]:
    """The criteria that are for guidance, not for pass or fail, when this grader grades by this rubric.

    Worked out anew only when a review has come or gone, or a grading or the bar has come since.
    """
    bar = bar_of(session)
    attempts, *blind_reviews = session.exec(
        select(sa.func.count(sa.distinct(col(Review.attempt_id))), sa.func.count(), sa.func.max(col(Review.done_at)))
        .select_from(Review)
        .join(Attempt, col(Attempt.id) == Review.attempt_id)
        .where(Attempt.rubric == rubric, col(Review.blind).is_(True))
    ).one()
    if attempts < bar.least_attempts:
        return frozenset()
    known = _KNOWN.setdefault(session.get_bind(), {})
    state = (bar.id, *blind_reviews, session.exec(_latest_gradings(rubric)).one())
    if (found := known.get((rubric, grader.key))) is None or found[0] != state:
        pairs = _machine_and_coaches(session, _reviews(session, rubric), rubric, grader)
        found = known[rubric, grader.key] = (state, frozenset(_under(pairs, bar)))
    return found[1]


def bar_of(session: Session) -> BarView:
    latest = select(Bar, User.name).join(User, col(User.id) == Bar.user_id).order_by(col(Bar.id).desc()).limit(1)
    found = session.exec(latest).first()
    if found is None:
        return BarView()
    bar, by = found
    assert bar.id is not None
    return BarView(
        id=bar.id,
        least_kappa=bar.least_kappa,
        least_attempts=bar.least_attempts,
        reason=bar.reason,
        by=by,
        at=bar.created_at,
    )


def set_bar(db: Database, coach: Person, *, least_kappa: float, least_attempts: int, reason: str, seen: int) -> None:
    """Sets the centre's bar. `seen` is the id of the bar the coach looked at; raises `Conflict` when it is another."""
    require_coach(coach)
    if not 0 <= least_kappa <= 1:
        raise Invalid("The least agreement is a kappa between 0 and 1, such as 0.6.")
    if not 2 <= least_attempts <= 10_000:
        raise Invalid("The least number of attempts is between 2 and 10,000, such as 20.")
    if not (reason := limited("The reason", reason, 1000)):
        raise Invalid("Say in a sentence why the bar is where you put it; it is kept with the bar.")
    with db.write() as session:
        before = bar_of(session)
        if before.id != seen:
            raise Conflict(f"{before.by} has set the bar meanwhile. Look at the new one, then decide again.")
        bar = Bar(least_kappa=least_kappa, least_attempts=least_attempts, reason=reason, user_id=coach.id)
        session.add(bar)
        was = {"least_kappa": before.least_kappa, "least_attempts": before.least_attempts}
        facts = {"least_kappa": least_kappa, "least_attempts": least_attempts, "before": was}
        record(session, coach, Deed.bar_set, facts=facts, why=reason)


def _reviews(session: Session, rubric: str) -> Sequence[Review]:
    """Finished reviews of attempts graded by a rubric, in the order in which they were finished."""
    wanted = (
        select(Review)
        .join(Attempt, col(Attempt.id) == Review.attempt_id)
        .where(Review.status == "done", Attempt.rubric == rubric)
    )
    return session.exec(wanted.order_by(col(Review.done_at), col(Review.id))).all()


def _withdrawn(rubric: str) -> Any:
    """How many reviews of attempts graded by a rubric were withdrawn."""
    count = select(sa.func.count()).select_from(WithdrawnReview)
    return count.join(Attempt, col(Attempt.id) == WithdrawnReview.attempt_id).where(Attempt.rubric == rubric)


def _latest_gradings(rubric: str) -> Any:
    """How many gradings the reviewed attempts have, and when the latest came."""
    reviewed = select(Review.attempt_id).where(Review.status == "done")
    return (
        select(sa.func.count(), sa.func.max(col(Grading.finished_at)))
        .select_from(Grading)
        .join(Attempt, col(Attempt.id) == Grading.attempt_id)
        .where(Attempt.rubric == rubric, Grading.status == "graded", col(Grading.attempt_id).in_(reviewed))
    )


def _machine_and_coaches(session: Session, reviews: Sequence[Review], rubric: str, grader: Grader) -> list[Compared]:
    """The grader's latest scorecard of an attempt beside each blind review of it."""
    graded = (
        select(Grading.attempt_id, Grading.scorecard)
        .join(Attempt, col(Attempt.id) == Grading.attempt_id)
        .where(Attempt.rubric == rubric, Grading.status == "graded", Grading.engine == grader.engine)
        .where(col(Grading.attempt_id).in_(select(Review.attempt_id).where(Review.status == "done")))
        .order_by(col(Grading.created_at), col(Grading.id))
    )
    model: Any = col(Grading.model)
    graded = graded.where(model.is_(None) if grader.model is None else model == grader.model)
    cards = {attempt: Scorecard.model_validate(card) for attempt, card in session.exec(graded)}
    return [
        (review.attempt_id, cards[review.attempt_id], scorecard_of(review))
        for review in reviews
        if review.blind and review.attempt_id in cards
    ]


def _among_coaches(blind: Sequence[Review]) -> list[Compared]:
    """Each coach beside each who graded the same attempt later."""
    cards = [(review.attempt_id, scorecard_of(review)) for review in blind]
    return [
        (attempt, first, second)
        for n, (attempt, first) in enumerate(cards)
        for other, second in cards[n + 1 :]
        if other == attempt
    ]


def _under(machine: Sequence[Compared], bar: BarView) -> tuple[str, ...]:
    return weak(machine, least_kappa=bar.least_kappa, least_attempts=bar.least_attempts)
