"""What a customer's next words tell about the reply before them: accepted, protested, or neither.

Grading uses it only where no case says what would do: there the customer is the one witness.
"""

import re
from enum import StrEnum

from app.text import folded


class Reaction(StrEnum):
    """How a customer took the reply before."""

    accepted = "accepted"
    neither = "neither"
    protested = "protested"


_REPEATING = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:already|just) (?:told|said|explained|sent|given|gave|mentioned|provided"
    r"|answered|wrote)\b"
    r"|\balready (?:told|said|explained|sent|given|mentioned|provided)\b|\bas i (?:said|mentioned|told"
    r"|wrote|explained)\b"
    r"|\bhow many (?:more )?times\b|\b(?:asked|asking) (?:me )?(?:the same|that already|this already|twice"
    r"|again)\b"
    r"|\blike i said\b|\brepeat(?:ing)? myself\b|\bread (?:my|the) (?:messages?|first|above|tweet|post)\b"
)
_NOT_ANSWERED = re.compile(
    r"\b(?:not|isn't|wasn't|never) (?:what i(?:'m| am)? ask|answer|an answer|my question|the question"
    r"|the point)"
    r"|\b(?:didn't|did not|haven't|have not|don't|won't|never) (?:even )?(?:answer|read|listen|address"
    r"|reply|respond)"
    r"|\b(?:canned|scripted|copy.?paste|template|automated|robot|bot)\b|\bmissing the point\b"
    r"|\bmy question (?:is|was)\b"
    r"|\b(?:perfunctory|going in circles|beating around the bush|same (?:thing|answer|reply|words))\b"
)
_PLEASED = re.compile(
    r"\b(?:thanks?|thank you|thankyou|thx|ty|cheers|appreciated?|grateful|congrat\w*)\b"
    r"|(?<!not )\b(?:great|perfect|excellent|brilliant|wonderful|awesome|lovely|amazing|fantastic|excited|happy|glad"
    r"|good (?:job|service|to know)|no worries|no problem|haha|yay|woohoo|love it)\b"
    r"|\b(?:it|that|this|everything|all)(?:'s| is| has| has been)? (?:now |already |back |all )?(?:works?"
    r"|worked|working"
    r"|fixed|solved|resolved|sorted|helps|helped|helpful|will do)\b"
    r"|\b(?:problem|issue|it)(?: is| has been|'s|s)? (?:now |already |been )?(?:solved|fixed|resolved|sorted"
    r"|recovered)\b"
    r"|\b(?:works|working) (?:now|again|fine|perfectly)\b"
    r"|\b(?:will (?:do|try)|i'll (?:try|do|wait|check|take it)|got it|understood|sounds good|fair enough|deal)\b"
    r"|^(?:ok|okay|alright|all right|yes please|sure|good|fine)\b(?! (?:but|so|then))"
    r"|[\U0001F600-\U0001F60E\U0001F44D\U0001F44F\U0001F64F\U0001F970\u2764\u263A]"
)
_PROTEST = re.compile(
    r"\b(?:still|yet again|again and again|once again|same (?:problem|issue|thing|error|again)|even worse|worse)\b"
    r"|(?:\b(?:not|never|no|nothing)|n't) (?:\w+ ){0,2}(?:work\w*|help\w*|solv\w*|fix\w*|resol\w*|good enough|use"
    r"|useful|receiv\w*|respon\w*|repl\w*|answer\w*|chang\w*|true|acceptable|interested|happen\w*|able"
    r"|one (?:calls?|answers?|cares?|contact\w*))\b"
    r"|\b(?:useless|ridiculous|terrible|awful|worst|joke|garbage|rubbish|trash|pathetic|disappoint\w*|unacceptable"
    r"|disgust\w*|nonsense|shameless|cheat\w*|liars?|lying|lied?|lies|scam\w*|fraud\w*|rogue|complain\w*|horrible"
    r"|annoy\w*|frustrat\w*|angry|furious|fed up|sick of|shame\w*|incompetent|insult\w*|wast(?:e|ed|ing)|mess|crap\w*"
    r"|crooks?|bs|failed|fails|absurd|laughable|smh|poor|bad|unbelievable|excuses?|impossible)\b"
    r"|\b(?:why|what)(?: (?:the hell|on earth)|'s the (?:point|use)"
    r"| (?:can't|don't|didn't|won't|haven't|is it|should i|do i|now))\b"
    r"|\bhow (?:long|much longer|come|many (?:days|times|more)|does that|is that|could)\b"
    r"|\b(?:days|weeks|months|hours) (?:already|now|and (?:still|no))\b"
    r"|\b(?:cancel|switch(?:ing)?|leaving|unsubscribe|lawyer|sue|report you|never (?:again|buy|use))\b"
    r"|\b(?:nobody|no one|no-one|apparently|forget it|never mind|nevermind)\b|\?{2,}|\?!|!\?"
    r"|[\U0001F612-\U0001F616\U0001F61E-\U0001F62D\U0001F641\u2639\U0001F44E\U0001F92C]"
)
_SOFTENERS = re.compile(
    r"\b(?:no thanks|thanks for nothing|no thank you|thanks but|thank you but|ok but|okay but|yeah right)\b"
)


def complaint_of_repeating(text: str) -> bool:
    """Whether the customer says that they have told this before."""
    return bool(_REPEATING.search(folded(text)))


def complaint_of_no_answer(text: str) -> bool:
    """Whether the customer says that their question was not answered."""
    return bool(_NOT_ANSWERED.search(folded(text)))


def reaction(text: str) -> Reaction:
    """How the customer took the reply before this turn; a protest beside a thank-you is a protest."""
    words = folded(text)
    against = 2 * len(_SOFTENERS.findall(words)) + sum(
        len(pattern.findall(words)) for pattern in (_PROTEST, _REPEATING, _NOT_ANSWERED)
    )
    pleased = len(_PLEASED.findall(words))
    if against and against >= pleased:
        return Reaction.protested
    return Reaction.accepted if pleased else Reaction.neither
