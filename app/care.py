"""Care for who answers: after abusive words of the customer a breath, and another way to see them."""

import re

_INSULT = re.compile(
    r"\b(?:useless|stupid|idiots?|morons?|pathetic|disgrace|incompetent|spineless|liars?|worthless|lazy|clowns?"
    r"|fools?|thick|dim|amateurs?|hopeless|shut up|shame on you|you make me sick|no (?:good|use)|a joke"
    r"|bloody|damn|hell|crap|shit|f[u*]ck\w*)\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
_NOTES = (
    "Breathe out. {name} is angry at what happened, not at you. What is the problem in these words?",
    "That was harsh, and it is not about you. One slow breath; then answer the matter, not the tone.",
    "You may take a moment: pause with Esc, nothing runs meanwhile. Somebody shouts when they feel unheard.",
)


def abusive(text: str) -> bool:
    """Whether words insult, swear, or shout more than they speak."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    shouted = len(_SHOUTED.findall(text))
    return bool(_INSULT.search(text)) or (shouted >= 3 and shouted * 2 >= len(words))


def reframe(text: str, *, name: str, turn: int) -> str | None:
    """The note after the customer's turn of that number, or None where their words are not abusive."""
    first = name.split()[0]
    called = name if first.endswith(".") else first
    return _NOTES[turn // 2 % len(_NOTES)].format(name=called) if abusive(text) else None
