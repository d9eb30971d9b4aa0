"""Four trainees against one customer, from excellent to hostile: every shipped rubric tells them apart, offline."""

from itertools import pairwise

import pytest

from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.grading.graded import Graded
from app.grading.offline import grade_offline
from app.grading.scorecard import Scorecard
from app.library import Library
from app.persona import Case
from app.settings import Settings
from app.transcript import Speaker, Turn

RUBRICS = {
    loaded.id: loaded.value for loaded in Library(Settings().personas_dir, Settings().rubrics_dir).rubrics().values()
}
CASE = Case.model_validate(
    {
        "claim": True,
        "opening": "My washing machine flooded the kitchen an hour after your fitter left. The floor is ruined.",
        "facts": {
            "order": {"say": "order 55-812", "asked_as": ["order number"]},
            "floor": {"say": "oak boards, laid last spring", "when": "heard"},
        },
        "needs": ["acknowledged", "apology"],
        "accepts": ["fitter_today", "floor_claim"],
        "policies": [
            {
                "id": "photos",
                "rule": "We need photographs before a floor is paid for.",
                "why": "Our insurer pays the repair only when it can see the damage as it was.",
            }
        ],
        "authority": [
            {"id": "fitter_today", "do": "Send a fitter today", "limit": "before six", "by": "trainee"},
            {"id": "floor_claim", "do": "Open a claim for the floor", "limit": "three days", "by": "trainee"},
            {"id": "new_machine", "do": "Give a new machine", "by": "manager"},
        ],
        "help": {"manager": "Olu Bright, calm", "specialist": "Fitting desk: sees the fitter's notes"},
        "escalation": "not_needed",
    }
)
OPENING = CASE.opening
LADDER: dict[str, list[tuple[str, str, str | None]]] = {
    "excellent": [
        ("customer", OPENING, None),
        (
            "trainee",
            "Hello Mrs Amsel, I'm Tom. A flooded kitchen an hour after our fitter left, and your floor ruined by it: "
            "I would be furious. That is our fault and I am sorry for it. So that I can send help: what is your "
            "order number?",
            None,
        ),
        ("customer", "55-812. So what now?", None),
        (
            "trainee",
            "Thank you for finding that so quickly. I am sending a fitter to you today before six, and I open a "
            "claim for the "
            "floor right now; you will hear about it within three days. For the claim I need photographs of the "
            "boards, "
            "because our insurer pays only when it can see the damage as it was. Would that work for you?",
            "fitter_today",
        ),
        ("customer", "ok. Yes, that works for me. Thank you.", None),
        (
            "trainee",
            "Then it is settled, Mrs Amsel: the fitter comes before six today, and I write to you myself about "
            "the floor on "
            "Thursday. I am sorry again about those oak boards.",
            "floor_claim",
        ),
        ("customer", "Good. Thanks.", None),
    ],
    "ok": [
        ("customer", OPENING, None),
        ("trainee", "Hello, I'm sorry about that. What is your order number?", None),
        ("customer", "55-812. So what now?", None),
        ("trainee", "Thank you. I can send a fitter today before six.", "fitter_today"),
        ("customer", "And the floor?", None),
        ("trainee", "Someone will look into that soon.", None),
        ("customer", "Soon. I see.", None),
    ],
    "poor": [
        ("customer", OPENING, None),
        ("trainee", "Sorry for the inconvenience. How can I help you today?", None),
        ("customer", "I have just told you!", None),
        ("trainee", "We need photographs before a floor is paid for. That is our policy.", None),
        ("customer", "And why is that?", None),
        ("trainee", "It is just the policy. We will see what we can do.", None),
        ("customer", "Useless.", None),
    ],
    "hostile": [
        ("customer", OPENING, None),
        ("trainee", "Calm down, it is only a bit of water.", None),
        ("customer", "A bit of water?", None),
        ("trainee", "You should have watched the machine. Not my problem, idiot.", None),
        ("customer", "I am done with you.", None),
    ],
}


def graded(rung: str, rubric: str) -> Scorecard:
    turns = tuple(
        Turn(number=n, speaker=Speaker(speaker), text=text, action=action)
        for n, (speaker, text, action) in enumerate(LADDER[rung], 1)
    )
    reader = OfflineReader()
    readings = {
        turn.number: reader.read_now(Exchange(turn=turn, before=turns[: turn.number - 1], name="Mrs Amsel", case=CASE))
        for turn in turns
        if turn.speaker == Speaker.trainee
    }
    return grade_offline(
        Graded(transcript=turns, rubric=RUBRICS[rubric], readings=readings, case=CASE, name="Mrs Amsel")
    )


@pytest.mark.parametrize("rubric", sorted(RUBRICS))
def test_each_rung_is_clearly_above_the_next(rubric: str) -> None:
    totals = [graded(rung, rubric).overall for rung in LADDER]
    assert all(total is not None for total in totals)
    assert all(upper >= lower + 5 for upper, lower in pairwise(totals)), totals


@pytest.mark.parametrize("rubric", sorted(RUBRICS))
def test_only_good_work_passes_and_nearly_everything_can_be_assessed_offline(rubric: str) -> None:
    assert graded("excellent", rubric).passed
    for rung in ("poor", "hostile"):
        assert not graded(rung, rubric).passed
    for rung in ("excellent", "ok", "poor"):
        assert graded(rung, rubric).coverage >= RUBRICS[rubric].least_coverage
    assert graded("hostile", rubric).blocked_by or rubric == "empowered"
