"""How harsh the customer's language is, as the trainee chose it: the mood and the difficulty are not touched by it."""

import re

from pydantic import BaseModel, ConfigDict, Field

from app.text import capital, exchanged, sentences

USUAL = 3
"""The intensity at which a customer speaks as their file has it."""


class Harshness(BaseModel):
    """`intensity` 1 (gentle words) to 5 (harsh words and insults); `profanity` only where it was asked for."""

    model_config = ConfigDict(frozen=True)

    intensity: int = Field(default=USUAL, ge=1, le=5)
    profanity: bool = False


AS_WRITTEN = Harshness()

_MAY_SWEAR = re.compile("bloody|damn|f[u*]ck|freaking|effing|sodding|shit|hell|crap|pissed|arse|asshole|bastard")
"""Stands in every text that swears, case folded."""
_LEFT_OUT = re.compile(
    r"\b(?:bloody well|bloody|goddamn|damn(?:ed)?|f[u*]ck(?:ing|in)|freaking|effing|sodding)\s+(?=\w)", re.IGNORECASE
)
_NOT_CARING = re.compile(r"\b(couldn['’]t )?give a (?:damn|f[u*]ck|shit)\b", re.IGNORECASE)
_EXCHANGED = (
    (re.compile(r"\b(what|how|why|who|where) (?:the )?(?:hell|f[u*]ck)\b", re.IGNORECASE), r"\1 on earth"),
    (re.compile(r"\bgo to hell\b", re.IGNORECASE), "go away"),
    (re.compile(r"\bhell\b", re.IGNORECASE), "trouble"),
    (re.compile(r"\b(?:bull)?(?:shit|crap)\b", re.IGNORECASE), "nonsense"),
    (re.compile(r"\bpissed off\b", re.IGNORECASE), "fed up"),
    (re.compile(r"\b(?:arses?|assholes?|bastards?)\b", re.IGNORECASE), "people"),
    (re.compile(r"\b(?:damn|f[u*]ck\w*)\b", re.IGNORECASE), "blast"),
)
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
_ABBREVIATION = re.compile(r"^(?:[^AEIOUY]+|USB|ATM|API|USA|EUR|URL|NHS|IBAN|EOB)$")


def at_harshness(text: str, harshness: Harshness) -> str:
    """A text without swearing unless it was asked for, and without shouting at an intensity of 1 or 2."""
    said = text if harshness.profanity else clean(text)
    if harshness.intensity >= USUAL:
        return said
    said = _CAPITALS.sub(lambda found: _spoken(found[0], found.string[: found.start()]), said)
    return re.sub(r"!+", ".", said) if harshness.intensity == 1 else re.sub(r"!{2,}", "!", said)


def clean(text: str) -> str:
    """The text without swear words; what remains still reads as a sentence."""
    if not _MAY_SWEAR.search(text.casefold()):
        return text
    said = _NOT_CARING.sub(lambda found: f"{found[1]}care less" if found[1] else "care", text)
    said = _LEFT_OUT.sub("", said)
    said = exchanged(said, _EXCHANGED)
    if said == text:
        return text
    return " ".join(capital(part) if text[:1].isupper() else part for part in sentences(said))


def _spoken(word: str, before: str) -> str:
    """A shouted word as one says it; abbreviations stay."""
    if _ABBREVIATION.match(word):
        return word
    starts = not before.strip() or before.rstrip()[-1] in ".!?…"
    return word.capitalize() if starts else word.lower()
