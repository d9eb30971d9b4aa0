"""Which acts of a reading stand: kind ones need the trainee's own words, about this customer's own matter."""

import re

from app.acts import KIND, Act, ActSeen, Reading
from app.grading.evidence import ECHO, steers, unsupported
from app.grading.matter import matter_in
from app.grading.orders import orders_in
from app.grading.place import Place
from app.grading.reaction import complaint_of_repeating
from app.grading.shape import in_shape
from app.text import folded, sentences

_VOID_WITHIN = {
    Act.offers_remedy: (Act.vague, Act.brushes_off),
    Act.commits: (Act.vague, Act.brushes_off),
    Act.owns: (Act.concedes_false, Act.canned, Act.policy_wall, Act.refuses),
    Act.apologizes: (Act.concedes_false, Act.canned),
    Act.names_feeling: (Act.canned,),
    Act.thanks: (Act.canned,),
}
"""What is no evidence where its words lie within words that are at fault for the very thing."""
_SYMPATHY = frozenset({Act.names_feeling, Act.apologizes, Act.thanks, Act.personal})
_STEPS = frozenset({Act.offers_remedy, Act.commits, Act.informs, Act.explains_why, Act.hands_over_warm})
_WALLS = (Act.policy_wall, Act.brushes_off, Act.dismisses, Act.blames_customer)
_NEW_MATTER = 3
_GOES_ON = 3
_ASKS = re.compile(r"\b(?:ask|asks|asked|asking|check(?:ing)? with)\b", re.IGNORECASE)


def standing(reading: Reading, place: Place) -> tuple[ActSeen, ...]:
    """The acts of the turn in its place that stand, in their order."""
    acts = (*reading.acts, *orders_in(place.turn.text))
    return tuple(seen for seen in acts if _stands(seen, reading, place))


def _stands(seen: ActSeen, reading: Reading, place: Place) -> bool:
    if seen.act == Act.hands_over_cold:
        return place.turn.action != "specialist" or not _ASKS.search(seen.quote)
    if seen.act == Act.asked_again:
        return not _answered_anew(place)
    around = _around(seen.quote, place.turn.text)
    if reading.source == "offline" and not in_shape(seen.act, around):
        return False
    if seen.act not in KIND:
        return True
    if not _their_own(seen.quote, around, place):
        return False
    if steers(around) or (seen.act == Act.apologizes and _before_a_wall(reading)):
        return False
    if seen.act == Act.acknowledges and not _of_theirs(seen.quote, place):
        return False
    if seen.act == Act.offers_remedy and not (place.about_them or _names_theirs(seen.quote, place)):
        return False
    if seen.act in _SYMPATHY and not place.touches and _idle(seen, reading, place):
        return False
    faults = [other for fault in _VOID_WITHIN.get(seen.act, ()) for other in reading.of(fault)]
    return not any(_overlap(seen.quote, fault.quote) for fault in faults)


def _their_own(quote: str, around: str, place: Place) -> bool:
    """Whether the words are evidence; the customer's own words are where the sentence goes on in the trainee's."""
    problem = unsupported(_in_context(quote, place.turn.text), place.turn, place.transcript)
    if problem == ECHO and len(around.split()) >= len(quote.split()) + _GOES_ON:
        problem = unsupported(around, place.turn, place.transcript)
    return problem is None


def _of_theirs(quote: str, place: Place) -> bool:
    """Whether the sentence of a quote holds something of this customer's, in a talk that is about them."""
    return not place.told or (bool(matter_in(_around(quote, place.turn.text)) & place.own) and place.about_them)


def _before_a_wall(reading: Reading) -> bool:
    """Whether nothing but a refusal stands beside the word of regret."""
    return any(act in reading for act in _WALLS) and not (Act.acknowledges in reading or Act.owns in reading)


def _names_theirs(quote: str, place: Place) -> bool:
    return bool(matter_in(_around(quote, place.turn.text)) & place.known)


def _idle(seen: ActSeen, reading: Reading, place: Place) -> bool:
    """Whether nothing comes with the kind word: no step, deed or question; a feeling needs its cause whatever comes."""
    moves = (*_STEPS, Act.asks_needed)
    return seen.act == Act.names_feeling or not (place.turn.action or any(act in reading for act in moves))


def _answered_anew(place: Place) -> bool:
    """Whether the customer's answer brings what they had not told: then the question was needed after all."""
    new = matter_in(place.answer) - place.heard - matter_in(place.turn.text)
    figures = any(any(c.isdigit() for c in stem) for stem in new)
    return not complaint_of_repeating(place.answer) and (figures or len(new) >= _NEW_MATTER)


def _in_context(quote: str, text: str) -> str:
    """A quote of one word, such as a name, stands for the words around it."""
    return text if len(quote.split()) < 2 else quote


def _around(quote: str, text: str) -> str:
    """The sentences that a quote stands in."""
    return " ".join(sentence for sentence in sentences(text) if _overlap(quote, sentence)) or quote


def _overlap(one: str, other: str) -> bool:
    a, b = folded(one), folded(other)
    return a in b or b in a
