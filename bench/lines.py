"""Sentences for a stub endpoint to speak: short, angry, without a fact in them, hardly one twice in a conversation."""

_BEGIN = [
    "I have been waiting",
    "I keep asking",
    "Nobody there is able to tell me anything",
    "I am sitting here",
    "All I ever get is excuses",
    "I am losing my patience",
    "You lot pass me from desk to desk",
    "I have wasted my whole evening",
    "It is always the same story",
    "I feel like a fool",
    "I cannot plan anything",
]
_WHY = [
    "because nobody takes this seriously",
    "because your people do not talk to each other",
    "while you read from a script",
    "because somebody did not do their job",
    "and nothing at all happens",
    "while everyone there looks away",
    "and it is still not sorted",
    "because you would rather talk than act",
    "and not one of you cares",
]
_ASK = [
    "What are you going to do",
    "Who is going to take care of it",
    "When does somebody start working on this",
    "Why should I believe you",
    "How would you feel",
    "What happens now",
    "Do you even know what went wrong",
    "Is that how you treat people",
]
_END = ["?", ", honestly?", " this time?", ", in plain words?", ", and I mean it?", " then?", ", tell me?"]


def lines() -> list[str]:
    """700 replies of two sentences, 10 to 22 words each; the parts go round at lengths that share no factor."""
    parts = (_BEGIN, _WHY, _ASK, _END)
    return [_reply(*(part[n % len(part)] for part in parts)) for n in range(700)]


def _reply(begin: str, why: str, ask: str, end: str) -> str:
    return f"{begin} {why}. {ask}{end}"
