"""What in a customer's words and in their place in the conversation tells anger: a few dozen hand-made features."""

import math
import re
from collections.abc import Mapping

from app.transcript import Speaker, Transcript

_WORDS: Mapping[str, str] = {
    "insult": r"idiots?|morons?|stupid|dumb|clowns?|incompetent|liars?|lying|crooks?|thie(?:f|ves)|scam\w*|robber\w*|cheat\w*|fraud\w*|clueless|lazy|"
    r"rude|arrogant|shame(?:ful)?|disgrace\w*|con artists?|rip ?off|ripping",
    "swear": r"f+u+c*k\w*|fck\w*|shit\w*|bullshit|bs|crap\w*|damn\w*|hell|wtf|wth|ffs|bloody|ass|arse|sucks?|piss\w*|bollocks|omfg|fkn|fking|freaking|frickin\w*",
    "verdict": r"worst|terribl[ey]|awful\w*|horribl[ey]|horrendous|ridiculous\w*|unacceptable|disgust\w*|pathetic|jokes?|useless|appalling|atrocious|garbage|"
    r"trash|rubbish|outrag\w*|absurd|insane|unbelievable|shocking|nightmare|abysmal|dreadful|poor|unprofessional|laughable|mess|disappoint\w*|bad|lousy|inexcusable|hopeless",
    "feeling": r"angry|anger\w*|furious|frustrat\w*|annoy\w*|upset|mad|livid|fuming|irritat\w*|pissed|fed up|sick of|tired of|had enough|hate|stress\w*|rage|"
    r"unhappy|worried|infuriat\w*|exhaust\w*|done with|losing patience",
    "threat": r"cancel\w*|switch\w*|leav(?:e|ing)|lawyers?|legal|sue|court|report(?:ing)?|ombudsman|never (?:again|use|buy|fly|shop|order|book)|last time|bbb|"
    r"competitors?|elsewhere|lost (?:a|my) (?:customer|business)|losing (?:a )?customers?|goodbye|boycott|review|refund|compensat\w*|complain\w*|consumer",
    "waiting": r"wait(?:ed|ing|s)?|still|hours?|hrs?|days?|weeks?|months?|ages|forever|on hold|delay\w*|late|overdue|since|yet|ago|so long|long time",
    "again": r"again|repeated\w*|keep(?:s|ing)?|constant\w*|every ?time|everyday|every day|always|multiple|several|times|twice|third|second time|3rd|2nd|another|"
    r"over and over|countless|already|once more",
    "loss": r"lost|miss(?:ed|ing)|stuck|stranded|ruin\w*|broke(?:n)?|charged|overcharg\w*|stolen|money|paid|paying|cost|waste\w*|denied|refus\w*|fail\w*|cancell?ed|"
    r"damag\w*|crash\w*|freez\w*|frozen|dead|locked|wrong|error|down|slow",
    "negation": r"no|not|never|none|nothing|nobody|cannot|\w+n['’]?t|without|neither|no ?one",
    "refusal": r"(?:still )?(?:does|did|do|is|has|have|was|can|will|wo)(?:n['’]?t| not) (?:work\w*|help\w*|fix\w*|respon\w*|answer\w*|care|solve\w*|happen\w*|arrive\w*|received?)|"
    r"no (?:response|reply|answer|one|help|solution|luck|reason|excuse|explanation|update|communication|sign)|nobody|not (?:helpful|good enough|acceptable|fair|true)",
    "demand": r"asap|immediately|right now|now|today|explain|answer|respond|fix (?:it|this|your|my)|sort (?:it|this)|do something|get your|give me|i want|i demand|need",
    "why": r"why|how (?:is|can|could|do|does|come|hard|many|long)|what(?:'s| is) (?:the point|going on|wrong)|what kind|seriously|really|explain",
    "blame": r"you (?:guys|people|lot|are|have|should|can['’]?t|cannot|don['’]?t|didn['’]?t|won['’]?t|never|keep|just|took|lost|charged)|your (?:\w+ )?(?:service|company|"
    r"fault|staff|team|app|system|website|driver|airline|rep\w*|agents?|employees?|products?|support|job|policy)|y['’]?all|u guys|you['’]re",
    "sarcasm": r"great job|good job|nice (?:one|job|work)|way to|well done|thanks (?:a lot|alot)|thanks for (?:nothing|the|ruining|wasting|not|losing)|thank you for (?:nothing|ruining)|"
    r"congrat\w*|bravo|lol|lmao|haha|yay|wow|oh (?:great|good|yes|wait)|how (?:nice|lovely|convenient)|apparently|obviously|clearly|surprise\w*|of course|so much for|supposed",
    "service": r"customer service|customer care|customer support|customer experience|service",
    "intensity": r"so|very|really|extremely|absolutely|completely|totally|beyond|literally|even|at all|whatsoever|ever|seriously|just|too|such|zero|all",
    "thanks": r"thanks?|thank you|thx|ty|cheers|appreciate\w*|grateful|thank u|tysm|much appreciated",
    "praise": r"great|good|awesome|amazing|love\w*|perfect\w*|excellent|brilliant|happy|glad|nice|wonderful|fantastic|helpful|best|cool|sweet|yay|pleased|kind\w*|quick\w*",
    "solved": r"fixed|sorted|solved|resolved|works? (?:now|fine|again|perfectly)|working (?:now|again|fine)|worked|got it|all good|figured (?:it )?out|it['’]s back|back up|"
    r"no worries|no problem|np|will do|did that|done|sent|dm['’]?e?d|just did|that['’]s (?:fine|ok|okay|it|right)|sounds good|found it|never ?mind",
    "polite": r"please|pls|plz|could you|would you|can you|may i|could i|would like|wondering|hi|hello|hey|sorry|excuse me|kindly|let me know|any (?:idea|chance|update|help|way)|possible",
    "mild": r"ok|okay|yes|yeah|yep|sure|fine|i see|i think|maybe|hopefully|probably|perhaps|guess|understand|i know|alright|hope|tho|though|bit|little|minor|just curious",
    "modal": r"would|could|might|if|when|which|is there|do you|does|anyone|how do",
    "disbelief": r"can['’]?t believe|cannot believe|unbelievable|unreal|smh|are you kidding|kidding me|come on|c['’]?mon|get it together|step up|do better|what a|such a|how dare|enough",
    "excuse": r"excuses?|generic|automated|scripted|copy|bots?|robots?|run ?around|ignor\w*|useless|same (?:thing|answer|response|message|problem|issue|error)|passed|hung up|transferr\w*|told me|said|promised|lied",
}
_PATTERNS = {
    name: re.compile(rf"(?i)(?<![\w'’])(?:{words})(?![\w])") for name, words in _WORDS.items()
}
_LINK = re.compile(r"https?://\S+|@\w+|#\w+")
_SHOUT = re.compile(r"\b[A-Z]{3,}\b")
_BAD_FACES = re.compile("[😡🤬😤😠🙄😒👎😑😩😫😭💩🤦🤷😞😢😔]|(?::|;)-?[(/|]|>:")
_GOOD_FACES = re.compile("[😊🙂😀😃😄😁👍🙏❤😍😉🎉☺🤗👏💕😘]|(?::|;)-?[)DP]|<3")
_STRETCHED = re.compile(r"([a-zA-Z])\1{2,}")
_RUN = re.compile(r"[!?]{2,}")


def own_features(text: str) -> dict[str, float]:
    """The features of one turn by itself."""
    plain = _LINK.sub(" ", text[:4000])
    words = max(1, len(plain.split()))
    shouted = [w for w in _SHOUT.findall(plain)]
    letters = sum(c.isalpha() for c in plain)
    found = {name: math.log1p(min(4, len(pattern.findall(plain)))) for name, pattern in _PATTERNS.items()}
    found |= {
        "exclaims": math.log1p(min(6, plain.count("!"))),
        "asks": float("?" in plain),
        "runs": float(bool(_RUN.search(plain))),
        "shouts": math.log1p(min(6, len(shouted))) if letters else 0.0,
        "stretched": float(bool(_STRETCHED.search(plain))),
        "bad_faces": float(bool(_BAD_FACES.search(plain))),
        "good_faces": float(bool(_GOOD_FACES.search(plain))),
        "length": math.log1p(words),
        "short": float(words <= 4),
        "data": float(any(c.isdigit() for c in plain)),
    }
    return found


def place_features(before: Transcript) -> dict[str, float]:
    """The features of the place in the conversation."""
    own = sum(turn.speaker == Speaker.customer for turn in before)
    return {"opening": float(own == 0), "later": math.log1p(own)}


NAMES = (*own_features(""), *place_features(()), "before", "last")
"""The features in the order of the weights; `before` and `last` are the meter's reading of earlier customer turns."""
