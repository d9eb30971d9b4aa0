"""Sentences for a stub endpoint to speak: short, angry, without a fact in them, none twice."""

from itertools import product

_FIRST = [
    "I have been waiting for an answer all week",
    "Nobody has told me anything useful so far",
    "This is not what I was promised",
    "You keep telling me the same thing",
    "I am tired of hearing that",
    "That does not help me at all",
    "So far I have only heard excuses",
    "I do not want to hear about your system",
    "Every time I ask I get another story",
    "You are not listening to me",
]
_SECOND = [
    "what are you going to do about it?",
    "who is going to take care of this?",
    "tell me what happens now.",
    "I want this sorted out today.",
    "do you even know what went wrong?",
    "I would like a straight answer.",
    "how would you feel about it?",
    "stop talking and do something.",
    "I expected better from you.",
    "why should I believe you this time?",
]
_LINK = ["So", "Now", "Honestly,", "Again,"]


def lines() -> list[str]:
    """400 replies of two sentences, 12 to 20 words each."""
    return [f"{first}. {link} {second}" for first, link, second in product(_FIRST, _LINK, _SECOND)]
