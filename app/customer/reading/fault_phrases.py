"""What faults sound like, in the pattern language of `patterns.py`. Tables only."""

CANNED = """
sorry|apology|apologize|apologizes|regret _ for|about|to|any|the|all|this|cause|caused|your _ inconvenience*
any|the|this|all|for inconvenience* _ caused|cause|this|may
inconvenience caused|this|that
sorry|sad|sorry|saddened|regret to hear|learn|read that|this|about|of|your|you ~
regret|regrets that|your|to _ {any} ~ not|experience|met
understand|appreciate|get|hear|recognize|realize|feel|share|see|acknowledge|know your|the|that|how|you|why|this _ frustrat*|concern*|feel*|disappoint*|annoy*|upset*|anger|feelings|feeling|pain|situation|inconvenience|position|irritation|worry|worries|unhappy
understand|imagine|see|get|appreciate|know how|this|that|it _ frustrating|upsetting|annoying|disappointing|inconvenient|stressful|difficult|hard|tough _ be|is|must|can|for|.|,
that|this|it must|has|can|sounds|is be|so|to|very|really|truly|like|quite _ frustrating|upsetting|annoying|disappointing|inconvenient|stressful|unpleasant .|,|!|and|for
thank|thanks|appreciate _ for|you|your|so _ patience|contacting|reaching|understanding|loyalty|feedback|choosing|cooperation|co-operation|custom|business|time|continued|writing|getting|calling|bringing|attention|being|interest|holding|message|inquiry|enquiry|support
your call|feedback|satisfaction|comfort|business|opinion|patience|experience|complaint|concerns|happiness|request|message is|are|means|has|was _ important|valuable|appreciated|priority|our|everything|received|noted|valued|lot
we|i value|values|treasure your|you|our|every
we|i take|takes|treat _ very? serious*|seriously
take _ seriously
highest|top|utmost|number|first priority|standards|importance|concern
do|try|doing|give my|our|everything|the|all _ best|power|utmost|help|assist
rest assured
please be assured|advised|informed
be|feel assured|free to
do not hesitate
kindly note|be|bear
at your earliest convenience
is|be there anything else
anything else _ i|we|you _ can|may|help|assist|today|need
how|what may|can|could|else i|we _ help|assist|do|be _ today|you|for
happy|glad|delighted|pleased|here to help|assist|serve|be of
more than happy
we|i strive|aim|pride|endeavor|endeavour|are committed|dedicated to|ourselves|on
strive|committed|dedicated to provid*|deliver*|offer*|excell*|the|give
pride ourselves
valued customer|guest|client|member|patient|passenger
dear customer|guest|client|valued|sir|user|member|passenger|patient|madam
as|being a? valued
your|the matter|concern|concerns|issue|query|request|complaint|case|feedback _ been noted|forwarded|logged|registered|escalated|received|passed|taken
has|have been noted|forwarded|duly|recorded
pass|passed|forward|share|relay _ feedback|comments|concerns|this _ on|along|to|with|team
we|i apologize for this|that|your|any|the experience|situation|matter
going|go through|forward
have|had _ great|nice|good|wonderful|pleasant day|evening|one|weekend|rest
your|good experience _ not|less|fallen|fell|short|expectations
not|meet|met|live _ your|our|up _ expectations|standards
bear with me|us
bring|bringing|brought _ to our|my attention
to our attention
make|put|made it|this|things right
high call|contact|volume|volumes|demand|number
unusually high
we|i hear|see you
your|you matter to|matters|matter
customer|customers satisfaction|always|first|is|come
"""

POLICY_WALL = """
{rule} is|are _ {rule}
that|this|it|those|these|there is|are|be|was|were|just|simply|how|what _ {rule}|rules
our|the|company|per|under|with|by|against|to|these|store|house|of|as {rule} say*|state*|clear|prohibit*|prevent*|forbid*|do|does|does not|do not|will|will not|can|can not|require*|apply|applies|allow*|is|are|has|have|only|stand*|and|.|,|;|!
system|computer|software|program|screen|button will|does|can|is|would not _ let|allow|accept|permit|do|have|offer|give|give|possible|take|support|work
the? system|computer|software says|said|rejects|blocks|prevents|refuses|limits
against|per|under|due|according|because|by|for|as|to|in _ {rule}
not _ allowed|permitted|authorized
that|this|it|they is|are just|simply|how|what|the|how|way _ it|we|things|works|is|goes|rules|are|done
i|we do|did not make|write|set|invent the? {rule}
it|that|this says _ so? in|on the|our {rule}
you|read|check|see|accepted|agreed|signed|ticked to? _ {rule}
no exceptions
rules are rules
we|i do|make|can|are not? _ exceptions
no _ exceptions
policy
terms and conditions
"""

REFUSES = """
i|we|it|they|that|nobody|you {deny} _ {any}
{deny} _ refund*|offer|give|replace*|credit|waive*|cancel|pay|do|honor|honour|accept|grant|allow|approve|make|take|send|help|change|move|extend|exchange|reimburse|compensate|cover|book|lower|reduce|reverse|issue|provide|return|drop|process|agree|backdate|bend|let|entitled|eligible|possible|happening|happen|going
not possible|entitled|eligible|covered|an option|available|going to happen|something we|something i|qualify|happening|on offer|on the table|refundable|able|allowed|authorized
impossible
no|not|zero _ refund*|exchange*|compensation|discount*|exception*|returns|cash|credit*|chance|way
the? answer is|remains|stays _ no
have|must|need|going to? decline|refuse|reject|say no|turn|disappoint
decline|declined|denied|rejected|refuse|deny _ your|the|this|that|to|it|a|request|claim
out of the? question
no can do
nothing|little _ i|we|that|more|else _ can|do|could
< no ,|.|!|-
^ no
nope
too late for|to
i|we|i am afraid not|no
unable to
is|be|will|was not _ possible|happening|happen
no way|chance
can not|not do that|this|it
my hands are tied
beyond|outside|over what|my|our|the i|we|power|control|authority|remit|limit|scope
that stays|remains|stands
ca not
"""

DISMISSES = """
calm|cool|settle|simmer|quieten down|yourself|it
chill|relax|chillax
take a deep|breath
deep breath*
no|not|hardly|isn't|such _ big|huge deal|issue|drama|fuss
big deal
over-react*|overreact*|over-reacting
exaggerat*|dramatic|drama|melodramatic|theatrics|overblown
blow|blowing|blown|making _ out of? proportion|big|scene|fuss|mountain
fuss|fussing
not the? end of the world
end of the world
it|that|this|there|we|only|is|was|are just|only|merely|simply|but a|an|one|some|few|two|{num} _ day*|week*|minute*|hour*|euro*|dollar*|pound*|scratch|delay|bit|matter|small|little|mail*|email*|tiny|minor|dress|coat|shirt|pizza|meal|parcel|item|suit|phone|night*|appointment|form|glitch|number*|coin*|cent*
only|just|merely a|an|the|one|two|three|few|some|about|{num} _ day*|week*|minute*|hour*|euro*|dollar*|pound*|scratch|delay|small|tiny|minor|little|bit|late|mark|stain|room
a little|small|tiny|minor|mere _ delay|problem|scratch|mark|hiccup|thing|issue|glitch|bit|wait|mistake|matter|detail|inconvenience
could|might|much be|have been|been _ worse
worse things|problems|off|happen
people|others|customers|patients|guests|passengers have|with|wait|got|waited|had _ worse|real|bigger|longer|actual|much
other customers|people|patients|guests
others have|wait|waited|manage|managed
everyone|everybody|anyone|people _ waits|wait|has|have|else|gets|pays|is|does
no|not _ need|reason|cause|point|sense to|for|in _ shout*|yell*|upset|angry|get|be|rude|swear*|worry|panic|alarm|tone|capital*|caps|language|fret|excite*|anger
sorry|regret|apologize|apology _ if|that|you|should _ you _ feel|felt|see|think|took|are|were|feeling|upset|offended
sorry you feel|felt
if|that you feel|felt|feel that|like that|way|this|you
things|it|mistakes|these|stuff|accidents|delays|errors|that|this just? happen|happens
happens to|all|every|from|sometimes|a|in
you are|being being|too|so|a bit|just|very|over|rather|getting _ sensitive|dramatic|difficult|emotional|hysterical|impatient|unreasonable|worked|silly|touchy|picky|fussy|overly|agitated|upset|worked up
oversensitive|unreasonable|silly|nitpick*|picky|fussy
get|move|grow over|on|up
let it|this|that go
do not|no|stop _ worry|panic|fret|cry|sweat|upset|get|be|make|take|let _ about|so|it|upset|yourself|too|much|worked|personal|drama|seriously
cheer up
cheer|lighten|chin up
never mind
hardly _ {any}
i|we would not call|say|describe|worry
not _ that|so|as|really|very|exactly _ bad|serious|long|much|urgent|terrible|late|important|dangerous|worrying|difficult|tragic|hard|emergency|problem|far
not a|an|really|exactly|actually _ emergency|problem|disaster|tragedy|crisis|catastrophe|issue
no harm done
at least you|it|your|the|we|nobody|he|she|they
minor|trivial|negligible|trifle|petty
perfectly|quite|completely|entirely|totally|pretty|very|within normal|common|usual|acceptable|fine|standard|tolerance
perspective
look on the bright
bright side
sure|certain|doubt it|you|that _ was|is|will|can not|not
you will|can live|survive|manage|cope|get over|be fine|wait
nobody|no one|no-one _ died|dies|hurt|dead|else|has complained|complained|other
fine by|in a few|couple|day*
what is|where is the? _ big|problem|fuss|harm|hurry|rush
patience|patient is|a|be|please|and|just
be patient
just be|wait|have patient|patience
tone|language please|it|down|will|is|your
lower|watch|mind your tone|voice|language|manners|words
"""

BLAMES = """
you should|could|might|ought|need to? have|of|to|only|not|never _ read|check*|call*|ask*|look*|told|tell|listen*|order*|book*|paid|pay|kept|keep|follow*|notic*|choose|chosen|chose|use*|been more|been at|been careful|mention*|report*|bring|brought|come|arriv*|sent|wait*|done|thought|think|known|know|insure*|plan*|taken|took|stored|let|given|returned|said|seen|written
you must|probably|may|might|obviously|clearly|surely|likely have _ {any}
you _ did|do|were|have|had|could|can not _ read|check|follow|tell|say|give|enter|type|listen|bother|pay|look|report|notice|bring|keep|return|answer|update|mention|set|use|understand|respond|confirm|store|come|call|ask|open|care|fill|complete|provide|cancel|attend|there|pick|home
if|had you _ had|would|were|have|only|read|bothered|checked|looked|listened|been|told|called|come|paid _ {any}
your|you|yours _ own|fault|doing|mistake|error|choice|responsibility|negligence|carelessness|problem|end|side|oversight|decision
your own? fault|doing|mistake|error|choice|responsibility|negligence|carelessness|oversight
you are|were|is to|the blame|one|cause|at fault|responsible|who|wrong|late|careless|mistaken
you caused|broke|damaged|forgot|forgotten|misread|misunderstood|ignored|failed|neglected|chose|missed|lost|ruined|dropped|misused|overlooked|waited too|mixed
you have? entered|typed|picked|selected|ordered|gave|given|put|chose|booked|clicked|filled|wrote|used|installed|took|wore|washed|left|signed|agreed|accepted|ticked|confirmed _ {any}
you signed|agreed|accepted|ticked|confirmed|chose|picked|knew|wanted|insisted|decided
why did|do|have|were|would|are|could you not?
did you|have you even|actually|really|not|ever|bother|at all|by any|properly|maybe
are you sure|certain you|that|it
user|customer|human|operator error|mistake|side
misuse|improper|neglect|wear and tear|mishandl*
next time _ read|check|call|come|book|order|please|you|maybe|be|do|try|plan|ask
what did you expect|think
that is|was what|why happens|you|people|comes|i|we ~ you
bring|brought|brings|did this|it|that on|to yourself
on|from|by|with|at your|you|customer end|side|part
"""

DEFENSIVE = """
as|like|what i|we|my have? just|already|told|said|explained|mentioned|clearly|stated|wrote _ {any}
i have? already|just told|said|explained|mentioned|answered|given|sent|apologized|repeated|done ~
i|we told you
not my|our|me|us|this|the _ department|job|fault|problem|decision|doing|call|area|business|responsibility|team|mistake|error|desk
was|is|it|that not me|us|i|we
not me|us who|that|but
just|only|simply doing|do|did|following|work|works|answer|here|trying|read|the my|our|as|here|what|orders|rules|instructions|phones|calls|messenger|to|chat
i|we just|only work|answer|follow|read|do|see|type|started|sell here|the|what|calls|orders|chats|phones|them
do not|no need|stop|without|please|shooting|why _ shoot|blame|shout|yell|take|attack|snap|scream|accuse|insult|blaming|shouting|yelling|attacking|taking|accusing _ the|me|at|it|us|on|out
my|our fault|job|department ? ? no|not
we|i are|am|have|had|been|were|get|got _ busy|swamped|understaffed|short-staffed|overloaded|overwhelmed|overworked|short of|short on|hundreds|thousands|lots of|many customers|so many|fifty|dozens
doing|did|done|try|trying|tried _ our|my|everything|all|the|what _ best|can|could|we|i
we|i did everything|nothing|all|exactly|our|what|it _ right|correctly|wrong|by|could|properly|part|supposed|job|book
with _ respect
to be fair|honest|clear|frank
in our|my|all defense|defence|fairness
you have|need|must to? understand|realize|see|accept|appreciate|remember|consider
nothing to do with me|us|our|this
i|we was|were|have|had not even|here|there|on|involved|working|yet|the|responsible|know
before my time
i was _ off|away|holiday|leave|new|sick
i am new|only|just
not|never|nothing|nobody|cannot|hardly _ wrong with|our|on our|my end|side
our records|system|logs|notes|data|files|side|end|tracking|driver|drivers|courier|staff|team|product*|machines|mechanics say|says|show|shows|is|are|did|have|has|do|does|followed|never|always|clearly _ {any}
we|i never|do not|did not|have never _ said|say|promised|told|make|damage|damaged|do|did|lose|lost|received|got|sold|agreed|wrote|break|sent|done|charged|claim*|lie|made|touch|scratched
actually ,|you|we|i|it|the|that
that|this|it is simply|just|not|actually|plainly not|true|correct|what|how|false|accurate|wrong|so|happened _ {any}
not true|correct|accurate
but i|we|the|it|our|this|that|he|she|they|you|there|with|on|saturdays|christmas|everyone|every|in|due|unfortunately|at|as _ {any}
wrong _ department|person|desk|team|number
it was|is|were the|our|a|all|courier|their|his|her|another|some ~ fault|mistake|error|not|who|job|doing|responsibility|supplier|courier|warehouse|driver|kitchen|temp|trainee|system
blame the|them|it|him|her|our|on
warehouse|courier|driver|kitchen|supplier|carrier|bank|system|it|weather|computer|colleague|other|shift|temp|subcontractor|partner|cleaner*|laundry|lab ~ fault|not|messed|mixed|mistake|forgot|did|lost|error|screwed|'s
can not|not _ help|do|be|expected|control|blamed|know|read|everywhere|watch _ it|that|what|everything|how|minds|anything|about|the|weather
how should|could|would|am|was i|we _ know|supposed|have
what do|did|should|would|else|am you|i|we want|expect|supposed|do|like _ me|i|us|do
not|no _ a? mind reader|magician|robot|miracle*|wizard
you are not listening|the only
let me finish
i|we have|has|do _ rules|other customers|procedures|a|hundreds|job
"""

SMUG = """
< obviously|evidently|clearly|naturally ,|you|if|someone|somebody|reading|it|that|the
as anyone|everybody|everyone|any|you|most _ knows|know|would|can|should|could|surely|people|adult
let me explain|say|repeat|spell|put|break _ slow*|again|simple|simply|it|small|out|down|words|terms|to you
slowly _ for|so|this|now|once
in simple|small|plain|short|easy|one-syllable|baby words|terms|english|steps
rocket science|surgery
it is _ really|quite|very|not|that|perfectly|pretty|all|so|actually|rather _ simple|easy|obvious|hard|complicated|difficult
{grand} ,|.|!|another|more|now|so|just|for|job|story|work
oh|ah|aww|aw|wow|gosh|gee|my|yay|hooray|bravo|ooh|goodness ,? dear|no|how|the|look|another|please|great|really|yes|i|you|wow|lovely|wonderful|my|good|well|heavens|what|so|let|well
boo|boo-hoo|boohoo
aww|woe|wah
heart|violin|tissue|tissues|tears|weep|weeping|cry me
cry me a river
my heart bleeds
poor you|thing|little|baby|dear|soul|old
how tragic|terrible|awful|sad|dreadful|shocking|dare|dramatic|touching|sweet|original|clever|convenient|very|unfortunate|adorable|fascinating|interesting for|you|.|!|,|of|indeed|that
what a tragedy|shock|surprise|shame|pity|disaster|drama|catastrophe|story|joy|treat|hero|coincidence|performance .|,|!|that|for|?|this|you|to
thanks|thank|cheers _ for|you|a|so _ wasting|shouting|yelling|nothing|ruining|insult*|lecture|lecturing|novel|essay|rant|speech|attitude|sharing your|drama|ever so|making my|screaming|swearing|kindly|capital*|caps|spoiling|story|sarcasm|the essay|enlighten*|the lecture|the rant|the novel|the caps|the speech
wasting my|our
so|very sorry|apology that|you|for|we|your _ not|can not|did not|read|clairvoyant|mind|majesty|highness|psychic|perfect|delicate|world|universe|planet
sorry , not sorry
sorry not sorry
sorry , your highness|majesty
{endear} ,|.|!|?|$
listen|look|calm|okay|sure|now|well|hey|right|sorry|easy|relax|there , {endear}
listen|look|calm|okay|sure|now|well|hey|easy|relax|down|there {endear}
lucky you|me
if|had you bothered|could|would|can|had _ read|reading|listen|manage|count|bothered|think
bothered to read|look|check
even|a _ child|toddler|idiot|grandmother|monkey|baby|kindergartner|five year|year-old|fool _ could|can|knows|understands|would
as if|though you|we|i|that|this|anyone
imagine that|my
sure|course you did|are|do|were|have|thing|it
of course you|it is|was|always|naturally
good|well for|done|played|spotted you|,|sherlock|genius|einstein|.|!
congratulations|congrats|bravo|well done
do keep up
keep up ,|.|!|please|now
for your information|education|benefit
fyi
surprise surprise
surprise , surprise
some|certain|most|normal|reasonable|other|intelligent|smart|grown|sensible people|of us|adults|customers|folks|guests|passengers _ {any}
i|we know|am|realize|understand|suppose|guess|appreciate|doubt|see _ hard|difficult|confusing|tricky|complicated|much|big|reading _ for you|to understand|to grasp|for someone|to follow|words|for some|to read|to ask
do i|we need|have|must to? _ draw|explain|spell|repeat|hold|teach|say
shall|should i draw|spell|hold|fetch|explain|call the|speak|repeat|bring|write
did|do|does that|you|it _ register|sink|help your|penetrate|follow now
you|your _ little|precious|famous|so-called|tragic|epic|world
little drama|problem|tantrum|story|speech|rant|scene|outburst
tantrum
must be nice|hard being|exhausting being|lovely
first world
try reading|listening|thinking|to read|to keep|google|again
have you tried reading|thinking|reading|being
with your|all your|such|a _ tone|attitude|degree|manners|expertise|wisdom|intellect
in the real|grown-up world
welcome to the real|life|adult
world _ revolve*|owes|end|not|around
as hard as|it may|that
again , for|slowly|since|because|as
i can only|explain|read|say explain|it|repeat|so|understand|for
i can not|not understand|read|think it for you
ever so sorry|grateful
believe it or not
who knew
i|we|you _ expert|experts|professional*|professionals _ here|not|and|,|unlike
"""

RUDE = """
{swear}
{insult}
shut it|up|your
get lost|stuffed|a|out|bent|over life|grip|yourself|here
get a life|grip|hobby|job
go away|to hell|bother|cry|jump|complain|screw|whine|fly|boil
screw|stuff|sod|bugger you|off|it|this|that
piss off
drop dead
to hell
not|no|nobody|could|hardly|who|couldn't|zero _ care|cares|give _ less|about|a|if|what
who cares
do not|could not|nobody|not _ care|cares
not give a
sick|tired|fed _ of|up _ you|your|people|customers
you people|lot|guys always|never|make|are|people|again|with
waste|wasting|wasted|of _ my|our|time|space|everyone
stop _ wasting|whining|moaning|crying|bothering|bitching|pestering|lying|complaining|shouting|nagging|yelling|messaging|spamming|being
leave me|us alone
you make|are _ sick|joke|ridiculous|disgusting|nobody|nothing|mad|insane|unbelievable|impossible|worst|nightmare|rude|insane|annoying|disgrace|problem|laugh|hopeless
ridiculous|absurd
whatever $
whatever .|,|!|dude|mate
blah blah
yada yada
your _ mouth|attitude|nonsense|brain|whining|rubbish|ego|face|problem is|with|lies|lying
nonsense|rubbish|garbage|bull
you _ lying|lie|lied|lies|scam*|cheat*|fraud*|thief|steal*|crook*|con|making this|making it|faking
grow up|a
how dare you
talk to the hand
bye felicia
tough luck|.|!|,|cookies|titties
deal with it
suck it up
cope with it
too bad
hard cheese|luck
your problem
not my problem
sue us|me
go ahead|on|and _ sue|post|complain|tell|leave|cancel|cry|write
see if i|we|anyone care*
do what you|whatever like|want
"""

BRUSHES_OFF = """
write|email|e-mail|mail|call|ring|phone|contact|visit|consult|message|try|ask|see|fax|approach|tweet|dm|google|use to|our|the|them|your|a|head|customer|us|support|with|on|at _ {site}|{elsewhere}|again|later|address|online|department|chat|bot
contact|write|speak|talk|complain|turn|reach|go|apply|address|report|appeal|refer _ to|with|out|the|your|directly|back _ {elsewhere}|{site}
check|visit|see|read|consult|look|go|use|search|refer _ {site}
take|bring|raise|pick|settle it|this|that|them _ up|to|with _ {elsewhere}|them|somebody|someone|him|her
you will|need|must|should|have|can|could|may|are|might|would|will have to? _ contact|write|email|call|phone|ring|speak|ask|go|try|turn|talk|visit|complain|fill|submit|address|wait|chase|sort|take|see|find|resolve
is|are _ closed|closing|shutting|full|done|on break|at lunch
call|come|try|write|check|ring|phone|ask back|again|later|tomorrow|monday|another|next|some other
try again
somebody|someone|anyone|somewhere|anywhere else
not|nothing|no|isn't _ our|my|for me|something|we|do|i|with us|us|to _ department|concern|handle|handles|deal|business|desk|deals|area|responsible|here|do with
nothing|anything i|we|more|else|that _ can|could|left|to|further _ do|say|add|help
nothing more|else|further|left|to
case|ticket|matter|file|chat|conversation|topic|complaint|discussion is|has|now|was|been|as|are _ closed|over|ended|resolved|finished|done|settled|concluded
closing|close|ending|end|ended|finish|closed _ chat|ticket|case|conversation|file|matter|discussion|complaint
end of story|discussion|conversation
we|i are|am|have|is done|finished|over|out|finish here|talking|with|now|.
i|we|have|must|to|need _ go|leave|run|next|other customers|break|move on|lunch|home|serve|hurry|shift|busy
next customer|please|caller|in line|!
if that|there is|was all|nothing|everything
was that|there|it all|everything
is that|there|it all|everything
that is|was all|it i|we|.|for|then
will that be
< noted .|!|,|$
not _ help|assist you
wrong _ department|number|desk|line|chat
someone|somebody|another else's|other|desk|department|colleague
google it
look it up
figure|sort|work it|this|that out yourself|somehow|between
have a good|nice day|evening|one|weekend
good luck|bye
goodbye|bye
leave it|that at|with that
fill|complete|submit|use in|out|the|our|a|an _ form
"""

VAGUE = """
look|looking|looked into|in to
look at|over it|this|that|the|your
as soon|quickly|fast|early as|possible|they|we
asap
soon|shortly|eventually|someday|sometime
in due course|time
at|some|a|the some|earliest|later point|stage|date|time|opportunity
at the earliest
someone|somebody|they|team|colleague|one of us|department|we|i will|should|may|might|would|can _ be|get|contact|call|reach|come|reply|respond|be in|ring|write|look|let|check|see
be in touch
get|come|getting|circle back to? you|on|with|about|once|when
keep you posted|updated|informed|in the
keep an eye
see what|if i|we|there|they|can|is|anything
do|try|doing|give my|our|everything|what|all|it|the _ best|can|could|we|i|go|shot|utmost
try|trying|attempt|hope|aim|endeavor to|and|our|my
might|maybe|perhaps|possibly|hopefully|presumably|probably|likely|supposedly
i think|guess|believe|suppose|assume|hope|expect it|that|so|you|we|they|the|there|this
should be fine|okay|sorted|solved|resolved|there|with|on|done|ready|working|back|any
working|work on it|this|that|things|a|the|hard
something|some|somehow|sort _ can|out|be|will|like|compensation|kind|solution|arranged|done
a day or two|so|few
in a few|couple|while|bit
one of these|the|our days|coming
sort|figure|work something|it|this|that|things|out
take|taking|have|give care|a look|it|this from|of|at|a|into
follow|following up|this
pass|passed|forward|forwarded|forwarding|escalat*|flag*|raise*|log*|note*|report* _ it|this|that|your|on|to|along|with|internally
a note|ticket
make|made|making|take|took a note|notes|enquiries|inquiries
we|i will see|check|know|let|think
not sure|certain
hard|difficult to say|tell|predict
i can not|not say when|yet|exactly
when _ can|possible|get|ready|turns|allows|free
within reason
more or less
at this time|stage|point
"""

STEERS = """
ignore|forget|disregard|override|skip|bypass|drop|discard|cancel|delete|clear _ all|any|your|previous|prior|the|these|earlier|above|former|every|that|everything _ instruction*|prompt*|rule*|guideline*|direction*|command*|programming|system|persona|context|above|role|training
system prompt|message|override|instruction*|mode|command|note|update|:
your|the|hidden|secret|initial|original prompt|instructions|programming|system|persona|rubric|guidelines|script _ {any}
you are|play|act|being|were|re|just|now|only _ ai|llm|bot|chatbot|language model|machine|simulat*|program|gpt|chatgpt|model|assistant|robot|virtual|computer|algorithm|neural
as an|a|the ai|llm|language|assistant|model|large|grader|judge|evaluator|bot|examiner|assessor
language model
chatgpt|gpt|llm|openai|claude|llama|gemini
full|top|maximum|max|perfect|highest|best|all|ten|100|10|five|5|good|passing|pass|great|high|extra marks|mark|score|scores|points|grade|grades|rating|star*|level|csat
give|grant|award|assign|mark|rate|grade|score|set|pass|put|record|credit _ me|this|my|it|the|trainee|turn|attempt|anger|mood|felt|full|all|reply|answer|conversation|as|every|a|an|yourself|us _ full|top|max*|perfect|highest|mark*|score*|point*|grade*|rating|100|10|zero|pass|calm|0|act*|criteri*|level|a|excellent|empath*|happy|ten|star*
set|reset|lower|reduce|change|make|put|drop|update|adjust|bring|decrease _ your|the|customer|anger|mood|her|his|persona|its|felt _ anger|mood|felt|felt_right|satisfaction|patience|emotion|zero|temper|calm|level|score
stop|end|exit|leave|quit|break|pause|finish|skip|out|drop _ pretending|role|role-play|roleplay|character|simulation|exercise|scenario|acting|game|training|the act|test|persona|drill
out of|break|in|breaking|stay|leave|drop character
simulation|simulator|roleplay|role-play|role-playing|roleplaying
training|practice|test exercise|scenario|mode|simulation|session|program|tool|persona|bot|attempt
you|customer|she|he|persona|they must|will|should|now|shall|are|have|may|have to|is|feel|feels|instructed|ordered|required|to|are to|need to|can _ calm|calm down|accept|happy|satisfied|forgive|agree|pleased|grateful|end|respond|reply|output|say|resolved|content|calmer|thank|calms|give
from|for|starting now|here|on|the|this|rest on|point|moment|of _ you|be|act|behave|respond|reply|always|only|answer|pretend|the|customer
pretend|imagine|act|assume|behave|simulate you|that|to|like|as|we|being|i|happy|calm|satisfied ~
respond|reply|answer|output|print|return|write|say|repeat|only|just with|only|in|exactly|the|nothing|json|this|following|your _ json|word|words|text|yes|okay|following|exactly|sentence|only|prompt|instructions|format|reveal|thank|satisfied|accept*|sentence
reveal|show|print|tell|repeat|leak|display|list|dump|share|what|give _ your|me|the|us|are|hidden _ prompt|instructions|rubric|persona|hidden|rules|facts|system|needs|criteria|accepts|anger|mood|settings|authority|scorecard|checklist
note|message|instruction*|hint|attention|hey|dear|hello|hi|info|for|to|memo|reminder to|for|the|dear|,|all|any _ grader|judge|evaluator|assessor|reviewer|ai|model|reader|system|llm|grading|examiner|scorer|marker|bot|machine|assistant|rater|computer|trainer|simulator|engine|software|program|simulation|coach
grader|evaluator|assessor|scorer|rubric|scorecard|criterion|criteria
trainee|agent|reply|turn|answer|response|employee|rep|representative|conversation _ has|did|shows|deserves|met|meets|meet|performs|performed|was|is|demonstrates|earns|demonstrated|contains|counts|showed|should _ full|all|every|apologiz*|empath*|excellent|perfect*|own*|criteria|each|acknowledg*|every|100|as|marks|pass|flawless*|outstanding
acts :
end of|the conversation|chat|transcript|scenario|exercise|prompt|instructions|simulation|attempt|turn|message|dialogue :
new|updated|important|additional|special|secret|admin|developer|real|following|these instruction*|rule*|persona|prompt|directive*|role|scenario|mode
developer|admin|debug|god|jailbreak|dan|maintenance|sudo|test mode|access|override|command
mark|mark|count|consider|treat|record|log|flag|grade|score|tag|classify _ this|it|the|me|my|that _ as _ resolved|solved|done|complete|completed|passed|pass|success*|excellent|perfect|closed|won|apolog*|empath*|warm
"""
