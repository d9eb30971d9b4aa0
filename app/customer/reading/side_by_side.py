"""Several things in one breath: each part of a sentence that gives a remedy or asks for a fact does so by itself."""

from typing import Literal, NamedTuple

from app.acts import Act
from app.customer.mind import Exchange
from app.customer.reading.authority import beyond, meant, remedies_named
from app.customer.reading.known_case import KnownFact, KnownRemedy
from app.customer.reading.question_acts import fact_asked
from app.customer.reading.scene import Found, Scene
from app.customer.reading.sentences import Sentence
from app.customer.reading.words import words

_BREAKS = words(", ; : - ( )")
_JOINS = words("and or plus but")
_LEADS = words("then also even maybe perhaps well as on top with both either")
_SUBJECTS = words("i we he she they it there let nobody somebody")
_BELOW = words("that until so because when once if as which who where after before while unless for to")
_AT = words("on at by in from for before after until of to")
_ARTICLES = words("a an the your another one two both all some")
_MODALS = words("will would can could may shall must is are was were has have had")
_NOT = words("not no never nor neither without instead")
_WITHHELD = ("refuses", "denied", "leave")
"""Cues of a part that gives nothing: it declines, or asks leave."""
_ASKS = (Act.asks_needed, Act.asked_again)


_Standing = Literal["told", "declined", "given"]


class _Part(NamedTuple):
    """The tokens `first` to `last` (not included) of a sentence, and the remedy they name.

    `beyond`: promised outright, though it is not the trainee's to give.
    """

    first: int
    last: int
    remedy: KnownRemedy
    standing: _Standing
    beyond: bool


def see_each_offer(scene: Scene) -> None:
    """Adds to every sentence that offers something the other remedies it gives, with the promises among them too far.

    A remedy that such a sentence only declines, or says that the customer wanted, is no offer.
    """
    for number in range(len(scene.sentences)):
        made = [found for found in scene.found if found.act == Act.offers_remedy and found.sentence == number]
        if not made or len(remedies_named(scene, number)) < 2:
            continue
        parts = _parts(scene, number)
        given = {part.remedy.row.id: part for part in reversed(parts) if part.standing == "given"}
        if given.keys() - {found.remedy for found in made}:
            declined = {part.remedy.row.id for part in parts if part.standing == "declined"} - given.keys()
            dropped = [found for found in made if found.remedy in declined and not found.certain]
            scene.found = [found for found in scene.found if found not in dropped]
            _note(scene, number, given, made)


def see_each_question(scene: Scene) -> None:
    """Takes a question that asks for several facts apart, each with its own words: "which seat, and since when?".

    Where all of them are new, the question as a whole asks for nothing again.
    """
    for number, sentence in enumerate(scene.sentences):
        asks = [f for f in scene.found if f.sentence == number and f.act in _ASKS]
        if asks and len(spans := _spans(sentence)) > 1 and not scene.saw(Act.offers_remedy, number):
            _ask_for_each(scene, number, asks, _asked(scene, number, spans))


def _asked(scene: Scene, number: int, spans: list[tuple[int, int]]) -> dict[KnownFact, tuple[int, int]]:
    """The facts that parts of a question ask for, each with the first part that does."""
    alone = _alone(scene, number, spans)
    facts = [(fact_asked(alone, n), span) for n, span in enumerate(spans)]
    return {fact: span for fact, span in reversed(facts) if fact}


def _ask_for_each(scene: Scene, number: int, asks: list[Found], asked: dict[KnownFact, tuple[int, int]]) -> None:
    if len(asked) < 2:
        return
    new = {fact.id: span for fact, span in asked.items() if not scene.story.has_told(fact)}
    if len(new) == len(asked):
        scene.found = [found for found in scene.found if found not in asks or found.fact]
    for found in asks:
        if found.fact in new:
            found.first, found.last = new.pop(found.fact)
    for fact, (first, last) in new.items():
        scene.found.append(Found(Act.asks_needed, number, first, last, fact=fact))


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
    alone = _alone(scene, number, spans)
    nobody = not any(_has_subject(sentence.words) for sentence in alone.sentences)
    standing: _Standing = "given" if nobody else "told"
    asks, parts = False, []
    for n, span in enumerate(spans):
        said = alone.sentences[n].words
        subject = _has_subject(said)
        if subject or _explains(scene.sentences[number], span[0]):
            standing = _standing(scene, number, span)
        if _NOT & set(said) or scene.in_clause(number, span, *_WITHHELD):
            standing = "declined"
        asks = (asks and said[0] in _ARTICLES) or _asks(scene, number, span)
        remedy = None if said[0] in _AT and n else _named(alone, n, weakly=subject)
        if remedy:
            by_words = bool(remedy.stems & alone.stems(n))
            parts.append(_Part(*span, remedy, standing, beyond=by_words and not asks and beyond(alone, n, remedy)))
    return parts


def _alone(scene: Scene, number: int, spans: list[tuple[int, int]]) -> Scene:
    """The parts of a sentence, each as if it were said by itself."""
    return Scene(scene.text, [Sentence(scene.sentences[number].tokens[a:b]) for a, b in spans], [], scene.story)


def _standing(scene: Scene, number: int, span: tuple[int, int]) -> _Standing:
    """What a part with a subject of its own does with what it names: "you asked for" gives nothing."""
    hits = [hit for cue in ("offer", "frame") for hit in scene.hits(cue, number) if span[0] <= hit.first < span[1]]
    if any(not scene.negated(hit) for hit in hits) and not scene.past(number, span):
        return "given"
    return "declined" if scene.sentences[number].words[span[0]] == "you" else "told"


def _explains(sentence: Sentence, first: int) -> bool:
    """Whether a part stands after a colon or in brackets, where it tells rather than goes on."""
    return first > 0 and sentence.words[first - 1] in {":", "("}


def _named(alone: Scene, part: int, *, weakly: bool) -> KnownRemedy | None:
    """The remedy that a part names by its words or by a sum; of several by the same words the one that is meant.

    `weakly`: a common word is enough where the part says nothing but what stands in the remedy's own text.
    """
    named = remedies_named(alone, part)
    if not named:
        weaker = meant(alone, part) if weakly else None
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
