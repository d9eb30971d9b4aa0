"""Text as the numbers of word pieces that the encoder knows: lower case, no accents, the longest known piece first."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Self

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 40
"""Characters of a word that are looked up; longer runs of letters are no words."""


class WordPieces:
    """A vocabulary, one piece a line; `##` begins a piece that goes on with a word."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._known = {piece: number for number, piece in enumerate(vocabulary)}
        self.begin, self.end, self._strange = (self._known[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._of_word = lru_cache(maxsize=20_000)(self._split)

    @classmethod
    def stored(cls, file: Path) -> Self:
        """The vocabulary in a file."""
        return cls(file.read_text(encoding="utf-8").split("\n"))

    def of(self, text: str) -> list[int]:
        """The pieces of a text in order; a word that cannot be put together is one strange piece."""
        return [piece for word in _WORD.findall(_plain(text)) for piece in self._of_word(word)]

    def by_word(self, text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The words of a text in order, each with its pieces."""
        return ((word, self._of_word(word)) for word in _WORD.findall(_plain(text)))

    def _split(self, word: str) -> tuple[int, ...]:
        found = tuple(self._longest_first(word[:_LONGEST]))
        return (self._strange,) if self._strange in found else found

    def _longest_first(self, word: str) -> Iterator[int]:
        at = 0
        while at < len(word):
            ends = range(len(word), at, -1)
            end = next((n for n in ends if ("##" if at else "") + word[at:n] in self._known), None)
            if end is None:
                yield self._strange
                return
            yield self._known[("##" if at else "") + word[at:end]]
            at = end


def _plain(text: str) -> str:
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(char for char in unicodedata.normalize("NFD", lower) if unicodedata.category(char) != "Mn")
