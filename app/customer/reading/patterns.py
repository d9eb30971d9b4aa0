"""A small pattern language over tokens. Every gap is bounded, so matching is linear; rare words index the patterns.

A pattern is words with spaces: `a|b` either, `a_b` two words as one choice, `ref*` begins with, `{class}` a word class,
`x?` may be missing, `_` up to two other words, `__` up to five (neither across punctuation nor a negation), `~` up to
eight tokens of any kind, `<` the beginning of a clause, `^` the beginning and `$` the end of a sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from app.customer.reading.sentences import Sentence
from app.customer.reading.words import words

_NO = r"(?!(?:not|never|no|nobody|nothing|without|hardly|unable) )"
_GAPS = {
    "_": rf"(?:{_NO}[^ .!?…,;:]+ ){{0,2}}",
    "__": rf"(?:{_NO}[^ .!?…,;:]+ ){{0,5}}",
    "~": r"(?:[^ .!?…]+ ){0,8}",
    "^": r"\A ",
    "<": r"(?:(?<=\A )|(?<=[,;:()…-] )|(?<= and )|(?<= but )|(?<= so )|(?<= or ))",
    "$": r"(?:[.!?…)] )*\Z",
}
_FREQUENT = words(
    """
    i we you me us my our your it is are am was were be been have has had do does did will would can
    could should to of in on at for the a an this that and or not so as with if what there
    """
)

_BEGINNINGS = range(3, 13)
"""Letters of a beginning under which patterns are found."""


@dataclass(slots=True)
class Hit:
    """A cue found: tokens `first` to `last` (exclusive) of a sentence."""

    cue: str
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """`wants` has a bit for each set of keys of which one stands in every sentence that matches."""

    cue: str
    regex: re.Pattern[str]
    wants: int


class Patterns:
    """Patterns of many cues, found by the first letters of their rarest word.

    A class of `raw` is a regular expression; one that is also `sought` costs so much that it is searched alone first.
    """

    def __init__(
        self,
        cues: Mapping[str, str],
        classes: Mapping[str, tuple[str, ...]],
        raw: Mapping[str, str],
        *,
        sought: Iterable[str] = (),
    ) -> None:
        self._index: dict[str, list[Pattern]] = {}
        self._sets_of: dict[str, int] = {}
        self._classes = classes
        self._raw = raw
        self._sought = {f"{{{name}}}": re.compile(f"(?<= ){raw[name]}") for name in sought}
        sets: dict[frozenset[str], int] = {}
        for cue, lines in cues.items():
            for line in lines.strip().splitlines():
                if line.strip():
                    self._add(cue, line.strip(), sets)

    def _add(self, cue: str, line: str, sets: dict[frozenset[str], int]) -> None:
        elements = line.split()
        start = "" if elements[0] == "^" else r"(?<= )"
        rarest, *others = self._keys(elements)
        regex = re.compile(start + "".join(self._element(e) for e in elements))
        pattern = Pattern(cue, regex, sum({self._bit(keys, sets) for keys in others if all(map(_is_looked_up, keys))}))
        for key in rarest:
            self._index.setdefault(key, []).append(pattern)

    def _bit(self, keys: frozenset[str], sets: dict[frozenset[str], int]) -> int:
        """The bit of a set of keys, which is noted for each of them."""
        bit = 1 << sets.setdefault(keys, len(sets))
        for key in keys:
            self._sets_of[key] = self._sets_of.get(key, 0) | bit
        return bit

    def _element(self, element: str) -> str:
        if element in _GAPS:
            return _GAPS[element]
        if _may_miss(element):
            return f"(?:{self._element(element[:-1])})?"
        parts: list[str] = []
        for part in element.split("|"):
            name = part[1:-1]
            if part.startswith("{"):
                parts.extend([self._raw[name]] if name in self._raw else [_choice(c) for c in self._classes[name]])
            else:
                parts.append(_choice(part))
        parts.sort(key=len, reverse=True)
        return f"(?:{'|'.join(parts)})" if len(parts) > 1 else parts[0]

    def _choices(self, element: str) -> tuple[str, ...]:
        """The entries one of which must be there; none where a regular expression that is not sought may stand."""
        found: list[str] = []
        for part in element.split("|"):
            if part.startswith("{") and part[1:-1] in self._raw and part not in self._sought:
                return ()
            found.extend(self._classes.get(part[1:-1], (part,)) if part.startswith("{") else (part,))
        return tuple(found)

    def _keys(self, elements: list[str]) -> list[frozenset[str]]:
        """For each element that must be there the keys of its choices, the rarest first, what is sought last."""
        ranked: list[tuple[tuple[bool, int, int], frozenset[str]]] = []
        for element in elements:
            choices = [] if element in _GAPS or _may_miss(element) else [_rarest(c) for c in self._choices(element)]
            if choices:
                sought = not self._sought.keys().isdisjoint(choices)
                rank = (sought, sum(choice in _FREQUENT for choice in choices), len(choices))
                ranked.append((rank, frozenset(_key(choice) for choice in choices)))
        if all(rank[0] for rank, _ in ranked):
            raise ValueError(f"a pattern needs a word that must be there: {' '.join(elements)}")
        return [keys for _, keys in sorted(ranked, key=lambda pair: pair[0])]

    def _likely(self, sentence: Sentence) -> list[Pattern]:
        """The patterns whose rarest word stands in the sentence and all of whose others may, each once."""
        keys = {key for word in sentence.said for key in _keys_of(word)}
        said = keys.union(key for key, regex in self._sought.items() if regex.search(sentence.flat))
        if "#" in keys:
            said.update(*map(_beginnings, sentence.said))
        lacking = ~reduce(or_, [self._sets_of[key] for key in self._sets_of.keys() & said], 0)
        likely = [pattern for key in self._index.keys() & keys for pattern in self._index[key]]
        return list(dict.fromkeys(pattern for pattern in likely if not pattern.wants & lacking))

    def find(self, sentences: list[Sentence]) -> list[Hit]:
        """Every cue in the sentences, at most one hit per pattern and sentence, in the order of the turn."""
        hits: list[Hit] = []
        for number, sentence in enumerate(sentences):
            for pattern in self._likely(sentence):
                match = pattern.regex.search(sentence.flat)
                if match:
                    hits.append(_hit(pattern.cue, number, sentence, match))
        return sorted(hits, key=lambda hit: (hit.sentence, hit.first, hit.last))


def _may_miss(element: str) -> bool:
    return len(element) > 1 and element.endswith("?") and not element.endswith("|?")


def _hit(cue: str, number: int, sentence: Sentence, match: re.Match[str]) -> Hit:
    first = max(0, bisect_right(sentence.begins, match.start()) - 1)
    return Hit(cue, number, first, max(bisect_left(sentence.begins, match.end()), first + 1))


def _choice(entry: str) -> str:
    return "".join(
        r"[^ ]*\d[^ ]* " if word == "#" else re.escape(word.rstrip("*")) + ("[^ ]* " if word.endswith("*") else " ")
        for word in entry.replace("_", " ").split()
    )


def _rarest(choice: str) -> str:
    words = choice.replace("_", " ").split()
    rare = [word for word in words if word.rstrip("*") not in _FREQUENT]
    return max(rare or words, key=len)


def _key(word: str) -> str:
    """Where a pattern's word is indexed: the word itself, its beginning with a star, or any number."""
    return "#" if any(c.isdigit() for c in word) else word


def _is_looked_up(key: str) -> bool:
    """Whether a key is found wherever its word stands."""
    return not key.endswith("*") or len(key) - 1 in _BEGINNINGS


@lru_cache(maxsize=8192)
def _keys_of(word: str) -> tuple[str, ...]:
    """Every index under which a pattern might await this word of a turn; a word with a figure begins none."""
    return ("#", word) if any(c.isdigit() for c in word) else (word, *_beginnings(word))


def _beginnings(word: str) -> list[str]:
    return [f"{word[:n]}*" for n in _BEGINNINGS if n <= len(word)]
