"""The intensity dial: the language changes, the mood does not; nobody swears unless it was asked for."""

import re

import pytest

from app.customer.harshness import Harshness, at_harshness, clean
from app.customer.mind import Direction
from app.customer.mood import begin, feel
from app.customer.reader import OfflineReader
from app.customer.voice import OfflineVoice
from app.persona import Band, Move
from app.prompts.voice import voice_note
from tests.customer.bakery import PERSONA, conversation, exchange

_SWEARING = re.compile(r"\b(?:bloody|damn|hell|shit|fuck\w*)\b", re.IGNORECASE)
_INSULT = re.compile(
    r"\b(?:useless|stupid|idiot|joke|pathetic|disgrace|shame|thick|dim|sick|liar|lazy|fools)\b", re.IGNORECASE
)


def turns(dial: Harshness, *, seeds: int = 60) -> list[str]:
    voice = OfflineVoice()
    direction = Direction(move=Move.vent, mood_band=Band.angry, harshness=dial)
    talk = conversation("Hello.")
    return [" ".join(voice.say(direction, PERSONA, talk, seed=seed)) for seed in range(seeds)]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Pay for your bloody guesswork!", "Pay for your guesswork!"),
        ("What the hell happens now?", "What on earth happens now?"),
        ("I couldn't give a damn about your system.", "I couldn't care less about your system."),
        ("Damn useless lot.", "Useless lot."),
        ("This is bullshit.", "This is nonsense."),
        ("Nothing to mend here, class.", "Nothing to mend here, class."),
    ],
)
def test_swear_words_are_taken_out_and_a_sentence_remains(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_shouting_is_spoken_at_a_low_intensity_and_abbreviations_stay() -> None:
    said = "You charged me TWICE! NOBODY reads the PDF on my USB stick, VIE-30772."
    assert at_harshness(said, Harshness(intensity=1)) == (
        "You charged me twice. Nobody reads the PDF on my USB stick, VIE-30772."
    )
    assert at_harshness(said, Harshness(intensity=3)) == said


def test_the_dial_goes_from_gentle_words_to_insults() -> None:
    mild, usual, harsh = (turns(Harshness(intensity=dial)) for dial in (1, 3, 5))
    assert not any(re.search(r"\b[A-Z]{3,}\b|!", text) for text in mild)
    assert not any(_INSULT.search(text) for text in mild)
    assert sum(bool(_INSULT.search(text)) for text in harsh) > len(harsh) / 3
    assert sum("!" in text for text in harsh) > sum("!" in text for text in usual)


def test_nobody_swears_at_any_intensity_unless_it_was_asked_for() -> None:
    for dial in range(1, 6):
        assert not any(_SWEARING.search(text) for text in turns(Harshness(intensity=dial)))
    assert any(_SWEARING.search(text) for text in turns(Harshness(intensity=5, profanity=True)))


def test_the_mood_is_the_same_at_every_intensity() -> None:
    said = exchange("Calm down, it is our policy.")
    reading = OfflineReader().read_now(said)
    moods = {
        dial: feel(begin(PERSONA, Harshness(intensity=dial)), reading, said, PERSONA)[0].mood for dial in range(1, 6)
    }
    assert len(set(moods.values())) == 1


@pytest.mark.parametrize(("dial", "says"), [(1, "gentle"), (2, "civil"), (4, "cut"), (5, "insult")])
def test_a_model_is_told_how_harsh_to_be_and_nothing_at_the_usual(dial: int, says: str) -> None:
    angry = Direction(move=Move.vent, mood_band=Band.angry)
    told = voice_note(PERSONA, angry.model_copy(update={"harshness": Harshness(intensity=dial)}))
    assert says in told
    assert says not in voice_note(PERSONA, angry)
    assert "swear" not in told
    swears = angry.model_copy(update={"harshness": Harshness(intensity=dial, profanity=True)})
    assert "You may swear." in voice_note(PERSONA, swears)
