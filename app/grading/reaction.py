"""What a customer's next words tell about the reply before them: accepted, protested, or neither.

Grading uses it where no case says what would do, and for agreement: there the customer is the one witness.
"""

import re
from enum import StrEnum

from app.text import folded


class Reaction(StrEnum):
    """How a customer took the reply before."""

    accepted = "accepted"
    neither = "neither"
    protested = "protested"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_REPEATING = _any(
    r"\b(?:i|we)(?:'ve| have)? (?:already|just) (?:told|said|explained|sent|given|gave|mentioned|provided|answered)\b",
    r"\balready (?:told|said|explained|given|mentioned|provided)\b",
    r"\b(?:as|like) i (?:said|mentioned|told|wrote|explained)\b",
    r"\bhow many (?:more )?times\b",
    r"\b(?:asked|asking) (?:me )?(?:the same|that already|this already|twice|again)\b",
    r"\brepeat(?:ing)? myself\b",
    r"\bread (?:my|the) (?:last )?(?:messages?|first|above|tweet|post)\b",
)
_NOT_ANSWERED = _any(
    r"\b(?:not|isn't|wasn't|never) (?:what i(?:'m| am)? ask|answer|an answer|my question|the question|the point)",
    r"\b(?:didn't|did not|haven't|have not|don't|won't|never) (?:even )?(?:answer|read|listen|address|reply|respond)",
    r"\b(?:canned|scripted|copy.?paste|template|automated|robot|bot|perfunctory|official (?:words|reply|tone))\b",
    r"\b(?:missing the point|my question (?:is|was)|going in circles|beating around the bush)\b",
    r"\bsame (?:answer|reply|words)\b|\b(?:only|just) (?:know how to )?(?:say|saying) sorry\b|\bdon't just\b",
)
_SOLVED = _any(
    r"\b(?:it|that|this|everything|all)(?:'s| is| has| has been)? (?:now |already |back |all )?(?:works?|worked|working"
    r"|fixed|solved|resolved|sorted|helped)\b(?! (?:so|too|not|slow))",
    r"\b(?:it|that|this|everything|all)(?:'s| is| has been) (?:now |already |all )?(?:back|gone|done|running|ready"
    r"|there)\b",
    r"\b(?:problem|issue|it|matter)(?: is| has been|'s|s)? (?:now |already |been )?(?:solved|fixed|resolved|sorted"
    r"|recovered|restored|dealt with|handled)\b",
    r"\b(?:works|working|normal|restored|recovered|usable|can be used|back|running|up|online|ready|fixed|green)"
    r" (?:now|again|perfectly)\b",
    r"\b(?:got|received|found) (?:it|them)\b|^received\b|\bthere (?:it is|we go)\b|\bhas arrived\b",
    r"\b(?:got|received) (?:the|my|a|your) (?:refund|call|money|package|parcel|reply|compensation)\b",
    r"\byou(?:'ve| have)? (?:just )?saved (?:me|my|the)\b|\bit \w+s(?: now| again)?!|\bdid (?:it|the trick)\b",
    r"\b(?:are|is) (?:all )?(?:there|back) again\b",
    r"\bi can \w+ (?:it |in )?(?:now|again)\b",
)
_PLEASED = _any(
    r"\byou(?:'ve| have)? (?:just )?saved (?:me|my|the)\b|\bfound it\b|\bit \w+s(?: now| again)?!",
    r"\bdid (?:it|the trick)\b|\b(?:is|are) (?:all )?(?:there|back) again\b",
    r"\byou(?:'re| are) (?:a|an|the) (?:star|gem|angel|legend|hero|life ?saver|best|wonder)\b",
    r"(?<!not )\b(?:is|are|be) (?:good|fine|great|perfect)(?: (?:for|by|with) me)?\W*$",
    r"\b(?:thanks?|thank you|thankyou|thx|ty|cheers|appreciated?|grateful|congrat\w*|praise|thumbs up|five stars)\b",
    r"(?<!not )\b(?:great|perfect|excellent|brilliant|wonderful|awesome|lovely|amazing|fantastic|excited|happy|glad"
    r"|efficient|good (?:job|service|attitude|to know)|no worries|no problem|haha|yay|woohoo|love it)\b",
    r"\b(?:it|that|this|everything|all)(?:'s| is| has| has been)? (?:now |already |back |all )?(?:works?|worked|working"
    r"|fixed|solved|resolved|sorted|helps|helped|helpful|will do)\b",
    r"\b(?:problem|issue|it|matter)(?: is| has been|'s|s)? (?:now |already |been )?(?:solved|fixed|resolved|sorted"
    r"|recovered|restored|dealt with|handled)\b",
    r"\b(?:works|working|normal|restored|recovered|okay|ok|fine|usable|can be used|back) (?:now|again|perfectly)\b",
    r"\b(?:got|received) (?:the|my|a|your) (?:refund|call|money|package|parcel|reply|compensation)\b|\bhas arrived\b",
    r"\b(?:will (?:do|try)|i'll (?:try|do|wait|check|take it)|let me try|got it|understood|sounds good"
    r"|fair enough|deal)\b",
    r"^(?:ok|okay|alright|all right|yes please|sure|good|fine|received)\b(?! (?:but|so|then))",
    r"^(?:oh,? |well,? )?i (?:see|know|understand)(?: now)?\b(?!,? but| that| how| what)",
    r"(?<!not )\b(?:i agree|agreed|acceptable to me|(?:i'm|i am) content|(?:i'm|i am) fine with|fine by me|go ahead"
    r"|good enough|let's do that"
    r"|let us do it|settled|an agreement|won (?:me )?over|well done|feel (?:a bit |much )?better|i respect that"
    r"|i get that)\b",
    r"\b(?:sounds?|that's|that is|seems) (?:\w+ )?(?:fair|right|good|reasonable|fine)\b|\bno (?:more )?objections?\b",
    r"\bthat(?:'ll| will| would|'d) (?:be (?:it|good|fine|great)|do|(?:really )?help)\b",
    r"[\U0001F600\U0001F601\U0001F603-\U0001F60E\U0001F44D\U0001F44F\U0001F64F\U0001F970\u2764\u263A]",
)
_PROTEST = _any(
    r"\b(?:still|yet again|again and again|once again|same (?:problem|issue|thing|error|again)|every time|worse"
    r"|so many times|many times|on earth)\b",
    r"(?:\b(?:not|never|no|nothing)|n't) (?:\w+ ){0,2}(?:work\w*|help\w*|solv\w*|fix\w*|resol\w*|good enough|use|useful"
    r"|receiv\w*|respon\w*|repl(?:y|ies|ied)|answer\w*|chang\w*|true|acceptable|interested|happen\w*|able|open"
    r"|get through"
    r"|one (?:calls?|answers?|cares?|contact\w*))\b",
    r"\b(?:useless|ridiculous|terrible|awful|worst|joke|joking|kidding|garbage|rubbish|trash|pathetic|disappoint\w*"
    r"|unacceptable|disgust\w*|nonsense|shameless|cheat\w*|liars?|lying|lied?|lies|scam\w*|fraud\w*|rogue|robbery"
    r"|complain\w*|horrible|annoy\w*|frustrat\w*|angry|furious|fed up|sick of|shame\w*|incompetent|insult\w*)\b",
    r"\b(?:wast(?:e|ed|ing)|mess|crap\w*|crooks?|bs|failed|fails|absurd|laughable|smh|poor|bad|unbelievable|excuses?"
    r"|impossible|speechless|shirk\w*|irresponsible|unreasonable|too (?:slow|late|long|much)|so slow)\b",
    r"\b(?:why|what)(?: (?:the hell|attitude|kind of (?:service|company|attitude))|'s the (?:point|use)"
    r"| (?:can't|don't|didn't|won't|haven't|is there no))\b|\bwhy (?:is it|should i|do i)\b",
    r"\bhow (?:long|much longer|come|many (?:days|times|more)|does that|is that|could)\b|\bso hard\b|\bis it hard\b",
    r"\bso (?:no|nothing|nobody)\b|\bno \w+,? (?:and |or )?no \w+\b|\bnor \w+\b",
    r"\b(?:days|weeks|months|hours) (?:already|now|and (?:still|no))\b",
    r"\bwait(?:ed|ing) (?:for )?(?:so|over|more|a (?:day|week|month|year)|hours|days|weeks|months|ages|\d+|two"
    r"|three)\b",
    r"\b(?:want|give me|return|demand) (?:a |an |my |the )?(?:refund|money|explanation|compensation|statement)\b",
    r"\b(?:cancel|switch(?:ing)?|leaving|unsubscribe|lawyer|sue|report you|never (?:again|buy|use)"
    r"|don't want to use)\b",
    r"\b(?:nobody|no one|no-one)(?: \w+)? (?:call\w*|answer\w*|care[sd]?|help\w*|contact\w*|repl(?:y|ies|ied)|listen\w*"
    r"|comes?|came|asked|has|is|can|will|did|does|ever|wants?|got|knows)\b",
    r"\b(?:anyone (?:there|here)|apparently|forget it|never mind|nevermind|promised|my fault)\b",
    r"\bnot (?:my|our|their) (?:problem|fault|business)\b|\b(?:reply|answer) (?:me|please)\b|\bplease (?:reply"
    r"|answer)\b",
    r"\?{2,}|\?!|!\?",
    r"[\U0001F612-\U0001F616\U0001F61E-\U0001F62D\U0001F641\u2639\U0001F44E\U0001F92C]",
)
_SOFTENERS = _any(
    r"\b(?:no thanks|thanks for nothing|no thank you|thanks but|thank you but|ok but|okay but|yeah right)\b"
)


def complaint_of_repeating(text: str) -> bool:
    """Whether the customer says that they have told this before."""
    return bool(_REPEATING.search(folded(text)))


def complaint_of_no_answer(text: str) -> bool:
    """Whether the customer says that their question was not answered."""
    return bool(_NOT_ANSWERED.search(folded(text)))


def solved(text: str) -> bool:
    """Whether the customer says that what they came for is done, and neither protests nor asks."""
    words = folded(text)
    return bool(_SOLVED.search(words)) and not words.endswith("?") and reaction(text) != Reaction.protested


def reaction(text: str) -> Reaction:
    """How the customer took the reply before this turn; of as much protest as thanks, the protest is meant.

    Whoever thanks and ends on a question is not served yet.
    """
    words = folded(text)
    against = 2 * len(_SOFTENERS.findall(words)) + sum(
        len(pattern.findall(words)) for pattern in (_PROTEST, _REPEATING, _NOT_ANSWERED)
    )
    pleased = len(_PLEASED.findall(words))
    if against and against >= pleased:
        return Reaction.protested
    return Reaction.accepted if pleased and not words.endswith("?") else Reaction.neither
