"""Attempts that have ended and that a machine has graded as the test says."""

from collections.abc import Collection

from app import attempts, gradings, turns
from app.attempt_view import Mode
from app.attempts import Start
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.grading.human import Choice, HumanMark
from app.grading.rollup import roll_up
from app.grading.scorecard import Mark, Scorecard
from app.library import Loaded, digest_of
from app.review_draft import Draft
from app.rubric import Rubric
from tests.fakes.content import LOADED_PERSONA

RUBRIC = Rubric.model_validate(
    {
        "title": "Two things",
        "pass_at": 60,
        "least_coverage": 0,
        "criteria": [
            {
                "id": "warm",
                "title": "Is warm",
                "principle": "P2, P7",
                "items": [
                    {"id": "sorry", "ask": "Does the trainee apologize?"},
                    {"id": "named", "ask": "Does the trainee name the feeling?"},
                ],
            },
            {
                "id": "fix",
                "title": "Fixes it",
                "principle": "P3",
                "items": [
                    {"id": "offered", "ask": "Does the trainee offer a fix?"},
                    {"id": "kept", "rule": "no_unkept_claim", "blocking": True},
                    {"id": "handed", "ask": "Is it handed over?", "applies_when": {"escalation": "needed"}},
                ],
            },
        ],
    }
)
KEYS = ("warm.sorry", "warm.named", "fix.offered", "fix.kept")
"""What a coach is asked about: the last item does not apply to the case."""

SAID = "I am sorry about your kitchen. I send a new kettle today."


def ended(
    db: Database, pinned: Pinned, trainee: Person, *, mode: Mode = "assessed", rubric: str = "two", said: str = SAID
) -> str:
    """An attempt with one turn of the trainee, number 2, whose grading is pending."""
    start = Start(persona=LOADED_PERSONA, rubric=Loaded(rubric, RUBRIC, digest_of(RUBRIC)), mode=mode, engine="offline")
    attempt = attempts.start(db, trainee, start)
    turns.post(db, pinned, trainee, attempt, text=said, action=None, key=None)
    attempts.finish(db, pinned, trainee, attempt, model=None)
    return attempt


def graded(
    db: Database,
    pinned: Pinned,
    trainee: Person,
    *,
    met: Collection[str] = ("warm.sorry", "fix.offered", "fix.kept"),
    mode: Mode = "assessed",
) -> str:
    """An ended attempt that the machine has graded: the keys in `met` are met, the others are not."""
    attempt = ended(db, pinned, trainee, mode=mode)
    grade(db, met=met)
    return attempt


def grade(db: Database, *, met: Collection[str]) -> None:
    """Grades what is pending."""
    job = gradings.lease(db, seconds=30)
    assert job is not None
    assert gradings.complete(db, job, machine_card(met), (), None)


def machine_card(met: Collection[str]) -> Scorecard:
    return roll_up(
        RUBRIC,
        {
            criterion.id: [_mark(criterion.id, item.id, met=met) for item in criterion.items]
            for criterion in RUBRIC.criteria
        },
    )


def draft(*, met: Collection[str], comment: str = "") -> Draft:
    """A whole draft: the keys in `met` are met, the others are not."""
    marks = {key: HumanMark(choice=Choice.met if key in met else Choice.not_met) for key in KEYS}
    return Draft(marks=marks, comment=comment)


def _mark(criterion: str, item: str, *, met: Collection[str]) -> Mark:
    if f"{criterion}.{item}" not in KEYS:
        return Mark(id=item, met=None, state="not_applicable")
    return Mark(id=item, met=f"{criterion}.{item}" in met, why="The machine's reason.")
