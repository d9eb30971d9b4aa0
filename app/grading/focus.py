"""Focus: one or two points, chosen by what cost most with this customer, each beginning at the trainee's own words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.acts import FAULTS, Act
from app.grading.graded import Graded, Seen
from app.grading.scene import Scene
from app.grading.scorecard import CriterionScore, FocusPoint, Mark, Scorecard
from app.grading.wording import better, kind_of
from app.rubric import Item, Rule
from app.text import sentences

_ANGER = 0.08
"""What a point of anger (0–10) weighs against the share 0–1 of the whole grade that was lost."""
_SAID = 0.03
"""What it adds that something wrong was said rather than something right left out: it can be pointed at."""
_WORTH_A_SECOND = 0.04
_LONGEST_QUOTE = 200
_LEAST_WORDS = 3
_AT_THE_END = frozenset({Rule.not_left_unserved, Rule.closed_with_agreement, Rule.answered})
_AT_THE_START = frozenset({Rule.specific, Rule.apology_with_fix, Rule.feeling_before_solution, Rule.first_turn_warm})
_LISTENING = frozenset({Act.acknowledges, Act.names_feeling, Act.owns, Act.apologizes})


@dataclass(frozen=True)
class _Shortcoming:
    criterion: CriterionScore
    item: Item
    mark: Mark
    turn: int
    cost: float
    weight: float


def focus_points(
    scorecard: Scorecard, graded: Graded, *, cost: Mapping[int, float], persona_name: str
) -> tuple[FocusPoint, ...]:
    """At most two points, the dearest first; one on what to keep where nothing was missed.

    `cost` is the anger, 0–10, that each of the trainee's turns added.
    """
    if not graded.trainee_turns or scorecard.overall is None:
        return ()
    found = sorted(_shortcomings(scorecard, graded, cost), key=lambda one: -one.weight)
    if not found:
        return _keep(scorecard, graded, persona_name=persona_name)
    first = _point(found[0], graded, persona_name=persona_name)
    worth = (_point(one, graded, persona_name=persona_name) for one in found[1:] if one.weight >= _WORTH_A_SECOND)
    others = [point for point in worth if not _alike(first, point)]
    elsewhere = (point for point in others if point.turn != first.turn)
    second = next(elsewhere, others[0] if others else None)
    return (first, second) if second else (first,)


def _alike(one: FocusPoint, other: FocusPoint) -> bool:
    return one.criterion == other.criterion or one.quote == other.quote or one.better == other.better


def _shortcomings(scorecard: Scorecard, graded: Graded, cost: Mapping[int, float]) -> Iterator[_Shortcoming]:
    total = sum(score.weight for score in scorecard.criteria if score.score is not None)
    items = {(c.id, item.id): item for c in graded.rubric.criteria for item in c.items}
    for score in scorecard.criteria:
        for mark in score.items:
            item = items.get((score.id, mark.id))
            if item is None or mark.met is not False:
                continue
            turn = mark.turn or _due(item, graded, cost)
            lost = score.weight * (1 - (score.score or 0)) / total
            weight = lost + _ANGER * cost.get(turn, 0) + _blocks(scorecard, score, item)
            yield _Shortcoming(score, item, mark, turn, cost.get(turn, 0), weight + _SAID * bool(mark.quote))


def _blocks(scorecard: Scorecard, score: CriterionScore, item: Item) -> bool:
    """Whether the item itself failed the attempt; an ending without agreement only tells of what went wrong before."""
    return f"{score.id}.{item.id}" in scorecard.blocked_by and item.rule not in _AT_THE_END


def _due(item: Item, graded: Graded, cost: Mapping[int, float]) -> int:
    """The turn in which something left out was due: first to listen, last to end, else the dearest, else the first."""
    numbers = [turn.number for turn in graded.trainee_turns]
    if item.rule in _AT_THE_END:
        return numbers[-1]
    if item.rule in _AT_THE_START or set(item.shown_by) & _LISTENING:
        return numbers[0]
    dearest = max(numbers, key=lambda number: cost.get(number, 0))
    return dearest if cost.get(dearest, 0) > 0 else numbers[0]


def _point(one: _Shortcoming, graded: Graded, *, persona_name: str) -> FocusPoint:
    seen = _what_hurt(one, graded)
    wording = better(kind_of(one.item, seen), Scene(graded, one.turn, persona_name, seen.quote))
    return FocusPoint(
        criterion=one.criterion.id,
        turn=one.turn,
        quote=_short(_in_sentence(seen, graded)),
        why=_why(one, graded, persona_name=persona_name),
        better=wording,
    )


def _what_hurt(one: _Shortcoming, graded: Graded) -> Seen:
    """The words at fault; for something left out, the worst words of its turn or else its first sentence."""
    faults = graded.seen(*FAULTS, turn=one.turn)
    if one.mark.quote and one.mark.turn == one.turn:
        same = next((seen for seen in faults if seen.quote == one.mark.quote), None)
        return same or Seen(one.turn, one.mark.quote)
    if faults:
        return faults[0]
    turn = graded.turn(one.turn)
    said = sentences(turn.text) if turn else []
    return Seen(one.turn, max(said, key=lambda sentence: len(sentence.split()), default=""))


def _in_sentence(seen: Seen, graded: Graded) -> str:
    """The words, or the sentence around them where they are too few to be told again by."""
    turn = graded.turn(seen.turn)
    around = (said for said in sentences(turn.text) if seen.quote in said) if turn and seen.quote else ()
    return seen.quote if len(seen.quote.split()) >= _LEAST_WORDS else next(iter(around), seen.quote)


def _why(one: _Shortcoming, graded: Graded, *, persona_name: str) -> str:
    parts = [one.mark.why or f"This is what “{one.criterion.title}” asks for."]
    who = Scene(graded, one.turn, persona_name).name or "The customer"
    if one.cost >= 0.1:
        parts.append(f"It made {who} angrier, by {one.cost:.1f} of 10.")
    answer = graded.answer_to(one.turn)
    if answer and answer.text and "“" not in parts[0]:
        parts.append(f"The answer was: “{_short(sentences(answer.text)[0])}”")
    return " ".join(parts)


def _keep(scorecard: Scorecard, graded: Graded, *, persona_name: str) -> tuple[FocusPoint, ...]:
    """The best thing that was done, to be done again."""
    marks = [
        (score, mark)
        for score in sorted(scorecard.criteria, key=lambda score: -score.weight)
        for mark in score.items
        if mark.met and mark.quote
    ]
    if not marks:
        return ()
    score, mark = max(marks, key=lambda pair: _warmth(pair[1], graded))
    who = Scene(graded, mark.turn or 1, persona_name).name or "this customer"
    return (
        FocusPoint(
            criterion=score.id,
            turn=mark.turn,
            quote=_short(mark.quote),
            why=f"{mark.why} It is what {who} needed to hear.",
            better=f"Keep this: next time too, say it in words that fit this one customer, as in turn {mark.turn}.",
        ),
    )


def _warmth(mark: Mark, graded: Graded) -> int:
    kind = (Act.names_feeling, Act.owns, Act.acknowledges, Act.explains_why, Act.personal)
    return sum(seen.quote == mark.quote for seen in graded.seen(*kind))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_QUOTE else flat[: flat.rfind(" ", 0, _LONGEST_QUOTE)]
