"""What a rule or a grader found on one question: yes or no with the words that show it, or why it cannot tell."""

from dataclasses import dataclass
from typing import Literal

from app.grading.graded import Graded, Seen

UNREAD = "The customer is content, and the words do not show by what."


@dataclass(frozen=True, slots=True)
class Finding:
    """`seen` is the evidence: the turn and the words. `why` is a sentence a trainee can read."""

    met: bool | None
    why: str
    seen: Seen | None = None
    state: Literal["assessed", "cannot_assess", "not_applicable"] = "assessed"


def yes(why: str, seen: Seen | None = None) -> Finding:
    """Met, with the words that show it."""
    return Finding(met=True, why=why, seen=seen)


def no(why: str, seen: Seen | None = None) -> Finding:
    """Not met, with the words that broke it where there are any."""
    return Finding(met=False, why=why, seen=seen)


def unknown(why: str) -> Finding:
    """Cannot be assessed; never a zero."""
    return Finding(met=None, why=why, state="cannot_assess")


def leaves(why: str) -> Finding:
    """Does not apply and leaves the sum."""
    return Finding(met=None, why=why, state="not_applicable")


def unbroken(graded: Graded, why: str) -> Finding:
    """The finding on a "never" where no breach was seen: met where at least half of the replies serve the customer."""
    if 2 * len(graded.substantive) >= len(graded.trainee_turns):
        return yes(why)
    return unknown("Your replies say too little to the customer for this to be of merit.")
