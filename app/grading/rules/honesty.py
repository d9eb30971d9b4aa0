"""Honesty: reasons for rules (P15), no false concession, no claim of something done that was not."""

import re

from app.acts import Act
from app.grading.finding import Finding, leaves, no, unbroken, unknown, yes
from app.grading.graded import Graded, Seen
from app.text import sentences
from app.transcript import Turn

_DONE = re.compile(
    r"\b(?:i|we)(?:'ve| have|'ve just| have just| have now| have already| just| already)\s+(?:\w+ly\s+)?"
    r"(?:refunded|credited|cancell?ed|waived|reversed|booked|rebooked|issued|processed|replaced|upgraded|reimbursed"
    r"|released|dropped|removed|extended|compensated|returned|paid|sent (?:you|out|off)|ordered"
    r"|opened|started|filed|arranged|put through)\b"
    r"|\b(?:refund|credit|replacement|payment|voucher)\b[^.!?]{0,30}\b(?:has been|is already|was just)\s+"
    r"(?:issued|processed|sent|made|booked|credited|paid|refunded)\b",
    re.IGNORECASE,
)
_TOWARDS = (Act.policy_wall, Act.refuses)
_LEAST_WORDS = 3


def reason_given(graded: Graded) -> Finding:
    """Applies where a rule or a refusal was given; met when each has its reason in that turn or the trainee's next."""
    cited = [seen for seen in graded.seen(*_TOWARDS) if len(seen.quote.split()) >= _LEAST_WORDS]
    reasons = graded.seen(Act.explains_why)
    for seen in cited:
        if not any(reason.turn in _this_and_next(graded, seen.turn) for reason in reasons):
            return no("You gave the rule and not its reason.", seen)
    if reasons:
        return yes("You gave the reason with the rule.", reasons[0])
    return leaves("No rule stood in the way.")


def no_false_concession(graded: Graded) -> Finding:
    """Applies where the claim is false, wholly or partly; broken by agreeing to what is not so."""
    for seen in graded.seen(Act.concedes_false):
        return no("You agreed to something that is not so; the person can be right without the fact.", seen)
    if graded.case is None:
        return unknown("Without the case nobody knows whether the claim is true.")
    if graded.case.claim == "true":
        return leaves("What the customer says is true.")
    return unbroken(graded, "You kept to the facts.")


def no_unkept_claim(graded: Graded) -> Finding:
    """Broken by saying that something was done which no action of this or any other turn did."""
    if graded.case is None:
        return unknown("Without the case nobody knows what was really done.")
    if not graded.case.authority:
        return leaves("There was nothing that you could have done here.")
    done = {turn.action for turn in graded.trainee_turns if turn.action and graded.case.remedy(turn.action)}
    claims = [(turn, claim) for turn in graded.trainee_turns if (claim := _claim(turn))]
    for turn, claim in claims:
        about = {
            seen.remedy
            for seen in graded.seen(Act.offers_remedy, Act.commits, turn=turn.number)
            if seen.remedy and (seen.quote in claim.quote or claim.quote in seen.quote)
        }
        if not (about & done if about else done):
            return no("You said that it was done, and nothing was done.", claim)
    kept = "What you said was done was done." if claims else "You said of nothing that it was done before it was."
    return unbroken(graded, kept)


def _claim(turn: Turn) -> Seen | None:
    return next((Seen(turn.number, said) for said in sentences(turn.text) if _DONE.search(said)), None)


def _this_and_next(graded: Graded, number: int) -> list[int]:
    numbers = [turn.number for turn in graded.trainee_turns if turn.number >= number]
    return numbers[:2]
