"""Word classes that need regular expressions: times, numbers, sums of money."""

_NUMBER = (
    r"(?:[^ ]*\d[^ ]*|an?|half an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|sixty|ninety"
    r"|a couple of|the next|the)"
)
_UNIT = r"(?:working |business |full |short )?(?:second|minute|hour|day|week|month)[^ ]*"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)[^ ]*"
_MOMENT = (
    r"(?:noon|midday|midnight|lunch[^ ]*|breakfast|dinner|half past|quarter (?:to|past)|[^ ]*\d[^ ]*(?: am| pm"
    r"| oclock)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|close of business|closing(?: time)?"
    r"|the end of|end of|then|dawn)"
)

RAW = {
    "time": "(?:"
    r"(?:by |before |from |until |later |first thing |early |only |as of |for |on )?"
    rf"(?:today|tonight|tomorrow|this (?:minute|moment|second|instant|morning|afternoon|evening|week|{_DAY})"
    rf"|{_DAY}|next (?:week|{_DAY}))"
    r"|(?:right |just |as of |from |starting )?now(?! and then| on )|right away|straight ?away|immediately"
    r"|at once|on the spot|instantly|overnight"
    r"|as (?:we|i) (?:speak|type|write|talk|chat)|(?:while|as) (?:you|we|i) (?:are |am |'re )?(?:still )?"
    r"(?:here|wait|waiting|chat|chatting|talk|talking|watch|watching|on|speaking|read|type)"
    r"|before (?:you|i|we|my|the|this|our|your) (?:[^ ]+ ){0,3}(?:up|leave|go|finish|close|closes|end|ends"
    r"|shift|off|chat|home|doors?|bed|dinner|lunch)"
    rf"|(?:in|within|inside|in under|in about|in less than|next|give me|takes?|at most|no (?:more|later) than"
    rf"|under|after) "
    rf"(?:about |the |around |at most |under |less than )?(?:next )?{_NUMBER} {_UNIT}"
    r"|within the hour|(?:the|this|that) (?:same|very) (?:day|hour|minute)|same day|next[- ]day"
    r"|end of (?:the )?(?:day|shift|week|business)"
    rf"|(?:by|at|before|until|till|around|no later than|latest|from) (?:about |around |the latest )?{_MOMENT}"
    r"|[^ ]*\d(?: ?(?:am|pm|oclock))|(?:on |by |before )?the \d[^ ]*(?: of)?|as of this [^ ]+|in the next [^ ]+"
    r"|\d[^ ]* (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    ") ",
    "num": r"[^ ]*\d[^ ]* ",
    "money": r"(?:[$£€₹]\d[^ ]*|\d[^ ]* (?:dollars?|euros?|pounds?|quid|bucks|€|francs|kr|eur|usd|gbp|cents"
    r"|pence|rupees|[$£])) ",
    "any": r"[^ .!?…,;:]+ ",
    "doing": r"[^ .!?…,;:]{2,}ing ",
    "declined": r"(?!(?:imagine|believe|see|find|tell|thank|wait|say|promise|guarantee|undo|apologize|think"
    r"|understand|know|forget|hear|stop|help|"
    r"blame|express|speak|let|want|wish|need|even|have|be|mean|ask|leave|turn|take|expect|remember|stress"
    r"|overstate|like|read|mind|feel) )[^ .!?…,;:]+ ",
}
"""Classes that are regular expressions; a pattern needs some other word beside them."""
