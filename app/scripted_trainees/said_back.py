"""The customer's own words said back by the other side: "you have charged me" becomes "we have charged you"."""

import re

from app.persona import Persona
from app.text import sentences

_TURNED = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "we're": "you're",
    "we've": "you've",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "you're": "we're",
    "you've": "we've",
    "you'd": "we'd",
    "you'll": "we'll",
    "your": "our",
    "yours": "ours",
    "yourselves": "ourselves",
}
_VERBS = {("you", "am"): "are", ("you", "was"): "were"}
_SWEARING = re.compile(r"\b(bloody|damn(ed)?|hell|effing|sodding|flipping|crap|bleeding)\b ?", re.IGNORECASE)
_AFTER_OBJECT = frozenset(
    [
        "and",
        "or",
        "but",
        "to",
        "for",
        "of",
        "with",
        "about",
        "on",
        "in",
        "at",
        "by",
        "because",
        "lot",
        "people",
        "twice",
        "again",
    ]
)
_SMALL = frozenset(
    [
        "you",
        "we",
        "your",
        "our",
        "it",
        "it's",
        "there",
        "this",
        "that",
        "the",
        "a",
        "an",
        "for",
        "and",
        "so",
        "my",
        "on",
        "in",
        "after",
        "nobody",
        "two",
        "now",
    ]
)
_SHOUTED = frozenset(["NO", "SO", "MY", "IT", "IS", "ON", "ME", "WE", "DO"])
_LONGEST = 32


def said_back(sentence: str) -> str:
    """A clause without its last mark, in the other person, shouting and swearing left out."""
    words = _SWEARING.sub("", sentence.replace("’", "'")).strip().rstrip(".!?… ").split()
    turned = [_turned(word, words[n + 1] if n + 1 < len(words) else "") for n, word in enumerate(words)]
    turned = [_agreeing(word, turned[n - 1] if n else "") for n, word in enumerate(turned)]
    if turned and turned[0].lower() in _SMALL:
        turned[0] = turned[0].lower()
    return " ".join(turned)


def _turned(word: str, following: str) -> str:
    bare = word.strip("\"'(),;:.!?—–-")
    key = bare.lower()
    if key == "you":
        new = (
            "us"
            if not following or word[-1:] in ",;:.!?" or following.lower().strip(".,;:!?") in _AFTER_OBJECT
            else "we"
        )
    else:
        new = _TURNED.get(key, _quiet(bare))
    return word.replace(bare, new, 1) if bare else word


def _agreeing(word: str, before: str) -> str:
    return _VERBS.get((before.lower(), word.lower()), word)


def _quiet(word: str) -> str:
    return word.lower() if word.isupper() and word.isalpha() and (len(word) > 3 or word in _SHOUTED) else word


def grievance(persona: Persona) -> str:
    """What happened, said back from the opening: its longest statement about the company, else its longest."""
    said = [s for s in sentences(persona.case.opening) if len(s.split()) <= _LONGEST] or [persona.title]
    told = [s for s in said if not s.endswith("?")] or said
    about_us = [s for s in told if re.search(r"\byou(r|'ve|'re)?\b", s.replace("’", "'"), re.IGNORECASE)]
    first_words = [s for s in about_us if s.lower().startswith("you ") and len(s.split()) > 5]
    return said_back(first_words[0] if first_words else max(about_us or told, key=lambda s: len(s.split())))
