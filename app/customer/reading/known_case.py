"""A case as the reader needs it, as stems and numbers: prepared once, and kept while it is in use."""

import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.customer.reading.money import amounts_in, is_money, money_of
from app.customer.reading.stems import content_of, stems_of
from app.customer.reading.words import words
from app.persona import Authority, Case

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
_KEPT = 128
_ANY_QUESTION = words(
    "what which when who where why how was is were are did do does has have had the a an you your we us she he they it"
    " her him his not that to of in on at for and or with my me i be been would could can will think there this"
)
"""Words of so many questions that none of them says what is asked for."""


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
    phrases: tuple[str, ...]
    """Several words in a row that ask for it, as `plainly` puts them."""


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
    policy_stems: tuple[frozenset[str], ...]
    why_stems: tuple[frozenset[str], ...]
    all_whys: frozenset[str]
    rule_stems: frozenset[str]
    false_stems: frozenset[str]
    money: frozenset[float]


def concepts_of(words: frozenset[str]) -> frozenset[str]:
    """The common concepts (order number, name, date …) that some words ask for."""
    return frozenset(_CONCEPT_OF[word] for word in words if word in _CONCEPT_OF)


_BE = {"is": "be", "was": "be", "are": "be", "were": "be", "'s": "be"}
_IT = frozenset({"it", "this", "that", "them", "they", "he", "she"})


def plainly(spoken: Iterable[str]) -> str:
    """Words between spaces, whatever their tense: " what be in it "."""
    return f" {' '.join(_BE.get(word, word) for word in spoken)} "


def _phrase(asked_as: str) -> str:
    """A way to ask as `plainly` puts it; what "it" stands for at its end may be named instead."""
    spoken = re.findall(r"'s|[a-z]+", asked_as.casefold())
    if spoken and spoken[-1] in _IT:
        spoken.pop()
    return plainly(spoken) if len(spoken) > 1 else ""


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
        phrases=tuple(filter(None, map(_phrase, asked_as))),
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
        fact_stems=frozenset().union(*(fact.stems for fact in facts)),
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
