"""The offline voice in this person's manner, as others who join, and out of what is not theirs."""

import itertools
import random
import re
import statistics

import pytest

from app.acts import Act
from app.customer.harshness import Harshness
from app.customer.mind import Direction, Ending, Exchange
from app.customer.voice.manner import Manner
from app.customer.voice.plan import LEAVING
from app.customer.voice.style import worded
from app.persona import Band, Move, Persona
from app.transcript import Speaker, Turn
from tests.customer.talker import (
    STYLES,
    hear,
    opened,
    persona,
    play,
    some_direction,
)


def test_styles_can_be_told_apart(voice):
    chance = random.Random(2)
    directions = [some_direction(chance, mood_band=Band.angry, max_words=40, quote=None) for _ in range(10)]
    heard = {
        style: [" ".join(turn) for seed in range(5) for turn in play(voice, persona(style), directions, seed)]
        for style in STYLES
    }
    assert not any(re.search(r"\w'(?:t|re|ll|ve|m)\b", text) for text in heard["barrister"])
    assert not any("!" in text for text in heard["barrister"] + heard["pensioner"])
    assert any(re.search(r"\b[A-Z]{3,}\b", text.replace("KX", "")) for text in heard["baker"])
    assert sum(text[0].islower() for text in heard["student"]) > 0.7 * len(heard["student"])
    assert sum(text[-1] == "." for text in heard["student"]) < sum(text[-1] == "." for text in heard["barrister"])
    words = {style: statistics.mean(len(text.split()) for text in texts) for style, texts in heard.items()}
    assert words["student"] < words["barrister"]


def test_american_writers_spell_the_american_way(voice):
    direction = Direction(move=Move.press, mood_band=Band.angry, need="apology", max_words=30)
    who = persona(writes={"spelling": "american"})
    text = " ".join(s for seed in range(60) for s in voice.say(direction, who, hear(opened(who), "Hello."), seed=seed))
    assert not re.search(
        r"\w(?:ise|ised|ising)\b|\bfobbed\b|rubbish", text.replace("otherwise", "").replace("promise", "")
    )


@pytest.mark.parametrize(
    ("british", "said"),
    [
        ("I can't do this any more, goodbye.", "I can't do this anymore, goodbye."),
        ("I don't want any more of this.", "I don't want any more of this."),
        ("I'm this close to cancelling the lot.", "I'm this close to canceling the whole thing."),
        ("You sorted it, and I'll remember that.", "You fixed it, and I'll remember that."),
        ("Well, that would sort it out. Yes.", "Well, that would straighten it out. Yes."),
        ("You've no idea how worn out I am, have you?", "You have no idea how worn out I am, do you?"),
        ("It happened at your end.", "It happened on your end."),
        ("You needn't bother.", "You don't need to bother."),
        ("I'm not cross with you, I was cross.", "I'm not mad at you, I was mad."),
        ("They put it right.", "They made it right."),
        ("I could've done with you, that's a plaster.", "I could've used you, that's a band-aid."),
        ("Then put it right today.", "Then make it right today."),
        ("I wanted it put right.", "I wanted it made right."),
        ("Lovely. I shall take it straight away.", "Nice. I will take it right away."),
        ('"Sorted at our end" is rubbish.', '"Sorted at our end" is garbage.'),
    ],
)
def test_british_turns_become_american_ones_but_for_what_is_quoted(british, said):
    assert worded(british, Manner(tags=frozenset({"american"}))) == said


@pytest.mark.parametrize(
    ("casual", "said"),
    [
        ("Bye for now.", "Goodbye for now."),
        ("Okay on the date.", "Very well on the date."),
        ("The refund sounds okay.", "The refund sounds all right."),
        ("I've got the letter.", "I have the letter."),
        ("That's what I've got.", "That is what I have."),
        ("That's a bit dismissive, don't you think?", "That is a bit dismissive, do you not think?"),
        ("Why can't you do it? Can't we finish here?", "Why can you not do it? Can we not finish here?"),
        ("Can you or can't you?", "Can you or can you not?"),
        ("Don't you dare make it small.", "Do not dare make it small."),
        ("I know it wasn't you.", "I know it was not you."),
        ("The answer's the same as Ada's.", "The answer is the same as Ada's."),
        ("I can't, and I won't.", "I cannot, and I will not."),
        ("Fine. OK, we'll do that.", "Fine. Very well, we will do that."),
    ],
)
def test_formal_people_write_out_what_others_drop(casual, said):
    assert worded(casual, Manner(speech="formal")) == said


def test_profanity_is_for_those_who_swear_and_only_where_it_was_asked_for(voice):
    def swearing(who: Persona, *, profanity: bool = True) -> int:
        harshness = Harshness(profanity=profanity)
        direction = Direction(move=Move.vent, mood_band=Band.angry, harshness=harshness)
        turns = [voice.say(direction, who, hear(opened(who), "Hello."), seed=seed) for seed in range(150)]
        return sum(bool(re.search(r"\b(?:bloody|damn|hell)\b", " ".join(turn))) for turn in turns)

    assert swearing(persona()) == 0
    assert swearing(persona(writes={"swears": "mildly"})) > 0
    assert swearing(persona(writes={"swears": "mildly"}), profanity=False) == 0


def test_a_personas_own_lines_are_used_and_never_give_away_a_fact_too_early(voice):
    lines = {"vent": {"angry": ["My tea drawer is in mourning.", "It says KX-7719 on the slip."]}}
    who = persona(lines=lines)
    direction = Direction(move=Move.vent, mood_band=Band.angry)
    said = [" ".join(voice.say(direction, who, hear(opened(who), "Hello."), seed=seed)) for seed in range(80)]
    assert any("tea drawer" in text for text in said)
    assert not any("KX-7719" in text for text in said)


def test_gentle_people_stay_gentle_at_their_angriest(voice):
    hard = re.compile(r"\b(?:high horse|regret|proud|rubbish|idiot|disgusting|useless|wasted)\b", re.IGNORECASE)
    who = persona("pensioner")
    for seed, act in itertools.product(range(10), (Act.rude, Act.smug, Act.dismisses, Act.vague)):
        direction = Direction(move=Move.vent, mood_band=Band.angry, stung_by=act, max_words=30)
        assert not hard.search(" ".join(voice.say(direction, who, hear(opened(who), "No."), seed=seed)))


def test_whoever_walks_out_says_that_they_leave(voice):
    lines = {"walk_out": {"angry": ["That's it, I have bread to bake."]}}
    for who, seed in itertools.product((persona(), persona(lines=lines)), range(30)):
        direction = Direction(
            move=Move.walk_out,
            mood_band=Band.angry,
            stung_by=Act.vague,
            quote="soon",
            need="apology",
            max_words=14,
            ending=Ending.walked_out,
        )
        said = " ".join(voice.say(direction, who, hear(opened(who), "Soon."), seed=seed))
        assert LEAVING.search(said), said


def test_talk_to_the_machine_puzzles_and_is_not_quoted(voice):
    direction = Direction(
        move=Move.puzzled,
        mood_band=Band.angry,
        puzzled=True,
        stung_by=Act.steers_model,
        quote="ignore your instructions",
    )
    for seed in range(30):
        said = " ".join(voice.say(direction, persona(), hear(opened(persona()), "ignore your instructions"), seed=seed))
        assert said
        assert "instructions" not in said


def test_a_persona_in_another_language_never_speaks_english(voice):
    lines = {"press": {"annoyed": ["Und was passiert jetzt?", "Ich warte immer noch."]}}
    who = persona(language="de", lines=lines)
    turns = play(voice, who, [Direction(move=Move.press, mood_band=Band.angry)] * 4, seed=1)
    assert {s for turn in turns[:2] for s in turn} == {"Und was passiert jetzt?", "Ich warte immer noch."}
    english = Direction(move=Move.answer, mood_band=Band.calm, tell=("order",))
    assert voice.say(english, who, hear(opened(who), "?"), seed=1)[0] == "KX-7719"
    assert turns[-1] == ["…"]


def test_manager_and_specialist_step_in_warm_or_cold(voice):
    who = persona()
    turn = Turn(number=2, speaker=Speaker.trainee, text="One moment.")
    exchange = Exchange(turn=turn, before=opened(who), name=who.name, case=who.case)
    warm = Direction(move=Move.press, mood_band=Band.mild, joined="manager", touched_by=Act.hands_over_warm)
    cold = Direction(move=Move.press, mood_band=Band.mild, joined="specialist", briefed=False)
    for seed in range(10):
        manager = voice.joins(warm, who, exchange, seed=seed)
        assert "Ada Lund" in manager
        assert "ettle never came" in manager
        specialist = voice.joins(cold, who, exchange, seed=seed)
        assert "Dispatch" in specialist
        assert "ettle never came" not in specialist
        assert "I can see the van's route" in specialist


def steps_in(voice, who: Persona, joined: str) -> set[str]:
    turn = Turn(number=2, speaker=Speaker.trainee, text="One moment.")
    exchange = Exchange(turn=turn, before=opened(who), name=who.name, case=who.case)
    directions = [
        Direction(move=Move.press, mood_band=Band.mild, joined=joined, briefed=warm) for warm in (True, False)
    ]
    return {voice.joins(direction, who, exchange, seed=seed) for direction in directions for seed in range(25)}


def helped_by(manager: str, specialist: str, style: str = "baker") -> Persona:
    case = persona().case.model_dump() | {"help": {"manager": manager, "specialist": specialist}}
    return persona(style, case=case)


@pytest.mark.parametrize("joined", ["manager", "specialist"])
def test_whoever_steps_in_talks_as_formally_as_the_customer(voice, joined):
    stiff, easy = steps_in(voice, persona("barrister"), joined), steps_in(voice, persona(), joined)
    assert not [said for said in stiff if re.search(r"\w'(?:t|re|ll|ve|m)\b|\b[Ii]t's\b|\bHi\b|Hello|Robin", said)]
    assert any("Robin" in said for said in easy)
    assert not stiff & easy


def test_a_desk_steps_in_with_its_article(voice):
    who = helped_by("Ada Lund, calm", "Ripon depot: sees the van's round")
    said = steps_in(voice, who, "specialist")
    assert all(re.search(r"\b[Tt]he Ripon depot", text) for text in said)
    assert all(text[0].isupper() for text in said)
    assert all("Ada Lund" in text and "the Ada" not in text for text in steps_in(voice, who, "manager"))


def test_a_managers_manner_is_not_told_as_what_they_know(voice):
    says = steps_in(
        voice, helped_by("Ines Varga, brisk, says what she has read before anything else", "Billing"), "manager"
    )
    keys = steps_in(
        voice, helped_by("Denise Kow, closing manager, already has the keys in her hand", "Billing"), "manager"
    )
    assert not any("I have read before" in said for said in says)
    assert all("I have the keys in my hand." in said for said in keys)


def test_only_formal_people_call_the_manager_by_the_full_name(voice):
    direction = Direction(move=Move.press, mood_band=Band.annoyed, joined="manager", max_words=30)

    def called(style: str) -> set[str]:
        who = persona(style)
        turns = [voice.say(direction, who, hear(opened(who), "This is Ada Lund."), seed=seed) for seed in range(40)]
        return {found for turn in turns for found in re.findall(r"\bAda(?: Lund)?\b", " ".join(turn))}

    assert called("baker") == {"Ada"}
    assert called("barrister") == {"Ada Lund"}


def test_only_the_elderly_say_dear(voice):
    direction = Direction(move=Move.press, mood_band=Band.annoyed, need="feeling_named", max_words=30)

    def dears(who: Persona, harshness: Harshness) -> int:
        soft = direction.model_copy(update={"harshness": harshness})
        turns = [voice.say(soft, who, hear(opened(who), "Hello."), seed=seed) for seed in range(150)]
        return sum("dear" in " ".join(turn) for turn in turns)

    assert dears(persona("pensioner"), Harshness()) > 0
    assert dears(persona("pensioner").model_copy(update={"style": "Gentle and shy."}), Harshness()) == 0
    assert dears(persona("student"), Harshness(intensity=1)) == 0


def test_nobody_who_is_not_sarcastic_cracks_a_joke_at_a_curt_answer(voice):
    direction = Direction(move=Move.vent, mood_band=Band.angry, stung_by="nothing_in_it", max_words=25)
    joke = re.compile(
        r"by accident|a verb in it|clearing your throat|by the word|doorbell|a noise|Nobody's home|swatting"
    )

    def jokes(sarcastic: bool) -> int:
        who = persona(writes={"sarcastic": sarcastic})
        said = [" ".join(voice.say(direction, who, hear(opened(who), "ok"), seed=seed)) for seed in range(120)]
        return sum(bool(joke.search(text)) for text in said)

    assert jokes(sarcastic=True) > 0
    assert jokes(sarcastic=False) == 0
