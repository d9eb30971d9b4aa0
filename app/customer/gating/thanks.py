"""Thanks, delight and agreement come when the direction says so; sarcasm and polite refusals are none of them."""

from app.customer.gating.phrases import found
from app.customer.mind import Direction
from app.persona import Band, Move

_WON = frozenset({Move.accept, Move.soften})
_UNWON = frozenset({Move.vent, Move.press, Move.reject, Move.threaten, Move.walk_out, Move.ask_manager})
_COOL = frozenset({Band.calm, Band.mild})
_NEGATION_REACHES = 25
"""Characters before a phrase in which a "not" or an "if" takes it back."""


def welcome(direction: Direction) -> bool:
    """Whether the customer may be pleased now."""
    return direction.move in _WON or bool(direction.agreed)


def premature_thanks(words: str, direction: Direction, *, language: str) -> bool:
    """Whether folded `words` thank or agree while the direction has the customer anything but won."""
    if welcome(direction) or found("bitter", words, language=language):
        return False
    if any(_meant(section, words, language) for section in ("delighted", "agrees")):
        return True
    if direction.move not in _UNWON or not found("thanks", words, language=language):
        return False
    formal = direction.mood_band in _COOL and direction.move is not Move.vent
    return not (formal and found("formal", words, language=language))


def _meant(section: str, words: str, language: str) -> bool:
    match = found(section, words, language=language)
    if match is None or words.endswith("?"):
        return False
    return not found("denied", words[max(0, match.start() - _NEGATION_REACHES) : match.start()], language=language)
