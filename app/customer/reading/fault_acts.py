"""Faults that stand in the words: playing down, blaming, arguing, sarcasm, insult, walls of policy, vagueness."""

from itertools import pairwise

from app.acts import Act
from app.customer.reading.patterns import Hit
from app.customer.reading.question_acts import asks_who
from app.customer.reading.scene import Found, Scene
from app.customer.reading.words import words

_PLAIN = {
    "dismisses": Act.dismisses,
    "blames": Act.blames_customer,
    "defensive": Act.defensive,
    "smug": Act.smug,
    "rude": Act.rude,
}


_PAST_HELP = words("undo unsay undone")
_MODAL = words(
    "will would shall might may should can could try trying working hope hopefully soon shortly asap eventually maybe"
)
"""A vague word is a vague promise only where something is still to come."""
_CONCRETE = frozenset(
    {
        Act.commits,
        Act.offers_remedy,
        Act.asks_needed,
        Act.explains_why,
        Act.refuses,
        Act.owns,
        Act.apologizes,
        Act.thanks,
        Act.acknowledges,
        Act.names_feeling,
        Act.asked_again,
        Act.policy_wall,
        Act.dismisses,
    }
)


def read_faults(scene: Scene) -> None:
    """Notes the faults; which of them yields to another is decided by the rulings."""
    for cue, act in _PLAIN.items():
        for hit in scene.hits(cue):
            if not _quelled(scene, hit) and not scene.retold(hit.sentence):
                scene.see(act, hit)
    _no_apology(scene)
    _policy(scene)
    _vague(scene)
    steering = [hit for hit in scene.hits("steers") if not scene.retold(hit.sentence)]
    if steering:
        scene.see(Act.steers_model, steering[0], whole=True)


def _quelled(scene: Scene, hit: Hit) -> bool:
    """A fault taken back in its own clause ("it is not your fault"), or a plain question."""
    if hit.cue == "blames" and asks_who(scene, hit.sentence):
        return True
    return scene.negated(hit, reach=3) and hit.cue in {"blames", "dismisses", "rude", "smug"}


def _no_apology(scene: Scene) -> None:
    """Regret that the customer "feels that way" belittles the feeling, whatever else it sounds like."""
    for hit in scene.hits("no_apology"):
        if not scene.retold(hit.sentence):
            last = len(scene.sentences[hit.sentence].tokens)
            scene.found.append(Found(Act.dismisses, hit.sentence, hit.first, last, certain=True))


def refuses_nothing(scene: Scene, number: int) -> bool:
    """Who cannot undo what happened refuses nothing, nor does who is not asking for something."""
    said = scene.sentences[number].words
    return bool(_PAST_HELP & set(said)) or ("not", "asking") in pairwise(said)


def walls_off_nothing(scene: Scene, number: int) -> bool:
    """A sentence beside a remedy that is given this moment, and that denies nothing: "OK, it is in the system"."""
    return scene.story.gives and not scene.denies(number) and not scene.retells_policy(number)


def _policy(scene: Scene) -> None:
    for hit in scene.hits("refuses"):
        if not (scene.sentences[hit.sentence].question or refuses_nothing(scene, hit.sentence)):
            scene.see(Act.refuses, hit)
    for hit in scene.hits("policy_wall"):
        if not scene.retold(hit.sentence) and not walls_off_nothing(scene, hit.sentence):
            scene.see(Act.policy_wall, hit)


def _vague(scene: Scene) -> None:
    for hit in scene.hits("vague"):
        concrete = any(f.sentence == hit.sentence and f.act in _CONCRETE for f in scene.found)
        open_ended = bool(_MODAL & scene.sentences[hit.sentence].said)
        if open_ended and not concrete and not scene.sentences[hit.sentence].question:
            scene.see(Act.vague, hit)
