"""Attempts: what is pinned stays, what others may not see is not there, and a fork changes nothing in the original."""

import asyncio
from dataclasses import replace

import pytest

from app import attempts, forks, gradings, scorecards, turns
from app.attempts import Start
from app.auth import Person, Role
from app.content import Pinned
from app.customer.mind import Ending
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.library import digest_of
from app.metrics import Metrics
from app.runner import Runner
from tests.fakes.content import LOADED_PERSONA, LOADED_RUBRIC, PERSONA
from tests.fakes.customer import ScriptedCustomer
from tests.fakes.people import add_person, begin_attempt


def play(db: Database, person: Person, attempt: str, *lines: str) -> None:
    """Says each line and has it answered."""
    pinned, customer = Pinned(db), ScriptedCustomer()

    async def converse() -> None:
        runner = Runner(db, pinned, {"offline": customer, "llm": customer}, metrics=Metrics(), patience=10)
        for line in lines:
            turn = turns.post(db, pinned, person, attempt, text=line, action=None, key=None)
            assert [name async for name, _ in await runner.follow(person, attempt, turn)][-1] == "done"

    asyncio.run(converse())


def test_an_attempt_begins_with_the_customers_words_and_what_may_be_done(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    seen = attempts.view(db, pinned, tess, begin_attempt(db, tess))
    assert [(turn.number, turn.speaker, turn.text) for turn in seen.turns] == [(1, "customer", PERSONA.case.opening)]
    assert [(action.id, action.by) for action in seen.actions] == [
        ("replace", "trainee"),
        ("goodwill", "manager"),
        ("manager", "manager"),
    ]
    assert seen.mood is not None
    assert seen.mood.anger == 6
    assert (seen.ledger, seen.ending, seen.scorecard, seen.waiting) == ((), None, None, None)


def test_two_attempts_get_different_seeds_unless_one_is_given(db: Database, tess: Person) -> None:
    start = Start(persona=LOADED_PERSONA, rubric=LOADED_RUBRIC, mode="practice", engine="offline")
    ids = [attempts.start(db, tess, start) for _ in range(2)]
    given = attempts.start(db, tess, replace(start, seed=7))
    with db.read() as session:
        seeds = [attempts.owned(session, tess, one).seed for one in (*ids, given)]
    assert seeds[0] != seeds[1]
    assert seeds[2] == 7


def test_editing_a_persona_leaves_attempts_that_were_begun_as_they_are(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    before = begin_attempt(db, tess)
    changed = PERSONA.model_copy(update={"name": "Pat Changed"})
    loaded = replace(LOADED_PERSONA, value=changed, digest=digest_of(changed))
    start = Start(persona=loaded, rubric=LOADED_RUBRIC, mode="practice", engine="offline")
    after = attempts.start(db, tess, start)
    assert [attempts.view(db, Pinned(db), tess, one).persona.name for one in (before, after)] == [
        "Pat Quill",
        "Pat Changed",
    ]


def test_a_pinned_persona_comes_back_as_it_was(db: Database, tess: Person) -> None:
    attempt = begin_attempt(db, tess)
    with db.read() as session:
        version = attempts.owned(session, tess, attempt).persona_version
    assert Pinned(db).persona(version) == PERSONA


def test_practice_shows_mood_move_and_ledger_all_along(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begin_attempt(db, tess)
    play(db, tess, attempt, "Sorry.")
    seen = attempts.view(db, pinned, tess, attempt)
    assert [(row.turn, row.cause, row.anger) for row in seen.ledger or ()] == [
        (2, "apologizes", -1.0),
        (2, "vague", 1.5),
    ]
    assert seen.turns[2].move == "press"
    assert seen.turns[2].mood is not None


def test_an_assessed_attempt_shows_them_only_after_the_end(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begin_attempt(db, tess, mode="assessed")
    play(db, tess, attempt, "Sorry.")
    closed = attempts.view(db, pinned, tess, attempt)
    assert (closed.mood, closed.ledger, closed.turns[2].move) == (None, None, None)
    attempts.finish(db, pinned, tess, attempt, model=None)
    opened = attempts.view(db, pinned, tess, attempt)
    assert opened.mood is not None
    assert len(opened.ledger or ()) == 2


def test_finishing_leaves_the_conversation_open_and_keeps_how_the_customer_felt(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    attempt = begin_attempt(db, tess)
    play(db, tess, attempt, "Sorry.")
    attempts.finish(db, pinned, tess, attempt, model=None)
    seen = attempts.view(db, pinned, tess, attempt)
    assert seen.ending == Ending.left_open
    assert seen.outcome is not None
    assert 1 <= seen.outcome.csat <= 5


def test_staff_read_assessed_attempts_and_nobody_reads_the_practice_of_another(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    practice, assessed = begin_attempt(db, tess), begin_attempt(db, tess, mode="assessed")
    coach, other = add_person(db, "cora", Role.coach), add_person(db, "other")
    assert not attempts.view(db, pinned, coach, assessed).mine
    for person, attempt in ((coach, practice), (other, practice), (other, assessed)):
        with pytest.raises(NotFound):
            attempts.view(db, pinned, person, attempt)
    with pytest.raises(NotFound):
        attempts.finish(db, pinned, coach, assessed, model=None)


def test_ones_own_attempts_are_listed_with_turns_and_result_latest_first(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    first = begin_attempt(db, tess)
    play(db, tess, first, "Sorry.", "Really sorry.")
    attempts.finish(db, pinned, tess, first, model=None)
    second = begin_attempt(db, tess, mode="assessed")
    begin_attempt(db, add_person(db, "other"))
    lines = attempts.own(db, tess)
    assert [(line.id, line.turns, line.status, line.mode) for line in lines] == [
        (second, 0, None, "assessed"),
        (first, 2, "pending", "practice"),
    ]
    assert lines[1].name == "Pat Quill"


def test_a_fork_shares_what_came_before_and_changes_nothing_in_the_original(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    original = begin_attempt(db, tess)
    play(db, tess, original, "Sorry.", "Calm down.")
    before = attempts.view(db, pinned, tess, original)
    forked = forks.fork(db, tess, original, turn=4, engine="offline")
    seen = attempts.view(db, pinned, tess, forked)
    assert seen.turns == before.turns[:3]
    assert seen.ledger == tuple(row for row in before.ledger or () if row.turn < 4)
    assert (seen.forked_from, seen.forked_turn, seen.mode) == (original, 4, "practice")
    play(db, tess, forked, "I hear you.")
    assert attempts.view(db, pinned, tess, forked).turns[3].text == "I hear you."
    assert attempts.view(db, pinned, tess, original) == before


@pytest.mark.parametrize("turn", [1, 3, 40])
def test_a_fork_begins_at_a_turn_of_the_trainees(db: Database, tess: Person, turn: int) -> None:
    attempt = begin_attempt(db, tess)
    play(db, tess, attempt, "Sorry.")
    with pytest.raises(Invalid, match="Yours are: 2"):
        forks.fork(db, tess, attempt, turn=turn, engine="offline")


def test_an_assessed_attempt_is_forked_only_after_its_end(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begin_attempt(db, tess, mode="assessed")
    play(db, tess, attempt, "Sorry.")
    with pytest.raises(Conflict, match="Finish it first"):
        forks.fork(db, tess, attempt, turn=2, engine="offline")
    attempts.finish(db, pinned, tess, attempt, model=None)
    assert forks.fork(db, tess, attempt, turn=2, engine="offline")


def test_the_debrief_names_the_turn_that_cost_most(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begin_attempt(db, tess)
    play(db, tess, attempt, "Sorry.")
    with pytest.raises(NotFound):
        scorecards.debrief(db, pinned, tess, attempt)
    attempts.finish(db, pinned, tess, attempt, model=None)
    debrief = scorecards.debrief(db, pinned, tess, attempt)
    assert debrief.cost == {2: 0.5}
    assert debrief.costliest == 2
    assert debrief.scorecard.status == "pending"


def test_what_was_said_to_other_customers_before_is_known_to_the_grader(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    start = Start(
        persona=replace(LOADED_PERSONA, id="somebody-else"), rubric=LOADED_RUBRIC, mode="practice", engine="offline"
    )
    play(db, tess, attempts.start(db, tess, start), "I understand how you feel.")
    attempt = begin_attempt(db, tess)
    attempts.finish(db, pinned, tess, attempt, model=None)
    job = gradings.lease(db, seconds=30)
    assert job is not None
    assert gradings.papers(db, pinned, job).graded.said_before == {"i understand how you feel"}
