"""The rulings between acts: sarcasm erases kindness, stock phrases swallow what they mimic."""

import re

from app.acts import KIND, Act
from app.customer.reading.scene import Scene

_WARM = frozenset(KIND - {Act.uses_name, Act.informs, Act.asks_needed})
_SWALLOWED = frozenset({Act.names_feeling, Act.acknowledges, Act.thanks, Act.informs, Act.vague, Act.apologizes})

_RULE_AS_REASON = re.compile(
    r" (?:because|since|as|[,;:-]) (?:it|that|this|those|these|they|there)? ?(?:is|are|was)? ?(?:just |simply |only )?"
    r"(?:(?:against|part of|how|what|the way) )?"
    r"(?:(?:the|our|my|a|all|these|company|house|store|bank|standard|strict|usual) )*"
    r"(?:policy|policies|rules?|procedures?|process|terms|conditions|regulations?|guidelines?|practice|protocol|system)"
    r"(?: (?:says?|states?|demands?|requires?|wants?) (?:so|it|that)| here"
    r"| and (?:everybody|everyone|we|they) [^.!?]{3,40})?"
    r" [.!]? ?$"
)
"""The rule given as its own reason: "because our terms say so"."""


def _gentle(scene: Scene) -> bool:
    """Whether the turn is so plainly on the customer's side that "you did not …" is no reproach."""
    return sum(scene.saw(act) for act in (Act.owns, Act.apologizes, Act.names_feeling, Act.offers_remedy)) >= 2


def rule(scene: Scene) -> None:
    """Takes back the acts that a boundary ruling does not allow beside another."""
    for number in sorted({found.sentence for found in scene.found}):
        if scene.saw(Act.smug, number) or scene.saw(Act.rude, number):
            scene.drop(_WARM, number)
            scene.drop(frozenset({Act.asks_needed, Act.canned}), number)
        if scene.saw(Act.steers_model, number):
            scene.drop(frozenset(Act) - {Act.steers_model, Act.uses_name, Act.greets}, number)
        if scene.saw(Act.checks_in, number):
            scene.drop(frozenset({Act.asked_again}), number)
        if scene.saw(Act.asked_again, number):
            scene.drop(frozenset({Act.asks_needed}), number)
        if scene.saw(Act.canned, number):
            scene.drop(_SWALLOWED, number)
        if scene.saw(Act.explains_why, number) and _RULE_AS_REASON.search(scene.sentences[number].flat):
            scene.drop(frozenset({Act.explains_why}), number)
            if not scene.saw(Act.policy_wall, number):
                scene.see_sentence(Act.policy_wall, number)
        if scene.saw(Act.blames_customer, number) and _gentle(scene):
            scene.drop(frozenset({Act.blames_customer}), number)
        if scene.saw(Act.blames_customer, number):
            scene.drop(frozenset({Act.informs, Act.asks_needed, Act.acknowledges}), number)
        if scene.saw(Act.dismisses, number):
            scene.drop(frozenset({Act.informs, Act.names_feeling}), number)
        if scene.saw(Act.brushes_off, number) and not (scene.has("offer", number) or scene.has("frame", number)):
            scene.drop(frozenset({Act.offers_remedy}), number)
    if scene.saw(Act.offers_remedy) and not scene.story.exchange.turn.action:
        scene.drop(frozenset({Act.hands_over_cold}))
    if scene.saw(Act.hands_over_warm) and scene.saw(Act.hands_over_cold):
        scene.drop(frozenset({Act.hands_over_cold}))
    if scene.saw(Act.explains_why):
        scene.drop(frozenset({Act.policy_wall}))
