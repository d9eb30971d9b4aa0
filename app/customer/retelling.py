"""What this customer would tell a friend: what happened, what complaining was like, whether they would go back."""

import random
import re

from app.customer.grievance import grievance, to_a_friend
from app.customer.mind import Ending, Mind
from app.customer.mood_rules import EFFECTS
from app.customer.retelling_lines import (
    GOOD,
    GOOD_ENOUGH,
    GOOD_IN_THE_END,
    HARSH,
    NO_MORE_THAN_THAT,
    SO_SO,
    VERDICT,
    VERDICT_BY_ENDING,
    VERDICT_LOST,
    VERDICT_UNWON,
)
from app.customer.voice.manner import manner
from app.customer.voice.remedy import offer
from app.customer.voice.style import marked, worded
from app.persona import Persona
from app.text import capital, sentences

LONGEST_RETOLD = 22
"""Words; who has more to tell a friend breaks off at a pause."""


def retell(mind: Mind, persona: Persona, stars: int, *, seed: int) -> str:
    """One or two sentences, as this person writes; `stars` is their satisfaction, 1–5."""
    chance = random.Random(f"{seed}/{persona.name}/retell")
    how = manner(persona)
    happened = _happened(persona)
    best, worst = _weightiest(mind, GOOD, kind=True), _weightiest(mind, HARSH, kind=False)
    went = _went(mind, persona, stars, best=best, worst=worst, chance=chance)
    verdict = _verdict(mind, persona, stars, heard=best is not None and worst is None, chance=chance)
    told = [f"{happened}, {went}.", f"{verdict}."]
    said = [sentence for part in told for sentence in sentences(worded(part, how))]
    return " ".join(marked(said, how, mind.mood.band, chance))


def _happened(persona: Persona) -> str:
    told = to_a_friend(grievance(persona))
    return capital(_shortened(told))


def _shortened(told: str) -> str:
    """What they did within `LONGEST_RETOLD` words: the last part if it says so, else up to a pause, else all of it."""
    if len(told.split()) <= LONGEST_RETOLD:
        return told
    pauses = list(re.finditer(r"[,;:] (?:and |but )?|(?<=\w) (?:and |but )", told))
    last = told[pauses[-1].end() :] if pauses else ""
    if 6 <= len(last.split()) <= LONGEST_RETOLD and re.search(r"\b(?:they|their)\b.*\b(?:me|my)\b", last):
        return last
    first = [told[: pause.start()] for pause in pauses]
    return next((part for part in reversed(first) if 6 <= len(part.split()) <= LONGEST_RETOLD), told)


def _went(
    mind: Mind, persona: Persona, stars: int, *, best: str | None, worst: str | None, chance: random.Random
) -> str:
    """What it was like, by what weighed most: what helped where it went well, what hurt where it did not."""
    if stars >= 4 and best:
        text = chance.choice(GOOD[best])
        return f"{chance.choice(GOOD_IN_THE_END)} {text}" if worst is None else f"and after some back and forth {text}"
    if stars == 3 and best and not worst:
        return f"and {chance.choice(GOOD[best])}, {chance.choice(SO_SO)}"
    if stars >= 4:
        return chance.choice(GOOD_ENOUGH)
    if worst:
        return f"and {chance.choice(HARSH[worst])}"
    if mind.granted and (row := persona.case.remedy(mind.granted[-1])):
        return f"and I got them as far as {offer(row.do).thing[0]}, {chance.choice(SO_SO)}"
    return chance.choice(NO_MORE_THAN_THAT)


def _weightiest(mind: Mind, lines: dict[str, tuple[str, ...]], *, kind: bool) -> str | None:
    """The cause that moved the customer most, among those there are words for."""
    causes = [cause for cause in lines if mind.earned.get(cause)]
    if not causes:
        return None
    worth = {cause: abs(EFFECTS[cause].anger) * (1 if kind else mind.earned[cause]) for cause in causes}
    return max(causes, key=lambda cause: worth[cause])


def _verdict(mind: Mind, persona: Persona, stars: int, *, heard: bool, chance: random.Random) -> str:
    """The last word; who could not be won speaks well of them only if that is what they have just told."""
    if not persona.case.winnable and stars >= 3:
        return chance.choice(VERDICT_UNWON if heard else VERDICT_LOST)
    if mind.ending in VERDICT_BY_ENDING and chance.random() < 0.5:
        return chance.choice(VERDICT_BY_ENDING[Ending(mind.ending)])
    return chance.choice(VERDICT[stars])
