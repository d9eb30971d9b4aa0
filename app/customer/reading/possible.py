"""What the case leaves room for: the weights propose an act only where it can be."""

from app.acts import Act
from app.customer.reading.authority import beyond, remedies_named
from app.customer.reading.fault_acts import refuses_nothing, walls_off_nothing
from app.customer.reading.heard_acts import particular
from app.customer.reading.question_acts import asks_who
from app.customer.reading.scene import Scene
from app.customer.reading.words import words

_BOUNDLESS = words(
    "guarantee guaranteed promise promised definitely certainly never ever always any anything every all full"
)
_WISHES = words("want wish prefer rather")
_FEWEST = 2
"""Words without which nobody is accused of talking to the machine, unless a rule knows them."""
_THANKS, _WILL = words("thank thanks"), words("will shall going am are")


def can_be(scene: Scene, act: Act, number: int) -> bool:
    """Whether a sentence can perform an act that the weights propose for it."""
    known = scene.story.known
    match act:
        case Act.apologizes:
            return not (scene.has("apologizes", number) or scene.has("no_apology", number))
        case Act.owns:
            taken_back = any(scene.negated(hit, reach=3) for hit in scene.hits("owns", number))
            return not (taken_back or any(scene.has(cue, number) for cue in ("blameless", "no_apology", "their_view")))
        case Act.commits:
            said = scene.sentences[number].said
            return not said & _THANKS or bool(said & _WILL)
        case Act.refuses:
            return not refuses_nothing(scene, number)
        case Act.offers_remedy:
            retold = scene.retells_policy(number) or _retells_trouble(scene, number)
            return not (retold or _tells_their_view(scene, number))
        case Act.blames_customer:
            return not _asks_for_something_new(scene, number)
        case Act.brushes_off:
            return not (scene.story.given and scene.story.agreed)
        case Act.policy_wall:
            return not walls_off_nothing(scene, number)
        case Act.asked_again:
            return not (_asks_for_a_wish(scene, number) or _asks_for_something_new(scene, number))
        case Act.concedes_false:
            return known is not None and known.case.claim != "true" and not scene.has("their_view", number)
        case Act.overpromises:
            room = known is not None and not _within_authority(scene, number)
            return room and not _tells_their_view(scene, number)
        case Act.holds:
            return known is not None
        case Act.steers_model:
            return sum(word[0].isalpha() for word in scene.sentences[number].words) >= _FEWEST
        case Act.acknowledges:
            return bool(particular(scene, number))
    return True


def _retells_trouble(scene: Scene, number: int) -> bool:
    """Whether a sentence tells what was, with no word of content that the customer has not said."""
    told = scene.stems(number) <= scene.story.told_stems
    return told and scene.past(number, (0, len(scene.sentences[number].tokens)))


def _tells_their_view(scene: Scene, number: int) -> bool:
    """Whether a sentence says how it looks to the customer, and puts nothing forward beside."""
    puts_forward = any(scene.has(cue, number) for cue in ("offer", "frame", "grant"))
    return scene.has("their_view", number) and not puts_forward


def _asks_for_something_new(scene: Scene, number: int) -> bool:
    """Whether a sentence asks for a fact of the case that the customer has not told."""
    new = any(f.act == Act.asks_needed and f.certain and f.sentence == number for f in scene.found)
    return new or asks_who(scene, number)


def _asks_for_a_wish(scene: Scene, number: int) -> bool:
    """Whether a sentence asks what the customer would like."""
    checks = any(f.act == Act.checks_in and f.sentence == number for f in scene.found)
    return checks and bool(_WISHES & scene.sentences[number].said)


def _within_authority(scene: Scene, number: int) -> bool:
    """A remedy that the trainee may give, within its limit, is no promise too far unless the words guarantee more."""
    named = remedies_named(scene, number)
    within = bool(named) and not any(beyond(scene, number, remedy) for remedy in named)
    return within and not _BOUNDLESS & scene.sentences[number].said
