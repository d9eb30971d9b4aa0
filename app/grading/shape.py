"""What words must hold to be an act at all, where no model read them: an apology remorse, a promise a time."""

from app.acts import Act
from app.grading.words import expressions


def in_shape(act: Act, said: str) -> bool:
    """Whether the sentences `said` can be the act: they hold a word that it needs, and none that makes it another."""
    needs, is_not = expressions("needs"), expressions("is_not")
    if act in is_not and is_not[act].search(said):
        return False
    return act not in needs or bool(needs[act].search(said))
