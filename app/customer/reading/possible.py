"""What case, transcript and plain words leave room for: the weights propose an act only where it can be."""

from app.acts import Act
from app.customer.reading.closing_acts import names_colleague
from app.customer.reading.lexicon import classes_of
from app.customer.reading.question_acts import could_be_told
from app.customer.reading.remedy_acts import beyond, remedies_named
from app.customer.reading.scene import Scene
from app.customer.reading.stems import stems_of
from app.customer.reading.words import words

_BUSY = ("offer", "reason", "checks_in", "personal", "transfer", "commit")

_BOUNDLESS = words(
    "guarantee guaranteed promise promised definitely certainly never ever always any anything every all full"
)
_STAFF = frozenset({"colleague", "boss"})


def can_be(scene: Scene, act: Act, number: int) -> bool:
    """Whether a sentence can perform an act that the weights propose for it."""
    story = scene.story
    match act:
        case Act.apologizes:
            return not scene.has("apologizes", number)
        case Act.owns:
            return not any(scene.negated(hit, reach=3) for hit in scene.hits("owns", number))
        case Act.offers_remedy:
            return _can_offer(scene, number)
        case Act.overpromises:
            return _can_overpromise(scene, number)
        case Act.concedes_false:
            claimed = story.known is not None and story.known.case.claim != "true"
            return (
                claimed and (scene.has("concede", number) or scene.has("owns", number)) and not scene.reported(number)
            )
        case Act.hands_over_warm | Act.hands_over_cold:
            return scene.has("transfer", number) or _staff(scene, number) or names_colleague(scene, number)
        case Act.closes:
            return story.answered and not any(scene.has(cue, number) for cue in _BUSY)
        case Act.acknowledges:
            return bool(scene.stems(number) - stems_of(story.exchange.name or ""))
        case Act.asked_again:
            return could_be_told(scene, number)
    return True


def _staff(scene: Scene, number: int) -> bool:
    return any(_STAFF & set(classes_of(token.word)) for token in scene.sentences[number].tokens)


def _can_offer(scene: Scene, number: int) -> bool:
    if scene.retells_policy(number) or scene.has("looking", number):
        return False
    framed = scene.has("offer", number) or scene.has("frame", number)
    return bool(remedies_named(scene, number)) or (framed and scene.has("remedy_word", number))


def _can_overpromise(scene: Scene, number: int) -> bool:
    """A remedy that the trainee may give, within its limit, is no promise too far unless the words guarantee more."""
    named = remedies_named(scene, number)
    if named:
        return scene.has("grant", number) or any(beyond(scene, number, remedy) for remedy in named)
    return (
        scene.has("grant", number)
        or scene.has("offer", number)
        or bool(_BOUNDLESS & set(scene.sentences[number].words))
    )
