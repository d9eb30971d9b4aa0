"""The customer's facts in a sentence: what was asked, told in full and word for word."""

import re

from app.persona import Case
from app.text import folded
from app.transcript import Speaker, Transcript, by

_CLAUSE = re.compile(
    r"^(?:i|we|he|she|they|it|you|my|our|there|nobody|no one|somebody|someone|everybody"
    r"|only|half|all|both|most|that|this|the \w+(?: \w+)?|your \w+(?: \w+)?)\b.*?\b"
    r"(?:is|are|was|were|have|has|had|did|do|does|didn't|don't|can't|couldn't|won't|said|told|paid|got|went|came|called|rang|wrote"
    r"|sent|took|lost|missed|bought|ordered|need|want|waited|tried|asked|live|work|left|gave|made|cost|bounced|\w+ed)\b",
    re.IGNORECASE,
)


_CLAUSE_AFTER_A_TIME = re.compile(
    r"^(?:on|in|at|last|when|after|before|since)\b[^,]{0,25}?\b(?:I|we|he|she|they|somebody|you)\b [a-z]"
)
_QUESTION = re.compile(
    r"(?:what|who|where|when|why|how|which|do|did|is|are|can|could|have|has|was|were|would|please)\b"
)
_ASKED_FOR = re.compile(
    r"\b(?:your|the)\s+((?!name\b)[a-z' -]{3,30}?)"
    r"(?=$|[,.?!;]|\s+(?:is|was|are|and|or|please|so|for|on|from|you|that|in|at|to|when|then|with|if|again|once)\b)"
)


_NUMBERS = frozenset({"number", "no", "id", "code", "reference", "of", "the"})


def is_clause(say: str) -> bool:
    """Whether a fact is a sentence of its own ("I paid in March"), not a bare item ("A-20418")."""
    return bool(_CLAUSE.match(say) or _CLAUSE_AFTER_A_TIME.match(say)) or bool(re.search(r"\w[.!?]\s+\w", say))


def bare(say: str) -> str:
    """The fact without its last full stop."""
    return say.strip().rstrip(".").rstrip()


def listed(says: list[str]) -> str:
    """Several bare facts in one breath: "A-20418, and 2 × 49 € on 3 March"."""
    return says[0] if len(says) == 1 else f"{', '.join(says[:-1])}, and {says[-1]}"


def told(say: str, transcript: Transcript) -> bool:
    """Whether the customer has told it, word for word, in an earlier turn."""
    return any(folded(bare(say)) in folded(turn.text) for turn in by(Speaker.customer, transcript))


def label(case: Case, fact_id: str) -> str | None:
    """What the fact is called, such as "order number"; None where the id says nothing to a reader."""
    names = case.facts[fact_id].asked_as
    name = (names[0] if names else fact_id.replace("_", " ").replace("-", " ")).strip().lower()
    name = re.sub(r"^(?:your|the|a|an|my)\s+", "", name)
    plain = re.fullmatch(r"[a-z][a-z' ]{1,30}", name) and not _QUESTION.match(name)
    return name if plain and len(name.split()) <= 3 else None


def names(say: str, called: str) -> bool:
    """Whether a fact says itself what it is: "pupil 2208" for the pupil number."""
    words = [word for word in folded(called).split() if word not in _NUMBERS]
    return any(re.search(rf"\b{re.escape(word)}\b", folded(say)) for word in words)


def asked_for(unknown: str) -> str | None:
    """What the trainee wanted to know, as a noun to put after "the"; None where it is no short noun."""
    words = unknown.replace("_", " ").strip().rstrip("?.! ").lower()
    within = _ASKED_FOR.search(words)
    name = within[1] if within else words
    fits = re.fullmatch(r"[a-z][a-z'/ -]{1,40}", name) and len(name.split()) <= 4
    return name if fits and not _QUESTION.match(name) else None
