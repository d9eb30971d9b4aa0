"""A model's stream cut into sentences as it runs; one is handed on as soon as it is sure to have ended."""

import re
from collections.abc import AsyncIterator

from app.text import tidy

_LONGEST = 600
"""Characters without an end after which a text is handed on as it is, for the gate to judge."""

_END = re.compile(r"(?:[.!?…]+|[。！？।؟]+)[\"'”’»)\]*]*(?=\s)|[。！？]+[」』]?(?=\S)|\n+(?=\s*\S)")
_MARK = re.compile(r"[.!?…。！？।؟\n]")
"""Without one of these nothing ends."""
_TITLE = re.compile(
    r"(?:^|[(\"'“])(?:mr|mrs|ms|dr|prof|st|m|mme|mlle|sr|sra|sig|dott|dhr|mevr|[^\W\d_])\.$", re.IGNORECASE
)
_ABBREVIATION = re.compile(
    r"(?:^|[(\"'“])(?:vs|approx|ca|etc|inc|ltd|dept|bzw|usw|evtl|inkl|ud|(?:[^\W\d_]\.)+[^\W\d_])\.$", re.IGNORECASE
)
_BEFORE_DIGITS = re.compile(r"(?:no|nr|ref|tel|ext)\.$", re.IGNORECASE)
_RANK = re.compile(r"\d{1,2}\.$")
_MONTH = re.compile(r"(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)", re.IGNORECASE)
_THOUGHT = re.compile(r"^\s*<think(?:ing)?>.*?</think(?:ing)?>\s*", re.DOTALL)


class Cutter:
    """Takes the pieces of one answer and gives back its sentences; `rest` is what has no end yet."""

    def __init__(self) -> None:
        self._text = ""
        self._may_end = False

    def feed(self, piece: str) -> list[str]:
        """The sentences that this piece completes."""
        self._text += piece
        self._may_end = self._may_end or _MARK.search(piece) is not None
        if self._thinking() or not (self._may_end or len(self._text) > _LONGEST):
            return []
        found = []
        while (end := self._next_end()) is not None:
            found.append(self._text[:end])
            self._text = self._text[end:].lstrip()
        if len(self._text) > _LONGEST:
            found.append(self._text)
            self._text = ""
        self._may_end = _MARK.search(self._text) is not None
        return [sentence for part in found if (sentence := _flat(part))]

    def rest(self) -> str:
        """What is left at the end of the answer, "" where that is nothing."""
        left = "" if self._thinking() else _flat(self._text)
        self._text = ""
        return left

    def _thinking(self) -> bool:
        """Whether the model still thinks aloud; what it thought is dropped."""
        if "<" not in self._text:
            return False
        start = self._text.lstrip()
        if not start.startswith("<think"):
            return start != "" and "<think>".startswith(start)
        self._text = _THOUGHT.sub("", self._text)
        return self._text.lstrip().startswith("<think")

    def _next_end(self) -> int | None:
        for match in _END.finditer(self._text):
            upto, after = self._text[: match.end()], self._text[match.end() :].lstrip()
            if _goes_on(match[0].rstrip("\"'”’»)]*"), upto, after):
                continue
            return match.end()
        return None


def _goes_on(mark: str, upto: str, after: str) -> bool:
    """Whether what looks like an end is none, or may turn out to be none: a title, an abbreviation, a date, a pause."""
    follows, open_end = after[:1], not after
    if mark == ".":
        word = upto.rsplit(None, 1)[-1]
        return bool(
            _TITLE.search(word)
            or (_ABBREVIATION.search(word) and (open_end or not follows.isupper()))
            or (_BEFORE_DIGITS.match(word) and (open_end or follows.isdigit()))
            or (_RANK.match(word) and (len(after) < 3 or follows.islower() or _MONTH.match(after)))
        )
    return mark in {"…", "...", ".."} and (open_end or follows.islower())


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", tidy(text))


async def sentences_of(pieces: AsyncIterator[str]) -> AsyncIterator[str]:
    """The sentences of a stream in order, the last one when it ends; a failing stream loses its unfinished one."""
    cutter = Cutter()
    async for piece in pieces:
        for sentence in cutter.feed(piece):
            yield sentence
    if rest := cutter.rest():
        yield rest
