"""How a turn ends or passes on: handing over, brushing off, closing."""

from app.acts import Act
from app.customer.reading.scene import Scene



def read_endings(scene: Scene) -> None:
    """Notes hand-overs, closes and brushes_off."""
    _hand_over(scene)
    agreed = _agreed(scene)
    for hit in scene.hits("closes"):
        if agreed:
            scene.see(Act.closes, hit)
    for hit in scene.hits("brushes_off"):
        if not agreed and not scene.saw(Act.hands_over_warm) and not scene.saw(Act.hands_over_cold):
            scene.see(Act.brushes_off, hit)
    _one_word(scene, agreed)


def _hand_over(scene: Scene) -> None:
    pressed = scene.story.exchange.turn.action in ("manager", "specialist")
    hits = [hit for hit in scene.hits("transfer") if not scene.negated(hit) and not scene.in_clause(
        "refuses", hit.sentence, scene.sentences[hit.sentence].clause_at(hit.first))]
    if not scene.sentences or not (hits or pressed):
        return
    number = hits[0].sentence if hits else 0
    briefed = scene.has("summary")
    reasoned = scene.has("reason") or scene.has("honest") or scene.has("beyond")
    act = Act.hands_over_warm if briefed and reasoned else Act.hands_over_cold
    if hits:
        scene.see(act, hits[0])
    else:
        scene.see_sentence(act, number)


def _agreed(scene: Scene) -> bool:
    """Whether the customer's last words accept what was offered."""
    return scene.story.answered and scene.story.agreed


def _one_word(scene: Scene, agreed: bool) -> None:
    words = [t.word for s in scene.sentences for t in s.tokens if t.word[0].isalnum()]
    told = len(scene.story.last_customer.split())
    if words and len(words) <= 2 and told >= 6 and not agreed and not scene.found:
        scene.see_sentence(Act.brushes_off, 0)
