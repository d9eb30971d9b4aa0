"""Words of content: a light stem, and one name for words that people use for the same thing."""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.customer.reading.sentences import fold, words_of
from app.customer.reading.words import words

_STOP = words(
    """
    a an the and or but if then so because as of at by for with about into to from in on off up down out
    over under again further once here there when where why how all any both each few more most other
    some such no nor not only own same than too very can will just should now i me my myself we our ours
    us you your yours he him his she her hers it its they them their what which who whom this that these
    those am is are was were be been being have has had having do does did doing would could may might
    must shall 's quoted yes okay please thank thanks sorry hello hi dear really also still even ever
    never always get got go going went come came make made made take took give gave given say said tell
    told know see let put one ones thing things something anything nothing everything someone anyone
    everyone way lot much many like want need help sure right well back today tomorrow yesterday now
    soon later time times day days week weeks month months year years hour hours minute minutes customer
    company service issue problem matter case situation account order number name question answer reply
    chat team people person everybody nobody somebody myself yourself new old good bad able work use
    used using look looking find found try trying another every since until before after during while
    through between without within against already yet far long ago last next first per via etc instead
    rather quite such ask asked asking call called show shows think thought feel seem keep kept start
    end done sort happen happens happened understand apology apologize promise check
    """
)

_SAME = """
late delay delayed delays overdue wait waited waiting waits
twice double two doubled duplicate second both 2 pair
three 3 thrice third
four 4 fourth
five 5 fifth
six 6 sixth
seven 7
eight 8
nine 9
ten 10
eleven 11
twelve 12 dozen
charge charged charges billed bill bills invoice invoiced debited debit deducted withdrew fee fees
pay paid payment paying payments
refund refunded reimbursement reimburse refunds moneyback repay
money cash euros pounds dollars bucks quid euro dollar pound
broken break broke cracked crack smashed shattered busted damage damaged torn ripped ruined
broken dented faulty defective wrecked
dead died defunct failed failing stopped
missing lost vanished disappeared lose losing misplaced
cold freezing frozen heating heater chilly boiler radiator
wedding bride groom married marry
flight plane fly flew flying airline
child kid kids children toddler
daughter girl
son boy
baby newborn infant
mother mum mom mothers
father dad
parent parents
grandmother gran grandma nan granny
wife husband partner spouse
doctor physician gp consultant
phone phoned telephone hotline phoning calls
email emailed emails mail mails wrote written message messages messaged letter
job shift boss
car vehicle van auto
birthday party anniversary
holiday vacation trip travel
hospital clinic ward
medicine tablets tablet pills pill medication insulin inhaler prescription drug drugs
dirty filthy stained stain stains unclean mouldy moldy
loud noise noisy noises
parcel package packet box delivery delivered deliver deliveries shipment courier driver redeliver redelivery
wrong incorrect mistaken
food meal dinner lunch supper
rude insulted insulting shouted
room hotel suite
shop store branch
cancellation canceling
appointment appointments slot booking booked reservation reserved
internet wifi broadband connection router
leak leaked leaking flooded flood flooding leaks
colleague colleagues staff agent agents rep
promise promised promises
queue line hold
shoes shoe boots boot trainers
coat jacket
dress gown
suit
dog puppy
cat kitten
night nights overnight
morning mornings
scratch scratched scratches dent
allergy allergic allergies nuts peanut peanuts
ache pain painful hurts hurting
sold sell selling
return returned returning returns
policy contract
monday mon
tuesday tue tues
wednesday wed
thursday thu thurs
friday fri
saturday sat
sunday sun
january jan
february feb
march mar
april apr
june jun
july jul
august aug
september sept sep
october oct
november nov
december dec
half 50%
release released unblock unblocked unlock unlocked unfreeze freed freeing
drop dropped dropping cancel canceled cancelled remove removed removing waive waived waiving scrap scrapped
drop wipe wiped void
drop strike struck delete deleted erase erased reverse reversed gone lift lifted cross crossed
replace replaced replacement swap swapped exchange exchanged substitute another
repair repaired mend mended redo remake reclean
send sent bring brought dispatch dispatched ship shipped
credit credited voucher goodwill
rebook rebooked reschedule rescheduled
free complimentary gratis
extend extended extension longer
upgrade upgraded better bigger larger
shrunk shrank shrink shrunken
exam test
rent landlord
pension pensioner
"""


def _names() -> dict[str, str]:
    return {
        _stem(word): _stem(line.split()[0]) for line in _SAME.strip().splitlines() for word in reversed(line.split())
    }


_ENDINGS = re.compile(r"(?:ingly|edly|ings|ing|ied|ies|ed|es|ly|s)$")


def _stem(word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    stem = _ENDINGS.sub("", word)
    if len(stem) < 3:
        return word
    if word in _WHOLE:
        return word
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        stem = stem[:-1]
    return stem.rstrip("e") if len(stem) > 4 else stem


_WHOLE = words(
    """
    rang ring range wedding morning evening during
    """
)
_NAMES = _names()


@lru_cache(maxsize=16384)
def stem(word: str) -> str | None:
    """What a folded word stands for, or None where it says nothing of this customer."""
    if not word or word in _STOP:
        return None
    if any(c.isdigit() for c in word):
        digits = word.strip("$£€₹%.,").replace(",", "")
        digits = digits.removesuffix(".00")
        return _NAMES.get(digits, digits)
    if not word[0].isalpha() or len(word) < 3:
        return None
    base = _stem(word)
    return _NAMES.get(base, base)


def content_of(said: Iterable[str]) -> frozenset[str]:
    """The stems of folded words."""
    return frozenset([base for word in said if (base := stem(word)) is not None])


@lru_cache(maxsize=2048)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text."""
    return content_of(words_of(text))


def plain_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(fold(word) for word in re.findall(r"\w+", text))
