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
    "Who takes care of this now",
    "When does somebody start",
    "Why should I believe you",
    "How would you feel",
    "Do you even know why",
    "Where does all of this leave me",
    "Is anybody listening over there",
    "Am I supposed to be grateful",
    "Must I do your job for you",
    "Does it trouble you at all",
    "Which part of it is so hard",
    "Have you read any of it",
    "Whose idea was that",
    "Can you see how this looks",
    "Since when is that good enough",
    "Are you new there",
    "Would you put up with it",
    "Did nobody think of asking me",
    "Do you want me to leave",
    "Shall I write it down for you",
    "Could you for once just answer",
    "So what now",
    "Were you planning to tell me",
    "Is it always like this with you",
    "Must everything take this long",
    "Do I have to beg",
    "Was anyone going to call me",
    "Who thought that was acceptable",
    "Are you even trying",
    "How hard can it be",
    "Why is it always me",
    "What would it take",
    "Should I come over there",
    "Did you lose your tongue",
    "Is that really all",
    "Do you take me for an idiot",
]
_END = ["?", ", honestly?", ", pray?", ", then?", ", seriously?"]


def lines() -> list[str]:
    """700 replies of three sentences, 24 to 40 words each; the parts go round at lengths that seldom meet."""
    parts = (_BEGIN, _WHY, _TOLD, _SO, _ASK, _END)
    return [_reply(*(part[n % len(part)] for part in parts)) for n in range(700)]


def _reply(begin: str, why: str, told: str, so: str, ask: str, end: str) -> str:
    return f"{begin} {why}. {told} {so}. {ask}{end}"
