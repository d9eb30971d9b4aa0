"""What this customer would tell a friend: about this case, in their own register."""

import random

from app.customer.mind import Mind
from app.persona import Persona


def retell(mind: Mind, persona: Persona, stars: int, *, seed: int) -> str:
    """One or two sentences."""
    random.Random(f"{seed}/retell")
    return f"{persona.title}: I would give it {stars} of 5."
