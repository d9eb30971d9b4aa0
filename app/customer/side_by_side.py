"""Several remedies in one breath: each part of a sentence that gives a remedy of its own is an offer of its own."""

from typing import NamedTuple

from app.acts import Act
from app.customer.mind import Exchange
from app.customer.reading.authority import beyond, meant, remedies_named
from app.customer.reading.scene import Found, Scene
from app.customer.reading.sentences import Sentence
from app.customer.reading.story import KnownRemedy
from app.customer.reading.words import words

_BREAKS = words(", ; : - ( )")
_JOINS = words("and or plus but")
_LEADS = words("then also even maybe perhaps well as on top with both either")
_SUBJECTS = words("i we he she they it there let nobody somebody")
_BELOW = words("that until so because when once if as which who where after before while unless for to")
_ARTICLES = words("a an the your another one two both all some")
_MODALS = words("will would can could may shall must is are was were has have had")
_NOT = words("not no never nor neither without instead")
_WITHHELD = ("refuses", "denied", "leave")
"""Cues of a part that gives nothing: it declines, or asks leave."""


class _Part(NamedTuple):
    """The tokens `first` to `last` (not included) of a sentence, and the remedy they name.

    `given`: in an offer; `beyond`: promised outright, though it is not the trainee's to give.
    """

    first: int
    last: int
    remedy: KnownRemedy
    given: bool
    beyond: bool


def see_each_offer(scene: Scene) -> None:
    """Adds to every sentence that offers something the other remedies it gives, with the promises among them too far.

    A remedy that such a sentence only names, to decline it or to tell of it, is no offer.
    """
    for number in range(len(scene.sentences)):
        made = [found for found in scene.found if found.act == Act.offers_remedy and found.sentence == number]
        if not made or len(remedies_named(scene, number)) < 2:
            continue
        named = reversed(_parts(scene, number))
        parts = {part.remedy.row.id: part for part in sorted(named, key=lambda part: part.given)}
        given = {remedy: part for remedy, part in parts.items() if part.given}
        if given.keys() - {found.remedy for found in made}:
            named_only = parts.keys() - given.keys()
            dropped = [found for found in made if found.remedy in named_only and not found.certain]
            scene.found = [found for found in scene.found if found not in dropped]
            _note(scene, number, given, made)


def _note(scene: Scene, number: int, given: dict[str, _Part], made: list[Found]) -> None:
    """Notes what each part gives; an offer known already takes its part for evidence, unless an action was pressed."""
    for found in made:
        if found.remedy in given and not found.certain:
            found.first, found.last = given[found.remedy].first, given[found.remedy].last
    known = {found.remedy for found in made}
    for remedy, part in given.items():
        if remedy not in known:
            scene.found.append(Found(Act.offers_remedy, number, part.first, part.last, remedy=remedy))
        if part.beyond and not scene.saw(Act.overpromises, number):
            scene.found.append(Found(Act.overpromises, number, part.first, part.last))


def _parts(scene: Scene, number: int) -> list[_Part]:
    """The parts of a sentence that name a remedy, in their order; "and a voucher" goes on with what stands before."""
    spans = _spans(scene.sentences[number])
    alone = Scene(scene.text, [Sentence(scene.sentences[number].tokens[a:b]) for a, b in spans], {}, scene.story)
    gives, asks, parts = not any(_has_subject(sentence.words) for sentence in alone.sentences), False, []
    for n, (first, last) in enumerate(spans):
        said = alone.sentences[n].words
        if _has_subject(said):
            gives = _offers(scene, number, (first, last))
        if _NOT & set(said) or any(scene.in_clause(cue, number, (first, last)) for cue in _WITHHELD):
            gives = False
        asks = (asks and said[0] in _ARTICLES) or _asks(scene, number, (first, last))
        if remedy := _named(alone, n):
            parts.append(_Part(first, last, remedy, gives, beyond=not asks and beyond(alone, n, remedy)))
    return parts


def _named(alone: Scene, part: int) -> KnownRemedy | None:
    """The remedy that a part names by its words or by a sum; of several by the same words the one that is meant."""
    named = remedies_named(alone, part)
    if not named:
        weaker = meant(alone, part)
        return weaker if weaker and alone.stems(part) <= weaker.stems else None
    best = next((remedy for remedy in named if remedy.stems & alone.stems(part)), named[0])
    shared = best.stems & alone.stems(part)
    alike = [remedy for remedy in named if remedy.stems & alone.stems(part) == shared]
    return min(alike, key=lambda remedy: _rank(remedy.row.id, alone.story.exchange)) if shared else best


def _rank(remedy: str, exchange: Exchange) -> int:
    """The pressed action is meant first, then what helps the customer most."""
    if remedy == exchange.turn.action:
        return -1
    accepts = exchange.case.accepts if exchange.case else ()
    return accepts.index(remedy) if remedy in accepts else len(accepts)


def _asks(scene: Scene, number: int, span: tuple[int, int]) -> bool:
    """Whether a part asks for the remedy rather than gives it; "you get a" asks nobody."""
    told = scene.sentences[number].words
    hits = [hit.first for hit in scene.hits("honest", number) if span[0] <= hit.first < span[1]]
    return any(first == 0 or told[first - 1] != "you" for first in hits)


def _spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Where a sentence can be taken apart, each part without the words that join it to the last."""
    found, first, tokens = [], 0, sentence.tokens
    for n, word in enumerate([*sentence.words, ","]):
        hyphen = word == "-" and 0 < n < len(tokens) and tokens[n - 1].end == tokens[n].start
        if (word in _BREAKS and not hyphen) or word in _JOINS:
            if n > first:
                found.append((first, n))
            first = n + 1
        elif n == first and first and word in _LEADS:
            first = n + 1
    return found


def _has_subject(said: list[str]) -> bool:
    """Whether the main clause of a part says who does what, rather than going on with the last part."""
    main = next((said[:n] for n, word in enumerate(said) if n and word in _BELOW), said)
    return bool(_SUBJECTS & set(main)) or main[0] in {"you", "my"} or any(word in _MODALS for word in main[1:])


def _offers(scene: Scene, number: int, span: tuple[int, int]) -> bool:
    hits = [hit for cue in ("offer", "frame") for hit in scene.hits(cue, number) if span[0] <= hit.first < span[1]]
    return any(not scene.negated(hit) for hit in hits) and not scene.past(number, span)
