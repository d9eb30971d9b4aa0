"""What has been said: no sentence twice, and none that differs from an earlier one by a single word."""

from collections.abc import Iterable
from itertools import chain

from app.text import sentence_key, sentences
from app.transcript import Speaker, Transcript, by

Words = tuple[str, ...]

_OFTEN = frozenset(["i", "we", "you", "he", "she", "it", "they", "that", "this", "the", "a", "my", "your", "and", "so"])
"""Words with which two sentences in a row may begin."""


def _one_word_apart(a: Words, b: Words) -> bool:
    """Whether one word put in, left out or exchanged turns one into the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _alike(a: Words, b: Words, told: frozenset[str]) -> bool:
    if _one_word_apart(a, b):
        return True
    left, right = set(a) - told, set(b) - told
    return min(len(left), len(right)) >= 4 and len(left & right) / len(left | right) > 0.62


class Memory:
    """The customer's sentences of an attempt, grown as a turn is composed."""

    def __init__(self, transcript: Transcript, shown: Iterable[str] = ()) -> None:
        turns = [sentences(turn.text) for turn in by(Speaker.customer, transcript)]
        self._said: list[Words] = []
        self._begun: set[str] = set()
        for sentence in chain.from_iterable(turns):
            self.keep(sentence)
        self._begun.clear()
        for sentence in shown:
            self.keep(sentence)
        self._openers = {words[:2] for words in self._said} | {words[:1] for words in self._said[-3:]}

    def keep(self, sentence: str) -> None:
        """Remembers a sentence as said, and each of its clauses that could stand alone."""
        words = tuple(sentence_key(sentence).split())
        if words:
            self._said.append(words)
            self._begun |= {words[0]} - _OFTEN
        clauses = [tuple(sentence_key(clause).split()) for clause in sentence.split(", ")]
        self._said += [clause for clause in clauses if len(clause) > 2 and clause != words]

    def is_new(self, parts: Iterable[str], told: str = "") -> bool:
        """Whether every sentence differs from all earlier ones, and from each other, by more than a word.

        The words of a fact that is `told` do not count as likeness.
        """
        fact = frozenset(sentence_key(told).split())
        fresh: list[Words] = []
        for part in parts:
            words = tuple(sentence_key(part).split())
            if not words or any(_alike(words, earlier, fact) for earlier in (*self._said, *fresh)):
                return False
            fresh.append(words)
        return bool(fresh)

    def differs(self, parts: Iterable[str]) -> bool:
        """The weaker demand of a talk that has used up its words: no sentence is the very same."""
        keys = [tuple(sentence_key(part).split()) for part in parts]
        return all(key and key not in self._said for key in keys) and len(set(keys)) == len(keys)

    def opens_anew(self, sentence: str) -> bool:
        """Whether it begins otherwise than the customer lately did."""
        words = tuple(sentence_key(sentence).split())
        return words[:2] not in self._openers and words[:1] not in self._openers and self.goes_on(sentence)

    def goes_on(self, sentence: str) -> bool:
        """Whether it begins otherwise than the sentences before it in this turn: no "Good" after a "Good"."""
        return self._begun.isdisjoint(sentence_key(sentence).split()[:1])
