"""The offline voice: never a repeat, never over the cap, only what it may say, and in this person's manner."""

import itertools
import random
import re
import statistics

import pytest

from app.acts import Act
from app.customer.mind import Direction, Ending, Objection
from app.customer.voice import OfflineVoice
from app.customer.voice.memory import Memory
from app.persona import Band, Move
from app.text import sentence_key, sentences
from tests.customer.talker import (
    STYLES,
    TRAINEE_TURNS,
    answer,
    hear,
    opened,
    persona,
    play,
    some_direction,
)


def one_word_apart(a: str, b: str) -> bool:
    left, right = a.split(), b.split()
    if len(left) == len(right):
        return sum(x != y for x, y in zip(left, right, strict=True)) <= 1
    short, long = sorted((left, right), key=len)
    return len(long) - len(short) == 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("move", Move)
def test_twenty_turns_of_one_move_in_one_band_never_repeat_a_sentence(voice, style, move):
    who = persona(style)
    for band in Band:
        direction = Direction(move=move, mood_band=band, max_words=25)
        turns = play(voice, who, [direction] * 20, seed=3)
        keys = [sentence_key(s) for turn in turns for s in sentences(" ".join(turn))]
        assert all(turns)
        assert all(keys)
        assert len(keys) == len(set(keys))
        assert not [(a, b) for n, a in enumerate(keys) for b in keys[:n] if one_word_apart(a, b)]


def test_the_same_question_asked_twenty_times_is_answered_each_time_in_other_words(voice):
    direction = Direction(move=Move.answer, mood_band=Band.annoyed, tell=("order",), may_reveal=("order",))
    turns = play(voice, persona(), [direction] * 20, seed=1)
    said = [" ".join(turn) for turn in turns]
    assert all("KX-7719" in text for text in said)
    assert len({sentence_key(text) for text in said}) == 20


def test_an_address_is_told_as_it_is_written_though_a_turn_begins_with_it(voice):
    case = {**persona().case.model_dump(mode="json"), "facts": {"mail": {"say": "robin@vale.example"}}}
    direction = Direction(move=Move.answer, mood_band=Band.annoyed, tell=("mail",), may_reveal=("mail",))
    said = [voice.say(direction, persona(case=case), hear(opened(persona()), "Your mail?"), seed=n) for n in range(30)]
    assert any(turn[0].startswith("robin@vale.example") for turn in said)
    assert not any("Robin@" in " ".join(turn) for turn in said)


@pytest.mark.parametrize("style", STYLES)
def test_a_random_talk_stays_under_its_cap_fills_its_slots_and_invents_no_digit(voice, style):
    who, chance = persona(style), random.Random(style)
    for seed in range(12):
        directions = [some_direction(chance, who) for _ in range(12)]
        for direction, said in zip(directions, play(voice, who, directions, seed), strict=True):
            text = " ".join(said)
            assert said
            assert len(text.split()) <= direction.max_words
            assert not re.search(r"[{}\[\]|]", text)
            assert set(re.findall(r"\d+", text)) <= {"7719", "4", "10"}


def test_a_turn_never_comes_out_empty_or_over_long_under_a_tiny_cap(voice):
    for cap in (1, 2, 3, 5, 8):
        for move in Move:
            direction = Direction(move=move, mood_band=Band.angry, max_words=cap, tell=("tea",))
            said = voice.say(direction, persona(), hear(opened(persona()), "What happened?"), seed=cap)
            assert 1 <= len(" ".join(said).split()) <= cap


def test_within_a_turn_only_everyday_words_begin_two_sentences():
    before = hear(opened(persona()), "It comes on Monday.")
    before = hear(answer(before, ["Good.", "That helps."]), "Anything else?")
    memory = Memory(before)
    assert memory.goes_on("Good, that is clear.")
    memory.keep("Good.")
    memory.keep("I heard that.")
    assert not memory.goes_on("Good, that is clear.")
    assert memory.goes_on("I thank you.")


def test_the_same_seed_gives_the_same_words_and_another_seed_others(voice):
    chance = random.Random(5)
    directions = [some_direction(chance) for _ in range(8)]
    assert play(voice, persona(), directions, 1) == play(OfflineVoice(), persona(), directions, 1)
    assert play(voice, persona(), directions, 1) != play(voice, persona(), directions, 2)


def test_two_attempts_with_other_seeds_share_under_five_percent_of_their_sentences(voice):
    shares = []
    for style, talk in itertools.product(STYLES, range(8)):
        who, chance = persona(style), random.Random(f"{style}/{talk}/shares")
        directions = [some_direction(chance, who) for _ in range(9)]
        runs = [{sentence_key(s) for turn in play(voice, who, directions, seed) for s in turn} for seed in range(5)]
        shares += [len(a & b) / len(a) for a, b in itertools.permutations(runs, 2)]
    assert statistics.mean(shares) < 0.05


def test_turns_are_as_short_as_real_ones(voice):
    chance = random.Random(11)
    words = [
        len(" ".join(turn).split())
        for style in STYLES
        for seed in range(6)
        for turn in play(voice, persona(style), [some_direction(chance, max_words=25) for _ in range(9)], seed)
    ]
    assert 8 <= statistics.median(words) <= 20


def test_the_very_remedy_is_named_when_it_is_met_with_an_objection(voice):
    named = 0
    unnamed = {Objection.then_do_it, Objection.not_seen_yet}
    for objection in set(Objection) - unnamed:
        for seed in range(10):
            direction = Direction(
                move=Move.reject, mood_band=Band.annoyed, remedy="resend", objection=objection, max_words=40
            )
            said = voice.say(direction, persona(), hear(opened(persona()), "I can send a new one."), seed=seed)
            named += "kettle" in " ".join(said)
    assert named >= 0.9 * 10 * (len(Objection) - len(unnamed))


def test_facts_that_are_not_due_are_never_told(voice):
    for seed in range(40):
        chance = random.Random(seed)
        directions = [some_direction(chance, tell=(), may_reveal=()) for _ in range(6)]
        text = " ".join(s for turn in play(voice, persona(), directions, seed) for s in turn)
        assert "KX-7719" not in text
        assert "saucepan" not in text


def test_a_sting_throws_the_trainees_own_words_back(voice):
    quoted = 0
    for seed in range(40):
        direction = Direction(
            move=Move.vent, mood_band=Band.angry, stung_by=Act.vague, quote="as soon as possible", max_words=30
        )
        said = voice.say(direction, persona(), hear(opened(persona()), TRAINEE_TURNS[0]), seed=seed)
        quoted += '"as soon as possible"' in " ".join(said).lower()
    assert quoted >= 5


def test_every_ending_has_a_last_turn(voice):
    moves = {
        Ending.resolved: Move.accept,
        Ending.settled: Move.accept,
        Ending.walked_out: Move.walk_out,
        Ending.handed_over: Move.press,
        Ending.time_out: Move.walk_out,
    }
    for ending, move in moves.items():
        for band in Band:
            direction = Direction(move=move, mood_band=band, ending=ending, remedy="resend", max_words=25)
            assert voice.say(direction, persona(), hear(opened(persona()), "Goodbye."), seed=4)


def test_once_agreed_the_remedy_is_not_named_again(voice):
    who, named = persona("student"), 0
    for seed, touched in itertools.product(range(15), ("action", "loose_ends_tied", "commits", None)):
        direction = Direction(
            move=Move.soften, mood_band=Band.mild, remedy="resend", agreed="done", touched_by=touched, max_words=25
        )
        heard = hear(opened(who), "It's on its way, I'll write to you tomorrow.")
        named += "kettle" in " ".join(voice.say(direction, who, heard, seed=seed))
    assert named == 0


def test_whether_anything_is_missing_is_answered(voice):
    who = persona()
    direction = Direction(
        move=Move.soften, mood_band=Band.mild, agreed="done", touched_by="loose_ends_tied", max_words=25
    )
    for seed in range(20):
        said = voice.say(direction, who, hear(opened(who), "What's still missing for you?"), seed=seed)
        assert re.search(
            r"\b(?:no|not|nah|nothing|nope|only|just|fine|day off|anything|everything|all)\b", said[0], re.IGNORECASE
        ), said


def test_a_turn_is_continued_after_what_was_shown(voice):
    who = persona()
    shown = ("It's KX-7719.",)
    direction = Direction(move=Move.answer, mood_band=Band.angry, tell=("order", "when"), max_words=25)
    said = voice.say(direction, who, hear(opened(who), "Order and date?"), seed=1, shown=shown)
    text = " ".join(said)
    assert "paid on 4 may by card" in text.lower()
    assert "KX-7719" not in text
    assert len(" ".join((*shown, text)).split()) <= 25
