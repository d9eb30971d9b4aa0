"""Bringing a colleague in: a warm note spares the customer, a cold one makes them repeat; the four cells are named."""

import pytest

from app.acts import Act
from app.conversation import Conversation
from app.empowerment import remarks
from app.handover import HandoverNote
from app.transcript import Speaker
from tests.fakes.talks import Typed, level, persona, played

NOTES = {
    "darnell": HandoverNote(
        happened="A debt collector called his school about a bill that his insurance had paid in full.",
        tried="I said sorry and looked at the account.",
        needs="The account recalled from the agency today.",
    ),
    "karolina": HandoverNote(
        happened="Her guaranteed room was given away; she stands in the lobby after midnight with a viola.",
        tried="Apologised; the house is full.",
        needs="A room for tonight in the partner hotel.",
    ),
}
HEARD = {
    "darnell": "A collector called your school about a bill your insurance paid. I am so sorry, that is our mistake.",
    "karolina": "Your room was given away and you stand in the lobby after midnight. I am so sorry, that is our fault.",
}
ASKED = {"darnell": "What is the patient account number?", "karolina": "What is the booking number?"}
BRINGS = "One moment please, somebody else is joining us."


def said_of(found: Conversation) -> str:
    return " ".join(one.text for one in remarks(found))


def talk(who: str, note: HandoverNote | None, *, seed: int = 3) -> Conversation:
    then = "Is there anything you would want otherwise?"
    return played(
        who, Typed(HEARD[who]), Typed(ASKED[who]), Typed(BRINGS, action="manager", note=note), Typed(then), seed=seed
    )


@pytest.mark.parametrize("who", sorted(NOTES))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_the_same_words_a_warm_note_ends_calmer_than_an_empty_one(who: str, seed: int) -> None:
    warm, cold = talk(who, NOTES[who], seed=seed), talk(who, HandoverNote(happened="Customer is upset."), seed=seed)
    assert warm.mind.mood.anger < cold.mind.mood.anger - 0.4
    assert Act.hands_over_warm in warm.readings[6]
    assert Act.hands_over_cold in cold.readings[6]


@pytest.mark.parametrize("who", sorted(NOTES))
def test_the_manager_steps_in_knowing_or_asking_and_the_customer_repeats_only_after_a_cold_one(who: str) -> None:
    warm, cold = talk(who, NOTES[who]), talk(who, None)
    manager = {
        name: next(t for t in one.transcript if t.speaker == Speaker.manager)
        for name, one in (("warm", warm), ("cold", cold))
    }
    first = persona(who).title.split()[-1]
    assert first in manager["warm"].text
    assert "?" in manager["cold"].text
    again = set(cold.directions[manager["cold"].number + 1].tell)
    assert again & cold.minds[manager["cold"].number - 2].told
    assert not again & set(warm.directions[manager["warm"].number + 1].tell)


@pytest.mark.parametrize("who", sorted(NOTES))
def test_the_cell_of_escalation_is_right_where_a_manager_is_needed(who: str) -> None:
    warm, cold = talk(who, NOTES[who]), talk(who, None)
    without = played(who, Typed(HEARD[who]), Typed("What else may I do for you?"))
    assert "Needed and done, with a warm handover" in said_of(warm)
    assert "but cold" in said_of(cold)
    assert "Needed and not done" in said_of(without)
    better, worse, none = (level(found, "manager") for found in (warm, cold, without))
    assert better == 5
    assert worse is not None
    assert none is not None
    assert better > worse > none


@pytest.mark.parametrize("who", ["dana", "gareth", "kai", "maureen"])
def test_a_manager_where_none_is_needed_is_red_tape(who: str) -> None:
    found = played(who, Typed("I am so sorry about this."), Typed("I get my manager for that.", action="manager"))
    remark = next(one for one in remarks(found) if one.text.startswith("Red tape"))
    assert remark.kind == "bad"
    assert remark.turn == 4
    kept = played(who, Typed("I am so sorry about this."))
    assert any(one.text.startswith("Kept with you") for one in remarks(kept))


@pytest.mark.parametrize(
    ("note", "warm"),
    [
        (NOTES["darnell"], True),
        (HandoverNote(), False),
        (HandoverNote(happened="He is angry.", tried="All", needs="help"), False),
        (NOTES["darnell"].model_copy(update={"needs": ""}), False),
        (NOTES["darnell"].model_copy(update={"tried": " "}), False),
        (
            NOTES["darnell"].model_copy(update={"happened": "Please take over, very upset customer."}),
            False,
        ),
    ],
)
def test_a_note_is_warm_when_a_colleague_could_go_on_from_it(note: HandoverNote, *, warm: bool) -> None:
    assert note.is_warm(persona("darnell").case.opening) is warm


def test_words_that_brief_well_need_no_note() -> None:
    said = (
        "I am bringing in Ruth Abernathy because only she may recall it. Ruth, a collector called Darnell's school "
        "about a bill that his insurance paid in full, and he needs it recalled."
    )
    found = played("darnell", Typed(HEARD["darnell"]), Typed(said, action="manager"))
    assert any("warm handover" in one.text for one in remarks(found))
