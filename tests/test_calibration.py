"""Calibration: blind reviews alone, machine and coaches beside each other, and a bar under which nothing decides."""

from collections.abc import Collection

import pytest

from app import calibration, overrides, reviews, scorecards
from app.audit import entries
from app.auth import Person, Role
from app.calibration import Grader
from app.content import Pinned
from app.db import Database
from app.deeds import Deed
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.grading.human import Choice
from app.overrides import NewMark
from tests.fakes.graded import KEYS, draft, ended, grade, graded
from tests.fakes.people import add_person

OFFLINE = Grader(engine="offline")
HALVES = (("warm.sorry", "fix.offered", "fix.kept"), ("warm.named", "fix.kept"), (), KEYS)
"""Four different scorecards."""


def review(db: Database, pinned: Pinned, coach: Person, attempt: str, met: Collection[str]) -> None:
    version = reviews.save(db, pinned, coach, attempt, draft=draft(met=met), version=0)
    reviews.finish(db, pinned, coach, attempt, version=version)


def set_bar(db: Database, coach: Person, *, kappa: float = 0.6, attempts: int = 4, seen: int = 0) -> None:
    calibration.set_bar(db, coach, least_kappa=kappa, least_attempts=attempts, reason="Our own bar.", seen=seen)


def test_nothing_is_claimed_before_anybody_graded_blind(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    seen = graded(db, pinned, tess)
    scorecards.scorecard(db, pinned, cora, seen)
    review(db, pinned, cora, seen, KEYS)
    found = calibration.calibration(db, cora, rubric="two", grader=OFFLINE)
    assert (found.machine, found.reviews, found.not_blind, found.guidance) == ((), 0, 1, ())
    assert calibration.subjects(db, cora) == ()


def test_agreement_is_told_by_criterion_and_item(db: Database, pinned: Pinned, tess: Person, cora: Person) -> None:
    for met in HALVES:
        review(db, pinned, cora, graded(db, pinned, tess, met=met), [key for key in met if key != "warm.sorry"])
    (subject,) = calibration.subjects(db, cora)
    assert (subject.rubric, subject.grader, subject.attempts) == ("two", OFFLINE, 4)
    found = calibration.calibration(db, cora, rubric="two", grader=OFFLINE)
    warm, fix = found.machine
    assert warm.found is not None
    assert fix.found is not None
    assert (fix.found.kappa, fix.found.exact, fix.found.offset, fix.found.n) == (1, 1, 0, 4)
    assert warm.found.exact == 0.5
    assert warm.found.offset == 1.25
    assert warm.found.interval is not None
    sorry, named = (item.found for item in warm.items)
    assert sorry is not None
    assert named is not None
    assert (sorry.exact, sorry.offset, sorry.kappa) == (0.5, 0.5, 0)
    assert (named.exact, named.kappa) == (1, 1)
    assert found.machine_total is not None
    assert found.machine_total.offset == 12.5
    assert [item.found for item in fix.items][-1] is None


def test_two_coaches_are_compared_beside_the_machine(db: Database, pinned: Pinned, tess: Person, cora: Person) -> None:
    carl = add_person(db, "carl", Role.coach)
    for met in HALVES:
        attempt = graded(db, pinned, tess, met=KEYS)
        review(db, pinned, cora, attempt, met)
        review(db, pinned, carl, attempt, met)
    found = calibration.calibration(db, cora, rubric="two", grader=OFFLINE)
    levels = found.coaches[0].found
    assert levels is not None
    assert (levels.n, levels.attempts, levels.kappa) == (4, 4, 1)
    machine = found.machine[0].found
    assert machine is not None
    assert (machine.n, machine.attempts) == (8, 4)
    assert found.coaches_total is not None
    assert found.coaches_total.same_verdict == 1


def test_a_criterion_under_the_bar_is_for_guidance_and_leaves_the_number(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    for met in HALVES:
        opposite = {"warm.sorry", "warm.named"} - set(met) | {key for key in met if key.startswith("fix")}
        review(db, pinned, cora, graded(db, pinned, tess, met=met), opposite)
    mine = graded(db, pinned, tess, met=("warm.sorry", "warm.named"))
    before = scorecards.scorecard(db, pinned, tess, mine).counts
    assert before is not None
    assert (before.overall, before.guidance) == (50, ())
    set_bar(db, cora)
    assert calibration.calibration(db, cora, rubric="two", grader=OFFLINE).guidance == ("warm",)
    card = scorecards.scorecard(db, pinned, tess, mine)
    assert card.overall == 50
    assert card.counts is not None
    assert (card.counts.overall, card.counts.passed, card.counts.guidance) == (0, False, ("warm",))
    lines = {line.id: line.overall for line in scorecards.own(db, pinned, tess)}
    assert lines[mine] == 0
    for number, item in enumerate(("sorry", "named")):
        wanted = NewMark(criterion="warm", item=item, mark=Choice.not_met, reason="No.", after=number)
        overrides.override(db, pinned, cora, mine, wanted=wanted)
    counts = scorecards.scorecard(db, pinned, tess, mine).counts
    assert counts is not None
    assert counts.guidance == (), "a criterion that a coach marked decides again"


def test_guidance_follows_new_reviews_gradings_and_bars(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    def weak() -> frozenset[str]:
        with db.read() as session:
            return calibration.guidance(session, rubric="two", grader=OFFLINE)

    attempts = [graded(db, pinned, tess, met=set(KEYS) - set(met)) for met in HALVES]
    for attempt, met in zip(attempts, HALVES, strict=True):
        assert weak() == frozenset()
        review(db, pinned, cora, attempt, met)
    set_bar(db, cora)
    assert weak() == {"warm", "fix"}
    set_bar(db, cora, kappa=0, seen=1)
    assert weak() == {"warm", "fix"}, "they agree less than chance would have it"
    for attempt, met in zip(attempts, HALVES, strict=True):
        scorecards.regrade(db, cora, attempt, engine="offline", model=None)
        grade(db, met=met)
    assert weak() == frozenset()
    for met in HALVES * 3:
        review(db, pinned, cora, graded(db, pinned, tess, met=set(KEYS) - set(met)), met)
    assert weak() == {"warm", "fix"}


def test_where_every_criterion_is_for_guidance_a_coach_has_to_say(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    for met in HALVES:
        review(db, pinned, cora, graded(db, pinned, tess, met=met), set(KEYS) - set(met))
    set_bar(db, cora)
    card = scorecards.scorecard(db, pinned, tess, graded(db, pinned, tess, met=KEYS))
    assert card.counts is not None
    assert (card.counts.overall, card.counts.passed) == (None, None)
    assert card.counts.guidance == ("fix", "warm")


def test_too_few_attempts_are_no_verdict_on_a_criterion(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    for met in HALVES:
        review(db, pinned, cora, graded(db, pinned, tess, met=met), set(KEYS) - set(met))
    set_bar(db, cora, attempts=5)
    assert calibration.calibration(db, cora, rubric="two", grader=OFFLINE).guidance == ()


def test_a_model_is_measured_apart_from_the_rules(db: Database, pinned: Pinned, tess: Person, cora: Person) -> None:
    review(db, pinned, cora, graded(db, pinned, tess), KEYS)
    other = calibration.calibration(db, cora, rubric="two", grader=Grader(engine="llm", model="m"))
    assert (other.machine, other.reviews) == ((), 1)
    elsewhere = calibration.calibration(db, cora, rubric="plain", grader=OFFLINE)
    assert (elsewhere.machine, elsewhere.reviews) == ((), 0)


def test_a_review_of_what_no_machine_graded_is_no_comparison(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    review(db, pinned, cora, ended(db, pinned, tess), KEYS)
    assert calibration.calibration(db, cora, rubric="two", grader=OFFLINE).machine == ()


def test_the_bar_is_kept_with_who_set_it_and_never_set_over_unseen(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    first = calibration.calibration(db, cora, rubric="two", grader=OFFLINE).bar
    assert (first.id, first.least_kappa, first.least_attempts) == (0, 0.6, 20)
    set_bar(db, cora, kappa=0.7, attempts=30)
    with pytest.raises(Conflict, match="cora has set the bar"):
        set_bar(db, cora)
    bar = calibration.calibration(db, cora, rubric="two", grader=OFFLINE).bar
    assert (bar.least_kappa, bar.least_attempts, bar.by, bar.reason) == (0.7, 30, "cora", "Our own bar.")
    (entry,) = entries(db, cora)
    assert (entry.deed, entry.attempt, entry.why) == (Deed.bar_set, None, "Our own bar.")
    assert "before: 0.6 on 20" in entry.what


@pytest.mark.parametrize(
    ("kappa", "attempts", "reason"), [(1.1, 20, "r"), (-0.1, 20, "r"), (0.5, 1, "r"), (0.5, 9, "")]
)
def test_a_bar_that_makes_no_sense_is_refused(
    db: Database, cora: Person, kappa: float, attempts: int, reason: str
) -> None:
    with pytest.raises(Invalid):
        calibration.set_bar(db, cora, least_kappa=kappa, least_attempts=attempts, reason=reason, seen=0)


def test_the_figures_are_for_coaches(db: Database, tess: Person, cora: Person) -> None:
    for nobody in (tess, add_person(db, "fay", Role.facilitator)):
        for deed in (
            lambda who: calibration.subjects(db, who),
            lambda who: calibration.calibration(db, who, rubric="two", grader=OFFLINE),
            lambda who: set_bar(db, who),
            lambda who: entries(db, who),
        ):
            with pytest.raises(NotAllowed):
                deed(nobody)
    with pytest.raises(NotFound):
        calibration.calibration(db, cora, rubric="a\x00", grader=OFFLINE)
