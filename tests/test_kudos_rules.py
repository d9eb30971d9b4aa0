"""What earns kudos by itself: one moment, its words, and never an average."""

from typing import Any

from app.acts import Act, ActSeen, Reading
from app.conversation import Conversation
from app.kudos_rules import MOST, Earned, earned
from app.web.kept import kept
from tests.fakes.graded import RUBRIC
from tests.fakes.talk import Talk, kettle, seen


def talk_of(*turns: tuple[Any, ...], says: str = "Hm.", **persona: Any) -> Conversation:
    """A conversation of acts; each turn is its acts, or acts and an action."""
    talk = Talk(kettle(**persona))
    minds, readings, directions = {1: talk.mind}, {}, {}
    for turn in turns:
        acts = tuple(act if isinstance(act, ActSeen) else seen(act) for act in turn if isinstance(act, Act | ActSeen))
        action = next((one for one in turn if not isinstance(one, Act | ActSeen)), None)
        directions[len(talk.transcript) + 2] = talk.turn(*acts, action=action, says=says)
        readings[len(talk.transcript) - 1] = Reading(acts=acts)
        minds[len(talk.transcript)] = talk.mind
    return Conversation(
        persona=talk.persona,
        rubric=RUBRIC,
        transcript=talk.transcript,
        readings=readings,
        minds=minds,
        directions=directions,
    )


def rules(found: tuple[Earned, ...]) -> dict[str, Earned]:
    return {one.rule: one for one in found}


def test_staying_steady_under_abuse_is_earned_with_the_words_that_did_it() -> None:
    kind = (Act.acknowledges, Act.names_feeling, Act.owns)
    found = rules(earned(talk_of(kind, kind, says="You useless idiots!")))
    assert found["steady"].turn == 4
    assert found["steady"].quote == "words of names_feeling"
    assert "Ivy" in found["steady"].words


def test_the_same_turn_after_civil_words_or_with_a_fault_is_not() -> None:
    kind = (Act.acknowledges, Act.names_feeling, Act.owns)
    assert "steady" not in rules(earned(talk_of(kind, kind, says="I see.")))
    assert "steady" not in rules(earned(talk_of(kind, (*kind, Act.defensive), says="You useless idiots!")))


def test_what_was_given_on_the_spot_is_earned_only_within_ones_own_authority() -> None:
    heard = (Act.acknowledges, Act.names_feeling, Act.apologizes)
    offer = seen(Act.offers_remedy, remedy="refund")
    found = rules(earned(talk_of(heard, (offer, Act.commits, "refund"))))
    assert found["on_the_spot"].principle == "P13"
    assert "Refund the kettle" in found["on_the_spot"].words
    assert "on_the_spot" not in rules(earned(talk_of(heard, (Act.commits, "hamper"))))


def test_a_reason_told_kindly_where_the_claim_is_not_so_is_earned() -> None:
    kind = (Act.acknowledges, Act.names_feeling, Act.explains_why)
    assert "honest" in rules(earned(talk_of(kind, case={"claim": False, "claim_false_part": "It does not leak."})))
    assert "honest" not in rules(earned(talk_of(kind)))


def test_an_attempt_earns_little_and_a_middling_one_nothing() -> None:
    kind = (Act.acknowledges, Act.names_feeling, Act.owns, Act.apologizes, Act.explains_why)
    turns = [kind, kind, (seen(Act.offers_remedy, remedy="refund"), Act.commits, "refund"), kind]
    found = earned(talk_of(*turns, says="You useless idiots!"))
    assert 1 <= len(found) <= MOST
    assert len({one.turn for one in found}) == len(found)
    assert earned(talk_of((Act.greets,), (Act.vague,), (Act.informs,))) == ()


def test_a_second_try_earns_nothing_for_the_turns_it_shares() -> None:
    kind = (Act.acknowledges, Act.names_feeling, Act.owns)
    talk = talk_of(kind, kind, kind, says="You useless idiots!")
    assert all(one.turn >= 6 for one in earned(talk, since=6))


def test_what_is_earned_is_known_by_its_words_to_the_pages() -> None:
    kind = (Act.acknowledges, Act.names_feeling, Act.owns, Act.apologizes, Act.explains_why)
    offer = (seen(Act.offers_remedy, remedy="refund"), Act.commits, "refund")
    talks = (
        talk_of(kind, kind, says="You useless idiots!"),
        talk_of(kind[:3], offer),
        talk_of(kind, case={"claim": False, "claim_false_part": "It does not leak."}),
    )
    found = {one.rule: one.words for talk in talks for one in earned(talk)}
    assert {"steady", "on_the_spot", "honest"} <= found.keys()
    assert not [words for words in found.values() if "lang" in kept(words)]
