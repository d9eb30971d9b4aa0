"""How a turn ends or passes on: handing over, brushing off, closing."""

from app.acts import Act
from app.customer.reading.patterns import Hit
from app.customer.reading.scene import Found, Scene
from app.customer.reading.words import words

_STILL_BUSY = frozenset(
    {
        Act.asks_needed,
        Act.asked_again,
        Act.refuses,
        Act.dismisses,
        Act.blames_customer,
        Act.smug,
        Act.rude,
        Act.defensive,
        Act.policy_wall,
        Act.holds,
        Act.vague,
        Act.hands_over_cold,
        Act.hands_over_warm,
        Act.steers_model,
        Act.off_topic,
        Act.overpromises,
        Act.checks_in,
    }
)


_SERVED = frozenset(
    {
        Act.hands_over_warm,
        Act.hands_over_cold,
        Act.offers_remedy,
        Act.commits,
        Act.asks_needed,
        Act.acknowledges,
        Act.owns,
        Act.apologizes,
        Act.names_feeling,
        Act.checks_in,
        Act.explains_why,
        Act.closes,
        Act.asked_again,
    }
)


def read_endings(scene: Scene) -> None:
    """Notes hand-overs, closes and brushes_off."""
    _hand_over(scene)
    agreed = _agreed(scene)
    for hit in scene.hits("closes"):
        if agreed:
            scene.see(Act.closes, hit)
        elif hit.first <= 1 and _farewell(scene, hit) and not scene.found:
            scene.see(Act.brushes_off, hit)
    _wraps_up(scene)
    for hit in scene.hits("brushes_off"):
        if not agreed and not any(f.act in _SERVED for f in scene.found):
            scene.see(Act.brushes_off, hit)
    _one_word(scene, agreed)


_CALLS_IN, _REASONS = words("summary transfer"), words("honest beyond reason")


def _introduce(scene: Scene) -> None:
    """A colleague named and told the customer's story in the same breath is a warm hand-over."""
    for number in range(len(scene.sentences)):
        near = [n for n in (number - 1, number, number + 1) if 0 <= n < len(scene.sentences)]
        cues = frozenset().union(*map(scene.cues, near))
        if (
            not cues.isdisjoint(_CALLS_IN)
            and not cues.isdisjoint(_REASONS)
            and not scene.saw(Act.greets, number)
            and not scene.has("leave", number)
            and names_colleague(scene, number)
            and len(frozenset().union(*(scene.shared(n) for n in near))) >= 3
        ):
            scene.see_sentence(Act.hands_over_warm, number)
            return


def names_colleague(scene: Scene, number: int) -> bool:
    """Whether a sentence names somebody who is not in the customer's story."""
    return scene.has("colleague", number) or any(
        token.capital
        and n > 0
        and token.word.isalpha()
        and token.word not in scene.story.told_folded
        and token.word != "i"
        for n, token in enumerate(scene.sentences[number].tokens)
    )


def _hand_over(scene: Scene) -> None:
    pressed = scene.story.exchange.turn.action in ("manager", "specialist")
    _introduce(scene)
    if scene.saw(Act.hands_over_warm):
        return
    hits = [
        hit
        for hit in scene.hits("transfer")
        if not scene.negated(hit)
        and not scene.in_clause(hit.sentence, scene.sentences[hit.sentence].clause_at(hit.first), "refuses")
    ]
    if not scene.sentences or not (hits or pressed):
        return
    told = hits or scene.hits("reason") or scene.hits("beyond") or scene.hits("summary")
    number = told[0].sentence if told else 0
    briefed = scene.has("summary")
    reasoned = scene.has("reason") or scene.has("honest") or scene.has("beyond")
    act = Act.hands_over_warm if briefed and reasoned else Act.hands_over_cold
    if hits:
        scene.see(act, hits[0])
    else:
        last = len(scene.sentences[number].tokens)
        scene.found.append(Found(act, number, 0, last, certain=True))


_BYE = words(
    """
    bye goodbye day evening night weekend care all
    """
)


def _farewell(scene: Scene, hit: Hit) -> bool:
    return bool(_BYE & scene.sentences[hit.sentence].said)


_BRIEF = 3
"""A turn of more sentences than this has more to say than a farewell."""


def _wraps_up(scene: Scene) -> None:
    """After a plain yes of the customer, last words that neither ask nor offer anything close the matter."""
    if not (scene.story.answered and scene.story.said_yes) or scene.saw(Act.closes) or not scene.sentences:
        return
    number = len(scene.sentences) - 1
    busy = any(f.act in _STILL_BUSY for f in scene.found)
    busy = busy or scene.saw(Act.names_feeling, number) or scene.saw(Act.personal, number)
    if not busy and number < _BRIEF and not scene.sentences[number].question:
        scene.see_sentence(Act.closes, number)


def _agreed(scene: Scene) -> bool:
    """Whether the customer's last words accept what was offered."""
    return scene.story.answered and scene.story.agreed


def _one_word(scene: Scene, agreed: bool) -> None:
    if agreed or scene.found or any(sentence.question for sentence in scene.sentences):
        return
    words = [word for sentence in scene.sentences for word in sentence.words if word[0].isalnum()]
    coded = any(c.isdigit() for word in words for c in word)
    if not words or coded or len(scene.story.last_customer.split()) < 6:
        return
    if len(words) <= 4 or (len(words) <= 7 and not any(scene.shared(n) for n in range(len(scene.sentences)))):
        scene.see_sentence(Act.brushes_off, 0)
