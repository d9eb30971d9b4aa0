"""What this customer would tell a friend: what happened, what complaining was like, whether they would go back."""

import random
import re

from app.customer.grievance import grievance, to_a_friend
from app.customer.mind import Ending, Mind
from app.customer.mood_rules import EFFECTS
from app.customer.retelling_lines import GOOD, GOOD_IN_THE_END, HARSH, SO_SO, VERDICT, VERDICT_BY_ENDING, VERDICT_UNWON
from app.customer.voice.manner import manner
from app.customer.voice.remedy import offer
from app.customer.voice.style import marked, worded
from app.persona import Persona
from app.text import sentences

LONGEST_RETOLD = 22
"""Words; who has more to tell a friend breaks off at a pause."""


def retell(mind: Mind, persona: Persona, stars: int, *, seed: int) -> str:
    """One or two sentences, as this person writes; `stars` is their satisfaction, 1–5."""
    chance = random.Random(f"{seed}/{persona.name}/retell")
    how = manner(persona)
    happened = _happened(persona)
    went = _went(mind, persona, stars, chance)
    told = [f"{happened}, {went}.", f"{_verdict(mind, persona, stars, chance)}."]
    said = [sentence for part in told for sentence in sentences(worded(part, how))]
    return " ".join(marked(said, how, mind.mood.band, chance))


def _happened(persona: Persona) -> str:
    told = to_a_friend(grievance(persona))
    return _opened(_shortened(told))


def _shortened(told: str) -> str:
    """The story up to the last pause within `LONGEST_RETOLD` words, or whole where it has none."""
    if len(told.split()) <= LONGEST_RETOLD:
        return told
    pauses = [told[: match.start()] for match in re.finditer(r"[,;:] |(?<=\w) (?=and |but )", told)]
    return next((part for part in reversed(pauses) if 6 <= len(part.split()) <= LONGEST_RETOLD), told)


def _went(mind: Mind, persona: Persona, stars: int, chance: random.Random) -> str:
    """What it was like, by what weighed most: what helped where it went well, what hurt where it did not."""
    best, worst = _weightiest(mind, GOOD, kind=True), _weightiest(mind, HARSH, kind=False)
    if stars >= 4 and best:
        text = chance.choice(GOOD[best])
        return f"{chance.choice(GOOD_IN_THE_END)} {text}" if worst is None else f"and after some back and forth {text}"
    if stars == 3 and best and not worst:
        return f"and {chance.choice(GOOD[best])}, {chance.choice(SO_SO)}"
    if worst:
        return f"and {chance.choice(HARSH[worst])}"
    if mind.granted and (row := persona.case.remedy(mind.granted[-1])):
        return f"and I got them as far as {offer(row.do).thing[0]}, {chance.choice(SO_SO)}"
    return chance.choice(SO_SO)


def _weightiest(mind: Mind, lines: dict[str, tuple[str, ...]], *, kind: bool) -> str | None:
    """The cause that moved the customer most, among those there are words for."""
    causes = [cause for cause in lines if mind.earned.get(cause)]
    if not causes:
        return None
    worth = {cause: abs(EFFECTS[cause].anger) * (1 if kind else mind.earned[cause]) for cause in causes}
    return max(causes, key=lambda cause: worth[cause])


def _verdict(mind: Mind, persona: Persona, stars: int, chance: random.Random) -> str:
    if not persona.case.winnable and stars >= 3:
        return chance.choice(VERDICT_UNWON)
    if mind.ending in VERDICT_BY_ENDING and chance.random() < 0.5:
        return chance.choice(VERDICT_BY_ENDING[Ending(mind.ending)])
    return chance.choice(VERDICT[stars])


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]
