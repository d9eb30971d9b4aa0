"""Replies for a stub endpoint to speak: angry, without a fact in them, hardly a sentence twice in a conversation.

They are about as long as the forty tokens that other products were measured with.
"""

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
_TOLD = [
    "I have told you people what is wrong and what I need from you",
    "I was promised that somebody would look after this and nobody ever did",
    "I do not want another speech about how sorry everyone there is",
    "I would have thought that a company like yours could manage that much",
    "I am not the first one to complain about this and you know it",
    "I have been polite about this for far longer than you deserve",
    "I am told one thing by one of you and the opposite by the next",
    "I should not have to run after you for something so simple",
]
_ASK = [
    "What are you going to do",
    "Who is going to take care of it",
    "When does somebody start working on this",
    "Why should I believe you",
    "How would you feel",
    "What happens now",
    "Do you even know what went wrong",
]
_END = ["?", ", honestly?", " this time?", ", in plain words?", " then?"]


def lines() -> list[str]:
    """700 replies of three sentences, 24 to 41 words each; the parts go round at lengths that seldom meet."""
    parts = (_BEGIN, _WHY, _TOLD, _ASK, _END)
    return [_reply(*(part[n % len(part)] for part in parts)) for n in range(700)]


def _reply(begin: str, why: str, told: str, ask: str, end: str) -> str:
    return f"{begin} {why}. {told}. {ask}{end}"
