"""Growth: skill per principle with its observations, kudos for a turn, the plan, and certificates with evidence."""

from pathlib import Path

import pytest
from sqlmodel import select

from app import attempts, certificates, forks, growth, kudos, overrides, practice_plan, reviews, scorecards
from app.attempts import Start
from app.auth import Person, Role
from app.content import Pinned
from app.conversation import Conversation
from app.db import Database
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.grading.human import Choice
from app.growth import Observation, Skill, skill_of, weighted
from app.growth_tables import Kudos
from app.library import Library, Loaded
from app.overrides import NewMark
from app.persona import Persona
from app.principles import PRINCIPLES
from app.rehearsal import rehearse
from app.tables import Attempt, TurnRow, now
from app.transcript import Speaker, Transcript, by
from tests.fakes import graded as fake
from tests.fakes.content import LOADED_PERSONA
from tests.fakes.people import add_person
from tests.fakes.talks import Typed, played, shelf
from tests.fakes.talks import persona as persona_of

ATTEMPT = Attempt(user_id=1, persona_version=1, rubric_version=1, seed=1)
ALL = ("warm.sorry", "warm.named", "fix.offered", "fix.kept")


def skills(db: Database, pinned: Pinned, person: Person) -> dict[str, Skill]:
    return {skill.principle: skill for skill in growth.skills(db, pinned, person)}


def observed(scores: list[float]) -> Skill:
    return skill_of("P2", [Observation("P2", score, ATTEMPT, "machine", None) for score in scores])


def test_a_skill_is_shown_from_three_observations_up(db: Database, pinned: Pinned, tess: Person) -> None:
    for n in range(3):
        assert all(skill.level is None and skill.n == n for skill in skills(db, pinned, tess).values())
        fake.graded(db, pinned, tess, met=ALL)
    found = skills(db, pinned, tess)
    assert set(found) == {"P2", "P3", "P7"}
    assert {(skill.n, skill.level) for skill in found.values()} == {(3, 5.0)}


@pytest.mark.parametrize(
    ("scores", "expected"), [([1.0], 1.0), ([0.0, 1.0], 0.543), ([1.0] * 4 + [0.0] * 4, 0.333), ([0.5] * 9, 0.5)]
)
def test_recent_observations_weigh_more(scores: list[float], expected: float) -> None:
    assert weighted(scores) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(
    ("scores", "trend"),
    [([1, 1, 1], None), ([0.2, 0.8, 0.8, 0.8], "up"), ([0.8, 0.2, 0.2, 0.2], "down"), ([0.5] * 5, "steady")],
)
def test_a_trend_compares_the_latest_three_with_those_before(scores: list[float], trend: str | None) -> None:
    assert observed(scores).trend == trend


def test_the_weakest_skill_stands_on_top_and_those_not_shown_at_the_end(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    for _ in range(3):
        fake.graded(db, pinned, tess, met=("warm.sorry", "warm.named"))
    assert next(skill.principle for skill in growth.skills(db, pinned, tess)) == "P3"


def test_a_coachs_marks_count_before_the_machines(db: Database, pinned: Pinned, tess: Person, cora: Person) -> None:
    first, second, _ = [fake.graded(db, pinned, tess, met=ALL) for _ in range(3)]
    reviews.save(db, pinned, cora, first, draft=fake.draft(met=("fix.kept",)), version=0)
    reviews.finish(db, pinned, cora, first, version=1)
    change = NewMark(criterion="warm", item="named", mark=Choice.not_met, reason="It is not there.", after=0)
    overrides.override(db, pinned, cora, second, wanted=change)
    found = skills(db, pinned, tess)["P2"]
    assert found.points == (0.0, 0.5, 1.0)
    assert found.by_people == 2


def test_second_tries_and_what_is_not_graded_tell_nothing(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = fake.graded(db, pinned, tess, met=ALL)
    forked = forks.fork(db, tess, attempt, turn=2, engine="offline")
    attempts.finish(db, pinned, tess, forked, model=None)
    fake.grade(db, met=())
    fake.ended(db, pinned, tess)
    assert {skill.n for skill in skills(db, pinned, tess).values()} == {1}


def test_skills_are_ones_own(db: Database, pinned: Pinned, tess: Person) -> None:
    fake.graded(db, pinned, tess, met=ALL)
    assert skills(db, pinned, add_person(db, "tom")) == {}


# kudos


def test_a_coach_praises_a_turn_in_its_own_words_and_may_take_it_back(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    attempt = fake.graded(db, pinned, tess)
    given = kudos.give(db, cora, attempt, turn=2, words="A fix with a day.", principle="P3", quote="a new kettle today")
    assert (given.by, given.quote, given.turn) == ("cora", "a new kettle today", 2)
    assert [one.words for one in kudos.own(db, pinned, tess)] == ["A fix with a day."]
    with pytest.raises(Conflict, match="already"):
        kudos.give(db, cora, attempt, turn=2, words="Again.", principle="P3")
    kudos.take_back(db, cora, given.id)
    assert kudos.own(db, pinned, tess) == ()
    whole = kudos.give(db, cora, attempt, turn=2, words="Again.", principle="P3")
    assert whole.quote == fake.SAID
    with db.read() as session:
        assert len(session.exec(select(Kudos)).all()) == 2


def stored(db: Database, person: Person, talk: Conversation) -> str:
    """An ended practice attempt with Maureen in which this was said."""
    wanted = Start(
        persona=shelf().persona("maureen"), rubric=shelf().rubric("empowered"), mode="practice", engine="offline"
    )
    attempt_id = attempts.start(db, person, wanted)
    with db.write() as session:
        for turn in talk.transcript[1:]:
            row = TurnRow(attempt_id=attempt_id, **turn.model_dump(mode="json", exclude={"note"}))
            if turn.number in talk.readings:
                row.reading = talk.readings[turn.number].model_dump(mode="json")
            if turn.number in talk.minds:
                row.mind = talk.minds[turn.number].model_dump(mode="json")
            session.add(row)
        attempt = session.get_one(Attempt, attempt_id)
        attempt.ended_at = now()
        session.add(attempt)
    return attempt_id


def test_moments_earn_kudos_once_with_the_words_of_their_turn(db: Database, pinned: Pinned, tess: Person) -> None:
    lines = [Typed(turn.text, turn.action) for turn in by(Speaker.trainee, _excellent())]
    talk = played("maureen", *lines, seed=7)
    attempt = stored(db, tess, talk)
    found = kudos.own(db, pinned, tess)
    assert "P13" in {one.principle for one in found}
    said = {turn.number: turn.text for turn in talk.transcript}
    assert all(one.quote in said[one.turn] and one.by is None and one.attempt == attempt for one in found)
    kudos.earn(db, pinned, tess)
    assert kudos.own(db, pinned, tess) == found
    assert kudos.of_attempt(db, tess, attempt)


def _excellent() -> Transcript:
    return rehearse(persona_of("maureen"), "excellent", seed=7).transcript


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"turn": 1}, "not one of the trainee's"),
        ({"turn": 9}, "not one of the trainee's"),
        ({"words": "  "}, "Say in a sentence"),
        ({"words": "x" * 401}, "at most 400"),
        ({"principle": "P99"}, "no principle"),
        ({"quote": "never said"}, "not their very words"),
    ],
)
def test_kudos_that_point_at_nothing_are_refused(
    db: Database, pinned: Pinned, tess: Person, cora: Person, wrong: dict[str, object], says: str
) -> None:
    attempt = fake.graded(db, pinned, tess)
    with pytest.raises(Invalid, match=says):
        kudos.give(db, cora, attempt, **{"turn": 2, "words": "Good.", "principle": "P3"} | wrong)  # type: ignore[arg-type]


def test_only_a_coach_praises_and_only_what_they_may_see(
    db: Database, pinned: Pinned, tess: Person, cora: Person
) -> None:
    assessed, private = fake.graded(db, pinned, tess), fake.graded(db, pinned, tess, mode="practice")
    with pytest.raises(NotAllowed):
        kudos.give(db, add_person(db, "tom"), assessed, turn=2, words="Good.", principle="P3")
    with pytest.raises(NotFound):
        kudos.give(db, cora, private, turn=2, words="Good.", principle="P3")
    given = kudos.give(db, cora, assessed, turn=2, words="Good.", principle="P3")
    for other in (tess, add_person(db, "carl", Role.coach)):
        with pytest.raises(NotFound):
            kudos.take_back(db, other, given.id)
    with pytest.raises(NotFound):
        kudos.of_attempt(db, add_person(db, "tim"), assessed)


# the plan


def persona(claim: str = "true", **case: object) -> Loaded[Persona]:
    base = LOADED_PERSONA.value
    changed = base.case.model_copy(update={"claim": claim, **case})
    return Loaded("x", base.model_copy(update={"case": changed, "difficulty": 2}), "x")


def skill(principle: str, level: float | None) -> Skill:
    return Skill(principle=principle, line=PRINCIPLES[principle], n=4, by_people=0, level=level)


def test_the_plan_picks_who_needs_the_weakest_skill_and_says_why() -> None:
    people = {"a": persona(), "b": persona(claim="false"), "c": persona(needs=("reason_given",))}
    assert practice_plan.plan([skill("P4", 1.0), skill("P15", 4.0)], people, ()).persona == "b"  # type: ignore[union-attr]
    chosen = practice_plan.plan([skill("P4", 4.0), skill("P15", 1.2)], people, ())
    assert chosen
    assert (chosen.persona, chosen.principle) == ("c", "P15")
    assert "1.2 of 5 over 4 attempts" in chosen.why
    assert chosen.why.count(". ") == 0


def test_the_plan_begins_gently_and_does_not_repeat_itself(db: Database, pinned: Pinned, tess: Person) -> None:
    people = {"a": persona(), "pat": persona()}
    assert practice_plan.plan([], people, ()).persona == "a"  # type: ignore[union-attr]
    fake.graded(db, pinned, tess)
    lines = scorecards.own(db, pinned, tess)
    assert practice_plan.plan([skill("P4", 1.0)], people, lines).persona == "a"  # type: ignore[union-attr]
    assert practice_plan.plan([skill("P4", None)], {}, lines) is None


def test_every_shipped_customer_is_somebodys_next(library: Library) -> None:
    people = library.personas()
    chosen = {
        practice_plan.plan([skill(principle, 1.0)], people, ()).persona  # type: ignore[union-attr]
        for principle in PRINCIPLES
    }
    assert len(chosen) >= 4


@pytest.fixture
def library() -> Library:
    root = Path(__file__).parent.parent
    return Library(root / "personas", root / "rubrics")


# certificates


@pytest.fixture
def certificate(db: Database, pinned: Pinned, tess: Person) -> str:
    for _ in range(certificates.LEAST):
        fake.graded(db, pinned, tess, met=ALL)
    return certificates.issue(db, pinned, tess)


def test_a_certificate_needs_passed_attempts(db: Database, pinned: Pinned, tess: Person) -> None:
    for _ in range(certificates.LEAST):
        fake.graded(db, pinned, tess, met=())
    assert not certificates.ready(db, pinned, tess).enough
    with pytest.raises(Conflict, match="at least 3"):
        certificates.issue(db, pinned, tess)


def test_a_certificate_lists_evidence_and_is_checked_against_the_record(
    db: Database, pinned: Pinned, tess: Person, cora: Person, certificate: str
) -> None:
    seen = certificates.look(db, pinned, certificate)
    assert seen.says
    assert seen.says.name == "tess"
    assert seen.stands == len(seen.says.attempts) == 3
    one = seen.says.attempts[0]
    assert (one.rubric, len(one.rubric_version), one.graded_by) == ("Two things", 16, "machine")
    change = NewMark(criterion="fix", item="kept", mark=Choice.not_met, reason="Was not done.", after=0)
    overrides.override(db, pinned, cora, one.attempt, wanted=change)
    later = certificates.look(db, pinned, certificate)
    assert later.says == seen.says
    assert later.stands == 2


def test_a_revoked_certificate_says_nothing_any_more(
    db: Database, pinned: Pinned, tess: Person, cora: Person, certificate: str
) -> None:
    with pytest.raises(NotFound):
        certificates.revoke(db, add_person(db, "tom"), certificate)
    assert certificates.may_revoke(db, tess, certificate)
    assert certificates.may_revoke(db, cora, certificate)
    certificates.revoke(db, tess, certificate)
    certificates.revoke(db, cora, certificate)
    seen = certificates.look(db, pinned, certificate)
    assert seen.says is None
    assert seen.revoked_at
    assert [line.revoked_at is None for line in certificates.own(db, tess)] == [False]
    with pytest.raises(NotFound):
        certificates.look(db, pinned, "nothing")
