"""Specificity (P1): the trainee's own sentences take up this customer's things, by words and numbers in common."""

import re

from app.acts import Act
from app.grading.evidence import unsupported
from app.grading.finding import Finding, no, yes
from app.grading.graded import Graded, Seen
from app.persona import Case
from app.text import folded, sentences

_STEM = 6
_LEAST_WEIGHT = 2
_SIDES = (Act.acknowledges, Act.names_feeling, Act.owns, Act.apologizes)
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
    """Met when a sentence of the trainee holds what this customer brought in.

    A number or two words of content are enough, or one such word where the sentence takes their side.
    """
    for turn in (turn for turn in graded.trainee_turns if not graded.protested(turn.number)):
        theirs = _content(graded.heard_before(turn.number)) - _content(graded.name or "")
        for sentence in sentences(turn.text):
            shared = _content(sentence) & theirs
            weight = sum(2 if any(c.isdigit() for c in word) else 1 for word in shared)
            weight += weight > 0 and any(seen.quote in sentence for seen in graded.seen(*_SIDES, turn=turn.number))
            if weight >= _LEAST_WEIGHT and unsupported(sentence, turn, graded.transcript) is None:
                return yes("You speak of this customer's own matter.", Seen(turn.number, sentence))
    return no("Your replies would fit any other customer as well.")


def to_the_point(graded: Graded) -> Finding:
    """Met when a step, an offer or a promise is about this customer's matter: it names a thing of theirs."""
    steps = graded.reached(Act.offers_remedy, Act.commits, Act.hands_over_warm, Act.informs)
    for seen in steps:
        theirs = _content(graded.heard_before(seen.turn)) | _of_the_case(graded.case)
        if (_content(seen.quote) - _content(graded.name or "")) & theirs:
            return yes("What you do is about this customer's own matter.", seen)
    if steps:
        return no("What you offer could be said to any other customer as well.", steps[0])
    return no("You name no step towards a solution.")


def _of_the_case(case: Case | None) -> set[str]:
    if case is None:
        return set()
    told = [fact.say for fact in case.facts.values()]
    done = [" ".join((row.do, row.limit, *row.called)) for row in case.authority]
    return _content(" ".join(told + done))


def _content(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", folded(text))
    return {word[:_STEM] for word in words if word not in _COMMON and (len(word) > 3 or word[0].isdigit())}
