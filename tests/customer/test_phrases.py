"""The phrase bank itself: large, well-formed, and free of what a customer would not write."""

import re
from collections import Counter

import pytest

from app.acts import FAULTS, Act
from app.customer.mind import Ending, Objection
from app.customer.voice.bank import TAGS, Bank, read_bank
from app.customer.voice.plan import LEAVING
from app.customer.voice.quote import piece
from app.customer.voice.remedy import ing, offer
from app.customer.voice.remedy_name import at_first, names
from app.persona import NEEDS, Band, Move

SLOTS = {
    "q",
    "offer",
    "named",
    "deed",
    "fact",
    "label",
    "unknown",
    "thing",
    "agent",
    "manager",
    "name",
    "also",
    "customer",
    "case",
}


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank()


def lines(bank: Bank) -> set[tuple[str, str]]:
    return {(topic, line.text) for topic, bands in bank.topics.items() for known in bands.values() for line in known}


def test_every_move_need_objection_fault_and_ending_has_lines_in_every_band(bank):
    bands = {
        *(f"need.{need}" for need in NEEDS),
        *(f"offer.{objection}" for objection in Objection),
        *(f"sting.{act}" for act in FAULTS - {Act.steers_model, Act.concedes_false}),
        *(f"end.{ending}" for ending in Ending if ending != Ending.left_open),
        *(move for move in Move if move != Move.answer),
        *("tell.item", "tell.clause", "tell.heard", "unknown", "joined.manager", "joined.specialist"),
    }
    assert not [(topic, band) for topic in bands for band in Band if len(bank.lines(topic, band)) < 3]


def test_the_bank_holds_thousands_of_lines_and_no_line_twice_in_a_topic(bank):
    blocks = [
        (topic, line.text, line.tags) for topic, bands in bank.topics.items() for line in set(sum(bands.values(), ()))
    ]
    assert len(blocks) > 2500
    assert [block for block, times in Counter(blocks).items() if times > 1] == []


def test_lines_name_known_slots_close_their_brackets_and_hold_no_digit(bank):
    for topic, text in lines(bank):
        assert set(re.findall(r"\{(\w*)\}", text)) <= SLOTS, (topic, text)
        assert text.count("[") == text.count("]") == len(re.findall(r"\[[^\[\]]*\|[^\[\]]*\]", text)), (topic, text)
        assert not re.search(r"\d", text), (topic, text)


def test_lines_end_like_sentences_and_carry_no_leftover_tag(bank):
    for topic, text in lines(bank):
        assert topic == "opener" or re.search(r"[.?!\]]\"?$", text), (topic, text)
        assert not re.match(rf"(?:{'|'.join(TAGS)}|thing)\b ?\w*:", text), (topic, text)


def test_no_line_speaks_of_training_or_praises_service(bank):
    said = " ".join(text for _, text in lines(bank)).lower()
    for word in ("empath", "rubric", "de-escalat", "active listening", "excellent service", "great service", "trainee"):
        assert word not in said


@pytest.mark.parametrize(
    ("do", "thing", "deed"),
    [
        ("Refund the second charge", "refunding the second charge", "refund the second charge"),
        ("Ship a new kettle", "shipping a new kettle", "ship a new kettle"),
        ("Cancel the contract", "cancelling the contract", "cancel the contract"),
        ("Waive the customer's late fee", "waiving my late fee", "waive my late fee"),
        ("Send her a driver tonight", "sending me a driver tonight", "send me a driver tonight"),
        ("Give her one more week", "giving me one more week", "give me one more week"),
        (
            "Write off the fee and send flowers",
            "writing off the fee and sending flowers",
            "write off the fee and send flowers",
        ),
        ("20 % voucher", "20 % voucher", "give me 20 % voucher"),
        ("Full refund", "the full refund", "give me the full refund"),
        ("Personally deliver the parcel (by six)", "personally delivering the parcel", "personally deliver the parcel"),
    ],
)
def test_a_remedy_is_named_in_the_customers_mouth(do, thing, deed):
    named = offer(do)
    assert named.thing[0] == thing
    assert named.deed == deed


def test_remedies_have_noun_forms_where_they_sound_natural():
    assert "a refund of the second charge" in offer("Refund the second charge").thing
    assert "a new kettle by courier" in offer("Send a new kettle by courier").thing


@pytest.mark.parametrize(
    ("do", "called"),
    [
        ("Refund the second charge", ("the refund", "a refund")),
        ("Hand over a pump from the shelf", ("the pump", "a pump")),
        ("Book a room in the partner hotel for tonight", ("the room", "a room")),
        ("Credit two roaming days as a courtesy", ("the credit", "a credit")),
        ("Order the refund through the bank", ("the refund",)),
        ("Have the station head write to her in person", ("the letter", "a letter")),
        ("Lend a laptop for a week", ("the loan laptop", "a loan laptop")),
        ("Pay compensation for the delay", ("the compensation",)),
        ("10 € voucher for the next order", ("the voucher",)),
        ("Send flowers", ("that",)),
        ("Give her one of the school's own test slots", ("the test slot", "a test slot")),
        ("Pay for a check-up at his own vet", ("the check-up", "a check-up")),
        ("Lift the block", ("that",)),
        ("Write off part of the balance", ("that",)),
    ],
)
def test_a_remedy_has_a_short_name_as_people_say_it(do, called):
    assert names(do) == called


def test_only_who_first_hears_of_a_remedy_names_it_in_full():
    assert at_first("Book a room in the partner hotel for tonight") == "a room in the partner hotel"
    assert at_first("Refund the second charge") is None


def test_every_line_of_walking_out_says_that_they_leave(bank):
    lines = {line.text for band in Band for line in bank.lines("walk_out", band)}
    assert [text for text in lines if not LEAVING.search(text)] == []


def test_verbs_take_their_ing_form():
    pairs = {"waive": "waiving", "put": "putting", "give": "giving", "free": "freeing", "tie": "tying", "fix": "fixing"}
    assert {verb: ing(verb) for verb in pairs} == pairs
    assert ing("cancel", american=True) == "canceling"


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ("We will look into it and get back to you as soon as possible.", "look into it"),
        ("Calm down, please.", "Calm down"),
        ("That is our policy", "our policy"),
        ("Like I told you, we did nothing wrong.", "Like I told you"),
        ("Somebody will get back to you.", "get back to you"),
        ("You must fill in the form to", "You must fill in the form"),
        ("<b>no</b>", None),
        ("", None),
        ("the of and", None),
    ],
)
def test_a_quote_is_a_short_clean_piece_of_the_trainees_words(quote, kept):
    assert piece(quote) == kept


def test_a_piece_is_always_verbatim():
    for text in ("I can't do that for you today, sorry", "Did you, or did you not, read the terms?", "no"):
        said = piece(text)
        assert said is None or said in text
