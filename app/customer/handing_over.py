"""Bringing a colleague in: a warm note makes up for few words in the chat; after an empty one the customer repeats."""

from app.acts import Act, ActSeen, Reading
from app.customer.mind import Exchange
from app.customer.promises import HELPERS
from app.text import sentences

_HANDS_OVER = (Act.hands_over_warm, Act.hands_over_cold)


def with_note(reading: Reading, exchange: Exchange) -> Reading:
    """The reading with the handover judged by words and note together; the same one where there is no note."""
    turn = exchange.turn
    if turn.note is None or turn.action not in HELPERS or Act.hands_over_warm in reading:
        return reading
    act = Act.hands_over_warm if turn.note.is_warm(_known(exchange)) else Act.hands_over_cold
    if act in reading:
        return reading
    said = sentences(turn.text)
    quote = reading.quote(Act.hands_over_cold) or (said[0] if said else turn.text)
    others = tuple(seen for seen in reading.acts if seen.act not in _HANDS_OVER)
    return reading.model_copy(update={"acts": (*others, ActSeen(act=act, quote=quote))})


def _known(exchange: Exchange) -> str:
    """All that a colleague could be told of this customer."""
    case = exchange.case
    facts = " ".join(fact.say for fact in case.facts.values()) if case else ""
    return f"{exchange.customer_words} {facts}"
