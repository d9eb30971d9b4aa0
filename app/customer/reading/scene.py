"""One turn under reading: its sentences, the cues found in them, and what was known before."""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import pairwise

from app.acts import Act, ActSeen
from app.customer.reading.known_case import KnownRemedy
from app.customer.reading.patterns import Hit
from app.customer.reading.sentences import Sentence
from app.customer.reading.stems import content_of
from app.customer.reading.story import Story
from app.customer.reading.words import words

_NEGATORS = words(
    """
    not never no nobody nothing without hardly neither nor unable wish
    """
)
_HYPOTHETIC = words("wish unless whether")


_WAS = words(
    """
    was were did had ago yesterday last closed earlier already
    """
) - {"already"}
_WHO = words(
    """
    i we you it they she he that which
    """
)
_DID = words(
    """
    got gave took sent left lost broke made told kept came went said saw found paid wrote forgot rang
    held stood sat spent bought ran let shut cut felt read drove flew brought meant met began cost hurt
    fell
    """
)


_REPORTED = re.compile(r" (?:as|how|what) you (?:see|say|tell|feel|put|describe)|(?:looks?|seems?|feels?) to you ")

_LEAST_STEMS, _SHARE = 3, 0.75
"""How many content words, and what share of them, make a sentence somebody else's words said back."""


def _ed(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith("ed")
        and word not in {"need", "indeed", "proceed", "speed", "exceed", "agreed", "feed"}
    )


@dataclass(slots=True)
class Found:
    """An act and the tokens that show it; `certain` where an action or the case, not the words, says so."""

    act: Act
    sentence: int
    first: int
    last: int
    remedy: str | None = None
    fact: str | None = None
    certain: bool = False


@dataclass
class Scene:
    """A turn while it is read; `named` keeps the remedies that each sentence speaks of, once they are looked up."""

    text: str
    sentences: list[Sentence]
    cued: list[Hit]
    story: Story
    pretended: list[tuple[int, int]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    named: dict[int, list[KnownRemedy]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._stems: dict[tuple[int, tuple[int, int] | None], frozenset[str]] = {}
        self._hits: dict[tuple[str, int | None], list[Hit]] = {}
        self._hits_of: dict[int, list[Hit]] = {}
        self._cues_of: dict[int, set[str]] = {}
        for hit in self.cued:
            self._hits.setdefault((hit.cue, None), []).append(hit)
            self._hits.setdefault((hit.cue, hit.sentence), []).append(hit)
            self._hits_of.setdefault(hit.sentence, []).append(hit)
            self._cues_of.setdefault(hit.sentence, set()).add(hit.cue)

    def hits(self, cue: str, sentence: int | None = None) -> list[Hit]:
        """Where a cue stands, in the whole turn or in one sentence."""
        return self._hits.get((cue, sentence), [])

    def has(self, cue: str, sentence: int | None = None) -> bool:
        return (cue, sentence) in self._hits

    def cues(self, sentence: int) -> Set[str]:
        """The cues of a sentence."""
        return self._cues_of.get(sentence, frozenset())

    def in_clause(self, sentence: int, clause: tuple[int, int], *cues: str) -> bool:
        """Whether one of some cues begins within a clause."""
        begun = {hit.cue for hit in self._hits_of.get(sentence, ()) if clause[0] <= hit.first < clause[1]}
        return not begun.isdisjoint(cues)

    def negated(self, hit: Hit, *, reach: int = 4) -> bool:
        """Whether a negation stands shortly before the cue, in its clause."""
        sentence = self.sentences[hit.sentence]
        first = max(sentence.clause_at(hit.first)[0], hit.first - reach)
        return not _NEGATORS.isdisjoint(sentence.words[first : hit.first])

    def denies(self, number: int) -> bool:
        """Whether a sentence has a negation."""
        return not _NEGATORS.isdisjoint(self.sentences[number].said)

    def past(self, sentence: int, clause: tuple[int, int]) -> bool:
        """Whether a clause tells what was, rather than what is or will be."""
        words = self.sentences[sentence].words[clause[0] : clause[1]]
        if not _WAS.isdisjoint(words):
            return True
        for word, after in pairwise(words):
            if word == "been" and after.endswith("ing"):
                return True
            if word in _WHO and (after in _DID or _ed(after)):
                return True
        return False

    def retells_policy(self, number: int) -> bool:
        """Whether a sentence says a policy of the case or its reason."""
        known, stems = self.story.known, self.stems(number)
        if known is None or len(stems) < _LEAST_STEMS:
            return False
        return any(len(stems & policy) >= _SHARE * len(stems) for policy in known.policy_stems)

    def retold(self, number: int) -> bool:
        """Whether a sentence says back the customer's own words, or a policy: "you wrote no nuts"."""
        stems = self.stems(number)
        told = len(stems & self.story.told_stems) >= _SHARE * len(stems)
        return len(stems) >= _LEAST_STEMS and (told or self.retells_policy(number))

    def reported(self, number: int) -> bool:
        """Whether a sentence says how the customer sees it, rather than how it was."""
        return bool(_REPORTED.search(self.sentences[number].flat))

    def text_of(self, number: int) -> str:
        """A sentence as it was typed."""
        tokens = self.sentences[number].tokens
        return self.text[tokens[0].start : tokens[-1].end]

    def own_words(self, number: int) -> str:
        """A sentence as it was typed, with the one word `quoted` in place of somebody else's words."""
        tokens = self.sentences[number].tokens
        parts, at = [], tokens[0].start
        for token in tokens:
            if token.word == "quoted":
                parts += [self.text[at : token.start], token.word]
                at = token.end
        return "".join([*parts, self.text[at : tokens[-1].end]])

    def span(self, hit: Hit) -> tuple[int, int]:
        """The clauses from the first to the last token of a cue."""
        sentence = self.sentences[hit.sentence]
        return sentence.clause_at(hit.first)[0], sentence.clause_at(hit.last - 1)[1]

    def see(
        self,
        act: Act,
        at: Hit,
        *,
        remedy: str | None = None,
        fact: str | None = None,
        whole: bool = False,
        certain: bool = False,
    ) -> None:
        """Notes an act, with the clauses of the cue (or the whole sentence)."""
        if whole:
            self.see_sentence(act, at.sentence, remedy=remedy, fact=fact, certain=certain)
        else:
            self.found.append(Found(act, at.sentence, *self.span(at), remedy, fact, certain))

    def see_sentence(
        self, act: Act, number: int, *, remedy: str | None = None, fact: str | None = None, certain: bool = False
    ) -> None:
        """Notes an act shown by a whole sentence."""
        self.found.append(Found(act, number, 0, len(self.sentences[number].tokens), remedy, fact, certain))

    def saw(self, act: Act, sentence: int | None = None) -> bool:
        return act in [found.act for found in self.found if sentence is None or found.sentence == sentence]

    def drop(self, acts: frozenset[Act], sentence: int | None = None) -> None:
        """Takes acts back, everywhere or in one sentence."""
        self.found = [f for f in self.found if f.act not in acts or (sentence is not None and f.sentence != sentence)]

    def stems(self, number: int, clause: tuple[int, int] | None = None) -> frozenset[str]:
        """The content stems of a sentence or a clause."""
        stems = self._stems.get((number, clause))
        if stems is None:
            words = self.sentences[number].words
            stems = content_of(words[slice(*clause)] if clause else words)
            self._stems[number, clause] = stems
        return stems

    def shared(self, number: int, clause: tuple[int, int] | None = None) -> frozenset[str]:
        """What a sentence or a clause has in common with this customer's story."""
        return self.stems(number, clause) & self.story.stems

    def quote(self, found: Found) -> str:
        """The words of the turn, character for character."""
        tokens = self.sentences[found.sentence].tokens[found.first : found.last]
        while len(tokens) > 1 and tokens[-1].word in {",", ";", ":", "-", "("}:
            tokens = tokens[:-1]
        return self.text[tokens[0].start : tokens[-1].end]

    def acts(self) -> tuple[ActSeen, ...]:
        """The acts in the order of the turn, each showing once."""
        seen: dict[tuple[Act, str | None, str | None], ActSeen] = {}
        for f in sorted(self.found, key=lambda f: (f.sentence, f.first)):
            quote = self.quote(f)
            if quote.strip():
                seen.setdefault(
                    (f.act, f.remedy, f.fact), ActSeen(act=f.act, quote=quote, remedy=f.remedy, fact=f.fact)
                )
        return tuple(seen.values())
