"""Withdrawals: a finished review taken back counts nowhere, stays readable as it stood, and is told of."""

import threading
from collections.abc import Collection

import pytest
from sqlmodel import select

from app import audit, calibration, overrides, review_queue, reviews, scorecards, withdrawals
from app.auth import Person, Role
from app.calibration import Grader
from app.content import Pinned
from app.db import Database
from app.deeds import Deed
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.grading.human import Choice
from app.overrides import NewMark
from app.review_tables import Review
from app.scorecards import ScorecardView
from app.standing import ReviewView
from tests.fakes.graded import KEYS, draft, ended, grade, graded
from tests.fakes.people import add_person

OFFLINE = Grader(engine="offline")
WHY = "I read the wrong order number."


@pytest.fixture
def attempt(db: Database, pinned: Pinned, tess: Person) -> str:
    """The machine gave it 75 of 100."""
    return graded(db, pinned, tess)


def review(db: Database, pinned: Pinned, coach: Person, attempt: str, met: Collection[str] = ("warm.sorry",)) -> str:
    """The id of a finished review."""
    version = reviews.paper(db, coach, attempt).version
    version = reviews.save(db, pinned, coach, attempt, draft=draft(met=met, comment="Name it."), version=version)
    reviews.finish(db, pinned, coach, attempt, version=version)
    with db.read() as session:
        return session.exec(select(Review.id).where(Review.attempt_id == attempt, Review.user_id == coach.id)).one()


def counts(card: ScorecardView) -> tuple[str, float | None] | None:
    return (card.counts.by, card.counts.overall) if card.counts else None


def test_the_machines_marks_count_again_and_the_withdrawn_ones_stay_readable(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    given = review(db, pinned, cora, attempt)
    (before,) = _human(scorecards.scorecard(db, pinned, tess, attempt))
    assert withdrawals.withdraw(db, cora, given, reason=f"  {WHY} ") == attempt
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert (counts(card), card.human) == (("machine", 75), None)
    (kept,) = card.withdrawn
    assert (kept.by, kept.withdrawn_by, kept.reason, kept.blind, kept.counted) == ("cora", "cora", WHY, True, True)
    stayed = (kept.overall, kept.passed, kept.coverage, kept.criteria, kept.comment, kept.at)
    assert stayed == (25, False, before.coverage, before.criteria, "Name it.", before.at)
    assert kept.withdrawn_at > kept.at


def test_the_trail_says_who_when_what_and_why_with_every_mark(
    db: Database, pinned: Pinned, cora: Person, attempt: str
) -> None:
    withdrawals.withdraw(db, cora, review(db, pinned, cora, attempt), reason=WHY)
    entry = audit.entries(db, cora, attempt_id=attempt)[0]
    assert (entry.deed, entry.who, entry.why) == (Deed.review_withdrawn, "cora", WHY)
    first, *marks = entry.what.splitlines()
    assert first == "Withdrew a grading: of cora, 25 of 100, not passed"
    assert marks == [
        "Is warm, level 3 of 5 – met: sorry; not met: named",
        "Fixes it, level 0 of 5 – not met: offered, kept; does not apply: handed",
    ]


def test_its_coach_grades_again_from_the_same_marks_and_never_blind(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    withdrawals.withdraw(db, cora, review(db, pinned, cora, attempt), reason=WHY)
    paper = reviews.paper(db, cora, attempt)
    assert (paper.done, paper.blind, paper.draft) == (False, False, draft(met=("warm.sorry",), comment="Name it."))
    last = withdrawals.latest_of(db, cora, attempt)
    assert last is not None
    assert last.reason == WHY
    again = review(db, pinned, cora, attempt, met=KEYS)
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert (counts(card), [one.blind for one in _human(card)]) == (("coach", 100), [False])
    withdrawals.withdraw(db, cora, again, reason="Twice.")
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert (counts(card), [one.overall for one in card.withdrawn]) == (("machine", 75), [25, 100])


def test_calibration_leaves_it_out_and_says_how_many(
    db: Database, pinned: Pinned, tess: Person, cora: Person, carl: Person, attempt: str
) -> None:
    given = review(db, pinned, cora, attempt)
    review(db, pinned, carl, attempt)
    withdrawals.withdraw(db, cora, given, reason=WHY)
    found = calibration.calibration(db, carl, rubric="two", grader=OFFLINE)
    assert (found.reviews, found.not_blind, found.withdrawn) == (1, 0, 1)
    assert found.machine_total is not None
    assert (found.machine_total.n, found.coaches_total) == (1, None)
    review(db, pinned, cora, attempt)
    found = calibration.calibration(db, carl, rubric="two", grader=OFFLINE)
    assert (found.reviews, found.not_blind, found.withdrawn, found.coaches_total) == (1, 1, 1, None)
    assert [one.attempts for one in calibration.subjects(db, carl)] == [1]


def test_the_last_blind_review_withdrawn_leaves_nothing_to_show(
    db: Database, pinned: Pinned, cora: Person, attempt: str
) -> None:
    withdrawals.withdraw(db, cora, review(db, pinned, cora, attempt), reason=WHY)
    assert calibration.subjects(db, cora) == ()


def test_guidance_follows_a_withdrawal_at_once(
    db: Database, pinned: Pinned, tess: Person, cora: Person, carl: Person
) -> None:
    calibration.set_bar(db, cora, least_kappa=0.5, least_attempts=2, reason="To try it.", seen=0)
    both = [graded(db, pinned, tess, met=met) for met in (KEYS, ())]
    opposite = [review(db, pinned, cora, one, met=met) for one, met in zip(both, ((), KEYS), strict=True)]
    for one, met in zip(both, (KEYS, ()), strict=True):
        review(db, pinned, carl, one, met=met)
    other = graded(db, pinned, tess)

    def weak() -> tuple[str, ...]:
        card = scorecards.scorecard(db, pinned, tess, other)
        return card.counts.guidance if card.counts else ()

    assert weak() == ("fix", "warm")
    for given in opposite:
        withdrawals.withdraw(db, cora, given, reason=WHY)
    assert weak() == ()


def test_the_next_coachs_review_counts_where_there_is_one(
    db: Database, pinned: Pinned, tess: Person, cora: Person, carl: Person, attempt: str
) -> None:
    first, second = review(db, pinned, cora, attempt), review(db, pinned, carl, attempt, met=KEYS)
    withdrawals.withdraw(db, cora, first, reason=WHY)
    assert counts(scorecards.scorecard(db, pinned, tess, attempt)) == ("coach", 100)
    withdrawals.withdraw(db, carl, second, reason=WHY)
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert (counts(card), [one.by for one in card.withdrawn]) == (("machine", 75), ["cora", "carl"])


def test_a_second_opinion_withdrawn_is_not_shown_to_its_trainee(
    db: Database, pinned: Pinned, tess: Person, cora: Person, carl: Person, attempt: str
) -> None:
    review(db, pinned, cora, attempt, met=KEYS)
    withdrawals.withdraw(db, carl, review(db, pinned, carl, attempt), reason=WHY)
    assert scorecards.scorecard(db, pinned, tess, attempt).withdrawn == ()
    assert [one.by for one in scorecards.scorecard(db, pinned, cora, attempt).withdrawn] == ["carl"]


def test_marks_that_coaches_changed_stay_changed(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    given = review(db, pinned, cora, attempt)
    wanted = NewMark(criterion="warm", item="named", mark=Choice.met, reason="Turn 2.")
    overrides.override(db, pinned, cora, attempt, wanted=wanted)
    withdrawals.withdraw(db, cora, given, reason=WHY)
    assert counts(scorecards.scorecard(db, pinned, tess, attempt)) == ("machine and coach", 100)


def test_only_its_coach_and_admins_withdraw_it(
    db: Database, pinned: Pinned, tess: Person, cora: Person, carl: Person, attempt: str
) -> None:
    given = review(db, pinned, cora, attempt)
    for other, said in ((carl, "the coach who gave it"), (tess, "for coaches"), (_facilitator(db), "for coaches")):
        with pytest.raises(NotAllowed, match=said):
            withdrawals.withdraw(db, other, given, reason=WHY)
    admin = add_person(db, "ada", Role.admin)
    withdrawals.withdraw(db, admin, given, reason="She knows the trainee.")
    (kept,) = scorecards.scorecard(db, pinned, tess, attempt).withdrawn
    assert (kept.by, kept.withdrawn_by) == ("cora", "ada")
    assert not reviews.paper(db, cora, attempt).blind
    assert not reviews.paper(db, admin, attempt).blind
    assert reviews.paper(db, carl, attempt).blind


def test_an_admin_does_not_withdraw_a_review_of_their_own_attempt(db: Database, pinned: Pinned, cora: Person) -> None:
    admin = add_person(db, "ada", Role.admin)
    given = review(db, pinned, cora, graded(db, pinned, admin))
    with pytest.raises(NotAllowed, match="your own attempt"):
        withdrawals.withdraw(db, admin, given, reason=WHY)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1001, "half \ud83d"])
def test_a_withdrawal_needs_a_reason_that_can_be_kept(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str, reason: str
) -> None:
    given = review(db, pinned, cora, attempt)
    with pytest.raises(Invalid):
        withdrawals.withdraw(db, cora, given, reason=reason)
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert (counts(card), card.withdrawn) == (("coach", 25), ())


def test_what_is_not_finished_or_not_there_is_not_withdrawn(
    db: Database, pinned: Pinned, cora: Person, attempt: str
) -> None:
    given = review(db, pinned, cora, attempt)
    withdrawals.withdraw(db, cora, given, reason=WHY)
    with pytest.raises(Conflict, match="withdrawn meanwhile"):
        withdrawals.withdraw(db, cora, given, reason=WHY)
    for unknown in ("nothing", "a\x00b"):
        with pytest.raises(NotFound):
            withdrawals.withdraw(db, cora, unknown, reason=WHY)
    deeds = [entry.deed for entry in audit.entries(db, cora, attempt_id=attempt)]
    assert deeds.count(Deed.review_withdrawn) == 1


def test_of_two_who_withdraw_at_once_one_is_told(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    given, admin = review(db, pinned, cora, attempt), add_person(db, "ada", Role.admin)
    outcomes: list[str] = []

    def withdraw(person: Person) -> None:
        try:
            outcomes.append(withdrawals.withdraw(db, person, given, reason=WHY))
        except Conflict:
            outcomes.append("told")

    both = [threading.Thread(target=withdraw, args=(person,)) for person in (cora, admin)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(outcomes) == sorted([attempt, "told"])
    assert len(scorecards.scorecard(db, pinned, tess, attempt).withdrawn) == 1


def test_the_queue_asks_for_it_again(db: Database, pinned: Pinned, cora: Person, carl: Person, attempt: str) -> None:
    withdrawals.withdraw(db, cora, review(db, pinned, cora, attempt), reason=WHY)
    (own,), (other,) = review_queue.queue(db, cora), review_queue.queue(db, carl)
    assert (own.group, own.reviews, own.mine, own.blind) == ("not reviewed", 0, "withdrawn", False)
    assert (other.group, other.mine, other.blind) == ("not reviewed", "none", True)


def test_a_coach_who_can_still_grade_blind_is_told_no_mark_by_the_trail(
    db: Database, pinned: Pinned, cora: Person, carl: Person, attempt: str
) -> None:
    withdrawals.withdraw(db, cora, review(db, pinned, cora, attempt), reason=WHY)
    veiled = audit.entries(db, carl, attempt_id=attempt)[0]
    assert veiled.deed == Deed.review_withdrawn
    assert "25" not in veiled.what
    assert veiled.why == ""


def test_to_read_withdrawn_marks_is_to_know_marks(
    db: Database, pinned: Pinned, tess: Person, cora: Person, carl: Person
) -> None:
    attempt = ended(db, pinned, tess)
    withdrawals.withdraw(db, cora, review(db, pinned, cora, attempt), reason=WHY)
    scorecards.scorecard(db, pinned, carl, attempt)
    assert not reviews.paper(db, carl, attempt).blind
    grade(db, met=KEYS)
    assert counts(scorecards.scorecard(db, pinned, tess, attempt)) == ("machine", 100)


def _human(card: ScorecardView) -> tuple[ReviewView, ...]:
    return card.human.reviews if card.human else ()


def _facilitator(db: Database) -> Person:
    return add_person(db, "fay", Role.facilitator)
