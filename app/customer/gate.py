"""The gate: no sentence reaches a trainee that a real customer in this case, at this moment, would not write."""

from app.customer.gating.kind import PASSED, Kind, Verdict
from app.customer.mind import Direction
from app.persona import Persona
from app.text import sentence_key, sentences
from app.transcript import Speaker, Transcript, by

__all__ = ["Kind", "Verdict", "check"]


def check(
    line: str, *, persona: Persona, direction: Direction, transcript: Transcript, said: tuple[str, ...] = ()
) -> Verdict:
    """Judges one sentence of the customer; `said` are the earlier sentences of this very turn."""
    words = len(" ".join((*said, line)).split())
    if not line.strip():
        return Verdict(ok=False, kind=Kind.garbage)
    if words > direction.max_words * 1.3 + 2:
        return Verdict(ok=False, kind=Kind.too_long)
    before = {sentence_key(s) for turn in by(Speaker.customer, transcript) for s in sentences(turn.text)}
    if sentence_key(line) in before:
        return Verdict(ok=False, kind=Kind.repeat)
    return PASSED
