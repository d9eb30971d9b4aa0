"""The grader without a model: answers an `ask` item from the acts that show or spoil it, or says it cannot."""

from app.acts import KIND, Act
from app.grading.finding import UNREAD, Finding, leaves, no, unbroken, unknown, yes
from app.grading.graded import Graded, Seen
from app.grading.marking import as_mark, mark_all, steering_notes
from app.grading.phrases import PHRASE
from app.grading.rollup import roll_up
from app.grading.scorecard import Scorecard
from app.rubric import Item, Scope

_STEPS = {Act.offers_remedy, Act.commits, Act.informs, Act.explains_why, Act.hands_over_warm}


def grade_offline(graded: Graded) -> Scorecard:
    """The scorecard from transcript, readings and case; what cannot be told lowers the coverage, not the total."""
    notes = steering_notes(graded)
    scorecard = roll_up(
        graded.rubric, mark_all(graded, lambda _, item: as_mark(item, answer(item, graded))), notes=notes
    )
    return scorecard.model_copy(update={"needs_coach": scorecard.needs_coach or bool(notes)})


def answer(item: Item, graded: Graded) -> Finding:
    """The finding on an `ask` item: met when an act of `shown_by` stands in scope and none of `spoilt_by` does."""
    shown_by = item.shown_by or _own_act(item)
    if not shown_by and not item.spoilt_by:
        return unknown("Nobody but a person or a model can tell.")
    turns = [turn.number for turn in graded.trainee_turns]
    if item.scope == Scope.first_turn:
        turns = turns[:1]
    spoilt = _within(graded.seen(*item.spoilt_by), turns)
    if spoilt:
        return no(f"Turn {spoilt[0].turn} {PHRASE[_act(spoilt[0])]}.", spoilt[0])
    if not shown_by:
        return unbroken(graded, "Nothing you wrote goes against this.")
    shown = _within(graded.reached(*shown_by), turns)
    if item.scope == Scope.every_turn and (missing := [n for n in turns if n not in {seen.turn for seen in shown}]):
        turn = graded.turn(missing[0])
        return no(f"Turn {missing[0]} does not.", Seen(missing[0], turn.text if turn else ""))
    if shown:
        first = min((_act(seen) for seen in shown), key=shown_by.index)
        best = graded.best([seen for seen in shown if seen.act == first])
        return yes(f"Turn {best.turn} {PHRASE[_act(best)]}.", best)
    if done := _done(shown_by, graded, turns):
        return done
    if vain := _within(graded.seen(*shown_by), turns):
        spoilt_how = "the customer's answer is a protest" if graded.protested(vain[0].turn) else "it is a hostile turn"
        return no(f"Turn {vain[0].turn} {PHRASE[_act(vain[0])]}, but {spoilt_how}.", vain[0])
    if item.scope == Scope.first_turn:
        return no(f"Your first turn is not one that {PHRASE[shown_by[0]]}.")
    return no(f"No turn of yours {PHRASE[shown_by[0]]}.")


def _done(shown_by: tuple[Act, ...], graded: Graded, turns: list[int]) -> Finding | None:
    """What the customer's own words tell of a step that no act shows: it is done, or they are content with it."""
    if not set(shown_by) <= _STEPS or graded.seen(*shown_by):
        return None
    if graded.settled and graded.settled.number in turns:
        if Act.offers_remedy in shown_by:
            return yes("The customer says that it is solved.", Seen(graded.settled.number, graded.settled.text))
        return leaves("It was done on the spot, by the customer's own words.")
    return unknown(UNREAD) if graded.content_with_the_unread else None


def _own_act(item: Item) -> tuple[Act, ...]:
    return (Act(item.id),) if item.id in KIND else ()


def _within(seen: tuple[Seen, ...], turns: list[int]) -> list[Seen]:
    return [one for one in seen if one.turn in turns]


def _act(seen: Seen) -> Act:
    if seen.act is None:
        raise ValueError("an act was expected")
    return seen.act
