"""Specificity (P1): the trainee's own sentences take up this customer's things, by words and numbers in common."""

import re

from app.grading.evidence import unsupported
from app.grading.finding import Finding, no, yes
from app.grading.graded import Graded, Seen
from app.text import folded, sentences

_STEM = 6
_LEAST_WEIGHT = 2
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
    about above actually after again against agent already also always and another any anything apologies apologise
    apologize appreciate are ask asked back because been before being best better but can cannot case chat check
    concern contact could customer dear detail details did directly does doing done dont during each else email even
    ever every experience feel find first follow for forward frustrated frustrating from further get give glad going
    good great had happen happened happy has have having hear hello help here hope how however inconvenience
    information into issue its just kind kindly know let like long look looking make many matter may maybe message
    might more most much must need never next not nothing now number off offer once one only other our out over
    patience people please possible private problem problems provide question really reach received regarding
    regards reply request resolve right said say see send sent service should since situation some something soon
    sorry still such support sure take team tell than thank thanks that the their them then there these they thing
    things think this those time told too try trying under understand until upset use used very wait want was way
    well went were what when where which while who whole why will wish with within without work working would write
    year yes yet you your yours
    """,
    )
)


def specific(graded: Graded) -> Finding:
    """Met when one sentence of the trainee holds a number or two words of content that this customer brought in."""
    for turn in (turn for turn in graded.trainee_turns if not graded.protested(turn.number)):
        theirs = _content(graded.heard_before(turn.number)) - _content(graded.name or "")
        for sentence in sentences(turn.text):
            shared = _content(sentence) & theirs
            weight = sum(2 if any(c.isdigit() for c in word) else 1 for word in shared)
            if weight >= _LEAST_WEIGHT and unsupported(sentence, turn, graded.transcript) is None:
                return yes("You speak of this customer's own matter.", Seen(turn.number, sentence))
    return no("Your replies would fit any other customer as well.")


def _content(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", folded(text))
    return {word[:_STEM] for word in words if word not in _COMMON and (len(word) > 3 or word[0].isdigit())}
