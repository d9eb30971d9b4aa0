"""Acknowledging, naming the feeling and stock phrases: what is said of *this* customer, not any other."""

from app.acts import Act
from app.customer.reading.patterns import Hit
from app.customer.reading.scene import Found, Scene
from app.customer.reading.stems import stems_of
from app.customer.reading.words import words

_COLD = ("dismisses", "blames", "defensive", "policy_wall", "refuses", "smug", "rude", "brushes_off")
_YOURS = words(
    """
    you your yours we our us sorry after since when while
    """
)


_UNKIND = words("dismisses smug rude blames")


def read_heard_acts(scene: Scene) -> None:
    """Notes canned, names_feeling and acknowledges."""
    _names_feeling(scene)
    _canned(scene)
    _acknowledges(scene)


def own_words(scene: Scene, number: int) -> frozenset[str]:
    """What a sentence says of this customer beyond the stock of any service."""
    return scene.shared(number) - _GENERIC


_ANY_TROUBLE = stems_of("trouble inconvenience problem issue experience situation sorry apologise apology regret")


def particular(scene: Scene, number: int, clause: tuple[int, int] | None = None) -> frozenset[str]:
    """The content stems of a sentence or clause but for the customer's name and words that fit every customer."""
    return scene.stems(number, clause) - stems_of(scene.story.exchange.name or "") - _ANY_TROUBLE


_GENERIC = words(
    """
    frustrat inconvenienc experienc patienc phon email contact feedback assist resolv appreciat
    understand disappoint concern regret caus hear day pay charg refund policy colleagu cancel parcel
    appointment shop 2 upset angry annoy promis return
    """
)


def _names_feeling(scene: Scene) -> None:
    for hit in scene.hits("feeling"):
        sentence = scene.sentences[hit.sentence]
        if sentence.question and not scene.shared(hit.sentence):
            continue
        if not scene.cues(hit.sentence).isdisjoint(_UNKIND):
            continue
        if scene.in_clause(hit.sentence, sentence.clause_at(hit.first), "thanks") or scene.retells_policy(hit.sentence):
            continue
        words = sentence.words
        if scene.saw(Act.personal, hit.sentence) and "i" in words[:2] and not scene.shared(hit.sentence):
            continue
        if {"we", "our"} & set(words) and not own_words(scene, hit.sentence):
            continue
        if scene.negated(hit, reach=2) and "wonder" not in words[hit.first : hit.last]:
            continue
        if _tied(scene, hit):
            scene.see(Act.names_feeling, hit)


def _tied(scene: Scene, hit: Hit) -> bool:
    number = hit.sentence
    sentence = scene.sentences[number]
    stock = any(c.first < hit.last and c.last > hit.first for c in scene.hits("canned", number))
    if own_words(scene, number):
        return True
    near = [n for n in (number - 1, number, number + 1) if 0 <= n < len(scene.sentences)]
    return not stock and (any(scene.shared(n) for n in near) or len(sentence.tokens) > 14)


def _canned(scene: Scene) -> None:
    for hit in scene.hits("canned"):
        if own_words(scene, hit.sentence) or scene.saw(Act.names_feeling, hit.sentence):
            continue
        scene.see(Act.canned, hit)


def _acknowledges(scene: Scene) -> None:
    for number, sentence in enumerate(scene.sentences):
        if scene.retells_policy(number):
            continue
        for clause in sentence.clauses:
            if _restates(scene, number, clause):
                scene.found.append(Found(Act.acknowledges, number, clause[0], clause[1]))
                return


def _restates(scene: Scene, number: int, clause: tuple[int, int]) -> bool:
    sentence = scene.sentences[number]
    stems = particular(scene, number, clause)
    shared = stems & scene.story.stems
    if not shared or scene.in_clause(number, clause, *_COLD):
        return False
    if sentence.question and clause[1] == len(sentence.tokens):
        return False
    weight = len(shared - _GENERIC) + 0.5 * len(shared & _GENERIC)
    share = len(shared) / len(stems)
    said = set(sentence.words[clause[0] : clause[1]])
    if scene.in_clause(number, clause, *_ACTING):
        return weight >= 3 and share >= 0.6 and bool(said & {"after", "since", "when", "was", "were", "had"})
    near = (number - 1, number, number + 1)
    if any(found.act in _FRAMES and found.sentence in near for found in scene.found):
        return weight >= 0.5 and share >= 0.2
    event = bool(said & _EVENTS) and "i" not in said
    return share >= 0.6 and weight >= (1.5 if event else 3)


_EVENTS = words("never nobody nothing twice again still came arrived")

_FRAMES = (Act.apologizes, Act.names_feeling, Act.owns)
"""Beside these, a restating of what happened is meant as one; alone it has to be fuller."""
_ACTING = ("offer", "asks", "transfer", "leave", "wait", "thanks", "closes")
