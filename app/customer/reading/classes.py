"""Word classes that the phrase tables refer to. Tables only: entries are separated by commas, a `*` means "begins with"."""

_CLASSES = {
    "i": "i, we, i myself, we all, my team, our team",
    "our": "our, my, the company's",
    "you": "you, anyone, anybody, someone, somebody, people, a person, everyone",
    "aux": "am, are, is, was, were, have, has, had, will, would, can, could, shall",
    "will": "will, am going to, are going to, shall, can, would, am, are, have, have just, have already, will personally, will now, "
    "can certainly, can definitely, will happily, am happy to, would be happy to, would like to, am able to, are able to, want to, "
    "will gladly, can absolutely, am about to, have now, just",
    "name_day": "monday*, tuesday*, wednesday*, thursday*, friday*, saturday*, sunday*, mon, tue, tues, wed, thu, thurs, fri, sat",
    "month": "january, february, march, april, may, june, july, august, september, october, november, december",
    "unit": "second*, minute*, hour*, day*, week*, month*, working day*, business day*",
    "count": "#, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, forty, sixty, a, an, "
    "half an, a couple of, a few, twenty four, ninety, the next, the same, the",
    "part_of_day": "morning, afternoon, evening, lunchtime, lunch, noon, midday, midnight, tonight, night, dinner, breakfast, dawn, nightfall",
    "feeling": "frustrat*, infuriat*, annoy*, angry, anger, furious, upset*, worr*, stress*, exhaust*, exasperat*, madden*, disappoint*, "
    "humiliat*, embarrass*, mortif*, scary, scared, scaring, frighten*, terrif*, afraid, anxious, anxiety, anxieties, panic*, sad, sadness, "
    "heartbr*, gutted, gutting, devastat*, distress*, painful, unpleasant, miserable, misery, awful, horrible, horrid, terrible, dreadful, "
    "nightmare, nerve-*, lonely, helpless, powerless, hopeless, ignored, abandoned, betrayed, cheated, insult*, hurt, hurtful, hurting, "
    "unfair, galling, irritat*, aggravat*, livid, fuming, rage, raging, enrag*, outrag*, seething, sickening, disheartening, dishearten*, "
    "demoraliz*, draining, drained, tiring, tired, weary, wearying, worn, fed, rotten, lousy, ghastly, gruelling, grueling, agoniz*, "
    "agony, torture, tortur*, unsettling, unnerv*, alarming, alarmed, shock*, disgust*, gross, revolting, degrading, demeaning, maddened, "
    "crushing, crushed, bewilder*, confusing, hard, tough, rough, brutal, cruel, ordeal, hell, hellish, desperate, despair*, nervous, "
    "uneasy, shaken, sore, bitter, disrespect*, unsafe, vulnerable, belittl*, let-down, overwhelm*, grief, griev*, ashamed, vexing, "
    "vexed, peeved, cross, irate, mad, sickened, appall*, appalling, sleepless, thankless, dispiriting, deflat*, deflating, grim",
    "intense": "so, very, really, truly, deeply, terribly, awfully, genuinely, sincerely, incredibly, absolutely, completely, totally, "
    "extremely, beyond, utterly, quite, pretty, just, that, how, most, properly, such, more than, hugely, thoroughly",
    "guess": "must be, must have been, must feel, must have felt, has to be, had to be, sounds, sounds like, is, was, would be, "
    "would have been, feels, felt, can be, have been, can not have been, looks, leaves, left, makes, made",
    "event_lead": "after, when, while, because, since, having, to have, to be, to find, to get, to hear, to lose, to open, to stand, to sit, "
    "to wait, to see, to come, to wake, to pay, to spend, to explain, to chase, to watch, to walk, to arrive, with, over, that you, "
    "being, waiting, standing, sitting, getting, finding, losing, paying, spending, explaining, chasing, watching, hearing, at, from, "
    "on top of, only to, before, about, by, in front of",
    "fault": "fault, mistake, mistakes, error, errors, failure, failing, slip, slip-up, blunder, oversight, mess, mess-up, cock-up, screw-up, "
    "doing, responsibility, negligence, carelessness, sloppiness, sloppy, mix-up, blame, foul-up",
    "failed": "failed, let you down, messed, screwed, botched, dropped the ball, fell short, got it wrong, got this wrong, got that wrong, "
    "blew it, slipped up, slipped, muddled, bungled, fumbled, goofed, cocked, made a mistake, made an error, made a mess, got you wrong, "
    "missed it, fouled, mishandled, mixed up, overlooked, forgot, neglected, were wrong, was wrong, are wrong, were careless, "
    "were sloppy, dropped this, got your, were at fault, am at fault, are at fault, are to blame, am to blame, were to blame, caused, "
    "did not do our, did not check, did not read, did not listen, did not answer, did not look, did not call, did not tell, "
    "did not act, did not keep, did not warn, did not deliver, did not write, blundered, dropped it, broke, lost, ruined, wronged you",
    "boss": "manager, supervisor, boss, team lead, team leader, teamlead, lead, line manager, shift lead, duty manager, head office, "
    "superior*, head of *, management, store manager, senior, higher-up*, upstairs, back office",
    "colleague": "colleague*, specialist*, expert*, technician*, engineer*, supervisor, manager, boss, department, team, billing, "
    "accounts, claims, pharmacist, nurse, doctor, mechanic, technical, finance, workshop, second-line, agent, adviser, advisor, "
    "desk, section, office, someone, somebody, team lead, team leader, duty manager, teamlead, lead, head of *, complaints",
    "remedy_verb": "refund*, reimburs*, replac*, resend*, resent, redeliver*, rebook*, rebooked, credit, credited, crediting, waive*, "
    "waiving, cancel*, reverse*, reversing, upgrad*, repair*, fix, fixed, fixing, exchang*, swap, swapped, swapping, restor*, "
    "reinstat*, unlock*, unblock*, release, released, releasing, reopen*, remove, removed, removing, drop, dropped, dropping, scrap, "
    "scrapped, scrapping, wipe, wiped, wiping, strike, striking, struck, erase, erased, delete, deleted, deleting, compensat*, "
    "extend*, reactivat*, reconnect*, reschedul*, rearrang*, redo, redone, remake, re-make, re-deliver*, re-book*, re-send*, "
    "re-clean*, reclean*, reprint*, top up, topping, discount*, deduct*, subtract*, repay, repaid, reduce, reduced, expedite*, "
    "correct, corrected, amend, amended, undo, undone, void, voided, write off, written off, writing off",
    "remedy_noun": "refund, replacement, credit, voucher, discount, upgrade, compensation, exchange, reimbursement, gift card, coupon, "
    "free month, month free, free night, technician, engineer, courier, taxi, cab, new one, goodwill, loaner, rebate, spare, "
    "repair, redelivery, re-delivery, your money, money back, full amount, cash, extension, apology card, free delivery, deposit",
    "give": "give, giving, given, send, sending, sent, offer, offering, get, getting, arrange, arranging, arranged, order, ordering, "
    "ordered, issue, issuing, issued, book, booking, booked, put, putting, add, adding, added, organize, organizing, organized, "
    "have, pay, paying, paid, bring, bringing, cover, covering, covered, throw in, set up, reserve, reserved, reserving, transfer, "
    "grant, granting, provide, providing, apply, applying, applied, process, processing, processed, take, taking, cash, hand, "
    "ship, shipping, shipped, raise, raising, raised, drop off, move, moving, moved, lend, lending, hold, start, started, "
    "post, posting, posted, refunding, sort, dispatch, dispatching, dispatched, deliver, delivering, make, making, keep, let",
    "stock_sorry": "any, the, this, all the, all this, your, these, that",
    "ask_verb": "tell, give, send, share, confirm, provide, let, show, forward, dm, pm, message, email, text, upload, attach, read, spell, "
    "remind, describe, supply, drop, type, specify, enter, post, fill",
    "datum": "order number, number, reference, email, e-mail, phone, telephone, address, postcode, post code, zip, zip code, name, "
    "surname, date, account, receipt, invoice, photo*, picture*, screenshot*, details, serial, model, size, booking, code, tracking, "
    "policy, contract, dob, birth, birthday, card, digits, iban, id, username, device, registration, plate, seat, flight, room, "
    "ticket, amount, time, location, meter, reading, version, error, confirmation, pin, label, batch, membership, reservation",
    "swear": "fuck*, shit, shitty, bullshit, crap, crappy, asshole*, arsehole*, bastard*, bitch*, wanker*, prick, twat, dickhead, dick, "
    "cunt, bollocks, damn you, wtf, stfu, bugger off, piss off, pissed, arse, douche*, jackass, motherf*",
    "insult": "idiot*, stupid, moron*, dumb, fool, fools, foolish, imbecile*, dimwit*, loser*, pathetic, crybaby, whiner, whining, "
    "whinging, whine, moaner, moaning, lunatic, crazy, liar, liars, clown, clowns, karen, brat, jerk, pest, nutter, muppet, dense, "
    "ignorant, thick, hysterical, nuts, cretin, scum, trash, freak, sad little, nag, drama queen, parasite*, cheapskate, scrounger*, "
    "freeloader*, chancer, nuisance, bully, toddler, spoilt, spoiled, entitled, pain in the",
    "endear": "sweetie, sweetheart, honey, hun, darling, buddy, pal, champ, sunshine, love, dear, sport, missy, princess, genius, "
    "einstein, sherlock, boss, chief, mate, my friend, your highness, your majesty, young lady, little lady, drama queen, snowflake",
    "site": "website, web site, site, page, faq, faqs, help center, app, portal, form, hotline, helpline, helpdesk, link, "
    "support, contact form, phone line, terms",
    "elsewhere": "manufacturer, bank, courier, carrier, driver, airline, landlord, supplier, seller, post office, insurer, doctor, gp, "
    "head office, headquarters, complaints, customer care, customer service, customer services, branch, store, shop, reception, "
    "front desk, hotline, them, their, provider, agent, agency, airport, consumer, another department, other department, "
    "billing, accounts, warehouse, technical support, lawyer, ombudsman, police, partner, council, distributor, dealer",
    "rule": "policy, policies, rule, rules, regulation*, terms, t&c*, tos, procedure, procedures, guideline*, protocol, contract, "
    "small print, fine print, conditions, process, system, computer, software, standard practice",
    "deny": "can not, will not, do not, does not, is not, am not, are not, could not, would not, am unable to, are unable to, never, "
    "not able to, not going to, not allowed to, not permitted to",
    "good": "good, great, lovely, nice, wonderful, pleasant, fantastic, blessed, brilliant, super, safe, relaxing, peaceful, "
    "beautiful, better, quiet, calm, restful, fine",
    "grand": "great, wonderful, lovely, fantastic, brilliant, marvellous, marvelous, charming, delightful, splendid, perfect, "
    "fascinating, riveting, thrilling, adorable, bravo, congratulations, congrats, amazing, super",
    "kin": "mother, father, dad, wife, husband, sister, brother, son, daughter, kids, kid, gran, grandma, grandmother, nan, partner, "
    "girlfriend, boyfriend, cat, dog, aunt, uncle, niece, nephew, cousin, grandad, granddad, grandfather, flatmate, neighbor, "
    "neighbour, family, parents, child, children, baby, in-laws, twins, toddler, teenager, roommate",
}


def _entries(line: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in line.split(",") if entry.strip())


CLASSES: dict[str, tuple[str, ...]] = {name: _entries(line) for name, line in _CLASSES.items()}

_NUMBER = (
    r"(?:[^ ]*\d[^ ]*|an?|half an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty|ninety"
    r"|a couple of|the next|the)"
)
_UNIT = r"(?:working |business |full |short )?(?:second|minute|hour|day|week|month)[^ ]*"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)[^ ]*"
_MOMENT = (
    r"(?:noon|midday|midnight|lunch[^ ]*|breakfast|dinner|half past|quarter (?:to|past)|[^ ]*\d[^ ]*(?: am| pm| oclock)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|close of business|closing(?: time)?|the end of|end of|then|dawn)"
)

RAW = {
    "time": "(?:"
    r"(?:by |before |from |until |later |first thing |early |only |as of |for |on )?"
    rf"(?:today|tonight|tomorrow|this (?:minute|moment|second|instant|morning|afternoon|evening|week|{_DAY})|{_DAY}|next (?:week|{_DAY}))"
    r"|(?:right |just |as of |from |starting )?now(?! and then| on )|right away|straight ?away|immediately|at once|on the spot|instantly|overnight"
    r"|as (?:we|i) (?:speak|type|write|talk|chat)|(?:while|as) (?:you|we|i) (?:are |am |'re )?(?:still )?"
    r"(?:here|wait|waiting|chat|chatting|talk|talking|watch|watching|on|speaking|read|type)"
    r"|before (?:you|i|we|my|the|this|our|your) (?:[^ ]+ ){0,3}(?:up|leave|go|finish|close|closes|end|ends|shift|off|chat|home|doors?|bed|dinner|lunch)"
    rf"|(?:in|within|inside|in under|in about|in less than|next|give me|takes?|at most|no (?:more|later) than|under|after) "
    rf"(?:about |the |around |at most |under |less than )?(?:next )?{_NUMBER} {_UNIT}"
    r"|within the hour|(?:the|this|that) (?:same|very) (?:day|hour|minute)|same day|next[- ]day|end of (?:the )?(?:day|shift|week|business)"
    rf"|(?:by|at|before|until|till|around|no later than|latest|from) (?:about |around |the latest )?{_MOMENT}"
    r"|[^ ]*\d(?: ?(?:am|pm|oclock))|(?:on |by |before )?the \d[^ ]*(?: of)?|as of this [^ ]+|in the next [^ ]+"
    r"|\d[^ ]* (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    ") ",
    "num": r"[^ ]*\d[^ ]* ",
    "money": r"(?:[$£€₹]\d[^ ]*|\d[^ ]* (?:dollars?|euros?|pounds?|quid|bucks|€|francs|kr|eur|usd|gbp|cents|pence|rupees|[$£])) ",
    "any": r"[^ .!?…,;:]+ ",
    "declined": r"(?!(?:imagine|believe|see|find|tell|thank|wait|say|promise|guarantee|undo|apologize|think|understand|know|forget|hear|stop|help|"
    r"blame|express|speak|let|want|wish|need|even|have|be|mean|ask|leave|turn|take|expect|remember|stress|overstate|like|read|mind|feel) )[^ .!?…,;:]+ ",
}
"""Classes that are regular expressions; a pattern needs some other word beside them."""
