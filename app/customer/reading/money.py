"""Sums of money in a sentence: in figures with their mark, in figures that the case knows as money, or in words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_UNITS = "dollars?|euros?|pounds?|quid|bucks|rupees|rs|kr|krona|kroner|francs|chf|zloty|r|rand|percent"
_MONEY = re.compile(rf"(?i)(?:[$£€₹]|\b(?:{_UNITS})\b) ?(\d[\d.,]*)|(\d[\d.,]*) ?(?:[$£€₹%]|(?:{_UNITS})\b)")
_IS_MONEY = re.compile(rf"(?i)[$£€₹%]|\b(?:{_UNITS})\b")
_FIGURE = re.compile(r"\d[\d.,]*")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: n for n, word in enumerate(_ONES.split())}
_SMALL |= {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}
_LARGE = {"hundred": 100.0, "thousand": 1000.0}
_NAMED = {"tenner": 10.0, "fiver": 5.0, "grand": 1000.0}
_NUMBER_WORDS = frozenset({*_SMALL, *_LARGE, *_NAMED})
_LEAST = 10
"""Smaller figures without a mark are counts, times and days."""


def amounts_in(text: str) -> tuple[float, ...]:
    """Plain numbers of a text as floats; thousands separators are understood."""
    found = []
    for match in _FIGURE.findall(text):
        flat = match.rstrip(".,")
        flat = flat.replace(",", "") if re.search(r",\d{3}(\D|$)", flat) else flat.replace(",", ".")
        try:
            found.append(float(flat))
        except ValueError:
            continue
    return tuple(found)


def is_money(text: str) -> bool:
    """Whether a text gives a sum or a share."""
    return bool(_IS_MONEY.search(text))


@lru_cache(maxsize=2048)
def money_of(text: str) -> frozenset[float]:
    """The sums that stand in a text with a mark or a unit."""
    if not _FIGURE.search(text):
        return frozenset()
    return frozenset(total for match in _MONEY.finditer(text) for total in amounts_in(match.group(1) or match.group(2)))


def sums_in(text: str, money: frozenset[float]) -> frozenset[float]:
    """The sums that a folded sentence names; a figure without a mark counts where it is one of `money`."""
    words = text.split()
    spelled = not _NUMBER_WORDS.isdisjoint(words)
    if not spelled and not _FIGURE.search(text):
        return frozenset()
    bare = {*amounts_in(text), *(_spelled(words) if spelled else ())}
    named = {_NAMED[word] for word in words if word in _NAMED} if spelled else set()
    return frozenset(money_of(text) | named | ({total for total in bare if total >= _LEAST} & money))


def _spelled(words: Sequence[str]) -> Iterator[float]:
    """Numbers written out: "nine hundred and fifty", "the hundred", "two thousand"."""
    total = last = 0.0
    for word in [*words, ""]:
        if word in _SMALL:
            total, last = total + _SMALL[word], last + _SMALL[word]
        elif word in _LARGE:
            total, last = total - last + max(last, 1.0) * _LARGE[word], 0.0
        elif word not in {"and", "-"}:
            if total:
                yield total
            total = last = 0.0
