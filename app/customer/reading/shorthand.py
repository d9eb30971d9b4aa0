"""How people really type: contractions and short forms, spelt out before anything is read. Tables only."""

_CONTRACTIONS = """
can't=can not|won't=will not|shan't=shall not|ain't=is not|let's=let us|it's=it is|that's=that is|what's=what is
here's=here is|there's=there is|who's=who is|he's=he is|she's=she is|where's=where is|how's=how is|when's=when is
why's=why is|everything's=everything is|nothing's=nothing is|something's=something is|y'all=you all|ma'am=madam
o'clock=oclock|g'day=gday|everyone's=everyone is|nobody's=nobody is|one's=one is|what'd=what did|how'd=how did
"""

_SHORTHAND = """
im=i am|ive=i have|dont=do not|cant=can not|cannot=can not|wont=will not|didnt=did not|doesnt=does not|isnt=is not
wasnt=was not|werent=were not|couldnt=could not|shouldnt=should not|wouldnt=would not|hasnt=has not|havent=have not
hadnt=had not|arent=are not|aint=is not|youre=you are|theyre=they are|thats=that is|whats=what is|heres=here is
theres=there is|youve=you have|youll=you will|weve=we have|theyve=they have|itll=it will|youd=you would
theyll=they will
u=you|ur=your|ya=you|yall=you all|r=are|pls=please|plz=please|plse=please|thx=thanks|thnx=thanks|thanx=thanks
ty=thank you
tks=thanks|cheers=thanks|gonna=going to|wanna=want to|gotta=got to|gimme=give me|lemme=let me|dunno=do not know
sry=sorry|soz=sorry|sorrry=sorry|apologise=apologize|apologies=apology|cuz=because|cos=because|coz=because|bc=because
shoulda=should have|woulda=would have|coulda=could have|asap=asap|tmrw=tomorrow|tomoz=tomorrow|tmw=tomorrow
2moro=tomorrow
2day=today|2nite=tonight|mins=minutes|min=minutes|hrs=hours|hr=hours|yr=year|wks=weeks|wk=week|ppl=people
idk=i do not know
acct=account|appt=appointment|ref=reference|msg=message|tel=telephone|addr=address|mgr=manager|info=information
favour=favor|colour=color|cheque=check|centre=center|realise=realize|recognise=recognize|organise=organize
ok=okay|k=okay
prioritise=prioritize|apologised=apologized|apologising=apologizing|cancelled=canceled|cancelling=canceling
programme=program
innit=right|bout=about|nowt=nothing|summat=something|nah=no|nope=no|yep=yes|yeah=yes|yup=yes|aye=yes|mum=mother
mom=mother
nxt=next|abt=about|bcoz=because|cld=could|wld=would|shld=should|tho=though|thru=through|alright=all right
tonite=tonight
"""


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    pairs = (entry.split("=", 1) for line in lines.strip().splitlines() for entry in line.split("|"))
    return {short: tuple(long.split()) for short, long in pairs}


CONTRACTIONS = _table(_CONTRACTIONS)
SHORTHAND = _table(_SHORTHAND)
