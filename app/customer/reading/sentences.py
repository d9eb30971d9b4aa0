"""A turn as sentences of plain tokens. Every token knows where it stands, so that evidence is always verbatim."""

import re
import unicodedata
from dataclasses import dataclass, field

from app.customer.reading.shorthand import CONTRACTIONS, SHORTHAND
from app.customer.reading.words import words

MAX_TOKENS = 70
"""Longer sentences are cut, so that reading stays linear in the length of the turn."""

_TOKEN = re.compile(
    r"[$£€₹]\s?\d[\d.,]*\d|[$£€₹]\s?\d|[^\W\d_]*-?\d[\w]*(?:[.,:/-]\d\w*)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|\?+|!+|…|\.+|[,;:()]|[-–—]+|[^\w\s]"
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_ENDS = frozenset(".!?…")
_BREAKS = frozenset(",;:()-")
_SUBJECTS = words(
    """
    i we you he she it they that this there here what let the our my your please who which
    """
)
_JOINTS = words(
    """
    but so because although though while until unless whereas yet
    """
)


@dataclass(frozen=True, slots=True)
class Token:
    word: str
    start: int
    end: int
    capital: bool = False


@dataclass(slots=True)
class Sentence:
    """One sentence: `flat` is its tokens, one space around each; `begins[i]` is where token i stands in it."""

    tokens: list[Token]
    flat: str = ""
    begins: list[int] = field(default_factory=list)
    clauses: list[tuple[int, int]] = field(default_factory=list)
    question: bool = False

    def __post_init__(self) -> None:
        at, parts = 1, []
        for token in self.tokens:
            self.begins.append(at)
            parts.append(token.word)
            at += len(token.word) + 1
        self.flat = f" {' '.join(parts)} "
        self.clauses = _clauses(self.tokens)
        self.question = any(token.word == "?" for token in self.tokens[-2:])

    @property
    def words(self) -> list[str]:
        return [token.word for token in self.tokens]

    def clause_at(self, token: int) -> tuple[int, int]:
        """First and last-but-one token of the clause in which a token stands."""
        return next((c for c in self.clauses if c[0] <= token < c[1]), (0, len(self.tokens)))


def _clauses(tokens: list[Token]) -> list[tuple[int, int]]:
    found, first = [], 0
    for n, token in enumerate(tokens):
        word = token.word
        after = tokens[n + 1].word if n + 1 < len(tokens) else ""
        if word in _BREAKS:
            found.append((first, n + 1))
            first = n + 1
        elif n > first and (word in _JOINTS or (word in ("and", "or", "then") and after in _SUBJECTS)):
            found.append((first, n))
            first = n
    found.append((first, len(tokens)))
    return [(a, b) for a, b in found if b > a]


def _plain(word: str) -> str:
    flat = unicodedata.normalize("NFKD", word.translate(_STRAIGHT).casefold())
    return "".join(c for c in flat if not unicodedata.combining(c))


def fold(word: str) -> str:
    """A word for comparing: lower case, straight quotes, no accents."""
    return word.casefold() if word.isascii() else _plain(word) or word


def _expanded(word: str) -> tuple[str, ...]:
    if word in SHORTHAND:
        return SHORTHAND[word]
    if "'" not in word or len(word) < 3:
        return (word,)
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    stem, _, tail = word.rpartition("'")
    if tail == "t" and stem.endswith("n"):
        return (stem[:-1], "not")
    ending = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "'s"}.get(tail)
    return (stem, ending) if ending and stem else (word.replace("'", "") or word,)


def tokens_of(text: str, *, offset: int = 0) -> list[Token]:
    """The tokens of a text; contractions are spelt out, both parts keep the place of the whole word."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        start, end = match.start() + offset, match.end() + offset
        if raw[0] in "-–—":
            found.append(Token("-", start, end))
        elif raw[0] in "?!.…":
            found.append(Token("…" if len(raw) > 1 and raw[0] == "." else raw[0], start, end))
        else:
            capital = raw[0].isupper()
            found.extend(Token("".join(word.split()) or "?", start, end, capital) for word in _expanded(fold(raw)))
    return found


def sentences_of(text: str, hidden: list[tuple[int, int]]) -> list[Sentence]:
    """The sentences of a turn; spans in `hidden` (quoted words, pretended turns) count as the one word `quoted`."""
    tokens = _without(tokens_of(text), hidden)
    found: list[Sentence] = []
    current: list[Token] = []
    for token in tokens:
        new_line = bool(current) and "\n" in text[current[-1].end : token.start]
        ended = bool(current) and current[-1].word in _ENDS and token.word not in _ENDS and token.word != ")"
        if current and (new_line or ended or len(current) >= MAX_TOKENS) and not _abbreviated(current, token):
            found.append(Sentence(current))
            current = []
        current.append(token)
    if current:
        found.append(Sentence(current))
    return found


def _abbreviated(current: list[Token], token: Token) -> bool:
    return (
        len(current) >= 2
        and current[-1].word == "."
        and current[-2].word in {"mr", "mrs", "ms", "dr", "no", "prof", "st"}
        and current[-2].capital
        and token.capital
        and current[-1].start == current[-2].end
    )


def _without(tokens: list[Token], hidden: list[tuple[int, int]]) -> list[Token]:
    if not hidden:
        return tokens
    kept: list[Token] = []
    for token in tokens:
        span = next((s for s in hidden if s[0] <= token.start < s[1]), None)
        if span is None:
            kept.append(token)
        elif not kept or kept[-1].word != "quoted" or kept[-1].start != span[0]:
            kept.append(Token("quoted", span[0], span[1]))
    return kept
