"""A customer with a kettle to talk as, in several styles, and talks for the offline voice."""

import random

from app.acts import FAULTS
from app.customer.length import max_words
from app.customer.mind import Direction, Objection
from app.customer.voice import OfflineVoice
from app.persona import NEEDS, Band, Move, Persona
from app.transcript import Speaker, Transcript, Turn

TRAINEE_TURNS = (
    "We will look into this as soon as possible.",
    "ok",
    "Unfortunately our policy does not allow that, as I said.",
    "You are right to be angry, that was our mistake and I am sorry.",
    "I'm Sam, could you give me the order number please?",
)
STYLES = {
    "baker": {"style": "Short, clipped, dry. Types on a phone.", "writes": {"shouts": True, "sarcastic": True}},
    "barrister": {"style": "Cold and polite, formal, full sentences.", "writes": {"formal": True, "exclaims": "never"}},
    "pensioner": {"style": "Gentle, hurt, a little old-fashioned.", "writes": {}},
    "student": {"style": "", "writes": {"lowercase": True, "drops_full_stop": True, "words": 9}},
}


BANDS = (Band.angry, Band.angry, Band.annoyed, Band.annoyed, Band.mild, Band.calm)
FEELINGS = (Move.vent, Move.press) * 3 + (Move.soften, Move.soften, Move.accept, Move.ask_manager, Move.threaten)


def persona(style: str = "baker", **changes: object) -> Persona:
    raw = {
        "name": "Robin Vale",
        "title": "Kettle never came",
        "about": "Ordered a kettle.",
        "temper": {"anger": 7},
        "case": {
            "opening": "My kettle has not come and nobody answers.",
            "facts": {
                "order": {"say": "KX-7719", "asked_as": ["order number"]},
                "when": {"say": "paid on 4 May by card"},
                "tea": {"say": "I have been boiling water in a saucepan for my mother", "when": "heard"},
            },
            "needs": ["acknowledged", "resend_dated"],
            "accepts": ["resend"],
            "authority": [
                {"id": "resend", "do": "Send a new kettle by courier", "by": "trainee"},
                {"id": "voucher", "do": "10 € voucher for the next order", "by": "trainee"},
            ],
            "help": {"manager": "Ada Lund, calm", "specialist": "Dispatch: sees the van's route"},
        },
        **STYLES[style],
        **changes,
    }
    return Persona.model_validate(raw)


def opened(who: Persona) -> Transcript:
    return (Turn(number=1, speaker=Speaker.customer, text=who.case.opening),)


def hear(transcript: Transcript, text: str) -> Transcript:
    return (*transcript, Turn(number=len(transcript) + 1, speaker=Speaker.trainee, text=text))


def answer(transcript: Transcript, said: list[str]) -> Transcript:
    return (*transcript, Turn(number=len(transcript) + 1, speaker=Speaker.customer, text=" ".join(said)))


def some_direction(chance: random.Random, who: Persona | None = None, **fixed: object) -> Direction:
    """Any direction of the kinds a director gives: an answer, a reaction to an offer, or a feeling."""
    kind = chance.choice(["feeling", "feeling", "answer", "offer"])
    offered = kind == "offer"
    moves = {
        "feeling": [*FEELINGS],
        "answer": [Move.answer],
        "offer": [Move.reject, Move.bargain],
    }
    raw = {
        "move": chance.choice(moves[kind]),
        "mood_band": chance.choice(BANDS),
        "tell": chance.choice([("order",), ("when",), ("tea",), ("order", "when")]) if kind == "answer" else (),
        "unknown": chance.choice([None, None, "your account number"]) if kind == "answer" else None,
        "may_reveal": ("order", "when", "tea"),
        "remedy": chance.choice(["resend", "voucher"]) if offered else None,
        "objection": chance.choice(list(Objection)) if offered else None,
        "need": chance.choice([None, *NEEDS, "resend_dated"]),
        "stung_by": chance.choice([None, *sorted(FAULTS)]),
        "quote": chance.choice(TRAINEE_TURNS),
        **fixed,
    }
    raw.setdefault("max_words", max_words(raw["move"], raw["mood_band"], who or persona(), tell=raw["tell"]))
    return Direction.model_validate(raw)


def play(voice: OfflineVoice, who: Persona, directions: list[Direction], seed: int) -> list[list[str]]:
    transcript, said = opened(who), []
    for n, direction in enumerate(directions):
        transcript = hear(transcript, TRAINEE_TURNS[n % len(TRAINEE_TURNS)])
        said.append(voice.say(direction, who, transcript, seed=seed))
        transcript = answer(transcript, said[-1])
    return said
