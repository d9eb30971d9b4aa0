"""A sentence beside the authority table: which remedy it means, and whether that is the trainee's to give."""

from collections.abc import Mapping, Sequence

from app.acts import Act
from app.customer.reading.known_case import KnownRemedy
from app.customer.reading.money import sums_in
from app.customer.reading.scene import Scene
from app.customer.reading.stems import stems_of
from app.customer.reading.words import words

_ANY_DEED = stems_of(
    "bring send give pay book order make put open let offer second day call start write today right look read tell"
    " take set show check ask find keep get case record time"
)
"""Words of so many deeds that one of them alone names no remedy."""

_NEAR = 200
"""Hundredths of a logit below its limit at which an act is still likely."""

_PAID_BACK, _REFUND = words("back account card bill off return returned"), stems_of("refund credit pay money")
"""With a sum, these words speak of money given back, as a remedy with those stems does."""


def remedies_named(scene: Scene, number: int) -> list[KnownRemedy]:
    """The remedies of the authority table that a sentence speaks of, the best match first."""
    if number not in scene.named:
        scene.named[number] = _named(scene, number)
    return scene.named[number]


def _named(scene: Scene, number: int) -> list[KnownRemedy]:
    known = scene.story.known
    if known is None:
        return []
    stems, sums = scene.stems(number), _sums(scene, number)
    if sums and _PAID_BACK & scene.sentences[number].said:
        stems |= _REFUND
    if not sums and known.remedy_words.isdisjoint(stems):
        return []
    scored = []
    for remedy in known.remedies:
        shared = remedy.stems & stems
        weight = sum([0.5 if s in _ANY_DEED else 0.8 if s in known.fact_stems else 1.5 for s in shared])
        exact = 0.5 * len(remedy.sums & stems) + (0.8 if remedy.of_money and sums & set(remedy.limit) else 0)
        if weight >= 1.3 or exact:
            scored.append((len(shared) / max(1, len(remedy.stems)) + exact, remedy))
    return [remedy for _, remedy in sorted(scored, key=lambda pair: -pair[0])]


def beyond(scene: Scene, number: int, remedy: KnownRemedy) -> bool:
    """Whether a sentence gives what is not the trainee's to give, or more than the limit."""
    if remedy.row.by not in ("trainee", *scene.story.joined):
        return True
    return remedy.of_money and any(total > max(remedy.limit) for total in _sums(scene, number))


def others_to_give(scene: Scene, number: int) -> bool:
    """Whether what is asked for in or beside a sentence is truly the manager's or the specialist's to give."""
    near = [n for n in (number, number - 1, number + 1) if 0 <= n < len(scene.sentences)]
    found = next((remedy for n in near if (remedy := meant(scene, n))), None)
    return found is not None and beyond(scene, number, found)


def meant(scene: Scene, number: int) -> KnownRemedy | None:
    """The remedy that a sentence means of which it is known that it speaks of one: a weaker tie is enough."""
    named, known = remedies_named(scene, number), scene.story.known
    if named or known is None:
        return named[0] if named else None
    stems, sums = scene.stems(number) - _ANY_DEED, _sums(scene, number)
    tied = [remedy for remedy in known.remedies if remedy.stems & stems]
    if tied:
        return max(tied, key=lambda remedy: len(remedy.stems & stems) / len(remedy.stems))
    paid = sorted((remedy for remedy in known.remedies if remedy.of_money), key=lambda remedy: max(remedy.limit))
    if not sums or not paid:
        return None
    return next((remedy for remedy in paid if max(remedy.limit) >= max(sums)), paid[-1])


def _sums(scene: Scene, number: int) -> frozenset[float]:
    return sums_in(scene.sentences[number].flat, scene.story.money)


def settle(scene: Scene, judged: Sequence[Mapping[Act, float]]) -> None:
    """What follows from the table: granting what is beyond it overpromises, asking leave for that is no delay.

    `judged` says for each sentence how far beyond its limit each act is, in hundredths of a logit: a promise that the
    weights think far from too much stays one.
    """
    for number in range(len(scene.sentences)):
        if scene.saw(Act.offers_remedy, number) and not scene.saw(Act.overpromises, number) and _grants(scene, number):
            remedy = meant(scene, number)
            if remedy and beyond(scene, number, remedy) and judged[number][Act.overpromises] >= -_NEAR:
                scene.see_sentence(Act.overpromises, number)
        if scene.saw(Act.holds, number) and not scene.has("wait", number) and others_to_give(scene, number):
            scene.drop(frozenset({Act.holds}), number)


def _grants(scene: Scene, number: int) -> bool:
    """Whether a sentence gives a remedy in the trainee's own name, rather than asking for it or asking about it."""
    asks = scene.has("honest", number) or scene.has("leave", number) or scene.saw(Act.holds, number)
    return not (asks or scene.sentences[number].question or scene.saw(Act.refuses, number))
