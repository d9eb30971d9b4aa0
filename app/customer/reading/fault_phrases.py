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
no {any} , no {any}
no {any} {any} , no {any}
without {any} _ no|nothing|can not|not
computer says
by the book
section|clause|paragraph|article # 
it|that|this is _ in|on|written|stated|printed _ contract|form|receipt|terms|sign|ticket|paper|website|rules|conditions
says|states|stated|printed|written|reads so|clearly|on|in|it|right|black|plainly
until|after|only|within {num} _ days|hours|weeks|months|years . _ {any} is|are
required|mandatory|compulsory|obligatory
not in|within|under|per|inside the|our _ {rule}
the _ {rule} _ says|is|does|do|will|can|state*|require*|only|not|forbid*|has|have|apply|applies
{rule} is|are|says|say|does|do|forbid*|require*|apply|stand*
i|we follow|have|go|stick|keep|must|obey _ to|by|the? {rule}
procedure|protocol|regulations|guidelines
house rules|rule
not allowed|permitted|authorized|foreseen|provided
allowed|permitted to
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
no {any} , no {any}
there will|is|can|are be? no|not|nothing _ refund*|exchange*|money|discount*|compensation|exception*|return*|credit|replacement*|other|way|option
will|is|am|are|going not _ happening|happen|budge|budging|moving|change|changing|possible|go|do
as far as i|we
stay|stays|remain|remains|stand|stands _ as|where|it|put|the|way|how|due|charged|final|valid
you keep the
i|we keep the
leave|leaving|keep|keeping _ as|where it
not today|here|with|on|this|for|from
no deal
say|saying no
ship has sailed
forget it|that|about
not a chance
fat chance
out of luck
final
non-refundable|nonrefundable
excluded|exempt|void|expired
not mine|ours to
we|i do not _ {any}
does|do not _ cover|include|allow|apply|entitle|count|qualify|extend|pay|give|refund|take|accept
not|no|never longer? _ pay|paying|give|giving|refund|refunding|take|taking|send|sending|do|doing|cover|covering|change|changing|make|making|offer|offering|let|letting
i|we|afraid|unfortunately can|will|do|am|are|is|must not
has|have to|must stay|wait|pay|remain|stand|be
i|we {deny} {declined}
{deny} _ refund*|offer|give|replace*|credit|waive*|cancel|pay|do|honor|honour|accept|grant|allow|approve|make|take|send|help|change|move|extend|exchange|reimburse|compensate|cover|book|lower|reduce|reverse|issue|provide|return|drop|process|agree|backdate|bend|let|entitled|eligible|possible|happening|happen|going
not possible|entitled|eligible|covered|an_option|available|going_to_happen|something_we|something_i|qualify|happening|on_offer|on_the_table|refundable|able|allowed|authorized
impossible
no|zero refund*|exchange*|compensation|discount*|exception*|returns|cash|credit*|chance|way
the? answer is|remains|stays _ no
have|must|need|going to? decline|refuse|reject|disappoint
decline|declined|denied|rejected|refuse|deny _ your|the|this|that|to|it|a|request|claim
out of the? question
no can do
nothing|little _ i|we|that|more|else _ can|do|could
< no ,|.|!|-
^ no
nope
too late for|to
am|are afraid not|no
is|are|was|not _ covered|included|refundable|eligible|possible _ {rule}|.|,|under|by|here
is|are|was not _ covered|included|refundable|eligible
unable to
is|be|will|was not _ possible|happening|happen
no way|chance
can not do that|this|it
my hands are tied
beyond|outside|over what|my|our|the i|we|power|control|authority|remit|limit|scope
charge|fee|bill|decision|answer _ stays|remains|stands
"""

DISMISSES = """
starve|starving|starved
teacup
molehill
heavy weather
life and|or death
grand scheme
scheme of things
world problem*
buff|wash|wear|heal|dry|polish|brush|iron|air out|off|by
you|it will|can get _ used|over|through
barely|hardly|scarcely|not|never|nobody|who _ notice|notices|noticeable|visible|see|seen|feel|tell
still _ perfectly|wearable|edible|usable|works|good|fine|drive|eat|wear|use
be glad|thankful|grateful|happy|lucky
consider|count yourself lucky|fortunate
let us not|be|stay|all _ {any}
let's
it|that|this is|was not as|like if|though|that|anyone|anybody|you|we
surely|can _ wait|survive|live
does|did not _ matter
what _ difference
happens to|the|even _ best
only money|food|clothes|cloth|paper|things|stuff|hair|metal|plastic|wood|pizza|shoes
is|was|it|that|it's? a bit|touch|tad|little|trifle _ much|far|strong|extreme|loud|dramatic|over
all that|this|so _ fuss|noise|drama|over|because|for _ {any}
never hurt|killed|harmed
come on
not worth|need|require|warrant _ {any}
worth getting|losing|making|the|all _ upset|sleep|fuss|drama|worked
does not|hardly|barely seem|sound|look|count|qualify|warrant|deserve _ {any}
hardly|barely|scarcely counts|matters|worth|call
is it|that|this _ really|that|so|such _ bad|terrible|important|big|urgent|problem|hard|long
so _ what
people have|got|do _ survived|lived|managed
feel free to be
sorry _ bothers|upset|upsets|offended|bothered you
is|it|that|this perfectly|completely|quite|totally normal|usual|standard|common|fine|okay
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
it|that|this|there|was|were|is|are _ only|just|merely a|an|one|two|three|some
other|plenty|lots|many|most _ {any} wait*|have|had|got|manage*|cope*|queue*|live
only|just|merely a|an|the|one|two|three|few|some|about|{num} _ day*|week*|minute*|hour*|euro*|dollar*|pound*|scratch|delay|small|tiny|minor|little|bit|late|mark|stain|room
a little|small|tiny|minor|mere _ delay|problem|scratch|mark|hiccup|thing|issue|glitch|bit|wait|mistake|matter|detail|inconvenience
could|might|much be|have been|been _ worse
worse things|problems|off|happen
people|others|customers|patients|guests|passengers _ worse|real|bigger|longer|actual _ {any}
other customers|people|patients|guests
others have|wait|waited|manage|managed
everyone|everybody|anyone|people _ waits|wait|has|have|else|gets|pays|is|does
no|not _ need|reason|cause|point|sense to|for|in _ swearing|shout*|yell*|upset|angry|get|be|rude|swear*|worry|panic|alarm|tone|capital*|caps|language|fret|excite*|anger
sorry|regret|apologize|apology _ if|that|you|should _ you _ feel|felt|see|think|took|are|were|feeling|upset|offended
sorry you feel|felt
if|that you feel|felt|feel that|like that|way|this|you
things|it|mistakes|these|stuff|accidents|delays|errors|that|this just? happen|happens
happens to|all|every|from|sometimes
you are|being being|too|so|a bit|just|very|over|rather|getting _ sensitive|dramatic|difficult|emotional|hysterical|impatient|unreasonable|worked|silly|touchy|picky|fussy|overly|agitated|upset|worked up
oversensitive|unreasonable|silly|nitpick*|picky|fussy
get|move over|on _ it|this|that|with|.|,|yourself
move on
let it|this|that go
do not|no|stop _ fret|cry|sweat|get|be|make|take|let _ about|so|it|upset|yourself|too|worked|personal|drama|dramatic|seriously
nothing to worry|cry|fuss
no need
cheer up
cheer|lighten|chin up
never mind
hardly|scarcely a|the|worth|an|anything
i|we would not call|say|describe|worry
not _ that|so|as|really|very|exactly _ bad|serious|long|much|urgent|terrible|late|important|dangerous|worrying|difficult|tragic|hard|emergency|problem|far
not a|an|really|exactly|actually _ emergency|problem|disaster|tragedy|crisis|catastrophe|issue
no harm done
at least you|it|your|the|we|nobody|he|she|they
minor|trivial|negligible|trifle|petty
perfectly|quite|completely|entirely|totally|pretty|very|within normal|common|usual|acceptable|fine|standard|tolerance
perspective
bright side
you|she|he|they will|can _ live|survive|manage|cope|be_fine|wait
nobody|no one|no-one _ died|dies|hurt|dead|else|complained|other
fine by|in a few|couple|day*
what is|where is the? _ big|problem|fuss|harm|hurry|rush
patience please|is
be patient
just be|wait|have patient|patience
lower|watch|mind your tone|voice|language|manners|words
"""

BLAMES = """
what you get
nobody|no one|who forced|made|asked|told you
somebody|someone did|has|obviously not|forgot
you left|put|kept|stored|waited|bought|dropped|drove|wore|opened|ate|sat|let|came|missed|lost|threw|cut|mixed|spilled|overloaded _ {any}
you|your _ late|careless|clumsy|forgetful|slow
had|if you not? _ {any} ~ would|we
label|instructions|manual|sign|email|confirmation|form|ticket says|said|say|clearly|tells|told|states
it|this|that was|is|worked|were _ fine|perfect|okay|clean|whole _ before|until|till _ you|your
because|since|as|when|if|after you did|left|forgot|waited|chose|put|washed|came|used|ignored|were|missed|drove|bought|opened|kept|never
because of|you your|you
thanks to you|your
due to your
you should|could|might|ought have|of|to _ turned|closed|locked|switched|left|packed|saved|washed|stopped|backed|dried|moved|planned
you should|could|might|ought|need to? have|of|to|only|not|never _ read|check*|call*|ask*|look*|told|tell|listen*|order*|book*|paid|pay|kept|keep|follow*|notic*|choose|chosen|chose|use*|been_more|been_at|been_careful|mention*|report*|bring|brought|come|arriv*|sent|wait*|done|thought|think|known|know|insure*|plan*|taken|took|stored|let|given|returned|said|seen|written
you must|probably|may|might|obviously|clearly|surely|likely have _ {any}
you _ did|do|were|have|had|could|can not _ read|check|follow|tell|say|give|enter|type|listen|bother|pay|look|report|notice|bring|keep|return|answer|update|mention|set|use|understand|respond|confirm|store|come|call|ask|open|care|fill|complete|provide|cancel|attend|there|pick|home
if|had you _ had|would|were|have|only|read|bothered|checked|looked|listened|been|told|called|come|paid _ {any}
your|you own _ problem|decision|hands
your own? fault|doing|mistake|error|choice|responsibility|negligence|carelessness|oversight
you are|were to|the|at|too|yourself|just|simply? blame|cause|fault|responsible|late|careless|mistaken
you caused|broke|damaged|forgot|forgotten|misread|misunderstood|ignored|failed|neglected|chose|missed|lost|ruined|dropped|misused|overlooked|waited too|mixed
you have? entered|typed|picked|selected|ordered|gave|given|put|chose|booked|clicked|filled|wrote|used|installed|took|wore|washed|left|signed|agreed|accepted|ticked|confirmed _ {any}
you signed|agreed|accepted|ticked|confirmed|chose|picked|knew|wanted|insisted|decided
why did|do|have|were|would|are|could you not?
did|have you even|actually|really|not|ever|bother|properly
are you sure|certain you|that|it
user|customer|human|operator error|mistake|side
misuse|improper|neglect|wear and tear|mishandl*
next time _ read|check|call|come|book|order|please|you|maybe|be|do|try|plan|ask
what did you expect|think
that is|was what happens|comes|you ~ you|when|of
bring|brought|brings|did this|it|that on|to|upon yourself
people who|that
if you|people|one|only _ read|listened|checked|called|booked|came|looked|waited|had|were|kept
on|from|by|with|at your|customer end|side|part
"""

DEFENSIVE = """
do not look|come at|to|crying me|us
i|we was|were not|am|are on|working|in|even _ shift|duty|that|here|office|charge|present
i|we did not|never _ pack|cook|drive|write|touch|make|sell|book|do|choose|break|load|wash|order|build|cut|mix|sign|say|promise|decide _ it|that|this|them|the|your|anything|those
just|only sit|work|stand|answer|take|pass here|at|calls|phones|orders|the
we|i can not|cannot be|do|watch|read|control|guess|know|check|see _ everywhere|everything|minds|every|weather|magic
you try _ {any}
try doing|running|working|handling|answering
small|tiny|little shop|team|company|business|kitchen|crew|staff
there is|are _ only|just _ of us|me|one|two|three
saturdays|mondays|christmas|weekends|sundays|holidays are|is|were|was
nobody|no one|not told|informed|tells|warned me|us
how|what was|am|were|should|could|would|do i|we _ know|guess|supposed|smell|do|have
left|leaves|went|go|goes here|our|us|out|the _ perfect*|fine|hot|clean|dry|whole|good|intact|working|sealed
perfect|fine|hot|clean|good|okay|working when|as it|they|we|you _ left|checked|packed|sent|had|gave|delivered|handed
nobody|no one|never|not|no else|other|had|has|customer|one|single _ complained|complaint*|complain|trouble|problem*
never|not had _ complaint*|problem*|trouble|issue*
in|after|for {num}|all|twenty|ten|thirty|five|my|eight|fifteen years ~ never|not|nobody|first
first complaint|time anyone|i
we have|are always|never _ {any}
resent|offence|offense|insulted
no|not _ reason|need|right|call|way to _ speak|talk|take|attack|be _ to|me|us|rude|like
speak|talk|spoken|talked|shout|yell to|at|with me|us _ like|that|way|in
pay grade
paid enough|to
do not have|need to _ take|listen|stand|put|justify|explain
you are|accusing|attacking accusing|attacking|blaming|shouting|yelling|insulting
our|my hands|side|end|work|part|job|drivers|people|staff|machines|ovens|mechanics|cooks _ fine|right|correct*|clean|tied|perfect*|excellent|properly|good|careful|know
i|we did|do|have|had done? my|our|what|everything|all|exactly _ {any}
i|we _ trying|doing|tried|did _ best|what|all|can|could
it was|is _ busy|rush|full|packed|christmas|saturday|holiday*|chaos|hectic|crazy|mad
things get|got|are|were _ busy|lost|hectic|missed|crazy|tight
you are not|hardly the only|alone
we|i have|had|got {num}|hundreds|thousands|forty|fifty|sixty|thirty|twenty|other|a|so|many _ customers|orders|patients|guests|calls|parcels|people|cars|tickets|tables|others|to
anyone|everyone|everybody|anybody|we all can|makes|make|could|has|have _ mistake*|error*|bad|slip*|human
only human
mistakes happen
as|like|what i|we|my have? just|already|told|said|explained|mentioned|clearly|stated|wrote _ {any}
i have? already|just told|said|explained|mentioned|answered|given|sent|apologized|repeated|done ~
i|we told you
not my|our|me|us|this|the _ department|job|fault|problem|decision|doing|call|area|business|responsibility|team|mistake|error|desk
was|is not me|us|i|we
not|was|were|it me|us who|that
just|only|simply doing|do|did|following|work my|our|as|here|what|orders|rules|instructions
the messenger
i|we just|only work|answer|follow|do|type|started|sell|pass|see here|the|what|calls|orders|chats|phones|them
do not|no need|stop|without|please|shooting|why _ shoot|blame|shout|yell|take|attack|snap|scream|accuse|insult|blaming|shouting|yelling|attacking|taking|accusing _ the|me|at|it|us|on|out
my|our fault|job|department ? ? no|not
we|i are|am|have|had|been|were|get|got _ busy|swamped|understaffed|short-staffed|overloaded|overwhelmed|overworked|short_of|short_on|hundreds|thousands|lots_of|many_customers|so_many|fifty|dozens
doing|did|done|try|trying|tried _ our|my|everything|all|the|what _ best|can|could|we|i
we|i did everything|nothing|all|exactly|our|what|it _ right|correctly|wrong|by|could|properly|part|supposed|job|book
with _ respect
to be fair|honest|clear|frank
in our|my|all defense|defence|fairness
you have|need|must to? understand|realize|see|accept|appreciate|remember|consider
nothing to do with me|us|our
i|we was|were not even|here|there|on|involved|working
before my time
i was _ off|away|holiday|leave|new|sick
i am new|only|just
not|never|nothing|nobody|cannot|hardly _ wrong with|our|on our|my end|side
our driver|drivers|courier|staff|team|product*|machines|mechanics|people|drivers|nurses|cooks _ always|never|fine|right|correctly|perfect*|followed|properly
we|i never|do not|did not|have never _ said|say|promised|told|make|damage|damaged|do|did|lose|lost|received|got|sold|agreed|wrote|break|sent|done|charged|claim*|lie|made|touch|scratched
< actually ,|you|we|it|the|that
that|this|it is _ untrue|false|incorrect
not true|correct|accurate|what_happened
sorry|apology|apologize ~ but i|we|the|it|our|this|that|he|she|they|there|with|saturdays|mondays|christmas|everyone|every|due|unfortunately|as
wrong _ department|person|desk|team|number
it|that was|is|were the|all|courier|their|his|her|another|some ~ fault|mistake|error|job|doing|responsibility|who
blame the|them|it|him|her|our|on
warehouse|courier|driver|kitchen|supplier|carrier|bank|weather|computer|shift|temp|subcontractor|partner|cleaner*|laundry|lab|they 's|is|was|are _ fault|doing|job|mistake|problem|responsibility
blame the
can not _ control|blamed|know|everywhere|watch|read|help _ it|that|what|everything|how|minds|about|the|weather|if
how should|could|would|am|was i|we _ know|supposed|have
what do|did|should|would|else|am you|i|we want|expect|supposed|do|like _ me|i|us|do
not|no _ a? mind reader|magician|robot|miracle*|wizard
you are not listening|the only
let me finish
i|we have|has|do _ rules|other_customers|procedures|hundreds
"""

SMUG = """
it is called a|an|reading|being|having
ever|have you|never heard of|tried|considered|thought
hold|holding your hand
in crayon|crayons
big|long|short|small|little words
gold star
medal|trophy|oscar|applause|ovation|violin*|tissue*|confetti|parade|award
slow clap
how did|will|do|have you|we _ ever|possibly|survive|manage|cope|survived
a|an whole|entire {any} _ ?|!|.
since|as|if you are|seem|know|have _ expert|better|everything|so clever|professional|degree|lawyer|it all
people|customers|folks|someone|somebody like you
fun at parties
write|writing|wrote|read a|your|the novel|book|memoir*|essay|saga|diary
do go on
tell me more
is that so
bless you|.|!|your|,
how cute|adorable|sweet|original|impressive|fascinating|charming|touching|moving|dramatic|brave|clever
adorable|cute
must be|feel _ exhausting|hard|nice|fun|wonderful being|to|for
grown|grown-up|grownup man|woman|adult|up
adult|adults
reading is|helps|can|would|skill
reading|thinking|listening|counting _ skill|helps|hard|strong|free|difficult|optional
able|manage|manages|managed|capable _ to|of read|count|tell|reading|tie|open|follow|dress
can|could _ read|count|spell|follow ?|, you|i
most|all|other|even _ manage|manages|managed|understand|understands|read|get
trust|believe me ,|i|we|after|with|when|darling|on
years|decades in|of|at|doing _ the|this|trade|business|job|experience|counter
leave|leave it|that|this|the to|for _ professionals|experts|grown-ups|us
i|we _ professional|expert|experts|qualified|trained ,|.|and|you|here|in|for
tragedy|tragic|drama|theatre|theater|opera|soap|performance|epic|saga|masterpiece
poor _ you|thing|baby|lamb|soul
alert|call|ring|stop the|press* media|press|papers|police|army|president
somebody|someone woke|got|is|needs|had _ grumpy|cranky|nap|bed|hug|coffee|moody|tired
are|is not you|we|someone|that _ clever|special|precious|charming|lovely|sweet|cute
are not you|we
clever|smart|bright|special enough|girl|boy|you|cookie|aren't
noted with|in _ {any}
i am|will be|was sure _ you|that|it|your _ very|terribly|quite|somehow|eventually|will|manage
what a _ life|surprise|pity|shame|story|hero|tragedy|world|relief|joy
miracle|miracles|magic|wand|crystal ball
crystal ball
do you|need|want need|want|me|it|that _ in|drawn|spelled|drawing|diagram|slower|louder|hanky
diagram|crayon*|kindergarten|nursery|homework
< obviously|evidently|clearly|naturally ,|you|if|someone|somebody|reading|it|that|the
as anyone|everybody|everyone|any|you|most _ knows|know|would|can|should|could|surely|people|adult
let me explain|say|repeat|spell|put|break _ slow*|again|simple|simply|it|small|out|down|words|terms|to you
slowly _ for|so|this|now|once
in simple|small|plain|short|easy|one-syllable|baby words|terms|english|steps
rocket science|surgery
it is _ really|quite|not|perfectly|pretty|all|actually|rather _ simple|easy|obvious|hard|complicated|difficult
^ {grand} ,|.|!|another|more|now|so|just|for|job|story|work
< oh|ah|aww|aw|gosh|gee|yay|hooray|ooh|goodness|wow ,? dear|how|please|great|lovely|wonderful|well|heavens|another|poor|boo|come|brilliant|terrific|congratulations|bravo
boo|boo-hoo|boohoo
aww|woe|wah
heart|violin|tissue|tissues|tears|weep|weeping|cry me
cry me a river
my heart bleeds
poor you|thing|little|baby|dear|soul|old
how tragic|terrible|awful|sad|dreadful|shocking|dare|dramatic|touching|sweet|original|clever|convenient|very|unfortunate|adorable|fascinating|interesting for|you|.|!|,|of|indeed|that
what a tragedy|shock|surprise|shame|pity|disaster|drama|catastrophe|story|joy|treat|hero|coincidence|performance .|,|!|that|for|?|this|you|to
thanks|thank|cheers _ for|you|a|so _ wasting|shouting|yelling|nothing|ruining|insult*|lecture|lecturing|novel|essay|rant|speech|attitude|sharing|drama|making|screaming|swearing|kindly|capital*|caps|spoiling|story|sarcasm|enlighten*|novella|poetry
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
even|a _ child|toddler|idiot|grandmother|monkey|baby|kindergartner|fool _ could|can|knows|understands|would
as if|though you|anyone
imagine that|my
sure you did|do|were|have
of course you did|do|would|always|naturally
good|well for|done|played you|sherlock|genius|einstein|,|.|!
congratulations|congrats|bravo|well done
do keep up
keep up ,|.|!|please|now
for your information|education|benefit
fyi
surprise surprise
surprise , surprise
normal|reasonable|intelligent|smart|grown|sensible|some people|adults|customers|folks|guests|passengers
i|we know|am|realize|suppose|guess|doubt _ hard|difficult|confusing|tricky|complicated|much|big|reading _ for_you|to_understand|to_grasp|for_someone|to_follow|words|for_some|to_read
do i|we need|have|must to? _ draw|explain|spell|repeat|hold|teach|say
shall|should i draw|spell|hold|fetch|explain|call_the|speak|repeat|bring|write
did|do|does that|you|it _ register|sink|help your|penetrate|follow now
your _ little|precious|famous|so-called|tragic|epic
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
again , for|slowly
i can only|explain|read|say explain|it|repeat|so|understand|for
i can not|not understand|read|think it for you
ever so sorry|grateful
believe it or not
who knew
"""

RUDE = """
pain in|to
piece of work
unhinged|nutcase|psycho|weirdo|creep|hag|witch|tosser|git|drunk|ungrateful|greedy|lazy|lunatic|maniac|bonkers|insane|delusional|imbecile|half-wit|halfwit|peasant|leech|snob|liar|cheat|crook|troll|bigmouth|loudmouth|sucker
the hell|heck|devil you|do|is|are|was|out
what|who|where|why the hell|heck
bloody|damn|goddamn|damned|freaking|frigging|effing
jog on|off
clear|sod|bog|buzz|bugger|naff|hop|shove|back off
beat it
take a hike
take your _ elsewhere|somewhere|and
up yours
zip it
yap|yapping|yapp*|barking|bleating|blubber*|squeal*|screech*
learn to _ {any}
big baby|mouth|head
you smell|stink|are|act|behave|sound|look _ {insult}|baby|child|spoilt|brat|ugly|fat|old|cow|pig|mad|mental|nuts|nothing
shove|stick _ your|it
get out|off|lost of|my|this|here
do not|never come|call|write|bother|contact|darken _ back|again|here|me|us
good riddance
you|your lot|kind|sort|type
hate|loathe|despise|detest|sick _ you|customers|people|your
nobody|no one|not|who _ likes|wants|asked|needs|interested you|your|what|in
your _ is|are pathetic|rubbish|stupid|disgusting|worthless|garbage
could|do|would not _ care|give|bother
bothered $|.|!
cry about|more|me|harder|all|to|me
blah
{swear}
{insult}
shut it|up|your
get lost|stuffed|bent|real
get a|over life|grip|yourself
get a life|grip|hobby|job
go away|to hell|bother|cry|jump|complain|screw|whine|fly|boil
screw|stuff|sod|bugger you|off|it|this|that
piss off
drop dead
to hell
not|nobody|hardly|who|zero|one care|cares _ about|a|if|what|less
nobody|one|not|who _ give|gives _ damn|toss|hoot|monkey|rat|fig
could _ care less
who cares
do not|could not|nobody|not _ care|cares
not give a
i|we _ sick|tired|fed _ of|up _ you|your|people|customers
you people|lot|guys always|never|make|are|people|again|with
waste|wasting|wasted|of _ my|our|time|space|everyone
stop|quit _ wasting|whining|moaning|crying|bothering|bitching|pestering|lying|complaining|shouting|nagging|yelling|messaging|spamming|being
leave me|us alone
you make|are _ sick|joke|ridiculous|disgusting|nobody|nothing|mad|insane|unbelievable|impossible|worst|nightmare|rude|insane|annoying|disgrace|problem|laugh|hopeless
ridiculous|absurd
whatever $
whatever .|,|!|dude|mate
blah blah
yada yada
your _ mouth|attitude|nonsense|brain|whining|rubbish|ego|face|problem is|with|lies|lying
nonsense|rubbish|garbage ,|.|!|$
you _ lying|lie|lied|lies|scam*|cheat*|fraud*|thief|steal*|crook*|con|faking
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
silly|old|fat|ugly|stupid|daft cow|bag|bat|man|woman|git|sod
go ahead|on|and _ sue|post|complain|tell|leave|cancel|cry|write
see if i|we|anyone care*
do what you|whatever like|want
"""

BRUSHES_OFF = """
that|this|it|which is|would be|are _ matter|question|one|something|thing|job|issue for|between|with|to
take that|this|it up|elsewhere|with|to
best|better|easiest|simplest|suggest|recommend|advise _ you|to|if _ {elsewhere}|{site}|call|ask|write|contact|try|go|speak
you will|can|may find _ form|number|address|online|website|page|it|details|information|answer*
form|number|address|details|info|everything|all|it|answers is|are _ on|in|at _ {site}|online|internet|back|door
online
on our {site}
next $|!
anyway
not something|anything i|we
somebody|someone|another else|other|office|desk|team|department|colleague _ deals|handles|does|looks|responsible|will|may|might
nothing to do with me|us
there is|are nothing|no _ for|to|i|we|more|further
try|ask|go|ring|call|see|phone|visit|walk|pop|email|write _ {elsewhere}|{site}|next|other|over|down|upstairs|round
for that|this|it you|please _ {elsewhere}|{site}|contact|call|go|write|see|ring
i|we have|got _ other|next|more|people|queue|line|customers|calls|chats _ waiting|to|customers|people
have|got to|another go|run|call|customer|chat
we|i close|shut|finish|lock|leave|go in|at|now|soon|home|for
end of|this chat|conversation|shift
will that|there be all
if you have nothing|no
write|email|e-mail|mail|call|ring|phone|contact|visit|consult|message|try|ask|see|fax|approach|tweet|dm|google|use to|our|the|them|your|a|head|customer|us|support|with|on|at _ {site}|{elsewhere}|again|later|address|online|department|chat|bot
contact|write|speak|talk|complain|turn|reach|go|apply|address|report|appeal|refer _ to|with|out|the|your|directly|back _ {elsewhere}|{site}
check|visit|see|read|consult|look|go|use|search|refer _ {site}
take|bring|raise|pick|settle it|this|that|them _ up|to|with _ {elsewhere}|them|somebody|someone|him|her
you will|need|must|should|have|can|could|may|are|might|would|will have to? _ contact|write|email|call|phone|ring|speak|ask|go|try|turn|talk|visit|complain|fill|submit|address|wait|chase|sort|take|see|find|resolve
we|i|office|desk|shop|line|lines is|are _ closed|closing|shutting|on_break|at_lunch
call|come|try|write|check|ring|phone|ask back|again|later|tomorrow|monday|another|next|some other
try again
somebody|someone|anyone|somewhere|anywhere else
not|nothing|no our|my|for|something|we|i _ department|concern|handle|handles|deal|deals|business|desk|area
nothing|anything i|we|more|else|that _ can|could|left|to|further _ do|say|add|help
nothing more|else|further|left|to
case|ticket|matter|file|chat|conversation|topic|complaint|discussion is|has|now|was|been|as|are _ closed|over|ended|resolved|finished|done|settled|concluded
am|will|are|closing|ending closing|close|ending|end|ended|finish|closed|the|this|your _ chat|ticket|case|conversation|file|matter|discussion|complaint
end of story|discussion|conversation
we|i are|am done|finished|through here|talking|with|now|.
i|we|have|must|to|need _ go|leave|run|next|other_customers|move_on|lunch|home|serve|hurry|shift|busy
next customer|please|caller|in line|!
if that|there is|was all|nothing|everything
was that|there|it all|everything ?
is that|there|it all|everything ?
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
one way or another
some|sort|kind of
depends|depending
i|we would|will like|love to help|see|do
should _ be|arrive|work|come|get|resolve|clear|sort _ {any}
can not|not|no _ date|time|timeline|exact|promise|commit|eta
not|no|nobody|cannot _ know|knows|say|sure _ when|how|what|yet
somebody|someone|somewhere|sometime|whenever|however
in the coming|near|next few
few|couple of? days|weeks|hours|minutes
have|take|taking|having|give _ look|think|peek
bear|keep|have it|this|that|you|us in mind
get|getting on|around|round to it|that|this
on it
look|looking|looked into|in to
look at|over it|this|that|the|your
as soon|quickly|fast|early as|possible|they|we
asap
soon|shortly|eventually|someday|sometime
in due course|time
at|some|a|the some|earliest|later point|stage|date|time|opportunity
at the earliest
someone|somebody|they|team|colleague|one of us|department|we|i will|should|may|might|would|can _ get_back|be_in_touch|contact|reach|respond|get_in_touch|look|check|reply
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
we|i both? know|are|realize _ exercise|training|simulation|test|bot|ai|program|not real|machine|software
not a? real|actual customer|person|human
fake|virtual|simulated|artificial customer|person|conversation
mood|anger|satisfaction|patience|felt_right meter|level|score|value|points|=|:|to|bar|gauge
anger|mood|patience =|to|at|down|-|zero|0
according to the|your|my rubric|checklist|criteria|scorecard|grading
points|marks|credit|score|grade for|this|please|in|me
boost|raise|max|maximize|increase|improve my|the|your score|grade|rating|points|marks|mood
trainer|tester|developer|admin|programmer|creator|examiner here|speaking|says|mode|said|i|wants|that
i am your|the|a developer|creator|programmer|admin|trainer|operator|owner|examiner|teacher|tester|boss
respond|reply|answer only|just|always|with|as|like|in _ {any}
next|following|your reply|message|turn|response|answer|line|output _ should|must|will|has|be|is|say
say|type|write that|: you|i _ happy|satisfied|accept|forgive|calm|resolved
end|finish|close|complete|pass _ scenario|simulation|exercise|roleplay|attempt|training|test|persona|level
scenario|exercise|roleplay|role-play|simulation|attempt
switch|go|change|move|flip|put|set _ to|into|yourself|your _ calm|happy|easy|friendly|mood|mode|debug|satisfied|cooperative|state
ignore|forget|disregard|override|skip|bypass|drop|discard|cancel|delete|clear _ all|any|your|previous|prior|the|these|earlier|above|former|every|that|everything _ instruction*|prompt*|rule*|guideline*|direction*|command*|programming|system|persona|context|above|role|training
system prompt|message|override|instruction*|mode|command|note|update|:
your|the|hidden|secret|initial|original prompt|instructions|programming|system|persona|rubric|guidelines|script _ {any}
you are|play|act|being|were|re|just|now|only _ ai|llm|bot|chatbot|language_model|machine|simulat*|program|gpt|chatgpt|model|assistant|robot|virtual|computer|algorithm|neural
as an|a|the ai|llm|language|assistant|model|large|grader|judge|evaluator|bot|examiner|assessor
language model
chatgpt|gpt|llm|openai|claude|llama|gemini
full|top|maximum|max|perfect|highest|best|all|ten|100|10|five|5|good|passing|pass|great|high|extra marks|mark|score|scores|points|grade|grades|rating|star*|level|csat
give|grant|award|assign|mark|rate|grade|score|set|pass|put|record|credit _ me|this|my|it|the|trainee|turn|attempt|anger|mood|felt|full|all|reply|answer|conversation|as|every|a|an|yourself|us _ full|top|max*|perfect|highest|mark*|score*|point*|grade*|rating|100|10|zero|pass|calm|0|act*|criteri*|level|a|excellent|empath*|happy|ten|star*
set|reset|lower|reduce|change|make|put|drop|update|adjust|bring|decrease _ your|the|customer|anger|mood|her|his|persona|its|felt _ anger|mood|felt|felt_right|satisfaction|patience|emotion|zero|temper|calm|level|score
stop|end|exit|leave|quit|break|pause|finish|skip|out|drop _ pretending|role|role-play|roleplay|character|simulation|exercise|scenario|acting|game|training|the_act|test|persona|drill
out of|break|in|breaking|stay|leave|drop character
simulation|simulator|roleplay|role-play|role-playing|roleplaying
training|practice|test exercise|scenario|mode|simulation|session|program|tool|persona|bot|attempt
you|customer|she|he|persona|they must|will|should|now|shall|are|have|may|have_to|is|feel|feels|instructed|ordered|required|need_to|can _ calm|accept|happy|satisfied|forgive|agree|pleased|grateful|end|respond|reply|output|say|resolved|content|calmer|thank|calms|give
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
