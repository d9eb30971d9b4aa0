"""Several remedies in one turn or one sentence: each is heard, the one that fits best decides, the voice names it."""

import re
from pathlib import Path

import pytest

from app.acts import Act, ActSeen
from app.customer.mind import Direction, Exchange, Mood, Objection
from app.customer.reader import OfflineReader
from app.customer.voice import OfflineVoice
from app.customer.voice.bank import read_bank
from app.customer.voice.remedy_name import distinct
from app.library import Library
from app.persona import Band, Move, Persona
from app.rehearsal import rehearse
from app.scripted_trainees import Line
from app.transcript import Speaker, Turn
from tests.customer.talker import hear, opened
from tests.fakes.talk import Talk, kettle, seen

A = Act
HEARING = (A.acknowledges, A.names_feeling, A.apologizes, A.owns)
ROOT = Path(__file__).parents[2]
SHIPPED = {name: found.value for name, found in Library(ROOT / "personas", ROOT / "rubrics").personas().items()}


@pytest.fixture(scope="module")
def reader() -> OfflineReader:
    return OfflineReader()


def offer(remedy: str) -> ActSeen:
    return seen(A.offers_remedy, remedy=remedy).model_copy(update={"quote": f"you get the {remedy}"})


def heard_and_calmer(persona: Persona | None = None, anger: float = 5) -> Talk:
    talk = Talk(persona or kettle())
    talk.turn(*HEARING)
    talk.mind = talk.mind.model_copy(update={"mood": Mood(anger=anger, felt_right=5)})
    return talk


def read(reader: OfflineReader, who: str, words: str, action: str | None = None) -> tuple[dict[str, str], bool]:
    """The remedies offered with the words that offer them, and whether the turn promises too much."""
    persona = SHIPPED[who]
    opening = Turn(number=1, speaker=Speaker.customer, text=persona.case.opening)
    turn = Turn(number=2, speaker=Speaker.trainee, text=words, action=action)
    found = reader.read_now(Exchange(turn=turn, before=(opening,), name=persona.name, case=persona.case))
    assert all(act.quote in words for act in found.acts)
    return {act.remedy: act.quote for act in found.of(A.offers_remedy) if act.remedy}, A.overpromises in found


@pytest.mark.parametrize(
    ("who", "words", "remedies"),
    [
        ("dana", "I refund the 49 today, and you get a free month.", {"refund_now", "free_month"}),
        ("dana", "I will refund the charge today and send your supplier a letter.", {"refund_now", "error_letter"}),
        ("karolina", "I'll refund the first night and order you a taxi.", {"refund_night", "taxi"}),
        (
            "gareth",
            "I'll make a new bill from today's reading, credit the two missed visits and spread the balance.",
            {"rebill", "visits_credit", "spread"},
        ),
        ("sunita", "You can have a replacement laptop or a voucher.", {"replace_today", "voucher"}),
        (
            "simone",
            "I will open a food-safety case with the restaurant and refund the whole order.",
            {"safety_case", "refund_all"},
        ),
    ],
)
def test_each_remedy_of_a_sentence_is_an_offer_with_its_own_words(
    reader: OfflineReader, who: str, words: str, remedies: set[str]
) -> None:
    found, _ = read(reader, who, words)
    assert found.keys() == remedies
    assert len(set(found.values())) == len(remedies)


@pytest.mark.parametrize(
    ("words", "remedies"),
    [
        ("I can't give you a free month, but I will refund the charge today.", {"refund_now"}),
        ("You asked for a letter and a free month, I can refund the second charge.", {"refund_now"}),
        ("I will refund the second charge now and I'll ask my manager for a free month.", {"refund_now"}),
    ],
)
def test_a_remedy_that_is_declined_asked_leave_for_or_only_told_of_is_no_offer(
    reader: OfflineReader, words: str, remedies: set[str]
) -> None:
    assert read(reader, "dana", words)[0].keys() == remedies


def test_one_promise_too_far_among_several_offers_is_still_one_too_far(reader: OfflineReader) -> None:
    assert read(reader, "dana", "I refund the second charge today, and you get a free month.")[1]
    assert read(reader, "karolina", "I will order you a taxi and book you a room in the partner hotel.")[1]
    assert not read(reader, "dana", "I refund the second charge today and send your supplier a letter.")[1]


def test_beside_a_pressed_action_what_the_words_add_is_heard_too(reader: OfflineReader) -> None:
    found, beyond = read(reader, "dana", "The refund is done, and I give you a free month.", "refund_now")
    assert beyond
    assert found.keys() == {"refund_now", "free_month"}


@pytest.mark.parametrize(
    "made", [("voucher", "refund"), ("refund", "voucher"), ("voucher", "swap", "hamper", "refund")]
)
def test_the_best_fitting_remedy_decides_whatever_stands_beside_it(made: tuple[str, ...]) -> None:
    direction = heard_and_calmer().turn(*map(offer, made), A.commits)
    assert (direction.move, direction.remedy, direction.objection) == (Move.accept, "refund", None)
    assert set(direction.beside) == {*made} - {"refund"}
    assert direction.quote == "you get the refund"


def test_what_only_the_manager_may_give_decides_over_what_would_not_do() -> None:
    persona = kettle(case={"accepts": ["hamper"], "needs": ["acknowledged"], "escalation": "needed"})
    direction = heard_and_calmer(persona).turn(offer("voucher"), offer("hamper"), A.commits)
    assert (direction.remedy, direction.objection) == ("hamper", Objection.not_theirs_to_give)


def test_what_fits_and_may_be_given_now_decides_over_what_fits_better_and_may_not() -> None:
    persona = kettle(case={"accepts": ["hamper", "swap"], "needs": ["acknowledged"]})
    direction = heard_and_calmer(persona).turn(offer("hamper"), offer("swap"), A.commits)
    assert (direction.move, direction.remedy) == (Move.accept, "swap")


def test_a_remedy_that_would_not_do_costs_nothing_beside_one_that_does() -> None:
    alone, together = heard_and_calmer(), heard_and_calmer()
    alone.turn(offer("refund"), A.commits)
    together.turn(offer("voucher"), offer("refund"), A.commits)
    assert together.mind.mood == alone.mind.mood
    assert together.ledger == tuple(
        row.model_copy(update={"quote": "you get the voucher"}) if row.cause == A.offers_remedy else row
        for row in alone.ledger
    )


def test_what_was_offered_beside_is_not_taken_for_refused_when_it_is_offered_alone() -> None:
    talk = Talk(kettle())
    talk.turn(*HEARING)
    talk.turn(offer("voucher"), offer("refund"))
    assert talk.turn(offer("voucher")).objection == Objection.not_accepted
    assert talk.turn(offer("voucher")).objection == Objection.already_offered


def test_whoever_turns_down_the_best_of_several_has_turned_down_all() -> None:
    persona = kettle(case={"accepts": ["refund"], "help": {}})
    talk = heard_and_calmer(persona, 7)
    assert talk.turn(offer("voucher"), offer("swap")).objection == Objection.not_accepted
    assert talk.turn(offer("swap")).objection == Objection.already_offered


def test_a_present_that_would_not_do_does_not_undo_a_yes_to_what_was_offered_before() -> None:
    talk = heard_and_calmer(kettle(case={"needs": ["acknowledged", "reason_given"]}))
    assert talk.turn(offer("refund"), A.commits).objection == Objection.not_heard_yet
    direction = talk.turn(A.explains_why, offer("voucher"))
    assert (direction.move, direction.remedy, direction.beside) == (Move.accept, "refund", ("voucher",))


def test_several_needed_remedies_offered_together_all_count() -> None:
    persona = kettle(case={"needs": ["acknowledged", "refund_dated", "swap_dated"]})
    talk = heard_and_calmer(persona)
    talk.turn(offer("refund"), offer("swap"), A.commits)
    assert {"refund_dated", "swap_dated"} <= talk.mind.met
    assert set(talk.mind.offered) == talk.mind.promised.keys() == {"refund", "swap"}


def test_in_every_shipped_persona_what_would_do_decides_in_words_and_beside_a_button() -> None:
    for persona in SHIPPED.values():
        for mine, other in _pairs(persona):
            for action in (None, other):
                words = f"Today I will {_to_you(persona, other)} and {_to_you(persona, mine)}."
                played = rehearse(persona, (Line(text=words, action=action),), seed=3)
                if mine in {act.remedy for act in played.readings[2].of(A.offers_remedy)}:
                    assert played.directions[0].remedy == mine, (persona.name, words, action)


def _pairs(persona: Persona) -> list[tuple[str, str]]:
    """A remedy that would do and is the trainee's to give, and one of the trainee's that would not."""
    own = [row.id for row in persona.case.authority if row.by == "trainee"]
    accepts = persona.case.accepts
    return [(mine, other) for mine in own if mine in accepts for other in own if other not in accepts]


def _to_you(persona: Persona, remedy: str) -> str:
    row = persona.case.remedy(remedy)
    assert row is not None
    return row.do[:1].lower() + row.do[1:]


def _says(direction: Direction, persona: Persona, words: str, seed: int) -> str:
    return " ".join(OfflineVoice(BANK).say(direction, persona, hear(opened(persona), words), seed=seed))


BANK = read_bank()
_DISMISSES = re.compile(r"\b(?:rest|others|extras?|bonus)\b", re.IGNORECASE)


@pytest.mark.parametrize("objection", [None, *Objection])
def test_the_voice_names_the_remedy_it_reacts_to_and_no_other(objection: Objection | None) -> None:
    persona = SHIPPED["karolina"]
    move = Move.bargain if objection else Move.accept
    for band in Band:
        for seed in range(6):
            said = _says(
                Direction(
                    move=move,
                    mood_band=band,
                    remedy="partner_room",
                    beside=("refund_night", "taxi"),
                    objection=objection,
                    max_words=30,
                ),
                persona,
                "You get a refund, a taxi and the room.",
                seed,
            )
            assert re.search(r"\b(?:room|book)\b", said), said
            assert not re.search(r"\b(?:refund|taxi)", said), said


def test_two_remedies_of_one_name_are_told_apart_by_their_longer_names() -> None:
    assert distinct("Refund the second charge", ["Send a letter"]) == "the refund"
    apart = distinct("Refund the second charge", ["Order the refund through the bank"])
    assert apart != "the refund"
    assert "second charge" in apart


def test_nobody_waves_away_a_second_remedy_that_would_help_them_too() -> None:
    persona = SHIPPED["ray"]
    both = 0
    for seed in range(25):
        direction = Direction(
            move=Move.accept, mood_band=Band.annoyed, remedy="shelf_pump", beside=("hold_desk",), max_words=30
        )
        said = _says(direction, persona, "You get a pump and I keep the desk open.", seed)
        assert not _DISMISSES.search(said), said
        both += "pickup desk" in said
    assert both > 15


def test_a_choice_of_two_is_answered_with_one() -> None:
    direction = Direction(
        move=Move.accept, mood_band=Band.mild, remedy="replace_today", beside=("refund_price",), max_words=30
    )
    for seed in range(12):
        said = _says(direction, SHIPPED["sunita"], "You can have a replacement or a full refund.", seed)
        assert "replace" in said, said
        assert "refund" not in said, said
