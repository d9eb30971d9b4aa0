"""A sieve for many patterns: each is filed under letters that stand in whatever it matches, so that few are searched.

What it lets through may still not match; what it holds back cannot.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

_KEY = 5
"""Letters of a key; shorter texts are looked for one by one."""
_MOST = 60
"""Texts that one part of a pattern may stand for, before it is left out of account."""

Texts = frozenset[str]
_parse: Any = re._parser.parse  # type: ignore[attr-defined]
_NOTHING: Texts = frozenset(("",))


class Sieve:
    """Holds sections of patterns over lower-case text, each in its order."""

    def __init__(self, sections: Mapping[str, Iterable[re.Pattern[str]]]) -> None:
        self._patterns = [(name, pattern) for name, patterns in sections.items() for pattern in patterns]
        wanted = [needed(pattern.pattern) for _, pattern in self._patterns]
        common = Counter(key for texts in wanted for text in texts for key in _keys(text))
        self._always = [number for number, texts in enumerate(wanted) if not texts]
        self._filed: dict[str, list[tuple[str, int]]] = {}
        self._short: dict[str, list[int]] = {}
        for number, texts in enumerate(wanted):
            for text in texts:
                if len(text) < _KEY:
                    self._short.setdefault(text, []).append(number)
                else:
                    rarest = min(_keys(text), key=lambda key: common[key])
                    self._filed.setdefault(rarest, []).append((text, number))

    def likely(self, words: str) -> dict[str, list[re.Pattern[str]]]:
        """The patterns that might match, in their order, by section; a section without any is left out."""
        filed = self._filed
        numbers = set(self._always)
        numbers.update([number for text in self._short if text in words for number in self._short[text]])
        for key in filed.keys() & {words[n : n + _KEY] for n in range(len(words))}:
            numbers.update([number for text, number in filed[key] if text in words])
        found: dict[str, list[re.Pattern[str]]] = {}
        for number in sorted(numbers):
            name, pattern = self._patterns[number]
            found.setdefault(name, []).append(pattern)
        return found


def _keys(text: str) -> list[str]:
    return [text[n : n + _KEY] for n in range(len(text) - _KEY + 1)]


def needed(pattern: str) -> Texts:
    """Texts, one of which stands in every match; none where that cannot be said."""
    best = _best(_parse(pattern))
    return best if _shortest(best) else frozenset()


def _best(parts: Any) -> Texts:
    """Of the texts that a sequence cannot do without, those that tell most."""
    found: list[Texts] = []
    running = _NOTHING
    for operation, value in parts:
        texts = _texts(operation, value)
        if texts is not None and len(running) * len(texts) <= _MOST:
            running = frozenset(a + b for a, b in product(running, texts))
            continue
        found += [running, texts or _inside(operation, value)]
        running = _NOTHING
    return max((*found, running), key=lambda texts: (_shortest(texts), -len(texts)))


def _texts(operation: Any, value: Any) -> Texts | None:
    """All that a part can stand for, None where that is too much to list."""
    name = str(operation)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return _NOTHING
    if name == "LITERAL":
        return frozenset((chr(value),))
    if name == "IN":
        return frozenset(chr(code) for _, code in value) if all(str(kind) == "LITERAL" for kind, _ in value) else None
    if name == "SUBPATTERN":
        return _whole(value[-1])
    if name == "BRANCH":
        branches = [_whole(branch) for branch in value[1]]
        together = frozenset[str]().union(*(branch for branch in branches if branch is not None))
        return None if None in branches or len(together) > _MOST else together
    if name == "MAX_REPEAT" and value[:2] == (0, 1):
        once = _whole(value[2])
        return None if once is None else once | _NOTHING
    return None


def _whole(parts: Any) -> Texts | None:
    texts = _NOTHING
    for operation, value in parts:
        more = _texts(operation, value)
        if more is None or len(texts) * len(more) > _MOST:
            return None
        texts = frozenset(a + b for a, b in product(texts, more))
    return texts


def _inside(operation: Any, value: Any) -> Texts:
    """What stands in every match of a part whose texts cannot all be listed."""
    name = str(operation)
    if name == "SUBPATTERN":
        return _best(value[-1])
    if name == "MAX_REPEAT" and value[0] > 0:
        return _best(value[2])
    if name == "BRANCH":
        branches = [_best(branch) for branch in value[1]]
        if all(map(_shortest, branches)):
            return frozenset[str]().union(*branches)
    return _NOTHING


def _shortest(texts: Texts) -> int:
    return min(map(len, texts), default=0)
