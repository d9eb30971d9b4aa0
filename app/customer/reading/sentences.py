"""A turn as sentences of plain tokens. Every token knows where it stands, so that evidence is always verbatim."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

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


@dataclass(slots=True)
class Token:
    word: str
    start: int
    end: int
    capital: bool = False


@dataclass(slots=True)
class Sentence:
    """One sentence: `flat` is its tokens, one space around each; `begins[i]` is where token i stands in it.

    `words` are the tokens' words in order, `said` is each of them once.
    """

    tokens: list[Token]
    words: list[str] = field(init=False)
    said: frozenset[str] = field(init=False)
    flat: str = field(init=False)
    begins: list[int] = field(init=False)
    clauses: list[tuple[int, int]] = field(init=False)
    question: bool = field(init=False)

    def __post_init__(self) -> None:
        self.words = words = [token.word for token in self.tokens]
        self.said = frozenset(words)
        self.flat = f" {' '.join(words)} "
        self.begins = list(accumulate((len(word) + 1 for word in words[:-1]), initial=1))
        self.clauses = _clauses(words)
        self.question = "?" in words[-2:]

    def clause_at(self, token: int) -> tuple[int, int]:
        """First and last-but-one token of the clause in which a token stands."""
        for clause in self.clauses:
            if clause[0] <= token < clause[1]:
                return clause
        return (0, len(self.tokens))


def _clauses(words: list[str]) -> list[tuple[int, int]]:
    found, first = [], 0
    for n, (word, after) in enumerate(zip(words, [*words[1:], ""], strict=True)):
        if word in _BREAKS:
            found.append((first, n + 1))
            first = n + 1
        elif n > first and (word in _JOINTS or (word in ("and", "or", "then") and after in _SUBJECTS)):
            found.append((first, n))
            first = n
    found.append((first, len(words)))
    return [(a, b) for a, b in found if b > a]


def _plain(word: str) -> str:
    flat = unicodedata.normalize("NFKD", word.translate(_STRAIGHT).casefold())
    return "".join(c for c in flat if not unicodedata.combining(c))


def fold(word: str) -> str:
    """A word for comparing: lower case, straight quotes, no accents."""
    return word.casefold() if word.isascii() else _plain(word) or word


def _spelt_out(word: str) -> tuple[str, ...]:
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


@lru_cache(maxsize=8192)
def _words_of(typed: str) -> tuple[str, ...]:
    """The words that a run of characters of a text stands for; a contraction is two."""
    if typed[0] in "-–—":
        return ("-",)
    if typed[0] in "?!.…":
        return ("…" if len(typed) > 1 and typed[0] == "." else typed[0],)
    return tuple("".join(word.split()) or "?" for word in _spelt_out(fold(typed)))


def tokens_of(text: str, *, offset: int = 0) -> list[Token]:
    """The tokens of a text; contractions are spelt out, both parts keep the place of the whole word."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        typed, (start, end) = match[0], match.span()
        capital = typed[0].isupper()
        found += [Token(word, start + offset, end + offset, capital) for word in _words_of(typed)]
    return found


def words_of(text: str) -> list[str]:
    """The words of a text as its tokens have them."""
    return [word for typed in _TOKEN.findall(text) for word in _words_of(typed)]


def sentences_of(text: str, hidden: list[tuple[int, int]]) -> list[Sentence]:
    """The sentences of a turn; spans in `hidden` (quoted words, pretended turns) count as the one word `quoted`."""
    lines = "\n" in text
    found: list[Sentence] = []
    current: list[Token] = []
    for token in _without(tokens_of(text), hidden):
        if current:
            last = current[-1]
            ended = last.word in _ENDS and token.word not in _ENDS and token.word != ")"
            new_line = lines and "\n" in text[last.end : token.start]
            if (ended or new_line or len(current) >= MAX_TOKENS) and not _abbreviated(current, token):
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
