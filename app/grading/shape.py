"""What words must hold to be an act at all, where no model read them: an apology remorse, a promise a time."""

from app.acts import Act
from app.grading.words import expressions


def in_shape(act: Act, said: str) -> bool:
    """Whether the sentences `said` can be the act; words that push a fault away are no ownership of it."""
    needs, disowns = expressions("needs"), expressions("disowns")
    if act in disowns and disowns[act].search(said):
        return False
    return act not in needs or bool(needs[act].search(said))
