"""The rulings between acts: sarcasm erases kindness, stock phrases swallow what they mimic."""

from app.acts import KIND, Act
from app.customer.reading.scene import Scene

_WARM = frozenset(KIND - {Act.uses_name, Act.informs, Act.asks_needed})
_SWALLOWED = frozenset({Act.names_feeling, Act.acknowledges, Act.thanks, Act.informs, Act.vague, Act.apologizes})


def _gentle(scene: Scene) -> bool:
    """Whether the turn is so plainly on the customer's side that "you did not …" is no reproach."""
    return sum(scene.saw(act) for act in (Act.owns, Act.apologizes, Act.names_feeling, Act.offers_remedy)) >= 2


def rule(scene: Scene) -> None:
    """Takes back the acts that a boundary ruling does not allow beside another."""
    for number in range(len(scene.sentences)):
        if scene.saw(Act.smug, number) or scene.saw(Act.rude, number):
            scene.drop(_WARM, number)
            scene.drop(frozenset({Act.asks_needed, Act.canned}), number)
        if scene.saw(Act.steers_model, number):
            scene.drop(frozenset(Act) - {Act.steers_model, Act.uses_name, Act.greets}, number)
        if scene.saw(Act.asked_again, number):
            scene.drop(frozenset({Act.asks_needed}), number)
        if scene.saw(Act.canned, number):
            scene.drop(_SWALLOWED, number)
        if scene.saw(Act.blames_customer, number) and _gentle(scene):
            scene.drop(frozenset({Act.blames_customer}), number)
        if scene.saw(Act.blames_customer, number):
            scene.drop(frozenset({Act.informs, Act.asks_needed, Act.acknowledges}), number)
        if scene.saw(Act.dismisses, number):
            scene.drop(frozenset({Act.informs, Act.names_feeling}), number)
    if scene.saw(Act.offers_remedy) and not scene.story.exchange.turn.action:
        scene.drop(frozenset({Act.hands_over_cold}))
    if scene.saw(Act.hands_over_warm) and scene.saw(Act.hands_over_cold):
        scene.drop(frozenset({Act.hands_over_cold}))
    if scene.saw(Act.explains_why):
        scene.drop(frozenset({Act.policy_wall}))
