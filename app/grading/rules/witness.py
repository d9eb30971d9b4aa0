"""The customer as witness, where nothing is known of the case: how they took the replies, in their own words."""

from app.grading.finding import Finding, leaves, no, yes
from app.grading.graded import Graded, Seen
from app.grading.reaction import Reaction, complaint_of_no_answer, complaint_of_repeating
from app.transcript import Speaker, Transcript, Turn, by

_CALM, _CLEARLY = 0.3, 0.1
_SILENT = "The customer wrote nothing after your reply."


def content(graded: Graded) -> Finding:
    """Met when the customer's last words thank, agree or say that it is solved; left out where they never answered."""
    answers = _answers(graded)
    if not answers:
        return leaves(_SILENT)
    if graded.reaction(answers[-1]) == Reaction.accepted:
        return yes(f"The customer's last words: {_said(answers[-1])}", _reply_before(graded, answers[-1]))
    return no(f"The customer's last words show no content: {_said(answers[-1])}", _reply_before(graded, answers[-1]))


def not_protesting(graded: Graded) -> Finding:
    """Broken when the customer's last words are a protest; left out where they never answered."""
    answers = _answers(graded)
    if not answers:
        return leaves(_SILENT)
    if graded.reaction(answers[-1]) == Reaction.protested:
        return no(f"The customer still protests: {_said(answers[-1])}", _reply_before(graded, answers[-1]))
    return yes("The customer's last words are no protest.", _reply_before(graded, answers[-1]))


def mostly_calm(graded: Graded) -> Finding:
    """Met when at most a third of the customer's answers protest; left out where they never answered."""
    answers = _answers(graded)
    if not answers:
        return leaves(_SILENT)
    protests = [turn for turn in answers if graded.reaction(turn) == Reaction.protested]
    if 3 * len(protests) > len(answers):
        return no(f"The customer protests again and again: {_said(protests[0])}", _reply_before(graded, protests[0]))
    return yes("Most of what the customer answers is no protest.", _reply_before(graded, answers[0]))


def calmed(graded: Graded) -> Finding:
    """Met when the customer's last words read clearly less angry than their first; left out where that is unknown."""
    answers = _answers(graded)
    told = [
        graded.anger[turn.number] for turn in by(Speaker.customer, graded.transcript) if turn.number in graded.anger
    ]
    if not answers or len(told) < 2:
        return leaves(_SILENT)
    if told[-1] <= max(_CALM, told[0] - _CLEARLY):
        return yes("The customer became calmer, or ended calm.", _reply_before(graded, answers[-1]))
    return no(f"The customer did not become calmer: {_said(answers[-1])}", _reply_before(graded, answers[-1]))


def thanked(graded: Graded) -> Finding:
    """Met when the customer agrees or thanks at any time after a reply; left out where they never answered."""
    answers = _answers(graded)
    if not answers:
        return leaves(_SILENT)
    for turn in answers:
        if graded.reaction(turn) == Reaction.accepted:
            return yes(f"The customer took it well: {_said(turn)}", _reply_before(graded, turn))
    return no("The customer never agreed or thanked.")


def heard(graded: Graded) -> Finding:
    """Broken when the customer says that they repeat themselves or were not answered; left out if silent."""
    answers = _answers(graded)
    if not answers:
        return leaves(_SILENT)
    for turn in answers:
        if complaint_of_repeating(turn.text) or complaint_of_no_answer(turn.text):
            return no(f"The customer felt unheard: {_said(turn)}", _reply_before(graded, turn))
    return yes("The customer never had to say that they were not heard.", _reply_before(graded, answers[0]))


def _answers(graded: Graded) -> Transcript:
    """The customer's turns after the first reply."""
    first = graded.trainee_turns[0].number
    return tuple(turn for turn in graded.transcript if turn.number > first and turn.speaker == Speaker.customer)


def _reply_before(graded: Graded, answer: Turn) -> Seen:
    reply = [turn for turn in graded.trainee_turns if turn.number < answer.number][-1]
    return Seen(reply.number, reply.text)


def _said(turn: Turn) -> str:
    return f"“{turn.text[:120]}”"
