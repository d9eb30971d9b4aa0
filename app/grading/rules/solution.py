"""The way to a solution (P3): specific, answering what was asked, fitting, agreed, and nobody left unserved."""

from app.acts import Act
from app.grading.finding import UNREAD, Finding, leaves, no, unknown, yes
from app.grading.graded import Graded, Seen
from app.grading.reaction import Reaction, complaint_of_no_answer
from app.grading.rules.authority import given
from app.grading.rules.handover import handovers
from app.persona import Case

_FORWARD = (
    Act.informs, Act.offers_remedy, Act.commits, Act.explains_why, Act.asks_needed, Act.hands_over_warm,
)  # fmt: skip
_CONTENT = (Act.informs, Act.offers_remedy, Act.commits, Act.explains_why, Act.hands_over_warm)
_OFFER = (Act.offers_remedy, Act.commits, Act.informs)
_UNSERVED = (Act.brushes_off, Act.vague, Act.holds, Act.hands_over_cold, Act.rude, Act.smug, Act.dismisses)
_NEEDS: dict[str, tuple[Act, ...]] = {
    "acknowledged": (Act.acknowledges,),
    "feeling_named": (Act.names_feeling,),
    "apology": (Act.apologizes,),
    "owned": (Act.owns,),
    "reason_given": (Act.explains_why,),
    "handed_over": (Act.hands_over_warm,),
}
_NEED_WORDS = {
    "acknowledged": "to have the problem taken up",
    "feeling_named": "to hear that you see what it did to them",
    "apology": "an apology",
    "owned": "somebody who owns it",
    "reason_given": "the reason behind the rule",
    "handed_over": "a proper handover",
}


def needs_covered(graded: Graded) -> Finding:
    """Met when everything this customer needs before they can accept was given."""
    case = graded.case
    if case is None:
        return unknown("Without the case nobody knows what this customer needs.")
    if not case.needs:
        return leaves("This customer needs nothing beyond the solution.")
    found = {need: _covered(graded, need) for need in case.needs}
    missing = [_need_in_words(case, need) for need, seen in found.items() if seen is None]
    if missing:
        return no(f"Still missing for this customer: {', '.join(missing)}.")
    return yes("You gave this customer what they needed first.", found[case.needs[0]])


def closed_with_agreement(graded: Graded) -> Finding:
    """Met when an offer or a check-in was followed by the customer's agreement; not asked of the unwinnable."""
    if graded.case is not None and not graded.case.winnable:
        return leaves("This customer could not be won.")
    acts = (*_OFFER, Act.hands_over_warm, Act.checks_in, Act.closes)
    done = [Seen(turn.number, turn.text) for turn in graded.trainee_turns if turn.action]
    for seen in sorted((*done, *graded.seen(*acts)), key=lambda one: one.turn, reverse=True):
        after = graded.answer_to(seen.turn)
        if after and graded.reaction(after) == Reaction.accepted:
            return yes("The customer agreed.", seen)
    return no("You came to no agreement with the customer.")


def answered(graded: Graded) -> Finding:
    """Met when most replies take the matter forward, one with an answer; without a case the customer may object."""
    for turn in graded.trainee_turns if graded.case is None else ():
        after = graded.answer_to(turn.number)
        if after and complaint_of_no_answer(after.text):
            return no(f"The customer says so: “{after.text[:120]}”", Seen(turn.number, turn.text))
    if settled := graded.settled:
        return yes("The customer says that it is solved.", Seen(settled.number, settled.text))
    forward = {seen.turn for seen in graded.reached(*_FORWARD)}
    content = graded.reached(*_CONTENT)
    idle = [turn for turn in graded.trainee_turns if turn.number not in forward]
    if content and 2 * len(idle) <= len(graded.trainee_turns):
        return yes("Your replies take up what was asked.", graded.best(content))
    return no("What the customer asked stays unanswered.", Seen(idle[0].number, idle[0].text) if idle else None)


def remedy_fits(graded: Graded) -> Finding:
    """Met when a remedy was offered that would do: one the case accepts or, where it says nothing of that, one it has.

    Without either the customer's own answer to the offer decides.
    """
    case = graded.case
    if case is None or not (case.accepts or case.authority):
        return _fits_by_the_customers_words(graded)
    if not case.winnable:
        return leaves("Nothing would have been accepted here.")
    wanted = case.accepts or tuple(row.id for row in case.authority)
    offers = given(graded)
    if fitting := [seen for seen in offers if seen.remedy in wanted]:
        return yes("What you offered would do for this customer.", graded.best(fitting))
    if vain := offers or graded.seen(Act.offers_remedy):
        return no("What you offered does not fix it for this customer.", vain[0])
    return no("You offered nothing that fixes it.")


def not_left_unserved(graded: Graded) -> Finding:
    """Broken by a last reply that brushes off or stays vague or, without a case, by a customer still protesting."""
    last = graded.trainee_turns[-1]
    after = graded.answer_to(last.number)
    if graded.case is None and after:
        took = graded.reaction(after)
        if took == Reaction.protested:
            return no(f"The customer's last words are: “{after.text[:120]}”", Seen(last.number, last.text))
        if took == Reaction.accepted:
            return yes("The customer left served.", Seen(last.number, last.text))
    if harm := graded.seen(*_UNSERVED, turn=last.number):
        return no("Your last reply leaves the customer where they were.", harm[0])
    moves = graded.reached(*_FORWARD, turn=last.number)
    wraps_up = graded.seen(Act.closes, Act.checks_in, turn=last.number) if graded.seen(*_CONTENT) else ()
    if content := moves or wraps_up:
        return yes("Your last reply moves the matter on.", content[0])
    return no("Your last reply leaves the customer where they were.", Seen(last.number, last.text))


def _fits_by_the_customers_words(graded: Graded) -> Finding:
    if settled := graded.settled:
        return yes("The customer says that it is solved.", Seen(settled.number, settled.text))
    offers = graded.seen(*_OFFER)
    if not offers and graded.content_with_the_unread:
        return unknown(UNREAD)
    if not offers:
        return no("You offered nothing that fixes it.")
    for seen in reversed(offers):
        after = graded.answer_to(seen.turn)
        took = graded.reaction(after) if after else Reaction.neither
        if took == Reaction.accepted:
            return yes("The customer took what you offered.", seen)
        if took == Reaction.protested:
            return no("The customer says that this does not fix it.", seen)
    return unknown("The customer does not say whether it would do.")


def _covered(graded: Graded, need: str) -> Seen | None:
    acts = _NEEDS.get(need)
    if acts is not None:
        seen = graded.seen(*acts)
        if not seen and need == "handed_over":
            return next((one.seen for one in handovers(graded) if one.warm or one.to == "manager"), None)
        return seen[0] if seen else None
    remedy = need.removesuffix("_dated")
    offers = [seen for seen in given(graded) if seen.remedy == remedy]
    dated = {seen.turn for seen in graded.seen(Act.commits)}
    dated |= {turn.number for turn in graded.trainee_turns if turn.action == remedy}
    return next((seen for seen in offers if seen.turn in dated), None)


def _need_in_words(case: Case, need: str) -> str:
    if need in _NEED_WORDS:
        return _NEED_WORDS[need]
    row = case.remedy(need.removesuffix("_dated"))
    return f"“{row.do}” with a date" if row else need
