"""Manner: a warm start, own words, no hostility, the person before the solution, nothing asked twice."""

import re

from app.acts import Act
from app.grading.finding import Finding, leaves, no, unbroken, yes
from app.grading.graded import Graded, Seen
from app.grading.phrases import PHRASE
from app.grading.reaction import complaint_of_repeating
from app.text import contains_quote, sentence_key, sentences
from app.transcript import Turn

_WARM = (Act.greets, Act.uses_name, Act.thanks, Act.apologizes, Act.names_feeling, Act.personal, Act.owns)
_TAKES_CHARGE = (
    Act.acknowledges, Act.owns, Act.commits, Act.offers_remedy, Act.asks_needed, Act.informs, Act.hands_over_warm,
)  # fmt: skip
_COLD = (
    Act.rude, Act.smug, Act.dismisses, Act.blames_customer, Act.defensive, Act.brushes_off, Act.policy_wall,
)  # fmt: skip
_FEELING = (Act.names_feeling, Act.personal)
_TAKEN_UP = (Act.acknowledges, Act.owns, Act.apologizes)
_SOLUTION = (Act.offers_remedy, Act.commits, Act.refuses, Act.policy_wall)
_OWN = (
    Act.acknowledges, Act.names_feeling, Act.owns, Act.personal, Act.explains_why, Act.offers_remedy, Act.commits,
    Act.thanks, Act.hands_over_warm,
)  # fmt: skip
_BESIDE_CANNED = (*_OWN, Act.informs, Act.asks_needed)
_SMALL_TALK = (Act.greets, Act.checks_in, Act.closes, Act.thanks)
_LEAST_SENTENCE = 4
_MOST_CANNED = 1


def first_turn_warm(graded: Graded) -> Finding:
    """Met when the first turn is warm and takes charge, or at least speaks of this customer's matter (P9, P10)."""
    turn = graded.trainee_turns[0]
    first = turn.number
    if cold := graded.seen(*_COLD, turn=first):
        return no(f"Your first turn {PHRASE[cold[0].act or Act.rude]}.", cold[0])
    warm, charge = graded.seen(*_WARM, turn=first), graded.seen(*_TAKES_CHARGE, turn=first)
    if warm and (charge or _on_their_matter(graded, turn)):
        return yes("Your first turn is warm and takes the matter in hand.", (charge or warm)[0])
    return no("Your first turn is not warm." if charge else "Your first turn does not take the matter in hand.")


def own_words(graded: Graded) -> Finding:
    """Met by something said for this customer; broken by stock phrases and by the same sentence again (P11)."""
    if again := _said_again(graded):
        return no("You had written that very sentence before.", again)
    canned = graded.seen(Act.canned)
    empty = [seen for seen in canned if not graded.seen(*_BESIDE_CANNED, turn=seen.turn)]
    if empty or len({seen.turn for seen in canned}) > _MOST_CANNED:
        return no("A stock phrase stands where something of this customer could.", (empty or list(canned))[0])
    if own := graded.reached(*_OWN):
        return yes("You wrote this for this customer.", graded.best(own))
    return no("Nothing you wrote is for this customer alone.")


def no_abuse(graded: Graded) -> Finding:
    """Broken by an insult, profanity or hostility (P5)."""
    for seen in graded.seen(Act.rude):
        return no("This is hostile, whatever the customer said before.", seen)
    return unbroken(graded, "You stayed civil.")


def feeling_before_solution(graded: Graded) -> Finding:
    """Met when the customer's feeling was met before the first solution or refusal (P2, P3).

    Left out where the problem came first and no feeling was named: that is another item's matter.
    """
    solution = _first(graded, _SOLUTION)
    feeling, taken_up = _first(graded, _FEELING), _first(graded, _TAKEN_UP)
    if feeling and _before(graded, feeling, solution):
        return yes("You spoke to the person before you went on to the solution.", feeling)
    if taken_up and _before(graded, taken_up, solution):
        return leaves("You took up the problem first; no feeling was named before it.")
    if feeling or taken_up:
        return no("You went to the solution before you took up what happened.", solution)
    return no("You never took up what happened to this customer.", solution)


def no_repeated_question(graded: Graded) -> Finding:
    """Broken by asking for what was given, or the same twice; without a case the customer's complaint counts too."""
    for seen in graded.seen(Act.asked_again):
        return no("The customer had already told this.", seen)
    asked: set[str] = set()
    for turn in graded.trainee_turns:
        offered = [seen.quote for seen in graded.seen(Act.checks_in, Act.closes, turn=turn.number)]
        questions = [said for said in sentences(turn.text) if said.endswith("?") and said not in offered]
        for said in questions:
            key = sentence_key(said)
            if len(key.split()) >= _LEAST_SENTENCE and key in asked:
                return no("You had asked that before.", Seen(turn.number, said))
            asked.add(key)
        answer = graded.answer_to(turn.number)
        if graded.case is None and questions and answer and complaint_of_repeating(answer.text):
            return no(f"The customer says so: “{answer.text[:120]}”", Seen(turn.number, questions[-1]))
    return unbroken(graded, "You asked nothing twice.")


def apology_with_fix(graded: Graded) -> Finding:
    """Met when a step, an offer or a promise stands with an apology or ownership, or in the very next turn (P7)."""
    sorry = graded.reached(Act.apologizes, Act.owns)
    numbers = [turn.number for turn in graded.trainee_turns]
    for seen in sorry:
        for number in numbers[numbers.index(seen.turn) :][:2]:
            if graded.reached(Act.offers_remedy, Act.commits, Act.hands_over_warm, turn=number) or _acted(
                graded, number
            ):
                return yes("You owned it and acted at once.", seen)
    if sorry:
        return no("You said sorry, and nothing followed.", sorry[0])
    if graded.case is not None and graded.case.claim == "false":
        return leaves("There was no fault of ours to own.")
    return no("You never owned what happened.")


def _on_their_matter(graded: Graded, turn: Turn) -> bool:
    place = graded.place(turn)
    return bool(place.own & place.said)


def _acted(graded: Graded, number: int) -> bool:
    turn = graded.turn(number)
    return turn is not None and turn.action is not None


def _said_again(graded: Graded) -> Seen | None:
    said = set(graded.said_before)
    for turn in graded.trainee_turns:
        small_talk = {seen.quote for seen in graded.seen(*_SMALL_TALK, turn=turn.number)}
        for sentence in sentences(turn.text):
            key = sentence_key(sentence)
            if sentence in small_talk:
                continue
            if len(key.split()) >= _LEAST_SENTENCE and key in said:
                return Seen(turn.number, sentence)
            said.add(key)
    return None


def _before(graded: Graded, seen: Seen, solution: Seen | None) -> bool:
    return solution is None or _place(graded, seen) <= _place(graded, solution)


def _first(graded: Graded, acts: tuple[Act, ...]) -> Seen | None:
    return min(graded.seen(*acts), key=lambda seen: _place(graded, seen), default=None)


def _place(graded: Graded, seen: Seen) -> tuple[int, int]:
    turn = graded.turn(seen.turn)
    text = turn.text if turn else ""
    words = [re.escape(word) for word in seen.quote.split()]
    found = re.search(r"\s+".join(words), text) if contains_quote(text, seen.quote) else None
    return seen.turn, found.start() if found else 0
