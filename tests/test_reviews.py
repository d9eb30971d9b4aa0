"""Reviews: blind until done, never overwritten, never lost, and the one that counts."""

import threading

import pytest

from app import attempts, audit, reviews, scorecards, sharing
from app.auth import Person, Role
from app.content import Pinned
from app.db import Database
from app.deeds import Deed
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.grading.human import Choice, HumanMark
from app.review_draft import Draft, Incomplete
from tests.fakes.graded import KEYS, draft, ended, grade, graded
from tests.fakes.people import add_person, begin_attempt

ALL = frozenset(KEYS)


@pytest.fixture
def attempt(db: Database, pinned: Pinned, tess: Person) -> str:
    return graded(db, pinned, tess)


def review(db: Database, pinned: Pinned, coach: Person, attempt: str, given: Draft) -> None:
    version = reviews.save(db, pinned, coach, attempt, draft=given, version=0)
    reviews.finish(db, pinned, coach, attempt, version=version)


def test_a_draft_is_kept_half_filled_and_found_again(db: Database, pinned: Pinned, cora: Person, attempt: str) -> None:
    half = Draft(marks={"warm.sorry": HumanMark(choice=Choice.met, quote="I am sorry")}, comment="Half a thought")
    assert reviews.save(db, pinned, cora, attempt, draft=half, version=0) == 1
    found = reviews.paper(db, cora, attempt)
    assert (found.version, found.done, found.blind) == (1, False, True)
    assert found.draft.comment == "Half a thought"
    assert found.draft.marks["warm.sorry"].turn == 2


def test_a_second_window_never_overwrites_the_first(db: Database, pinned: Pinned, cora: Person, attempt: str) -> None:
    reviews.save(db, pinned, cora, attempt, draft=draft(met=ALL), version=0)
    for stale in (0, 5):
        with pytest.raises(Conflict, match="another window"):
            reviews.save(db, pinned, cora, attempt, draft=draft(met=()), version=stale)
    assert reviews.paper(db, cora, attempt).draft == draft(met=ALL)


def test_of_windows_that_save_at_once_one_is_told(db: Database, pinned: Pinned, cora: Person, attempt: str) -> None:
    outcomes: list[object] = []

    def save(comment: str) -> None:
        try:
            outcomes.append(reviews.save(db, pinned, cora, attempt, draft=Draft(comment=comment), version=0))
        except Conflict:
            outcomes.append("told")

    windows = [threading.Thread(target=save, args=(comment,)) for comment in "abc"]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert sorted(map(str, outcomes)) == ["1", "told", "told"]


def test_a_review_with_gaps_is_kept_but_not_finished(db: Database, pinned: Pinned, cora: Person, attempt: str) -> None:
    marks = dict(draft(met=ALL).marks)
    marks["warm.named"] = HumanMark()
    marks["warm.sorry"] = HumanMark(choice=Choice.met, turn=2, quote="never said")
    marks["fix.offered"] = HumanMark(choice=Choice.met, turn=1)
    marks["fix.kept"] = HumanMark(choice=Choice.met, quote="nowhere to be found")
    version = reviews.save(db, pinned, cora, attempt, draft=Draft(marks=marks), version=0)
    with pytest.raises(Incomplete) as caught:
        reviews.finish(db, pinned, cora, attempt, version=version)
    assert caught.value.problems.keys() == {"warm.named", "warm.sorry", "fix.offered", "fix.kept"}
    assert "Choose one" in caught.value.problems["warm.named"]
    assert "do not stand in turn 2" in caught.value.problems["warm.sorry"]
    assert "not one of the trainee's" in caught.value.problems["fix.offered"]
    assert "stand in no turn" in caught.value.problems["fix.kept"]
    assert reviews.paper(db, cora, attempt).draft.marks["warm.sorry"].quote == "never said"


def test_the_coachs_number_counts_and_the_machines_stays(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    before = scorecards.scorecard(db, pinned, tess, attempt)
    assert (before.overall, before.human, before.counts and before.counts.by) == (75, None, "machine")
    review(db, pinned, cora, attempt, draft(met=("warm.sorry",), comment="Name the feeling."))
    after = scorecards.scorecard(db, pinned, tess, attempt)
    assert (after.overall, after.passed, after.criteria) == (before.overall, before.passed, before.criteria)
    assert after.human is not None
    assert after.counts is not None
    assert (after.human.overall, after.counts.overall, after.counts.passed, after.counts.by) == (25, 25, False, "coach")
    assert [(score.level, len(score.items)) for score in after.human.criteria] == [(3, 2), (0, 3)]
    assert after.human.reviews[0].comment == "Name the feeling."


def test_a_regrade_never_erases_a_human_mark(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    review(db, pinned, cora, attempt, draft(met=ALL))
    scorecards.regrade(db, cora, attempt, engine="offline", model=None)
    pending = scorecards.scorecard(db, pinned, tess, attempt)
    assert (pending.status, pending.counts and pending.counts.overall) == ("pending", 100)
    grade(db, met=())
    after = scorecards.scorecard(db, pinned, tess, attempt)
    assert (after.overall, after.counts and after.counts.overall) == (0, 100)


def test_a_finished_review_stays_as_it_is(db: Database, pinned: Pinned, cora: Person, attempt: str) -> None:
    review(db, pinned, cora, attempt, draft(met=ALL))
    version = reviews.paper(db, cora, attempt).version
    with pytest.raises(Conflict, match="finished this review"):
        reviews.save(db, pinned, cora, attempt, draft=draft(met=()), version=version)
    with pytest.raises(Conflict, match="finished this review"):
        reviews.finish(db, pinned, cora, attempt, version=version)
    assert reviews.paper(db, cora, attempt).draft == draft(met=ALL)


def test_the_first_review_counts_and_a_second_is_an_opinion_the_trainee_does_not_see(
    db: Database, pinned: Pinned, tess: Person, cora: Person, carl: Person, attempt: str
) -> None:
    review(db, pinned, cora, attempt, draft(met=ALL))
    review(db, pinned, carl, attempt, draft(met=()))
    staff, trainee = (scorecards.scorecard(db, pinned, who, attempt) for who in (carl, tess))
    assert staff.human is not None
    assert trainee.human is not None
    assert [(one.by, one.counts) for one in staff.human.reviews] == [("cora", True), ("carl", False)]
    assert [one.by for one in trainee.human.reviews] == ["cora"]
    assert trainee.counts == staff.counts
    assert staff.counts is not None
    assert staff.counts.overall == 100


@pytest.mark.parametrize("look", [scorecards.scorecard, scorecards.debrief])
def test_a_review_after_the_marks_were_opened_is_not_blind(
    db: Database, pinned: Pinned, cora: Person, carl: Person, attempt: str, look
) -> None:
    reviews.save(db, pinned, cora, attempt, draft=draft(met=ALL), version=0)
    look(db, pinned, cora, attempt)
    look(db, pinned, cora, attempt)
    assert not reviews.paper(db, cora, attempt).blind
    reviews.finish(db, pinned, cora, attempt, version=1)
    assert not reviews.paper(db, cora, attempt).blind
    review(db, pinned, carl, attempt, draft(met=ALL))
    look(db, pinned, carl, attempt)
    assert reviews.paper(db, carl, attempt).blind
    opened = [entry.who for entry in audit.entries(db, cora) if entry.deed == Deed.marks_opened]
    assert opened == ["cora"]


def test_before_there_are_marks_nothing_can_be_seen(db: Database, pinned: Pinned, tess: Person, cora: Person) -> None:
    attempt = ended(db, pinned, tess)
    scorecards.scorecard(db, pinned, cora, attempt)
    assert reviews.paper(db, cora, attempt).blind


def test_who_may_review_what(db: Database, pinned: Pinned, tess: Person, cora: Person) -> None:
    practice, assessed = graded(db, pinned, tess, mode="practice"), graded(db, pinned, tess)
    facilitator, admin = add_person(db, "fay", Role.facilitator), add_person(db, "ada", Role.admin)
    for nobody in (tess, facilitator):
        with pytest.raises(NotAllowed, match="for coaches"):
            reviews.paper(db, nobody, assessed)
        with pytest.raises(NotAllowed):
            reviews.save(db, pinned, nobody, assessed, draft=draft(met=ALL), version=0)
    for coach in (cora, admin):
        assert reviews.paper(db, coach, assessed).trainee == "tess"
        with pytest.raises(NotFound):
            reviews.paper(db, coach, practice)
    own = graded(db, pinned, cora)
    with pytest.raises(NotAllowed, match="nobody grades their own"):
        reviews.paper(db, cora, own)
    going_on = begin_attempt(db, tess, mode="assessed")
    with pytest.raises(Conflict, match="still going on"):
        reviews.paper(db, cora, going_on)


def test_practice_is_private_until_it_is_shared_and_again_after(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    attempt = graded(db, pinned, tess, mode="practice")
    facilitator = add_person(db, "fay", Role.facilitator)
    sharing.share(db, tess, attempt)
    sharing.share(db, tess, attempt)
    assert attempts.view(db, pinned, cora, attempt).shared
    review(db, pinned, cora, attempt, draft(met=ALL))
    with pytest.raises(NotFound):
        attempts.view(db, pinned, facilitator, attempt)
    sharing.take_back(db, tess, attempt)
    with pytest.raises(NotFound):
        attempts.view(db, pinned, cora, attempt)
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert card.counts is not None
    assert card.counts.by == "coach"
    deeds = [entry.deed for entry in audit.entries(db, cora, name="tess")]
    assert (deeds[0], deeds.count(Deed.shared)) == (Deed.unshared, 1)


def test_the_trail_tells_of_regrades_and_nothing_of_private_practice(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    private = graded(db, pinned, tess, mode="practice")
    scorecards.regrade(db, tess, private, engine="offline", model=None)
    scorecards.regrade(db, cora, attempt, engine="offline", model=None)
    assert [(entry.deed, entry.attempt) for entry in audit.entries(db, cora)] == [(Deed.graded_again, attempt)]


def test_only_what_has_ended_and_is_ones_own_can_be_shared(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    with pytest.raises(Conflict, match="Finish the attempt"):
        sharing.share(db, tess, begin_attempt(db, tess))
    with pytest.raises(Conflict, match="open to your coaches anyway"):
        sharing.share(db, tess, attempt)
    with pytest.raises(NotFound):
        sharing.share(db, cora, graded(db, pinned, tess, mode="practice"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Draft(marks={"warm.unknown": HumanMark()}), "not asked"),
        (Draft(marks={"fix.handed": HumanMark()}), "not asked"),
        (Draft(marks={"warm.sorry": HumanMark(quote="x" * 2001)}), "at most 2,000"),
        (Draft(comment="x" * 4001), "at most 4,000"),
        (Draft(comment="half \ud83d"), "cannot be stored"),
        (Draft(marks={"warm.sorry": HumanMark(note="a\x00b")}), "cannot be stored"),
    ],
)
def test_what_cannot_be_kept_says_why(
    db: Database, pinned: Pinned, cora: Person, attempt: str, given: Draft, said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        reviews.save(db, pinned, cora, attempt, draft=given, version=0)
    assert reviews.paper(db, cora, attempt).version == 0
