"""What is known before the turn: the customer's words and the case, as stems and numbers; a case is prepared once."""

import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil

from app.customer.mind import Exchange
from app.customer.reading.money import amounts_in, is_money, money_of
from app.customer.reading.stems import content_of, stems_of
from app.customer.reading.words import words
from app.persona import Authority, Case
from app.transcript import Speaker

CONCEPTS = {
    "reference": "order reference booking contract policy claim ticket case account invoice tracking pnr number"
    " id reservation "
    "membership customer code parcel file job consignment confirmation",
    "name": "name surname called",
    "date": "date when day since born birth birthday dob bought ordered purchase time",
    "email": "email mail e-mail",
    "phone": "phone telephone mobile cell contact callback",
    "address": "address postcode zip street live house location where city branch store",
    "amount": "amount sum much price cost paid charged total money fee",
    "happened": "happened problem issue story details describe wrong",
    "photo": "photo photos picture pictures image screenshot",
    "device": "device model serial version make brand size type product item colour color",
    "who": "who whom colleague spoke told person",
    "waited": "long waited often many times contacted contacts before",
    "reason": "why reason purpose need",
    "card": "card digits iban bank last",
    "receipt": "receipt proof bill slip",
    "health": "allergy medicine dose symptoms insurance",
}
_CONCEPT_OF: dict[str, str] = {}
for _concept, _words in CONCEPTS.items():
    for _word in _words.split():
        _CONCEPT_OF.setdefault(_word, _concept)

_NUMBER = re.compile(r"(?<![^\W_])[^\W_]*-?\d[\w]*(?:[.,:/-]\d\w*)*")
_YES = re.compile(
    r"\b(thank(s| you)|thx|cheers|great|perfect|deal|agreed|works|suits|lovely|brilliant|excellent|fair enough"
    r"|that'?ll do|that will do|"
    r"sounds (good|fair|fine|ok|right)|i('ll| will)? (accept|take|agree)|all right|alright|ok(ay)?|fine|good"
    r"|yes|appreciate|do it|go ahead|"
    r"much better|i can live with|relie(f|ved)|done|settled)\b"
)
_NO = re.compile(
    r"^no\b|n't (?:work|help|good|want|accept|enough|care)|for nothing"
    r"|\b(?:not (?:ok|good|fine|enough|great|interested|happy|work|accept)|no use\b|worst|ridiculous|unacceptable"
    r"|useless|joke\b|never again|fed up|still (?:no|not|wait)|what about\b|insult|liar|disgrace|disgust|appalling"
    r"|how dare|sick of|nonsense|why\b)"
)
_OFFERED = re.compile(
    r"\b(refund|replac|credit|book|waive|new|free|send|sent|cancel|repair|fix|tomorrow|today|tonight|done|yours"
    r"|reserved|off your|back on)"
)
_KEPT = 128
_IN_MIND = 4000
"""Characters of the customer's words, the latest, that a turn is read against."""


@lru_cache(maxsize=2048)
def numbers_in(text: str) -> frozenset[str]:
    """The numbers and codes of a text, without separators, in upper case."""
    return frozenset(re.sub(r"[^0-9A-Z]", "", match.upper()) for match in _NUMBER.findall(text))


@dataclass(frozen=True, slots=True)
class KnownFact:
    id: str
    words: frozenset[str]
    asked: frozenset[str]
    """The stems of its words."""
    concepts: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[str]
    value: frozenset[str]
    """What the fact says beyond the words it is asked by."""


@dataclass(frozen=True, slots=True)
class KnownRemedy:
    row: Authority
    stems: frozenset[str]
    sums: frozenset[str]
    limit: tuple[float, ...]
    of_money: bool


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case as the reader needs it; `mine` and `theirs` are the stems of what the trainee and what others may give.

    A sentence without one of `remedy_words` and without a sum speaks of no remedy.
    """

    case: Case
    facts: tuple[KnownFact, ...]
    remedies: tuple[KnownRemedy, ...]
    remedy_words: frozenset[str]
    mine: frozenset[str]
    theirs: frozenset[str]
    fact_stems: frozenset[str]
    fact_numbers: frozenset[str]
    policy_stems: tuple[frozenset[str], ...]
    why_stems: tuple[frozenset[str], ...]
    all_whys: frozenset[str]
    rule_stems: frozenset[str]
    false_stems: frozenset[str]
    money: frozenset[float]


def concepts_of(words: frozenset[str]) -> frozenset[str]:
    """The common concepts (order number, name, date …) that some words ask for."""
    return frozenset(_CONCEPT_OF[word] for word in words if word in _CONCEPT_OF)


_ENOUGH = 0.55
"""Share of a fact's own words that the customer has used when it counts as told."""
_ANY_QUESTION = words(
    "what which when who where why how was is were are did do does has have had the a an you your we us she he they it"
    " her him his not that to of in on at for and or with my me i be been would could can will think there this"
)
"""Words of so many questions that none of them says what is asked for."""


def _fact(fact_id: str, say: str, asked_as: tuple[str, ...]) -> KnownFact:
    asked = frozenset(re.findall(r"[a-z]+", f"{fact_id} {' '.join(asked_as)}".casefold().replace("_", " ")))
    concepts = concepts_of(asked)
    if not concepts & {"email"} and "@" in say:
        concepts |= {"email"}
    said, own = stems_of(say), asked - _ANY_QUESTION
    return KnownFact(
        id=fact_id,
        words=own,
        asked=content_of(own),
        concepts=concepts,
        stems=said,
        numbers=numbers_in(say),
        value=said - stems_of(" ".join(asked)) or said,
    )


def _named(row: Authority) -> str:
    return f"{row.do} {row.id.replace('_', ' ')} {' '.join(row.called)}"


def _limit(row: Authority) -> tuple[tuple[float, ...], bool]:
    amounts = amounts_in(row.limit)
    return amounts, bool(amounts) and is_money(row.limit)


_SUM = re.compile(r"(?i)[$£€₹]\s?(\d[\d.,]*)|(\d[\d.,]*)\s?(?:[$£€₹]|euros?|pounds?|dollars?|quid|bucks)")


def _sums(stems: frozenset[str], case: Case) -> frozenset[str]:
    """Sums of money that stand beside the remedy's own words in the facts: "the $430" for the damage charge."""
    return frozenset(
        (match.group(1) or match.group(2)).strip(".,").replace(",", "")
        for fact in case.facts.values()
        if stems & stems_of(fact.say)
        for match in _SUM.finditer(fact.say)
    )


def _told_of(case: Case) -> list[str]:
    return [*(fact.say for fact in case.facts.values()), *(row.limit for row in case.authority)]


def _prepared(case: Case) -> KnownCase:
    facts = tuple(_fact(fact_id, fact.say, fact.asked_as) for fact_id, fact in case.facts.items())
    remedies = tuple(
        KnownRemedy(row, stems_of(_named(row)), _sums(stems_of(_named(row)), case), *_limit(row))
        for row in case.authority
    )
    return KnownCase(
        case=case,
        facts=facts,
        remedies=remedies,
        remedy_words=frozenset().union(*(remedy.stems | remedy.sums for remedy in remedies)),
        mine=frozenset().union(*(remedy.stems for remedy in remedies if remedy.row.by == "trainee")),
        theirs=frozenset().union(*(remedy.stems for remedy in remedies if remedy.row.by != "trainee")),
        fact_stems=frozenset().union(*(fact.stems for fact in facts)) if facts else frozenset(),
        fact_numbers=frozenset().union(*(fact.numbers for fact in facts)) if facts else frozenset(),
        policy_stems=tuple(stems_of(f"{policy.rule} {policy.why}") for policy in case.policies),
        why_stems=tuple(stems_of(policy.why) for policy in case.policies),
        all_whys=frozenset().union(*(stems_of(policy.why) for policy in case.policies)),
        rule_stems=frozenset(s for policy in case.policies for s in stems_of(policy.rule)),
        false_stems=stems_of(case.claim_false_part or ""),
        money=frozenset().union(
            *(money_of(fact.say) for fact in case.facts.values()), *(money_of(r.limit) for r in case.authority)
        ),
    )


class Cases:
    """Prepared cases, kept as long as the very same value is in use; the least recently used goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, KnownCase] = OrderedDict()

    def known(self, case: Case) -> KnownCase:
        """The prepared form of a case."""
        kept = self._kept.get(id(case))
        if kept is not None and kept.case is case:
            self._kept.move_to_end(id(case))
            return kept
        prepared = _prepared(case)
        self._kept[id(case)] = prepared
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return prepared


@dataclass(frozen=True)
class Story:
    """Everything said before this turn, and the case."""

    exchange: Exchange
    known: KnownCase | None

    @cached_property
    def told(self) -> str:
        return self.exchange.customer_words

    @cached_property
    def told_folded(self) -> str:
        return self.told.casefold()

    @cached_property
    def recent(self) -> tuple[str, ...]:
        """The customer's latest turns, so many that they are not longer than what is kept in mind."""
        kept, left = [], _IN_MIND
        for turn in reversed(self.exchange.before):
            if turn.speaker == Speaker.customer and left > 0:
                kept.append(turn.text)
                left -= len(turn.text)
        return tuple(kept)

    @cached_property
    def told_stems(self) -> frozenset[str]:
        return frozenset().union(*map(stems_of, self.recent))

    @cached_property
    def told_numbers(self) -> frozenset[str]:
        return frozenset().union(*map(numbers_in, self.recent))

    @cached_property
    def money(self) -> frozenset[float]:
        """The sums that the customer or the case speaks of."""
        return frozenset().union(*map(money_of, self.recent)) | (self.known.money if self.known else frozenset())

    @cached_property
    def stems(self) -> frozenset[str]:
        """Content of this customer's story: what they said and the facts of their case."""
        return self.told_stems | (self.known.fact_stems if self.known else frozenset())

    @cached_property
    def last_customer(self) -> str:
        turns = [turn.text for turn in self.exchange.before if turn.speaker == Speaker.customer]
        return turns[-1] if turns else ""

    @cached_property
    def answered(self) -> bool:
        """Whether the trainee has spoken before."""
        return any(turn.speaker == Speaker.trainee for turn in self.exchange.before)

    @cached_property
    def trainee_before(self) -> str:
        return "\n".join(turn.text for turn in self.exchange.before if turn.speaker == Speaker.trainee)

    @cached_property
    def joined(self) -> frozenset[str]:
        """Who has come in to help, with this turn's action or before: manager, specialist."""
        spoken = {turn.speaker.value for turn in self.exchange.before} | {self.exchange.turn.action}
        return frozenset({"manager", "specialist"} & spoken)

    @cached_property
    def said_yes(self) -> bool:
        """Whether the customer's last words say yes or thank you, and take nothing back."""
        yes, no = self._answer
        return yes and not no and "?" not in self.last_customer

    @cached_property
    def agreed(self) -> bool:
        """Whether the customer's last words accept what was offered."""
        yes, no = self._answer
        silent = "?" not in self.last_customer and "!" not in self.last_customer
        return not no and (yes or (silent and bool(_OFFERED.search(self.trainee_before.casefold()))))

    @cached_property
    def _answer(self) -> tuple[bool, bool]:
        """Whether there is a yes in the customer's last words, and whether there is a no."""
        last = self.last_customer.casefold().replace("’", "'")
        return bool(_YES.search(last)), bool(_NO.search(last))

    def has_told(self, fact: KnownFact) -> bool:
        """Whether the value of a fact already stands in the customer's turns."""
        codes = {digits for number in fact.numbers if len(digits := re.sub(r"\D", "", number)) >= 3}
        if codes & {re.sub(r"\D", "", number) for number in self.told_numbers}:
            return True
        shared = fact.stems & self.told_stems
        if fact.numbers and not codes:
            return bool(fact.numbers & self.told_numbers) and bool(shared)
        return not codes and len(fact.value & self.told_stems) >= max(1, ceil(_ENOUGH * len(fact.value)))
