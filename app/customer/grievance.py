"""The sentence of the opening that says what happened, told to a friend: "you have charged me" becomes "they have"."""

import re

from app.persona import Persona
from app.said_back import is_object
from app.text import exchanged, sentences

SHORTEST, LONGEST = 6, 32
"""Words; what is shorter or longer is no summary."""

_THEM = {
    "you": "they",
    "you're": "they're",
    "you've": "they've",
    "you'd": "they'd",
    "you'll": "they'll",
    "your": "their",
    "yours": "theirs",
    "yourselves": "themselves",
}


_WISH = re.compile(
    r"(?:and |so |now )?(?:I (?:should|would|want|need|demand|expect)|I'd|please|kindly|tell|explain|give|let)\b",
    re.IGNORECASE,
)
"""What begins like this asks for something and tells nothing."""
_ONLY_SAID = re.compile(
    r"you (?:told|said|promised|assured)\b.*\b(?:it|that|this) (?:was|is|were|had|would)\b", re.IGNORECASE
)
"""What was said of something named before tells nothing alone: "you told me it was done"."""


def grievance(persona: Persona) -> str:
    """What happened, in the opening's words: a statement about what the company did, else the longest one."""
    said = [s for s in sentences(persona.case.opening) if len(s.split()) <= LONGEST] or [persona.title]
    told = [s for s in said if not s.endswith("?") and not _WISH.match(s.replace("’", "'"))] or said
    whole = [s for s in told if len(s.split()) >= SHORTEST]
    deeds = [s for s in whole if not _ONLY_SAID.match(s)]
    about_us = [s for s in deeds if re.search(r"\byou(r|'ve|'re)?\b", s.replace("’", "'"), re.IGNORECASE)]
    to_me = [s for s in about_us if re.match(r"you\b.*\b(me|my)\b", s, re.IGNORECASE)]
    return max(to_me or about_us or told, key=lambda s: len(s.split()))


_IS_OVER = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"^Now,? (?=[a-z])", ""),
        (r"\b([Ii]t)(?: is|'s) (?=(?:after|before|past|nearly|almost|just|only|late|midnight|noon|\d)\b)", r"\1 was "),
        (r"\b(I)(?: am|'m) (?=(?:\w+ly |now |still |just )?\w+ing\b)", r"\1 was "),
        (r"\b([Ww]e)(?: are|'re) (?=(?:\w+ly |now |still |just )?\w+ing\b)", r"\1 were "),
        (r"\b(I|[Tt]hey|[Ww]e)(?: have|'ve) (?:just |already |now )?(?=[a-z]+ed\b)", r"\1 "),
        (r"\bnow (I)(?: am|'m) (?=(?:meant|supposed|expected)\b)", r"then \1 was "),
        (r"\b([Tt]hey|[Ww]e|I)(?: have|'ve) been (?=\w+ing\b)", r"\1'd been "),
        (r"\b(I)(?: am|'m) (?=the one\b)", r"\1 was "),
        (r"\bsays\b", "said"), (r"\btells\b", "told"), (r"\bsends\b", "sent"), (r"\bkeeps\b", "kept"),
        (r"\b(said (?:it|that|they|he|she|there)) (?:isn't|is not)\b", r"\1 wasn't"),
    )
)  # fmt: skip
"""The scene of the opening, as it is told later: "it is after midnight" was so then; what still is so stays."""


def to_a_friend(sentence: str) -> str:
    """A sentence without its last mark, the company become "they", the moment it speaks of past."""
    words = sentence.replace("’", "'").strip().rstrip(".!?… ").split()
    told = " ".join(_turned(word, words[n + 1] if n + 1 < len(words) else "") for n, word in enumerate(words))
    return exchanged(told, _IS_OVER)


def _turned(word: str, following: str) -> str:
    bare = word.strip("\"'(),;:.!?—–-")
    key = bare.lower()
    if key not in _THEM:
        return word
    new = "them" if key == "you" and is_object(following, word) else _THEM[key]
    return word.replace(bare, new.capitalize() if bare[0].isupper() else new, 1)
