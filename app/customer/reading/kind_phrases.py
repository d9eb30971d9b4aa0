"""What kind acts and plain statements sound like, in the pattern language of `patterns.py`. Tables only."""

GREETS = """
^ hi|hello|hey|hiya|howdy|hallo|greetings|gday|dear|welcome
^ good morning|afternoon|evening|day
^ morning|evening|afternoon ,|!|.|{any}
< good morning|afternoon|evening
hi|hello|hey there|again|!|,|.
my name is {any}
< this is {any} from|at|speaking|here|with|again
you are speaking|talking|chatting|through|connected with|to {any}
you have reached|got {any} in|from|at
i am called
i go by
"""

APOLOGIZES = """
sorry
apology
apologiz*
regret
regretful*
forgive me|us
pardon me|us
beg your pardon|forgiveness
i am ashamed
am|are ashamed|mortified|embarrassed _ that|of|by|for|about|to
embarrasses|shames|pains|bothers|grieves|mortifies me|us
makes me|us cringe|wince|ashamed|blush|squirm
i|we feel|felt awful|terrible|horrible|dreadful|bad|rotten|sick|ashamed|wretched _ about|that|for|over|reading|at|knowing
i|we hate that|what|how {i}
my|our bad
mea culpa
i wish {i} could undo|unsay|turn|take it back
our sincere|sincerest|deepest|humble
hang my|our head
not proud of
i kick myself
i could kick myself
you deserve|deserved an apology
owe you an apology|sorry
"""

OWNS = """
our|my {fault}
is|was|be|are|entirely|all|squarely|fully|wholly|sits|lies|rests|falls on|with me|us
that|this|it one|is|was|bit|part is|was|all|entirely|squarely on|with us|me
{fault} is|was|are|were _ ours|mine
is|was ours|mine to fix|carry|own|answer|put|sort|make|repair|mend
is|was|are|were _ ours|mine $
ours|mine , not yours
not yours|you , it? is? ours|mine
not yours|you . it is ours|mine
we|i|us|our|my _ {failed}
take _ responsibility|blame|ownership|accountability
take this|that|it one? on me|myself|us
i|we accept _ blame|fault|responsibility
i|we|us am|are|is|was|were|remain|stay _ responsible|accountable|liable
i|we _ own|owning|answer this|that|it|for this|that|it|up
we|i should have|never|not|at _ {any}
we|i ought to have
should never|not have left|happened|reached|been|gone|come|needed|had|got|landed|passed|slipped|sent|billed|charged
there is no excuse
no excuse|excuses for|from|on
inexcusable
unforgivable
without excuse*
i have no excuse*
not make|making|offer excuses
you did nothing|everything wrong|right
you have done|did nothing wrong
none of this|that|it is|was your|on you
you should have|never|not been|had|received|got|heard|gotten _ {any}
you should not have to|had
you should not|never have been|had|to|needed
you were let|left|failed down|hanging|by|alone
our|my {any} {any}? is|was|are|were|went|got|reads wrong|mistaken|faulty|late|careless|sloppy|broken|false|slow|wrongly|incorrect|at fault
our|my sloppy|careless|slow|poor|wrong|own|faulty|missing|broken|lousy
i|we|our messed|screwed|mucked|stuffed|botched
wrong on our|my end|side|part
on our|my part|account|watch
the _ {fault} is|was on|at our|my
happened on our|my watch
i will own|stay|see|carry|stick
i am your one|only|single|personal|sole|own|contact|point|handler|person
you have|got|get|deal|talk|speak|write|come _ with|to|from|just|only|one me from|now|directly|until|till|only|and
until|till this|it is|has|gets been? fixed|sorted|solved|done|finished|settled|over|closed
i will|am personally|myself
i am taking|take|have taken this|it|your|the case|over|on|file|myself|personally
this|it|your case|file|one|claim is|sits|stays|stops|lands|belongs|remains with|on|to me|mine|my
stops with|here me
the buck stops
is mine|ours now|to|from|until|and
my desk|problem|job|task until|till|now|from|to
we|i broke|lost|forgot|missed|ignored|dropped|wrecked|ruined|shrank|double-charged|overcharged|misread|misplaced|mislaid|skipped your|it|you|this|that|them|the
we|i gave|sent|told|booked|charged|billed|shipped|packed|put|wrote|entered|quoted you? _ wrong*
we|i kept|left|made|had you _ waiting|hanging|standing|wait|guess|guessing|chase|run|repeat|alone|stranded|sit|stand
we|i caused|owe|are|did this|that|you|it _ wrong|better|one|mess|badly
we|i did wrong|badly|not do|not live
you caught|found us|our
we|i have wronged|failed|misled|neglected
let you down
deserved|deserve better|more from|of us|me|than
"""

THANKS = """
thanks|thank|grateful|appreciate|appreciated ~ for|that|how|you|your
i appreciate
bless you for
hats off for|to you
good of|on you to|for|that
kind of you to
i am glad|grateful|pleased you {any}
it helps|helped that you
that helps|helped me|us|a
well spotted
good catch
"""

PERSONAL = """
my own {any}
my {kin}
i have been there|in|on _ {any}
i have _ been there|through|on|stood|sat|waited|had|done|felt|lived
i once|still|used|grew|too|also|myself|always|never|know _ {any}
me too
same thing|exact happened
happened to me|us|my
as a|another|fellow _ parent|father|mother|dad|human|person|owner|customer|commuter|runner|baker|nurse|fan|lover
human being|to|here
i am _ human|person|parent|robot|father|mother|dad|fan|runner|cook|bot
between you|us and|two
i would have|be|never|do|want ~
coffee|tea|biscuit|biscuits|cake|chocolate
fingers crossed
knock|touch on? wood
haha|hah|lol|ha|hehe|;)
joke|joking|kidding
cross my heart
my cheeks|face|heart|stomach|jaw|hair|blood|ears
i|me laugh|laughed|smile|smiled|grin|grinned|chuckle|cried
made me smile|laugh|grin|cringe
when i was|had|moved|lived|started|worked
i love|loved|adore|hate|miss
rooting for
crossing my
honestly|frankly , i
i lost|waited|missed|spent|had my|a|an|for|two|three|four|my
in my family|house|flat|street|home|kitchen
i am a|an {any} myself|too
if it were|was me|mine|my
in your shoes|place
"""

INFORMS = """
i|we can see|have|found|checked|looked|just|now see|spotted|traced|located|got|heard|learned|learnt ~
i|we see|found|checked|traced|located|looked|asked|heard|spoke|rang|called|tested ~
system|log|record|records|tracking|scan|file|screen|sheet|note|notes|report|history|camera|database shows|show|says|say|has|have|tells|reads|gives|lists
according to
it|this|that turns|turned out
what happened is|was
the reason is|was|it|for|your|this
is|are|was|were|has|have|had _ caused|stuck|held|blocked|due|because|scheduled|sitting|waiting|parked|sent|scanned|delayed|shipped|open|closed|active|logged|recorded|registered|booked|set|confirmed|received|issued|delivered|processed|approved|pending|left|arrived|stored|marked|listed|rejected|returned|stopped|frozen|signed|tested|working|located|collected|loaded|lost|found|picked|routed
takes|take|took|needs|usually|normally|typically|lasts|runs|costs|arrives|leaves|opens|closes|starts|ends|comes|goes|departs|appears|applies|expires|counts|covers|includes|lands
you can|may|could|will find|see|use|pick|choose|also|still|keep|return|collect|get|track|watch|download|open|receive|have|then ~
you will receive|get|see|find|need|hear|notice
once|as soon as|after|when _ arrives|lands|is|has|clears|reaches|gets|you
the next|first|second|last|other|only step|thing|is|part
next step|steps|stop
step one|two|1|2
first ,|you|we|press|open|hold|unplug|turn|switch|go|click
press|unplug|click|restart|reset|reboot|switch|plug|tap|log|hold|turn|scan the|your|it|on|off|out|in|down
there is|are|was|were ~ {any}
for your|the information|record
just so you know
good|bad news
by law
legally
we|they|he|she|courier|driver|warehouse|bank|workshop|lab|kitchen|supplier|depot never|only|still|already|just|has|have|had|did|sent|got|left|missed|went|put|typed|entered|booked|used|mixed|scanned|delivered|closed|opens|open|books|clears|unblocks|runs|works|needs
up to|at most|at least {num}
between {num} and
from {num} to|until|till|on
within {num}
expires|expired|valid|closes|opens|arrives|arrived|departs|due|starts|started|ends|ended|left|lands on|at|in|until|from|after|today|tomorrow|by|this
"""

CLOSES = """
anything|something else
any other|more|further question*|thing|help|way|issue*|concern*|request*
have|enjoy a? _ {good} day|evening|night|weekend|one|rest|week|morning|afternoon|trip|flight|stay|holiday|time|journey|party|wedding
enjoy your|the
take care
bye|goodbye|cheerio|farewell
all the best
glad|happy|pleased {i}|we|that|this|it|you|to ~ {any}
that is|was everything|all|settled|sorted|done|it|us then|from|for|now|sorted|done|.
you are|we are all set|sorted|done|good
i|we will let you|leave go|get|it|you
talk|speak|see|write to? you soon|then|on|tomorrow|there
good night|luck
safe travels|travel|trip|journey|home|drive|flight
until then|next|friday|monday|tomorrow
have fun
happy {any} !|.
closing|close|close|closed this|the|your chat|ticket|case|file|up|out
it was|has been a? _ pleasure|good|nice|lovely
my pleasure
you are _ welcome
we are square|done|good|even
that wraps
consider it|this done|settled|sorted|closed
deal then|.|!
settled|agreed|done|sorted , then|so
write|call|shout|ping|message|ring|reply|yell if|any|should|whenever|when|back
best of luck
give my|our best|love|regards
hope the|your|you|it|that|to ~
"""
