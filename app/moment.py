"""What this very moment of a conversation lacks most: what hurt last, what an offer wants, or what is still needed."""

from dataclasses import dataclass

from app.acts import FAULTS, Act
from app.conversation import Conversation
from app.customer.mind import Mind, Objection
from app.customer.needs import HEARD, missing, served
from app.persona import Case
from app.rubric import Rule
from app.text import sentences
from app.transcript import Speaker, last_by

_WANTS: dict[str, str] = {
    "no_date": "no_date",
    "no_action": "no_action",
    "then_do_it": "no_action",
    "not_seen_yet": "no_action",
    "not_theirs_to_give": "not_theirs_to_give",
}
"""What an offer lacks, by the customer's objection to it."""

SHOWN_BY: dict[str, Act | Rule] = {
    "acknowledged": Act.acknowledges,
    "feeling_named": Act.names_feeling,
    "apology": Act.apologizes,
    "owned": Act.owns,
    "reason_given": Act.explains_why,
    "handed_over": Rule.escalated_when_needed,
    "not_theirs_to_give": Rule.authority_not_exceeded,
    "dated": Act.commits,
    "no_date": Act.commits,
    "offer": Rule.authority_used,
    "offer_together": Rule.authority_used,
    "not_accepted": Rule.remedy_fits,
    "not_enough": Rule.remedy_fits,
    "check": Act.checks_in,
    "close": Rule.closed_with_agreement,
    "act_now": Rule.no_unkept_claim,
    "no_action": Rule.no_unkept_claim,
    "promise_not_kept": Rule.no_unkept_claim,
    "promise_exposed": Rule.authority_not_exceeded,
    "needless_handover": Rule.not_escalated_needlessly,
    "no_way_forward": Act.offers_remedy,
    "empty_sympathy": Act.offers_remedy,
    "ignored_question": Rule.answered,
    "false_claim": Rule.no_false_concession,
    "unwinnable": Act.names_feeling,
}
"""What would have met each lack, where its name is no act: by it the worded example is chosen."""


@dataclass(frozen=True)
class Moment:
    """`lack` is a key of the hint texts; `yours` the trainee's words it is about, `remedy` an id of the case."""

    lack: str
    yours: str = ""
    remedy: str | None = None

    @property
    def shown_by(self) -> Act | Rule:
        """The act or rule whose worded example fits."""
        if self.lack in SHOWN_BY:
            return SHOWN_BY[self.lack]
        return Act(self.lack) if self.lack in Act.__members__ else Act.acknowledges


def moment(talk: Conversation) -> Moment:
    """The moment before the trainee's next turn; the last turn is the customer's."""
    mind, direction, case = talk.mind, talk.direction, talk.persona.case
    if stung := _stung(talk, mind):
        return stung
    objection = direction.objection if direction else None
    remedy = direction.remedy if direction else None
    if objection and objection.value in _WANTS:
        return Moment(_WANTS[objection.value], remedy=remedy)
    if mind.accepted:
        return Moment("close" if mind.accepted in mind.granted else "act_now", remedy=mind.accepted)
    waits = missing(mind, case)
    heart = next((need for need in waits if need in HEARD), None)
    if mind.trainee_turns == 0 or (heart and not mind.met & {"acknowledged", "feeling_named"}):
        return Moment(heart or "acknowledged")
    if objection in (Objection.not_accepted, Objection.already_offered, Objection.not_enough):
        return Moment("not_enough" if objection == Objection.not_enough else "not_accepted", remedy=remedy)
    if heart:
        return Moment(heart)
    return _towards_a_solution(mind, case, waits)


def _towards_a_solution(mind: Mind, case: Case, waits: tuple[str, ...]) -> Moment:
    """The customer has been heard: what the solution wants next."""
    if case.claim != "true" and case.help.specialist and mind.trainee_turns <= 2:
        return Moment("false_claim")
    if not case.winnable:
        return Moment("unwinnable")
    if "handed_over" in waits and (case.escalation == "needed" or not waits[0].endswith("_dated")):
        return Moment("handed_over")
    if "reason_given" in waits:
        return Moment("reason_given")
    offered = next((remedy for remedy in reversed(mind.offered) if remedy in case.accepts), None)
    if not served(mind, case):
        if offered:
            return Moment("dated", remedy=offered)
        best = next((row for remedy in case.accepts if (row := case.remedy(remedy))), None)
        if best and best.by in mind.joined:
            return Moment("offer_together", remedy=best.id)
        return Moment("offer")
    return Moment("check")


def _stung(talk: Conversation, mind: Mind) -> Moment | None:
    """What hurt in the last reply, with its words."""
    cause, last = mind.stung_by, last_by(Speaker.trainee, talk.transcript)
    if cause is None or last is None:
        return None
    reading = talk.readings.get(last.number)
    act = Act(cause) if cause in Act.__members__ else None
    quote = reading.quote(act) if reading and act else None
    said = sentences(last.text)
    remedy = next(iter(sorted(mind.claimed)), None)
    if act is not None and act not in FAULTS and act != Act.refuses:
        return None
    return Moment(cause, yours=quote or (said[0] if said else last.text), remedy=remedy)
