"""What the talk has brought up so far, as tags of the bank: no line speaks of a date, offer or rule that never came."""

import re

from app.persona import Case
from app.text import sentences
from app.transcript import Speaker, Transcript, by, last_by

MOMENTS = frozenset({"late", "dated", "offered", "ruled"})
"""Late in the talk; the last turn names a time; lately a deed was offered or done, a rule or a refusal named."""

_LATE = 8
"""Turns from which a talk is long."""
_LATELY = 2
"""The trainee's latest turns in which an offer or a rule is still what the talk is about."""
_DATED = re.compile(
    r"\b(?:today|tonight|tomorrow|overnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|noon|midday|midnight"
    r"|this (?:morning|afternoon|evening|week)|next week|o'?clock|\d+(?::\d\d)? ?[ap]m"
    r"|(?:within|in|by|at|before|until) (?:the |a |an )?(?:next )?(?:\w+ )?(?:minutes?|hours?|days?|weeks?)"
    r"|(?:by|at|before|until) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|the \d+(?:st|nd|rd|th)|(?:january|february|march|april|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| shall| can| could| may)(?: (?:now|also|gladly|then|just|happily))*"
    r" (?!(?:you|see|imagine|understand|only|hear|tell|not|never|have|look|check|need|ask|be)\b)[a-z]{3,}"
    r"|\b(?:i|we)(?:['’](?:m|re)| am| are)(?: (?:now|already|just))* (?!looking|asking|calling|being)[a-z]+ing\b"
    r"|\blet me (?!(?:see|tell|ask|say|be|know|explain|look)\b)[a-z]{3,}",
    re.IGNORECASE,
)
_RULED = re.compile(
    r"\b(?:rules?|polic(?:y|ies)|terms|procedures?|regulations?|(?:we|i) (?:can['’]?t|cannot|won['’]t|don['’]t)"
    r"|(?:not|un)(?: be)? ?(?:able|allowed|possible|permitted)|impossible|as a rule|has to|we have to|no refunds?"
    r"|refuse)\b",
    re.IGNORECASE,
)
_ENOUGH = 0.5
"""The share of a rule's longer words in one sentence from which the rule was named."""


def moments(transcript: Transcript, case: Case) -> frozenset[str]:
    """The tags of `MOMENTS` that hold before the customer speaks."""
    last = last_by(Speaker.trainee, transcript)
    lately = by(Speaker.trainee, transcript)[-_LATELY:]
    said = " ".join(turn.text for turn in lately)
    holds = {
        "late": len(transcript) >= _LATE,
        "dated": bool(last and _DATED.search(last.text)),
        "offered": any(turn.action for turn in lately) or bool(_OFFERED.search(said)),
        "ruled": bool(_RULED.search(said)) or any(_names(said, policy.rule) for policy in case.policies),
    }
    return frozenset(moment for moment, so in holds.items() if so)


def _names(said: str, rule: str) -> bool:
    wanted = _longer(rule)
    return bool(wanted) and any(len(wanted & _longer(part)) >= _ENOUGH * len(wanted) for part in sentences(said))


def _longer(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))
