"""Specificity (P1): the trainee's own sentences take up this customer's things, by words and numbers in common."""

from app.acts import Act
from app.grading.evidence import unsupported
from app.grading.finding import UNREAD, Finding, no, unknown, yes
from app.grading.graded import Graded, Seen
from app.grading.matter import matter_in, weight
from app.text import sentences

_LEAST_WEIGHT = 2
_SIDES = (Act.acknowledges, Act.names_feeling, Act.owns, Act.apologizes)


def specific(graded: Graded) -> Finding:
    """Met when a sentence of the trainee holds what this customer brought in.

    A number or two words of content are enough, or one such word where the sentence takes their side.
    """
    for turn in (turn for turn in graded.trainee_turns if not graded.protested(turn.number)):
        place = graded.place(turn)
        if not place.about_them:
            continue
        for sentence in sentences(turn.text):
            shown = weight(matter_in(sentence) & place.heard)
            shown += shown > 0 and any(seen.quote in sentence for seen in graded.seen(*_SIDES, turn=turn.number))
            if shown >= _LEAST_WEIGHT and unsupported(sentence, turn, graded.transcript) is None:
                return yes("You speak of this customer's own matter.", Seen(turn.number, sentence))
    return no("Your replies would fit any other customer as well.")


def to_the_point(graded: Graded) -> Finding:
    """Met when a step, an offer or a promise is about this customer's matter: it names a thing of theirs."""
    steps = graded.reached(Act.offers_remedy, Act.commits, Act.hands_over_warm, Act.informs)
    if theirs := [seen for seen in steps if _about_theirs(graded, seen)]:
        return yes("What you do is about this customer's own matter.", graded.best(theirs))
    if not steps and graded.content_with_the_unread:
        return unknown(UNREAD)
    if steps:
        return no("What you offer could be said to any other customer as well.", steps[0])
    return no("You name no step towards a solution.")


def _about_theirs(graded: Graded, seen: Seen) -> bool:
    turn = graded.turn(seen.turn)
    place = graded.place(turn) if turn else None
    return place is not None and place.about_them and bool(matter_in(seen.quote) & place.known)
