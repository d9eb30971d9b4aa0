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
i|we feel|am|are _ awful|terrible|wretched|sick|ashamed|mortified|rotten|small|embarrassed|gutted|sorry
i|we _ hate|regret|wince|cringe|blush|ashamed|squirm
turn|turns|turned|turning my|me _ stomach|red|cheeks
red in|with the? face|shame
nobody|no one should have to
i|we ask|beg _ forgiveness|pardon
what|how _ embarrassing|shameful for|of us|me
i|we wish|would ~ undo|take back|turn back|rewind
shame on us|me
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
had one job
nobody|no one|not|none here|us|ours|of _ looked|checked|read|called|answered|noticed|listened|rang|wrote|came|told|warned|bothered|thought
nobody|no one|none _ looked|checked|noticed|listened|rang|read|answered _ should|here|our|us
i|we did not _ look|check|read|listen|call|ring|write|come|tell|warn|answer|keep|turn|show|notice|see|deliver|send|do
i|we were|was not _ there|listening|careful|paying|honest|fair|good|fast|quick|clear
i ticked|clicked|typed|picked|pulled|read|wrote the|a wrong*
wrong _ with|from|at|on|by our|my name|hand|counter|end|side|desk
went wrong here|with us|at our|on our|in our|between
at|on|in|from our|my end|side|counter|kitchen|workshop|desk|dock|warehouse|shop ~ {fault}|wrong|failed|broke|lost|happened
you trusted|relied|counted|depended us|on|me ~ we|i|and
we|i promised ~ and|but|yet
not good enough
below|beneath our|what|any
not how we|it|this|you|a|anyone
not the way|standard|service
i|we answer for
on my|our head|watch|account|shoulders|conscience
put|pin|blame it|that|this _ on me|us
blame me|us|this|our
i am the one|person who|to|you
i will|am see|stay|staying|seeing|sticking|stick|follow|keep|hold|sit _ it|this|with|on|through|until|you|to
from here
no more being|passing|hand|transfers
you|nobody will not be passed|sent|handed|pushed|bounced
will not let|hand|pass go|this|you|it|off|on|around
you will have|keep|deal me|my|with
all mine
slipped|fell through|between our|the|my
that|this|it|which is|was _ poor|shabby|careless|sloppy|shameful|disgraceful|unacceptable|wrong|lazy|shoddy|terrible|amateur
you _ right , we|i|it|our|that|and
you|your _ right and we|i|our|us
should have been|had|rung|called|told|caught|checked|seen|noticed|stopped|spotted|done|fixed|sent|come|answered|come|known
that|this|it|these|such should|must|ought not|never
never should|ought have
should never|not
could have been|told|avoided|caught|prevented|checked
we|i made _ {any} ~ pay|suffer|wait|mess|late|wrong
cost you
our|my _ wrong|broken|late|careless|slow|sloppy|missed|forgot|failed
we|i _ charged|took|billed|sold|sent|gave|told|booked ~ not|never|wrongly|anyway|regardless|without|instead|though
our|my {fault}
entirely|squarely|fully|wholly|sits|lies|rests|falls on|with me|us
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
i|we am|are|was|were|remain|stay _ responsible|accountable|liable
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
our|my sloppy|careless|poor|wrong|lousy|own _ {fault}|reading|work|check*|planning|handling|record*|list|label*|kitchen|counting|typing
i|we|our messed|screwed|mucked|stuffed|botched
wrong on our|my end|side|part
on our|my part|account|watch
the _ {fault} is|was on|at our|my
happened on our|my watch
i|we will own|carry _ it|this|that
we|i look|take|see after|care|to _ this|it|you _ from|until|till|now
you _ write|talk|speak|come|turn _ me|us ,|only|and|until|till|directly|from
my desk|hands now|until|from|till
signed|approved|checked|packed|wrote|booked|typed ~ myself
i am your one|only|single|personal|sole|own|contact|point|handler|person
you have|got|get|deal|talk|speak|write|come _ with|to|from|just|only|one me from|now|directly|until|till|only|and
i will|am personally|myself
i am taking|take|have taken this|it|your|the case|over|on|file|myself|personally
this|it|your case|file|one|claim is|sits|stays|stops|lands|belongs|remains with|on|to me|mine|my
stops with|here me
the buck stops
is|are|was mine|ours now|to|from|until|and|.|,
was|were|is|are wrong|careless|sloppy|unfair|unacceptable|shameful of|from us|me|our
my desk|problem|job|task until|till|now|from|to
we|i broke|lost|forgot|missed|ignored|dropped|wrecked|ruined|shrank|double-charged|overcharged|misread|misplaced|mislaid|skipped your|it|you|this|that|them|the
we|i gave|sent|told|booked|charged|billed|shipped|packed|put|wrote|entered|quoted you? _ wrong*
we|i kept|left|made|had you _ waiting|hanging|standing|wait|guess|guessing|chase|run|repeat|alone|stranded|sit|stand
we|i caused|owe this|that|you|it _ wrong|better|one|mess|badly
how we|i left|treated|kept|handled|dealt|let|spoke|answered
we|i did wrong|badly|not do|not live
you caught|found us|our
we|i have wronged|failed|misled|neglected
let you down
deserved|deserve better|more
"""

THANKS = """
good|great|glad|lucky|helpful that|of|you you|for _ {any}
your|the|those|that|these photo*|picture*|note*|detail*|list|dates|screenshot*|timeline|email|receipt|description _ help*|save*|make*|useful|perfect|gold|clear
saves|saved|spares|spared me|us|you|a|both
makes|made it|this|my|things|that|our _ easy|easier|quick|quicker|fast|faster|clear|clearer|simple|possible
you did|have done _ right|well|me|us|favor|work
very|so|really|hugely|super|most? helpful|useful|kind|decent|generous|patient|fair of you
did not have to
i owe you
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
i|me _ {kin}
{kin} of mine
happened|did|done|been|felt|stood|sat|cried|swore _ myself|too
i _ remember|know the|that|how|what|this _ feeling|feels|day
i|me cook|bake|cycle|knit|garden|sew|sing _ {any}
my _ coffee|lunch|knees|ears|shoes|bike|flat|house|landlord|kitchen|garden
;) $
laugh|smile|grin|blush|giggle*
pinky|scout
not? a robot|machine
hand on heart
as somebody|someone|one who
my own {any}
my {kin}
i have been there|in|on _ {any}
i have _ been there|through|on|stood|sat|waited|had|done|felt|lived
i once|used|grew|too|myself _ {any}
me too
same thing|exact happened
happened to me|us|my
as|from|one a|another|fellow _ parent|father|mother|dad|human|person|owner|customer|commuter|runner|baker|nurse|fan|lover
human being|to|here
i am a|an|the|also|only|not|just _ human|person|parent|robot|father|mother|dad|fan|runner|cook|bot
between you|us and|two
coffee|tea|biscuit|biscuits|cake|chocolate
fingers crossed
knock|touch on? wood
haha|hah|lol|ha|hehe|;)
joke|joking|kidding
cross my heart
my cheeks|face|heart|stomach|jaw|hair|blood|ears|coffee|tea|lunch
i|me laugh|laughed|smile|smiled|grin|grinned|chuckle|cried
made me smile|laugh|grin|cringe
when i was|had|moved|lived|started|worked
i love|loved|adore|miss
rooting for
crossing my
i lost|waited|missed|spent|had my|a|an|for|two|three|four _ once|myself|too|ago|last
in my family|house|flat|street|home|kitchen
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
^ {any} ? then ,|.|!
see|catch|till|until you|then|thursday|friday|monday|tuesday|wednesday|saturday|sunday
say|kiss|hug|greet|regards|love|hello _ hi|hello|from|to _ for|to|the|your
sleep|rest well|tight|easy
wear|use|drive|ride|eat|cook|bake|read|play _ in good|well|safe*|health|with joy
off you|we go
get|go some|and|to _ sleep|rest|eat|bed|enjoy|celebrate
you know|have|got _ where|my|how to|name|number|find|direct|reach
not? a stranger
leave you to|in
square|settled|sorted|agreed|wrapped|done and|,|.|!|then|for
deal
come back|by|again|soon
we look|are looking forward
next time
should|if anything|it|you|something ever? else|again|need|wobble*|go*|come* ~ me|us|call|write|shout|ring|here
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
