"""Two tries side by side: what they share, and from the fork on both talks, both curves and both scorecards."""

from dataclasses import dataclass

from app import attempts
from app.attempt_view import AttemptView, TurnView
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, NotFound
from app.grading.scorecard import CriterionScore
from app.scorecards import ScorecardView, scorecard


@dataclass(frozen=True)
class Branch:
    """One try from the fork on."""

    attempt: AttemptView
    scorecard: ScorecardView
    turns: tuple[TurnView, ...]


@dataclass(frozen=True)
class Comparison:
    """`fork` is the number of the turn that was said anew; `shared` are the turns before it."""

    fork: int
    shared: tuple[TurnView, ...]
    first: Branch
    second: Branch

    @property
    def levels(self) -> tuple[tuple[str, int | None, int | None], ...]:
        """The criteria by title with the levels of both tries, 0–5."""
        second = {one.id: one.level for one in _counting(self.second.scorecard)}
        return tuple((one.title, one.level, second.get(one.id)) for one in _counting(self.first.scorecard))


def compare(db: Database, pinned: Pinned, person: Person, attempt_id: str) -> Comparison:
    """A second try beside the one it was begun from. Raises `Conflict` while one of them goes on."""
    second = attempts.view(db, pinned, person, attempt_id)
    if second.forked_from is None or second.forked_turn is None:
        raise NotFound("This is no second try, so there is nothing to put beside it. Open its debrief.")
    first = attempts.view(db, pinned, person, second.forked_from)
    for one, which in ((first, "first"), (second, "second")):
        if one.ended_at is None:
            raise Conflict(f"The {which} try has not ended yet. Finish it, then put both side by side.")
    fork = second.forked_turn
    shared = tuple(turn for turn in first.turns if turn.number < fork)
    branches = [
        Branch(one, scorecard(db, pinned, person, one.id), tuple(turn for turn in one.turns if turn.number >= fork))
        for one in (first, second)
    ]
    return Comparison(fork=fork, shared=shared, first=branches[0], second=branches[1])


def _counting(card: ScorecardView) -> tuple[CriterionScore, ...]:
    """The criteria with the marks that count: a coach's in place of the machine's."""
    return card.human.criteria if card.human else card.criteria
