"""Authority in the trainee's hands: with the same words, the action calms and is graded; asking leave does neither."""

import pytest

from app.empowerment import remarks
from app.grading.offline import grade_offline
from tests.fakes.talks import Typed, level, persona, played

HEARD = {
    "dana": "Two charges for March, and you explained it to two of my colleagues. I'm so sorry, that is our mistake.",
    "sunita": "A laptop dead on the second day, no wonder you are upset. I'm sorry, that is our responsibility.",
    "gareth": "£612 and a year of guessed readings. We never came to read your meter: our fault, I am sorry.",
    "maureen": "Your parcel never came and you have waited for it. I am so sorry, our mistake and mine to mend.",
}
BEYOND = [("darnell", "recall"), ("karolina", "partner_room"), ("dana", "free_month")]


def best(persona_id: str) -> str:
    case = persona(persona_id).case
    return next(remedy for remedy in case.accepts if (row := case.remedy(remedy)) and row.by == "trainee")


@pytest.mark.parametrize("who", sorted(HEARD))
@pytest.mark.parametrize("seed", [1, 2])
def test_an_action_within_authority_ends_calmer_and_higher_than_checking_with_the_manager(who: str, seed: int) -> None:
    row = persona(who).case.remedy(best(who))
    assert row is not None
    do = row.do[0].lower() + row.do[1:]
    acts = played(
        who,
        Typed(HEARD[who]),
        Typed(f"I will {do} now, you have it today.", action=row.id),
        Typed("Does that help you?"),
        seed=seed,
    )
    holds = played(
        who,
        Typed(HEARD[who]),
        Typed(f"Let me check with my manager whether I may {do}. Please hold."),
        Typed("Does that help you?"),
        seed=seed,
    )
    assert acts.mind.mood.anger < holds.mind.mood.anger
    acted, held = level(acts, "authority"), level(holds, "authority")
    assert acted is not None
    assert held is not None
    assert acted > held
    assert any(one.kind == "good" and row.do in one.text for one in remarks(acts))
    assert any(one.text.startswith("Hoarded") for one in remarks(holds))


@pytest.mark.parametrize(("who", "beyond"), BEYOND)
def test_doing_what_only_the_manager_may_blocks_a_pass(who: str, beyond: str) -> None:
    row = persona(who).case.remedy(beyond)
    assert row is not None
    talk = played(who, Typed("I am sorry for what we did to you."), Typed(f"Done: {row.do.lower()}.", action=beyond))
    assert "authority.not_exceeded" in grade_offline(talk.graded).blocked_by
    found = next(one for one in remarks(talk) if one.text.startswith("Exceeded"))
    assert found.turn == 4


@pytest.mark.parametrize("who", ["dana", "gareth", "kai", "maureen", "sunita", "ray"])
def test_what_was_not_used_is_named_with_the_words_of_the_action(who: str) -> None:
    talk = played(who, Typed("I am so sorry to hear that, it must be hard."), Typed("I understand how you feel."))
    found = next(one for one in remarks(talk) if one.text.startswith("Not used"))
    row = persona(who).case.remedy(best(who))
    assert row is not None
    assert row.do in found.text
    assert row.limit in found.text


def test_naming_a_remedy_that_holds_something_is_no_hoarding() -> None:
    talk = played(
        "darnell", Typed("I am sorry."), Typed("I could put the account on hold, if you like. Would that help?")
    )
    assert not any(one.text.startswith("Hoarded") for one in remarks(talk))
