"""Cues that are no acts by themselves: offers, promises, questions, reasons, transfers, leave asked. Tables only."""

OFFER = """
{i} {will} _ {remedy_verb}
{i} {will} _ {give} ~ {remedy_noun}
{i} {will} _ {give} you|your|a|an|the|one|someone|somebody|it|them|another|two|new|free|back|straight ~
let me|us _ {remedy_verb}|{give}
i|we {remedy_verb}
i|we {give} you ~ {remedy_noun}
i|we {give} you|your|a|an|the|one|another ~ {remedy_noun}
i|we {give}|{remedy_verb} ~ {time}
you {will}|get|have _ get|have|receive|{remedy_noun}|pay|see|keep|be ~ {remedy_noun}|free|nothing|{money}|{num}
your|the|a|full|{money} _ {remedy_noun} is|are|has|will|goes|comes|on|at|from|right|today|now|straight
{remedy_noun}|fee|charge|charges|bill|{money} is|are|has|will|comes|goes|gets _ gone|off|canceled|yours|refunded|on its|on their|back|dropped|waived|back|scrapped|wiped|void|removed|reversed|cleared|free|booked|on us|on me|on the|credited
is|are|goes|comes|off|be _ on the house|on us|on me|yours|free|waived|covered|our treat|my treat
{num} percent|% off
at no|without extra|additional|any|cost|charge|further
free of charge
no|without extra? charge|cost|fee
would you|do you|if you|you _ like|want|prefer|rather|fancy|take _ {remedy_noun}|{remedy_verb}|me to|us to|a|an|the
how|what about _ {remedy_noun}|{remedy_verb}|a|an|the|i|we
i|we can|could|may|might|would|am|are|will _ offer|propose|suggest|book|send|arrange|put|do|move|get|change|switch|bring
i|we propose|suggest|offer|recommend
here is|are what|the|your|my|a ~ {will}|{remedy_noun}|offer|options|choices
you can|could|may have|choose|pick|take|keep|get|come ~
either {remedy_noun}|i|we|a|an|you
shall|should i|we {any}
take|knock|knocking|taking _ off
call|ring|phone|calling|ringing you _ {time}
on its way|the way
"""

FRAME = """
{i} {will}
let me|us
you {will}|get|have
you can|may have|keep|choose|pick|take
is|are yours|free|waived|gone|off|on|back|booked|canceled|reserved|ready
on us|me|its
there is|are a|an|one|still|room|space|seat*
would|do you like|want|prefer|rather
how|what about
shall|should i|we
here is|are
{remedy_noun}|{remedy_verb} is|are|comes|goes|leaves|arrives
new|fresh|full|free {any}
instead
"""

COMMIT = """
i|we|me|us|you|it|they|she|he|{colleague}|{boss}|{remedy_noun}|{remedy_verb}|{give}|will|is|are|goes|comes|leaves|calls|rings|call|ring ~ {time}
{time} _ i|we|you|it|she|he|they|the|your|a {any}
"""

LOOKING = """
i am|will just|now|quickly? looking|reading|checking|typing|pulling|opening|check|look|read|pull|open|going
let me|us just|quickly? look|check|see|read|pull|have|open|find
"""

CHECKS_IN = """
get|gets|see|sees|tide|carry|help|helps you|her|him|them|things _ through|over|until|till|by ~ ?
any good|use|better|help ?|for
less|better|easier|right|fair|enough|good|whole|square ?
have i|we missed|forgotten|understood|got|left
would you take|accept|be|like|want|go|say|agree
yes|no|right|agreed ? $
your|up call|choice|pick|to you|decision
you choose|decide|pick|say
say|tell|give me|us|the|yes _ which|word|yes|go|if|whether|no
put|set|make|mend|fix|cover|settle it|that|things|this|matters right|straight|good|?
what _ missing|left|still|more|else|right|better|suit|prefer|happy
or|rather _ ?
does|would|will|do|did|is|are|could|can that|this|it|either|any|one|those|you|these _ work|suit|help|sound|do|fit|okay|fine|acceptable|fair|good|enough|best|right|agreeable|feel|cover|happy|convenient|mend|settle ~ ?
is|would|are that|this|it|you|either be? _ okay|fine|acceptable|fair|good|enough|alright|suitable|happy|convenient|agreeable|comfortable|better ~ ?
how does|would|is that|this|it _ sound|feel|look|work|suit|for
what would|will|could|can|do you|help|make|put|be|feel|work|suit|i _ {any}
which|what one|of|option|day|time|would|do|is|way|suits|works|slot|sounds|colour|color|size? _ prefer|like|rather|suit|suits|best|work|works|choose|pick|better|fits|help|take|want
would|do you _ prefer|rather|like|want|take|be ~ ?
shall|should i|we ~ ?
okay|fine|fair|good|deal|agreed|alright|enough|better ? $
okay|fine|fair|good|right|acceptable|enough|alright|agree|agreed with|by|for|to you
are|would you be? _ happy|okay|fine|comfortable|willing|alright with|if|to
sound|sounds good|fair|okay|right|better|fine|like a plan
work|works|suit|suits|do|help|helps for you|you|him|her|your|? _ ?
or would|do|shall|is|should|have ~ ?
may i ~ ?
what do you think|say
anything you would|that would|i have missed|else you would _ {any}
do we have a
can|could you live|agree|accept|manage
have i got _ right|everything
tell me if|which|whether|what _ works|suits|prefer|helps|not|rather|would
"""

ASKS = """
what|which|when|where|who|whose|how|since|at|on|in|to|from|for|under|by|until ~ ?
tell|give|send|know what|which|when|where|who|how|whether
could|can|would|will|may|might you|i|we _ {any} ~ ?
can|could|would|may i|you|we _ {ask_verb}|have|get|take|ask|check|see|know
may i have|ask|know|take|get
do|does|did|is|are|was|were|has|have|had you|it|there|the|your|he|she|they|any|this|that|anyone|someone ~ ?
please|kindly|just {ask_verb} _ {datum}|me|us|which|what|where|whether
< {ask_verb} me|us _ {datum}|what|which|when|where|how|whether|your|the|a|if|who
i|we|will|only|just|still need|require|want|wants|needs _ {datum}|know|your|one|two
let me know _ {datum}|which|what|when|where|how|your|the|whether|if
{datum} ?|please
{datum} , please
all|only|just i|we need is|from|your|the|are
i just need
"""

HELP_QUESTION = """
how|what may|can|could|shall|else? i|we _ help|assist|do for|be of|serve
how|what can|may i|we help|assist
how _ help you
what is|was|seems|appears to? be? the? _ problem|issue|matter|trouble|concern|question|complaint
what is|was wrong|up|happening|bothering|troubling
what happened
what _ happened|occurred|went wrong ~ ?
what brings you
tell|explain|describe|run|walk me|us|again _ problem|issue|happened|wrong|story|through|from the|everything|what
describe|explain|repeat|state _ problem|issue|happened|situation|matter|case|concern|it|that|everything
in what way
can you _ explain|describe|repeat|elaborate|tell me what|go over|start|remind
start from|at|again the|beginning
from the beginning|top|start
please explain|describe|repeat|elaborate
elaborate
"""

ACCUSE = """
did you|have you even|actually|really|not|ever|bother|at all|properly ~ ?
why did|do|have|were|are|would|could you ~
are you sure|certain|telling|lying
what did you do|expect|think|say|put
how did|could you manage|break|lose|miss|not|possibly
and you never|did not|just|only ~ ?
you did not|never ~ ?
"""

RHETORIC = """
what do|did|would|should|else you|i|we _ want|expect|expected|supposed|do|say
who do|does|would|cares|knows|could|likes|wants
do|does you|anyone|it really|honestly|think|even|matter|have any idea|know how many|know who
how should|am|could|would i|we|anyone know|supposed|have|not
is|was it|that my|our|me
what is|are the|your point|big|problem|use|fuss|hurry
are you|we done|finished|kidding|serious|always|happy now|deaf|blind|joking|for real
right ? $
okay ? $
really ? $
who would|does not
why should|would i|we
what more|else
"""

REASON = """
because
the reason|point|idea|purpose
reason is|being|for
that|this|which is why
since|as the|your|a|we|it|they|without|many|some|every|each|no|otherwise
otherwise
so that|nobody|no|the|we|your|anyone|someone|it|they|others|strangers|every|what|only
so as to
in order to|that
to protect|make sure|keep|avoid|prevent|stop|ensure|guard|spare|prove|verify|be sure|check
it|that|this is|protects|keeps|stops|prevents|exists|guards|makes sure|is there|tells|proves|means _ {any}
or else|we|the|it|somebody|anybody|anyone|someone|your
without it|that|this|them|the
if we|i|they|it|anyone|everyone|somebody|someone|the did|gave|had|were|skipped|could|opened|let|changed|went|goes|gets|is|are|leaves|do|does|give
once|after before? _ opened|cut|unsealed|worn|mixed|left|used|broken|tinted|sent|washed ~
due to
thanks to
the law|bank|manufacturer|insurer|regulator|hygiene|safety|fire|tax requires|require|wants|forbids|demands|needs|says|only
"""

LIMIT = """
can not|only|must|need|needs|have to|has to|require*|limit*|allowed|rule|rules|policy|law|legal|legally|forbid*|ask for|takes|take|wait|never|no longer|not possible|will not|until|before|has to|deadline|form|proof|id|identification|refundable
{rule}
i|we ask|asked|asking
why i|we
the reason i|we
"""

TRANSFER = """
{boss}|{colleague} _ joins|joining|take|takes|taking|beside|next|with me|here|here|on|steps|stepping|comes|coming|will|is|who|speak|talk|answer|ring|write _ {any}
i|we am|are|have|will _ getting|fetching|bringing|giving|handing|passing|putting|got|get|fetch|bring|give|hand|pass|put|called|asked|connect|transfer ~ {colleague}|{boss}
over to {any}
transfer|transferring|transferred|connect|connecting|connected|redirect|redirecting|forward|forwarding|route|routing|escalate|escalating|escalated _ you|your|this|it|to|now|the|him|her
put|putting|pass|passing|hand|handing|hook|patch|patching|handed|passed|send|sending _ you|this|your|it|him|her|everything|the _ through|over|on|across|to
bring|bringing|brought|loop|looping|pull|pulling|fetch|fetching|invite|inviting|add|adding|getting|get _ in? _ our|my|the|a|on|your|in _ {colleague}|{boss}
{colleague}|{boss} _ in|here|over|on now|for|because|since|to|as|,|.|$
{colleague}|{boss} _ joins|is joining|joining|join|will join|take over|takes over|taking over|is taking|will take|is coming|comes in|is here|step in|steps in|has joined|on the line|will carry
joins|joining|join us|this|the|you|now
takes|taking|take over
over to|now
you are _ transferred|passed|connected|handed|put through|escalated
next is|person|agent|up
here is|comes my|our|the|{colleague}|{boss}
"""

SUMMARY = """
i|we have|had told|read|shown|sent|given|walked|handed|passed|filled|forwarded|put|copied|typed|briefed|written|explained|summed|talked|laid _ her|him|them|{colleague}|{boss}|it|your|everything|the|up|through
in front of her|him|them
on her|his|their|the screen|desk|table
from|to zero|scratch|beginning|start|over|z
knows|know about|your|the|what|all|everything|it|that|why
not|never|without|no|need|stop _ twice|again|over|repeat|third
ask|asks you|for _ again|anything|twice
she|he|they|{boss}|{colleague} is|are _ up|reading|looking|aware|filled|briefed|told
has|have|with|got _ your|the|all|whole|full|every _ photos|dates|notes|story|file|history|details|chat|letters|mails|emails|papers|facts|scans|receipts
she|he|they|{colleague}|{boss} _ know|knows|has|have|got|heard|read|sees|reading|gets|briefed|aware _ your|the|all|everything|every|that|what|it|both|whole|about|photos|story|notes|this|dates
i|we|let _ told|briefed|tell|telling|brief|briefing|filled|filling|explained|written|wrote|summarized|summed|given|giving|gave|described|shared|passed|passing|handed|handing _ her|him|them|{colleague}|{boss}|everything|your|the|it|all|down
you will|do|need|should|must|have|shall not|never _ repeat|explain|tell|start|say|go|retell|have|need
not|never|no|without|nothing|spare|save|so _ have|need|having|to|you|again _ repeat|explain|tell|start|say|telling|repeating|explaining|retelling
no|without|nothing need|more|to repeat|explain|repeating|explaining|telling|retelling|start
in short|summary|brief|one line
with|has|have|knows|know|gets|get _ your|the|full|whole|all|everything|every|this|my _ notes|story|history|details|file|chat|picture|summary|timeline|case|facts|conversation|it all|thread
filled|fill _ in
up to speed
"""

LEAVE = """
check|ask|asking|checking|consult|confirm|clear|verify|speak|talk|run|clarify|see|confer _ with|my|the|it|this|past|by|to|a|our|if|that|whether _ {boss}
ask|asking|asked|check with|need|get|request|require|await|wait for|waiting for|want|seek|obtain|have|getting|needs _ {boss} _ {any}
need|get|require|request|wait|await|ask|have|obtain|want|needs|requires|seek|getting|waiting|asking _ approval|approve|permission|sign-off|go-ahead|authorization|authorisation|clearance|okay|approved|allowed|leave|green|blessing|consent|signature|sign off
if|whether i|we am|may|can|could|are|have _ allowed|permitted|do|that|this|it|give|grant|offer
{boss} has|have|needs|must|will|would|should|to approve|decide|agree|sign|authorize|allow|confirm|okay|see|release|look|say
run|running it|this|that past|by
not sure|certain if|whether i|we am|can|may|are
not authorized|allowed|permitted to
"""

WAIT = """
please|kindly|can|could|would|will you? hold
hold on|please|the line|.|,|!|for|a|$
hang|wait|stay on|there|here|a|on
hang on
one|a|1|two moment|second|sec|minute|minutes|moments ,|.|please|while|$|!|…
just a|one moment|second|sec|minute
bear with
give me a|one|some|just|few moment|second|sec|minute|time|minutes
wait a|here|please|for|while|until|there|your turn|one
putting|put|place|placing you on hold
on hold
stand by
be|am|will right back
brb
"""

GRANT = """
never happen|again|ever
not|never happen _ again
guarantee|guaranteed|guarantees
promise|swear|vow _ {any} ~ never|always|every|all|any|no|nothing|whatever|definitely|100|certain|personally guarantee|tomorrow
100 percent|% sure|certain|guaranteed|sure
whatever you|it want|like|ask|takes|need|wish|say
anything you|at all want|like|ask|wish|say|name
name your
fire|fired|sack|sacked|firing
for life|ever|free
lifetime
forever
without fail
no matter what
definitely|certainly|absolutely|surely|for sure _ will|be|get|have|arrive|work|happen|there|refund|approve|win|pay|again
will|is definitely|certainly|absolutely|surely|for certain|for sure|guaranteed
on my life|mother|honor|honour|word
double|triple|ten times|twice|three times|five times the|what|your|it|that|as|over
every last|single penny|cent|euro|dollar|one
all _ damages|losses|costs|expenses
the ceo|president
will|can|shall _ personally make|see _ sure|certain|to it _ {any} ~ never|always|approves|approved|paid
"""

HONEST = """
ask|asked|asking|request|requested|propose|proposed|recommend|recommended|suggest|put|take|bring|submit|put|apply|send|pass|raise|need|needs|plead|argue|forward|escalate|beg|check|see|press|push|run|speak|talk|get _ {boss}|{colleague}|for|it|this|that|you|to|approval|approve|request|whether|if|a|my
{boss}|{colleague} can|may|could|would|decides|approves|has|must|needs|signs|is|will|grants|alone|only|might|says|said|approved|agreed|okayed|signed|confirmed|gives|released _ {any}
only {boss}|{colleague}|my|our|the|a|she|he
not mine to
beyond|above|over|outside|more than my|what|me|i
can not promise|guarantee|say
her|his|their approval|decision|signature|yes|okay|call
if she|he|they agree*|say*|approve*
"""

DENIED = """
not _ {remedy_verb}|{remedy_noun}
no|without {remedy_noun}
"""

AGREEMENT = """
yes|okay|fine|thanks|thank|great|perfect|good|deal|agreed|works|lovely|brilliant|super|excellent|cool|wonderful|cheers|appreciate|suits|alright
that will|would work|do|be|help
fair enough
sounds good|fine|okay|fair|great
i accept|agree|take
"""

GRIEVANCE = """
not|no|never|still|why|worst|wrong|broken|late|lost|missing|charged|waiting|waited|ridiculous|terrible|angry|ruined|refuse|unacceptable|joke|useless|again|nobody|nothing
"""

SELLING = """
by the way|while|meanwhile
have you|did you|do you _ heard|know|considered|thought|tried|seen|ever ~ our|about|new|we|that we|premium|plus|gold|app|club
interested in
our new|latest|loyalty|premium|gold|plus|app|newsletter|spring|summer|winter|autumn|special|exclusive|limited|other|family|platinum|vip|credit
sign|subscribe|enroll|download|join|upgrade|switch up|to|our|the|for|now|today
special|exclusive|limited|new|great|amazing|current offer|offers|promotion|promotions|deal|deals|range|collection|plan|plans|product|products
on sale
buy|order|try our|one|two|now|the|a|some
only {money}
per month
promotion
survey
newsletter
recipe|recipes
weather
football|soccer|match|game|league|goal|team won|world cup
horoscope|lottery|bitcoin|crypto|election|politics|movie|film|series|song|netflix|poem|riddle
what a game|match|weekend|weather
capital of
once upon
roses are
"""

FEELING = """
i|we|anyone|anybody|who|me would|could|will _ {any} ~ too|wall*|roof|fist|through|scream*|door|crying|cry|tears|mind|head|tear*|shout*|throw*|boil*|explode*|livid|spit*|swear*|sleep
i would|be have|be|feel|want|too
i can|could|do|try|only _ picture|imagine|see|hear|feel|guess _ {any}
picture|imagine you|that|your|standing|sitting|waiting|how
imagining|picturing
must|has|had|have been|feel|felt|seem|look|hurt|sting|be|have _ like|as|awful|so|been|felt|to
you|your _ counting|counted|relying|relied|hoped|hoping|planned|saved|trusted|trusting|dream*|dread*|scared|worry|worries|nerves|alone|deserve*|looked|looking|longed|waited|fear*|tears|cry|cried|crying
instead of|,
when you|it|he|she|they|your ~ should|want|need|are|were|most|already|only|have
of all|every days|nights|times|people|places|things|moments|weeks
should|supposed|meant have|to been|be _ happy|happiest|proud|special|easy|restful|fun|nice|lovely|quiet|best|day|night|celebrat*
no|not|hardly|never way|fun|joke|picnic|holiday|joy|pleasure|small|little|life to|thing|for|matter|at
as if|though that|it|this|you|one|the _ {any} ~ not|enough|was|were
the last thing
takes|took|taken its|a|your|nerve|guts|strength|courage
and then|now|nobody|no ~
for nothing
wears|wore|worn|wearing|grinds|ground|eats|ate|gets|gnaws|weighs|drains|drives|drove you|anyone|on|at|down|anybody|one|people|your|under
sick|ill with|of|from
heart
nerves|nerve
tears|crying|cry|cried|weep
sleep|slept
dread|dreading|dreaded
scare|fright|fear|terror
pain|shame|insult|humiliation|indignity|injustice
feel|feels|felt|feeling
at your|the|their|my? _ rope|tether|wit*|limit|end
treated like|as|that
makes|leaves|left|made a|you|any|any|one|anyone|people|anybody _ {any}
not|hardly surprised|surprising|strange|asking|much
why you are|feel|sound|shout|wrote|are|would|came|do
right|entitled|every|reason to _ {feeling}|shout|loud|ask|say|complain
out of your
patience _ has|gone|ran|runs|thin|end
mad|crazy|insane|nuts
you|your|that|this|it|anyone|anybody|who|must|no|how|what|would|being|so|such|nothing|i|the ~ {feeling}
{feeling} _ {event_lead}
{feeling}
no|small|little wonder
not|hardly surprised|surprising you|that
i would have|be|feel ~
i would _ {feeling}
anyone|anybody|everyone|who|whoever would|not|in _ {any}
every|all|good|full|perfect right|reason|cause to be|to feel|to
last straw
at wits|wit's|the end of|your
lose|lost|losing sleep|faith|trust|heart|face|nerve|patience
makes|made|make|boils|boil your blood|skin|stomach|heart
blood|stomach|heart boil|sink|sank|drop|dropped|turn|churn|race|break
kept|keeps|keep|lie|lay|lying|staying|stay you? awake|up|night
awake|sleepless
had|have|has|has had quite|more than|just|about? enough
fed up
at your|the|their wits|limit|end
let down
kick|punch|slap|blow in|to|the the|your|gut|teeth|face|stomach|heart
put|puts|leaves|left|makes|made|feel you|your|anyone|people _ feel|feeling|in|stranded|alone|hanging|helpless|small|stupid|invisible|foolish|unimportant
feel|felt|feels|feeling like|as|that|so|small|stupid|invisible|foolish|unimportant|cheap|silly|used|robbed|lost|alone|empty
sounds|sounded like a|an|hell
what a|an rotten|awful|terrible|horrible|lousy|miserable|day|night|week|morning|way|evening|ordeal|nightmare|mess|welcome|start|blow|shock|letdown|fright
lot|much|enough to carry|on your|take|bear|cope|juggle|deal
on top of
weight|load|burden
meant|means|mattered _ lot|much|everything|world|to you
looking|looked forward
hard on|for|enough to|you|your|when|after|watching|seeing
scared|scares|frightens|frightened|worries|worried you
that stings|hurts|stung|hurt|grates|rankles
stings|stung|grates|rankles|gnaws
runaround|run-around
robbed of
"""

COLLEAGUE = """
{colleague}|{boss}
"""

REMEDY_WORD = """
{remedy_verb}
{remedy_noun}
free
call|ring|phone|calling|ringing you _ {time}
on us|on me
new|another|fresh {any}
send|sending|sent|book|booking|booked|deliver|delivering|bring|bringing|move|moving|put|pay|paying|cover|covering|change|switch|give|giving
"""

TIME = """
in|within|by|give|takes|for {time}
{time} while|to|so|because
"""

BEYOND = """
above|beyond|over|outside|more_than|exceeds my|what|me|the
who|she|he|{colleague}|{boss} can|may|knows|handles|decides|runs|signs|is _ {any}
can not|not _ do|decide|grant|approve|give _ {any} myself
only she|he|they|{boss}|{colleague}
{boss}|{colleague} can|may|could _ approve|grant|decide|see|sign|release|do|give|authorize
needs|need|takes a|an|her|his|someone|the
"""

CONCEDE = """
you are|were _ right|correct
you|your _ is|are|was|were right|correct
right , we|it|our|they
we|our|i did|charged|billed|lost|forgot|broke|damaged|sold|sent|gave|overcharged|took|failed|promised|made|should
our|my {fault}
"""

CLOSING_MORE = """
anything|something else
"""
