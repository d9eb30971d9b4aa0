"""What this customer would tell a friend: about this case, in their own register."""

import random

from app.customer.mind import Mind
from app.persona import Persona


def retell(mind: Mind, persona: Persona, stars: int, *, seed: int) -> str:
    """One or two sentences."""
    chance = random.Random(f"{seed}/retell")
    verdict = chance.choice(("In the end they sorted it.", "It is done.")) if mind.ending else "Still open."
    return f"{persona.title}. {verdict} {stars} of 5."
