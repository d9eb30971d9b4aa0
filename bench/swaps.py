"""The same trainee's lines under another customer: what they took up and solved there, they do not take up here."""

from dataclasses import dataclass
from itertools import permutations

from app.grading.scorecard import Scorecard
from app.transcript import Speaker, Transcript, Turn, by
from bench.conversations import Grader, Row, graded, persona, rubric, spread, suite, transcript

CRITERIA = ("acknowledge", "resolve")


@dataclass(frozen=True)
class Swapped:
    """The lines of one conversation under the customer of another; the scores of `CRITERIA` at home and there."""

    lines: str
    customer: str
    home: tuple[float, ...]
    away: tuple[float, ...]

    def changed(self, criterion: str) -> bool:
        """Whether the criterion is graded lower under the other customer."""
        place = CRITERIA.index(criterion)
        return self.away[place] < self.home[place]


async def grade_swaps(grade: Grader, *, at_most: int | None = None) -> list[Swapped]:
    """The conversations of the suite under every other customer who is known as well, with a case or without."""
    rows = suite("swaps")
    both = [pair for pair in permutations(rows, 2) if ("case" in pair[0]) == ("case" in pair[1])]
    home: dict[str, tuple[float, ...] | None] = {}
    found = []
    for lines, customer in spread(both, at_most):
        if lines["id"] not in home:
            home[lines["id"]] = _scores(await _graded(lines, transcript(lines["turns"]), grade))
        turns = _under(transcript(lines["turns"]), transcript(customer["turns"]))
        here, there = home[lines["id"]], _scores(await _graded(customer, turns, grade))
        if here and there:
            found.append(Swapped(lines["id"], customer["id"], here, there))
    return found


def _under(lines: Transcript, customer: Transcript) -> Transcript:
    """The trainee's turns of one conversation between the customer's turns of another."""
    said = iter(by(Speaker.trainee, lines))
    return tuple(
        Turn(number=turn.number, speaker=turn.speaker, text=next(said).text)
        if turn.speaker == Speaker.trainee
        else turn
        for turn in customer
    )


async def _graded(row: Row, turns: Transcript, grade: Grader) -> Scorecard:
    who = persona(row["case"]) if "case" in row else None
    case, name = (who.case, who.name) if who else (None, None)
    return await grade(graded(turns, rubric("make-it-right"), case=case, name=name))


def _scores(card: Scorecard) -> tuple[float, ...] | None:
    if card.overall is None:
        return None
    by_id = {score.id: score.score or 0.0 for score in card.criteria}
    return tuple(by_id[criterion] for criterion in CRITERIA)
