"""A customer and a conversation that the tests of reader, voice and engine share."""

from app.customer.mind import Direction, Exchange
from app.persona import Band, Move, Persona
from app.transcript import Speaker, Transcript, Turn

PERSONA = Persona.model_validate(
    {
        "name": "Dana Whitfield",
        "title": "Charged twice for March",
        "trade": "software subscription",
        "about": "Runs a two-person bakery, does the books at night.",
        "style": "Short, clipped, sarcastic. Never swears.",
        "temper": {"anger": 8, "patience": 10},
        "case": {
            "opening": "Two charges. TWO. And I have already explained this to two of you.",
            "facts": {
                "order": {"say": "A-20418", "asked_as": ["order number"]},
                "amount": {"say": "2 × 49 € on 3 March"},
                "supplier": {"say": "I bounced a supplier payment because of you", "when": "heard"},
            },
            "needs": ["acknowledged", "apology"],
            "accepts": ["refund_now"],
            "authority": [
                {"id": "refund_now", "do": "Refund the second charge", "limit": "up to 100 €", "by": "trainee"},
                {"id": "goodwill", "do": "Credit one month", "limit": "49 €", "by": "manager"},
            ],
        },
    }
)
OPENING = Turn(number=1, speaker=Speaker.customer, text=PERSONA.case.opening)


def conversation(*words: str) -> Transcript:
    """The opening and then turns of trainee and customer by turns."""
    speakers = (Speaker.trainee, Speaker.customer)
    return (OPENING, *(Turn(number=n + 2, speaker=speakers[n % 2], text=text) for n, text in enumerate(words)))


def exchange(*words: str) -> Exchange:
    turns = conversation(*words)
    return Exchange(turn=turns[-1], before=turns[:-1], name=PERSONA.name, case=PERSONA.case)


PRESS = Direction(move=Move.press, mood_band=Band.angry, may_reveal=("order",), max_words=25)
