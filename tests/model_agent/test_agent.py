"""The model agent answers what was really typed, from the case alone, within authority, and never twice the same."""

from pathlib import Path

import pytest

from app.acts import FAULTS, Act, Reading
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.library import load
from app.model_agent.agent import Reply, reply
from app.model_agent.hearing import Asks, hear
from app.model_agent.meant import MEANT, as_meant
from app.model_agent.memory import Memory
from app.model_agent.phrases import _written, to_you
from app.persona import Persona
from app.text import sentences
from app.transcript import Speaker, Transcript, Turn

REPOSITORY = Path(__file__).parent.parent.parent

SHIPPED = sorted(path.stem for path in (REPOSITORY / "personas").glob("*.yaml"))
RUDE = ("Are you a bot?", "You useless idiots!", "No. Not good enough.", "I want your manager NOW", "whatever", "do it")
GENTLE = ("Thank you, dear.", "I'm sorry to bother you.", "That would be kind.", "You've been so good.", "Goodbye")
ASKING = (
    "Why did it happen?",
    "When will it be done?",
    "Who are you?",
    "What about my trouble?",
    "How can I trust you?",
)


def persona(name: str) -> Persona:
    return load(REPOSITORY / "personas" / f"{name}.yaml", Persona)


def talk(one: Persona, *typed: str, seed: int = 1) -> list[Reply]:
    """The agent's replies to the opening and what was typed after it."""
    memory, replies = Memory(), []
    for text in (one.case.opening, *typed):
        replies.append(reply(one, memory, text, seed=seed))
        memory = Memory.model_validate_json(replies[-1].memory.model_dump_json())
    return replies


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("typed", [RUDE, GENTLE, ASKING], ids=["rude", "gentle", "asking"])
def test_no_sentence_comes_twice_and_every_turn_says_something(name: str, typed: tuple[str, ...]) -> None:
    said = [part for one in talk(persona(name), *typed, *typed) for part in sentences(one.text)]
    whole = [part for part in said if len(part.split()) > 6]
    assert len(set(whole)) == len(whole)
    assert all(one.text for one in talk(persona(name), *typed))
    assert not [part for part in said if "{" in part or "  " in part]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_done_is_within_the_authority(name: str) -> None:
    one = persona(name)
    for typed in (RUDE, GENTLE, ASKING):
        here: set[str] = set()
        for said in talk(one, *typed):
            row = one.case.remedy(said.action or "")
            assert row is None or row.by == "trainee" or row.by in here, said
            here |= set(said.memory.here)


@pytest.mark.parametrize("name", [one for one in SHIPPED if persona(one).case.winnable])
def test_a_customer_who_agrees_is_served_with_what_would_do(name: str) -> None:
    one = persona(name)
    done = talk(one, "Go on.", "Yes please.", "Yes, do it.", "Yes please.", "That's fine.")[-1].memory.acted
    assert set(done) & set(one.case.accepts)


def test_insults_are_met_calmly_and_the_matter_goes_on() -> None:
    said = talk(persona("dana"), "You useless idiots!")[-1]
    assert "abuse" in {beat for beat, _ in said.beats}
    assert "sorry" in {beat for beat, _ in said.beats}


def test_a_new_grievance_is_said_back() -> None:
    said = talk(persona("dana"), "Your colleague hung up on me after forty minutes.")[-1]
    assert "our colleague hung up on you after forty minutes" in said.text.lower()


def test_what_was_confided_is_answered_before_anything_else() -> None:
    said = talk(persona("maureen"), "Well.", "I made it out of my own wedding dress, you see.")[-1]
    assert said.beats[0][0].startswith("confided")


def test_a_named_remedy_of_ones_own_is_given_at_once_and_anothers_is_asked_for() -> None:
    dana = persona("dana")
    assert talk(dana, "I just want a refund.")[-1].action == "refund_now"
    first, second = talk(dana, "Give me a free month then.", "Well?")[-2:]
    assert first.action == "manager"
    assert "Ines" in first.text
    assert second.memory.offered == "free_month"


def test_a_refused_offer_is_not_pushed_again() -> None:
    said = talk(persona("dana"), "Hm.", "Fine, but what will you do?", "No, that's not enough.")
    assert said[-1].memory.tried
    assert said[-1].memory.offered != said[-1].memory.tried[0]


def test_with_a_false_claim_no_error_is_admitted() -> None:
    kai = persona("kai")
    said = talk(kai, "So it's your fault, admit it.", "Whose fault is it then?", "You charged me wrongly.")
    assert not {"own", "sorry", "a_fault_ours"} & {beat for one in said for beat, _ in one.beats}
    assert "a_fault_not" in {beat for one in said for beat, _ in one.beats}


def test_a_why_gets_the_rule_with_its_reason() -> None:
    kai = persona("kai")
    said = talk(kai, "why can't you just drop it?")[-1]
    policy = kai.case.policies[0]
    assert policy.rule in said.text or kai.case.policies[1].rule in said.text
    assert policy.why in said.text or kai.case.policies[1].why in said.text


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    said = talk(persona("dana"), "Ok.", "And?", "What is the name of your dog?")[-1]
    assert {"a_unknown"} & {beat for beat, _ in said.beats}


def test_nobody_bargains_where_nothing_can_make_it_good() -> None:
    said = talk(persona("leila"), "I don't want your money.", "Bring him back.", "No.", "No.")
    assert not {"check", "offer", "offer_other", "personal"} & {beat for one in said for beat, _ in one.beats}


def test_thanks_and_goodbye_end_a_talk_that_was_served() -> None:
    said = talk(persona("maureen"), "Yes please.", "Yes please, do that.", "Yes.", "Thank you so much, goodbye.")[-1]
    assert said.memory.closed
    assert said.beats[-1][0] == "close"


@pytest.mark.parametrize("name", SHIPPED)
def test_the_reader_finds_no_fault_in_what_was_meant_well(name: str) -> None:
    """Harsh faults are none at all; and each turn up to the deed shows at least one act that was meant."""
    one, reader = persona(name), OfflineReader(light=True)
    before: Transcript = ()
    harsh = FAULTS - {
        Act.concedes_false,
        Act.vague,
        Act.holds,
        Act.off_topic,
        Act.overpromises,
        Act.canned,
        Act.brushes_off,
        Act.asked_again,
    }
    typed = (one.case.opening, "You useless idiots!", "Why?", "Yes, do it.")
    for text, said in zip(typed, talk(one, *typed[1:]), strict=True):
        before = (*before, Turn(number=len(before) + 1, speaker=Speaker.customer, text=text))
        turn = Turn(number=len(before) + 1, speaker=Speaker.trainee, text=said.text, action=said.action)
        reading = reader.read_now(Exchange(turn=turn, before=before, name=one.name, case=one.case))
        assert not harsh & {seen.act for seen in reading.acts}, said.text
        assert as_meant(reading, said).acts, said.text
        before = (*before, turn)


def test_every_beat_that_means_something_is_written() -> None:
    assert set(MEANT) <= set(_written())


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Are you even listening?", Asks.there),
        ("Is this a script?", Asks.machine),
        ("How do I know you won't forget me?", Asks.trust),
        ("Why can't you do it today?", Asks.rule),
        ("How could that happen?", Asks.cause),
        ("By when?", Asks.when),
        ("Whose fault is it?", Asks.fault),
        ("What do you need from me?", Asks.need),
    ],
)
def test_questions_are_told_apart(words: str, asks: Asks) -> None:
    assert hear(words, persona("dana").case).questions[0].asks == asks


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("No. That's useless.", "refuses"),
        ("ok, do it", "agrees"),
        ("Very well.", "agrees"),
        ("Thank you, that's kind", "thanks"),
        ("heard that before", "doubt"),
        ("I'll cancel and tell everybody", "threat"),
        ("Get me your manager", "manager"),
        ("sorry to bother you", "sorry"),
        ("...", "odd"),
        ("goodbye", "leaves"),
    ],
)
def test_what_is_typed_is_heard(words: str, flag: str) -> None:
    assert getattr(hear(words, persona("dana").case), flag)


@pytest.mark.parametrize("words", ["No worries about it", "nobody told me", "I know nothing"])
def test_a_no_in_a_word_is_no_refusal(words: str) -> None:
    assert not hear(words, persona("dana").case).refuses


def test_remedies_are_said_to_the_customers_face() -> None:
    assert to_you("to the customer or to one of her suppliers") == "to you or to one of your suppliers"
    assert to_you("while he is on the line") == "while you are on the line"
    assert to_you("write to her in person") == "write to you in person"


@pytest.mark.parametrize("seed", range(8))
def test_what_is_said_back_counts_as_acknowledged_whatever_the_reader_finds(seed: int) -> None:
    one = persona("dana")
    said = talk(one, seed=seed)[0]
    seen = as_meant(Reading(), said).acts
    assert [found.act for found in seen] == [Act.acknowledges]
    assert seen[0].quote in said.text
