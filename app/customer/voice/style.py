"""A composed turn put on paper as this person types it: words first (American turns, contractions), marks last."""

import random
import re
from collections.abc import Callable

from app.customer.voice.american import american
from app.customer.voice.manner import Manner
from app.persona import Band
from app.text import like

_FULL = {
    "can't": "cannot", "won't": "will not", "shan't": "shall not", "let's": "let us", "ain't": "is not",
    "i'm": "I am", "y'all": "you all", "gonna": "going to", "bye": "goodbye",
}  # fmt: skip
_HAS = r"been|got|gone|had|said|taken|cost|made|happened|told|become|changed|given|left|come|never|already"
_HAD = (
    r"been|had|said|thought|better|told|given|got|kept|seen|known|done|gone|left|paid|sent|made|taken|bought|brought|"
    r"heard|found|lost|met|spoken|written|begun|spent|felt|(?!need|proceed|feed)\w+ed"
)
_SUBJECT_WORDS = """
    it that this there here what who where how he she nobody somebody everybody everyone something nothing one so
"""
_ASKS = "do|did|does|is|are|has|have|was|were|could|would|should|ca|wo|sha"
_ASKED = re.compile(
    rf"(^|[.?!:,] |\b[Oo]r |\b[Ww]hy )((?i:{_ASKS}))n't (you|I|we|they|it|he|she|that|this|there|anybody|anyone)\b"
)
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
_SUBJECTS = frozenset(_SUBJECT_WORDS.split())
_OKAY = re.compile(r"\b(?:Okay|OK|okay|ok)\b")
_SHORT = re.compile(r"\b(?:\w+'\w+|gonna|bye)\b", re.IGNORECASE)
_LOUD = re.compile(
    r"(?<!\bthe )\b(never|nobody|nothing|still|again|today|not|every|twice|weeks|days|enough|already|exactly"
    r"|actual|actually|no one|anything|whole|everything|always)\b"
)


def worded(text: str, manner: Manner) -> str:
    """The sentence in this person's words: contractions written out when formal, American spelling where due."""
    said = _outside_quotes(text, american) if manner.american else text
    if manner.speech == "formal":
        said = _outside_quotes(said, _expanded)
    if not manner.says_dear:
        said = re.sub(r", dear(?=[.,?!])", "", said)
    if manner.exclaims == "never":
        said = re.sub(r"!+", ".", said).replace("?.", "?")
    return said


def marked(parts: list[str], manner: Manner, band: Band, chance: random.Random) -> list[str]:
    """The sentences of a turn with this person's capitals, exclamation marks and last full stop."""
    said = list(parts)
    if chance.random() < manner.shouts * {Band.angry: 2.0, Band.annoyed: 0.8}.get(band, 0.0):
        said = _shouted(said, chance)
    if chance.random() < _exclaiming(manner, band):
        said = _exclaimed(said, chance)
    if manner.lowercase:
        said = [_lowered(sentence) for sentence in said]
    if said and chance.random() < manner.drops_full_stop and re.search(r"\w[\"'”’)]*\.$", said[-1]):
        said[-1] = said[-1][:-1]
    return said


def _exclaiming(manner: Manner, band: Band) -> float:
    hot = {Band.angry: 1.0, Band.annoyed: 0.5, Band.mild: 0.15, Band.calm: 0.1}[band]
    return {"never": 0.0, "sometimes": 0.22, "often": 0.75}[manner.exclaims] * hot


def _shouted(said: list[str], chance: random.Random) -> list[str]:
    spots = [(n, found) for n, sentence in enumerate(said) for found in _LOUD.finditer(_unquoted(sentence))]
    if not spots:
        return said
    n, found = chance.choice(spots)
    said[n] = said[n][: found.start()] + found[0].upper() + said[n][found.end() :]
    return said


def _unquoted(sentence: str) -> str:
    return re.sub(r'"[^"]*"', lambda found: "_" * len(found[0]), sentence)


def _exclaimed(said: list[str], chance: random.Random) -> list[str]:
    plain = [n for n, sentence in enumerate(said) if re.search(r"\w\.$", sentence)]
    if plain:
        n = chance.choice(plain)
        said[n] = said[n][:-1] + "!"
    return said


def _lowered(sentence: str) -> str:
    first = sentence.split(maxsplit=1)[0]
    small = re.sub(r"\bI\b(?!-)", "i", sentence)
    keeps = re.match(r"[A-Z]{2}|\W*[A-Z]\w*[-\d]", first)
    return small if keeps else small[:1].lower() + small[1:]


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    """The text changed, but for what is quoted from somebody else."""
    return "".join(part if n % 2 else change(part) for n, part in enumerate(re.split(r'("[^"]*")', text)))


def _expanded(text: str) -> str:
    said = _OKAY.sub(_very_well, text)
    said = _ASKED.sub(_asked, re.sub(r"\bDon't you (?=dare|put)", "Do not ", said))
    said = _SHORT.sub(lambda found: like(found[0], _FULL.get(found[0].lower(), found[0])), said)
    said = re.sub(r"n't\b", " not", said)
    said = re.sub(r"'re\b", " are", said)
    said = re.sub(r"'ve\b", " have", said)
    said = re.sub(
        r"\b(have|has) got (?=(?:an?|the|no|nothing|my|your|all|plenty|enough|everything|somebody|one)\b)", r"\1 ", said
    )
    said = re.sub(r"\b(have|has) got(?=[.,?!]|$)", r"\1", said)
    said = re.sub(r"'ll\b", " will", said)
    said = re.sub(
        r"'d\b(?= (?:been|had|said|thought|better|told|given|got|(?!need|proceed|feed)\w+ed)\b)", " had", said
    )
    said = re.sub(r"'d\b", " would", said)
    said = re.sub(rf"\b(\w+)'s\b(?= (?:\w+ )?(?:{_HAS})\b)", _with("has"), said)
    said = re.sub(r"(?<=\w)'s(?= (?:an?|the|not|no)\b)", " is", said)
    return re.sub(r"\b(\w+)'s\b", _with("is"), said)


def _asked(found: re.Match[str]) -> str:
    """A question put in the negative: "why can't you" becomes "why can you not"."""
    return f"{found[1]}{like(found[2], _WHOLE.get(found[2].lower(), found[2]))} {found[3]} not"


def _very_well(found: re.Match[str]) -> str:
    """What an answer begins with becomes "very well"; a judgement, as in "the date is okay", becomes "all right"."""
    before = found.string[: found.start()].rstrip()
    opens = not before or before[-1] in ".?!"
    return like(found[0], "very well" if opens else "all right")


def _with(verb: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[1]} {verb}" if found[1].lower() in _SUBJECTS else found[0]
