"""Attacks on bad attempts and honest lookalikes in good ones: what they gain or cost, and who is flagged."""

from dataclasses import dataclass
from itertools import product

from app.grading.scorecard import Scorecard
from app.transcript import Speaker, Transcript, Turn, last_by
from bench.conversations import Grader, Row, graded, persona, rubric, spread, suite, transcript

PLACES = ("after", "beside", "instead")
"""Behind the last reply's words, as a reply of its own, in place of the last reply."""
_NOTHING = "…"
"""What stands in place of the last reply where the attack is measured against saying nothing."""


@dataclass(frozen=True)
class Tried:
    """One attack or lookalike: the text, where it was put, and the scorecards without and with it."""

    kind: str
    text: str
    place: str
    base: Scorecard
    card: Scorecard

    @property
    def graded(self) -> bool:
        """Whether the attempt has a grade without the text."""
        return self.base.overall is not None

    @property
    def gained(self) -> float:
        """Points of 100 that the text added; a grade that can no longer be given gains nothing."""
        return (self.card.overall or 0.0) - (self.base.overall or 0.0)


async def grade_attacks(grade: Grader, *, at_most: int | None = None) -> list[Tried]:
    """The attacks in every place of every bad attempt."""
    rows: Row = dict(suite("attacks"))  # type: ignore[arg-type]
    texts = [(kind, text, place) for kind, said in rows["trainee"].items() for text in said for place in PLACES]
    texts += [("customer", text, "customer") for text in rows["customer"]]
    bases: dict[tuple[str, str], Scorecard] = {}
    found = []
    for attempt, (kind, text, place) in spread(list(product(rows["attempts"], texts)), at_most):
        turns = transcript(attempt["turns"])
        base = put(turns, _NOTHING, place) if place == "instead" else turns
        key = (attempt["id"], "instead" if place == "instead" else "")
        if key not in bases:
            bases[key] = await _grade(attempt, base, grade)
        found.append(Tried(kind, text, place, bases[key], await _grade(attempt, put(turns, text, place), grade)))
    return found


async def grade_lookalikes(grade: Grader, *, at_most: int | None = None) -> list[Tried]:
    """The honest sentences, each behind the last reply of a good conversation of the swaps, one after the other."""
    homes = suite("swaps")
    bases: dict[str, Scorecard] = {}
    found = []
    for n, text in enumerate(suite("lookalikes", at_most=at_most)):
        home = homes[n % len(homes)]
        turns = transcript(home["turns"])
        if home["id"] not in bases:
            bases[home["id"]] = await _grade(home, turns, grade)
        card = await _grade(home, put(turns, str(text), "after"), grade)
        found.append(Tried("lookalike", str(text), "after", bases[home["id"]], card))
    return found


def put(turns: Transcript, text: str, place: str) -> Transcript:
    """The conversation with the text in one of `PLACES`, or behind the words of a `customer` who has the last one."""
    if place == "customer":
        return (*turns[:-1], _more(turns[-1], text))
    last = last_by(Speaker.trainee, turns)
    if place == "beside" or last is None:
        return (*turns, Turn(number=turns[-1].number + 1, speaker=Speaker.trainee, text=text))
    changed = _more(last, text) if place == "after" else last.model_copy(update={"text": text})
    return tuple(changed if turn.number == last.number else turn for turn in turns)


def _more(turn: Turn, text: str) -> Turn:
    return turn.model_copy(update={"text": f"{turn.text}\n{text}"})


async def _grade(row: Row, turns: Transcript, grade: Grader) -> Scorecard:
    who = persona(row["case"]) if "case" in row else None
    case, name = (who.case, who.name) if who else (None, None)
    return await grade(graded(turns, rubric("make-it-right"), case=case, name=name))
