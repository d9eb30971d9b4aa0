"""The customer's own words said back by the other side: "you have charged me" becomes "we have charged you"."""

import re

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
_AFTER_OBJECT = re.compile(
    r"(and|or|but|to|for|of|with|about|on|in|at|by|because|lot|people|twice|again)[.,;:!?]*", re.IGNORECASE
)
_VERBS = {("you", "am"): "are", ("you", "was"): "were"}
_SWEARING = re.compile(r"\b(bloody|damn(ed)?|hell|effing|sodding|flipping|crap|bleeding)\b ?", re.IGNORECASE)
_SMALL = re.compile(
    r"(you|we|your|our|it|it's|there|this|that|the|an?|for|and|so|my|on|in|after|nobody|now|half|all|both|not|no|one|two"
    r"|three|every|since|when|last|somebody|they|he|she|his|her|their|what)",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"NO|SO|MY|IT|IS|ON|ME|WE|DO|[A-Z]{4,}")


def said_back(sentence: str) -> str:
    """A clause without its last mark, in the other person, shouting and swearing left out."""
    words = _SWEARING.sub("", sentence.replace("’", "'")).strip().rstrip(".!?… ").split()
    turned = [_turned(word, words[n + 1] if n + 1 < len(words) else "") for n, word in enumerate(words)]
    turned = [_agreeing(word, turned[n - 1] if n else "") for n, word in enumerate(turned)]
    if turned and _SMALL.fullmatch(turned[0]):
        turned[0] = turned[0].lower()
    return " ".join(turned)


def is_object(following: str, word: str) -> bool:
    """Whether "you" is the one something is done to, by the word after it."""
    return not following or word[-1:] in ",;:.!?" or bool(_AFTER_OBJECT.fullmatch(following))


def _turned(word: str, following: str) -> str:
    bare = word.strip("\"'(),;:.!?—–-")
    key = bare.lower()
    return word.replace(bare, _company(word, following) if key == "you" else _TURNED.get(key, _quiet(bare)), 1)


def _company(word: str, following: str) -> str:
    return "us" if is_object(following, word) else "we"


def _agreeing(word: str, before: str) -> str:
    return _VERBS.get((before.lower(), word.lower()), word)


def _quiet(word: str) -> str:
    return word.lower() if _SHOUTED.fullmatch(word) else word
