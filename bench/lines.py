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
    "I have told you people what is wrong",
    "I was promised that somebody would look after this",
    "I do not want another speech about your feelings",
    "I would have thought a company like yours could manage",
    "I am not the first one to complain",
    "I have been polite for far longer than you deserve",
    "I am told the opposite by every one of you",
    "I should not have to run after you",
    "I gave you every chance to put it right",
    "I am done with being patient",
    "I hear a lot of words from you",
    "I took you for people who keep their word",
    "I never want to go through this again",
]
_SO = [
    "and still I sit here",
    "and nobody did a thing",
    "and you know it",
    "and all I hear is more of the same",
    "so stop stalling",
    "and it makes me furious",
    "so spare me the rest",
]
_ASK = [
    "What are you going to do",
    "Who is going to take care of it",
    "When does somebody start working on this",
    "Why should I believe you",
    "How would you feel",
    "What happens now",
    "Do you even know what went wrong",
    "Where does that leave me",
    "Is anybody listening",
]
_END = ["?", ", honestly?", ", pray?", ", in plain words?", ", then?", ", seriously?", ", if I may ask?"]


def lines() -> list[str]:
    """700 replies of three sentences, 24 to 41 words each; the parts go round at lengths that seldom meet."""
    parts = (_BEGIN, _WHY, _TOLD, _SO, _ASK, _END)
    return [_reply(*(part[n % len(part)] for part in parts)) for n in range(700)]


def _reply(begin: str, why: str, told: str, so: str, ask: str, end: str) -> str:
    return f"{begin} {why}. {told} {so}. {ask}{end}"
