"""Remedies, promises with a time, promises beyond the authority, and leave asked for what the trainee may do."""

from itertools import pairwise

from app.acts import Act
from app.customer.reading.authority import beyond, others_to_give, remedies_named
from app.customer.reading.patterns import Hit
from app.customer.reading.scene import Found, Scene
from app.customer.reading.words import words


def read_remedies(scene: Scene) -> None:
    """Notes offers_remedy, commits, overpromises and holds."""
    _action(scene)
    for number in range(len(scene.sentences)):
        _offer(scene, number)
        _commit(scene, number)
        _leave(scene, number)
        _boast(scene, number)


def _action(scene: Scene) -> None:
    action = scene.story.exchange.turn.action
    known = scene.story.known
    pressed = next((r for r in known.remedies if r.row.id == action), None) if known else None
    if pressed and scene.sentences:
        numbers = range(len(scene.sentences))
        spoken = max(numbers, key=lambda n: (len(scene.stems(n) & pressed.stems), scene.has("offer", n)))
        last = len(scene.sentences[spoken].tokens)
        scene.found.append(Found(Act.offers_remedy, spoken, 0, last, remedy=action, certain=True))


def _turned_down(scene: Scene, hit: Hit) -> bool:
    sentence = scene.sentences[hit.sentence]
    clause = sentence.clause_at(hit.first)
    return scene.negated(hit) or scene.in_clause(hit.sentence, clause, "refuses", "denied")


def _holds_good(scene: Scene, hit: Hit) -> bool:
    """Whether the cue stands in a clause that offers, rather than refuses or tells what was."""
    clause = scene.sentences[hit.sentence].clause_at(hit.first)
    return not _turned_down(scene, hit) and not scene.past(hit.sentence, clause)


def _offer(scene: Scene, number: int) -> None:
    named = remedies_named(scene, number)
    framed = scene.hits("frame", number) if named else []
    hits = [hit for hit in [*scene.hits("offer", number), *framed] if _holds_good(scene, hit)]
    if not hits or _only_looking(scene, number) or scene.has("steers", number):
        return
    if scene.has("leave", number) and (not named or named[0].row.by == "trainee"):
        return
    if not named and not (scene.has("remedy_word", number)):
        return
    if not named:
        scene.see(Act.offers_remedy, hits[0])
        return
    best = named[0]
    scene.see(Act.offers_remedy, hits[0], remedy=best.row.id)
    scene.found[-1].certain = scene.sentences[number].question
    if not scene.has("honest", number) and beyond(scene, number, best):
        scene.see(Act.overpromises, hits[0])


def _only_looking(scene: Scene, number: int) -> bool:
    return scene.has("looking", number) and not scene.has("remedy_word", number)


def _commit(scene: Scene, number: int) -> None:
    sentence = scene.sentences[number]
    if sentence.question and not scene.saw(Act.offers_remedy, number):
        return
    for hit in scene.hits("commit", number):
        clause = sentence.clause_at(hit.last - 1)
        begin = min(clause[0], sentence.clause_at(hit.first)[0])
        span = (begin, clause[1])
        words = sentence.words[span[0] : span[1]]
        told = scene.past(number, (begin, hit.last))
        glance = scene.in_clause(number, span, "looking") and bool(_GLANCE & set(words))
        if told or glance or any(w in _NO_PROMISE for w in words):
            continue
        if scene.in_clause(number, span, "refuses", "wait"):
            continue
        framed = scene.in_clause(number, span, "frame", "offer")
        if "now" in words:
            meant = scene.in_clause(number, span, "frame") and not _sees(words)
        else:
            meant = framed or scene.saw(Act.offers_remedy, number) or bool({"will", "i", "we"} & set(words))
        if meant:
            scene.found.append(Found(Act.commits, number, span[0], span[1]))
            return


_GLANCE = words("now moment minute second just quickly")
"""With these, looking something up is what the trainee does meanwhile; with a later time it is a promise."""


def _sees(words: list[str]) -> bool:
    """Whether what "I can" do now is only to see or understand."""
    return any(a == "can" and b in {"see", "hear", "understand", "imagine"} for a, b in pairwise(words))


_NO_PROMISE = words(
    """
    not never nobody usually normally hopefully maybe might should could would if closes opens asap soon
    """
)


def _leave(scene: Scene, number: int) -> None:
    waits = scene.hits("wait", number)
    for hit in scene.hits("leave", number):
        if not others_to_give(scene, number):
            scene.see(Act.holds, hit, whole=True)
            return
    if waits and not (
        scene.has("time", number) and (scene.has("reason", number) or "while" in scene.sentences[number].words)
    ):
        scene.see(Act.holds, waits[0])


def _boast(scene: Scene, number: int) -> None:
    for hit in scene.hits("grant", number):
        if not scene.negated(hit, reach=3) and not scene.has("honest", number):
            scene.see(Act.overpromises, hit)
            return
