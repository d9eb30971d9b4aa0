"""Facts: a customer tells nothing that is not in their case, and nothing of it before it is due."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from app.customer.gating.kind import Kind
from app.customer.gating.known import Known, Withheld, known_to, stems_of, telling, undue, withheld_from, words_of
from app.customer.gating.numbers import Number, numbers
from app.customer.gating.phrases import words
from app.customer.mind import Direction
from app.persona import Persona
from app.transcript import Speaker, Transcript, by

_LONG = 8
"""Letters from which a word's stem is long."""
_WEIGHT, _ROW = 2, 3
"""The least weight of a fact's own words, and the fewest of them in a row, that can tell it."""

_TIME = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
_COUNTED = re.compile(
    rf"\W{{0,2}}(?:\w+ )?(?:{_TIME}|euros?|dollars?|pounds?|bucks|quid|cents?|pence|percent|%|€|\$|£|kids|children|"
    r"people|colleagues|agents|calls|emails|letters)\b",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\W{0,2}(?:stars?|of (?:you|us|them|those|these)|faced|way|more (?:time|chance|thing|word)|things?|questions?|"
    r"words?|reasons?|simple|chances?|options?|choices?|sides|minds|cents worth|"
    r"percent (?:sure|certain|right|serious))\b|\s?%",
    re.IGNORECASE,
)
_SPAN = re.compile(rf"\W{{0,2}}(?:(?:to|or) )?(?:\w+ )?{_TIME}\b")
_SHORT_TIME = re.compile(r"\W{0,2}(?:more )?(?:seconds?|secs?|minutes?|mins?)\b", re.IGNORECASE)
_SPENT = re.compile(r"\b(?:for|been|wait(?:ed|ing)?|last|past|after|spent|took|hold|ago)\b[^.!?]{0,12}$", re.IGNORECASE)
_BY_TURNS = re.compile(
    r"\W{0,2}(?:times?|messages?|answers?|repl(?:y|ies)|questions?|turns?|chances?|attempts?|people|of you)\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:i (?:want|expect|demand|need)|i'll (?:give|wait)|you(?:'ve| have)? (?:got|get|have)|(?:give|giving) you|"
    r"or else|otherwise|by|before|until|till|if|deadline|don't (?:you )?(?:tell|offer|give|say|come))\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:other|rest|difference|extra|more|over|too much|balance|remaining|missing)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|been|ago|since|told|said|promised|paid|ordered|called|rang|waited|bought|booked|sent|arrived|"
    r"happened|signed|last|charged|took)\b",
    re.IGNORECASE,
)
_HYPERBOLE = frozenset({"10", "20", "50", "100", "1000", "10000", "1000000"})
_FIXED = re.compile(
    r"\b24/7\b|\b1[01]0 ?%|\b50[/-]50\b|\b(?:9|nine)[- ]to[- ](?:5|five)\b|\bone hundred per ?cent\b|\b101\b|"
    r"\ba (?:hundred|thousand|million)\b(?! (?:euros?|dollars?|pounds?|bucks|quid))|"
    r"\b(?:hundreds|thousands|millions|dozens) of\b|\b0 ?%|\b\d-star\b",
    re.IGNORECASE,
)

_CALENDAR = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|"
    r"november|december|christmas|easter|thanksgiving|halloween|new year'?s?(?: eve)?|valentine'?s|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|"
    r"miércoles|jueves|viernes|sábado|domingo)\b",
    re.IGNORECASE,
)
_DATE_WORDS = """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays january february march april may june july august september october november december christmas easter
    thanksgiving halloween year years valentine valentines montag dienstag mittwoch donnerstag freitag samstag sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo yesterday
    last before gestern hier ayer ieri gisteren ontem letzte letzter letzten letztes
"""
_DATED = frozenset(_DATE_WORDS.split())
"""Words of which one stands in every date."""
_DOTTED = re.compile(r"[@/]|\.\w")
_MAY_MARCH = re.compile(
    r"\b(?:in|of|since|on|last|this|early|late|until|by) (?:March|May)\b|\b(?:March|May) \d|"
    r"\d(?:st|nd|rd|th)? (?:March|May)\b"
)
_CALENDAR_FILLERS = frozenset(
    ("in", "of", "since", "on", "last", "this", "early", "late", "until", "by", "new", "year", "eve")
)
_AGO = re.compile(
    r"\b(?:yesterday(?!['’]s)|last (?:week|month|year|night|summer|winter|spring|autumn|fall|weekend)|"
    r"the day before yesterday|gestern|letzte[nrs]? \w+|hier soir|ayer|ieri|gisteren|ontem)\b",
    re.IGNORECASE,
)
_FEASTS = frozenset(("christmas", "easter", "thanksgiving", "halloween"))
_SELF = re.compile(r"\b(?:i|i'\w+|my|we|we'\w+|our)\b", re.IGNORECASE)
"""Who speaks of themselves tells when something was; others speak of feasts as such."""
_WANTED_YESTERDAY = re.compile(
    r"\bborn yesterday\b|\b(?:fixed|done|it|want|need|sorted|answer|money|back) (?:\w+ )?yesterday\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.\w+|\b[\w-]+\.(?:com|net|org|co\.uk|de|fr|io)\b", re.IGNORECASE
)
_KIN = re.compile(
    r"\bmy (?:\w+ )?(husband|wife|fianc[ée]e?|boyfriend|girlfriend|son|daughter|baby|toddler|newborn|kids?|"
    r"child(?:ren)?|mother|father|mum|mom|dad|parents|brother|sister|nephew|niece|grandmother|grandma|grandson|granddaughter|boss|"
    r"landlord|doctor|roommate|flatmate|cousin|uncle|aunt|wedding|funeral|surgery|birthday|interview|anniversary|honeymoon)\b"
    r"(?! (?:could|would|types|knows|can|has more|do better)\b)",
    re.IGNORECASE,
)
_MID_NAME = re.compile(r"(?<=[a-zà-ÿ0-9,;:'’)] )(?!I\b)[A-Z][a-zà-ÿ]+(?:['’]s)?(?![\w-])")
_FIRST_NAME = re.compile(
    r"[\"'“‘ ]*([A-Z][a-zà-ÿ]{2,})(?: (?:from|in|at|over|on) (?:your|the|customer|support|billing|accounts)|"
    r" (?:told|said|promised|swore|assured|hung|never|already|answered|mentioned|claimed|guaranteed)\b)"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Madame|Monsieur|Señora?|Signora?|Mevrouw|Meneer)\.? ([A-ZÄÖÜÉ][\wà-ÿ-]+)"
)


def fault_of_facts(
    line: str, *, persona: Persona, direction: Direction, transcript: Transcript, said: tuple[str, ...]
) -> Kind | None:
    """Early disclosure of what is due later, or an invented fact; None when all is known and due."""
    withheld = partial(withheld_from, persona, direction, transcript)
    near = _comes_near(line, undue(persona, direction))
    if near and any(_gives_away(line, fact.stems) or _retells(line, fact.order) for fact in withheld()):
        return Kind.early_disclosure
    known = partial(known_to, persona, direction, transcript, said)
    strange = _strange_numbers(line, known, transcript)
    if strange and any(strange & fact.numbers for fact in withheld()):
        return Kind.early_disclosure
    names = _strange_names(line, persona, known)
    if names and any(stems_of(name) & fact.stems for name in names for fact in withheld()):
        return Kind.early_disclosure
    invented = strange or names or _strange_times(line, known)
    return Kind.invented_fact if invented and line not in own_lines(persona) else None


def own_lines(persona: Persona) -> list[str]:
    """The lines written for this persona."""
    return [line for bands in persona.lines.values() for lines in bands.values() for line in lines]


def _comes_near(line: str, facts: Iterable[Withheld]) -> bool:
    """Whether a line has words enough of any fact to tell it, if nothing of it were known."""
    stems, own = stems_of(line), words_of(line)
    return any(
        (not stems.isdisjoint(fact.stems) and _weight(stems & fact.stems) >= _WEIGHT)
        or len(own.intersection(fact.order)) >= _ROW
        for fact in facts
    )


def _gives_away(line: str, stems: frozenset[str]) -> bool:
    """Whether a line says enough of a fact's own words: long words are rarer and tell twice as much."""
    shared = stems_of(line) & stems
    if not shared:
        return False
    told, whole = _weight(shared), _weight(stems)
    enough = told >= _WEIGHT and told >= 0.5 * whole and len(shared) > 1
    return told >= 4 or enough or (told >= _WEIGHT and shared == stems)


def _retells(line: str, order: tuple[str, ...]) -> bool:
    """Whether a line says most of a fact's words in their order, small words aside."""
    if len(order) < 2:
        return False
    shared = _in_order(telling(line), order)
    common = words("generic_words")
    return shared >= _ROW and shared >= (0.9 if common.issuperset(order) else 0.6) * len(order)


def _in_order(line: tuple[str, ...], fact: tuple[str, ...]) -> int:
    """How many words two rows of words have in common in the same order."""
    if len(set(line) & set(fact)) < _ROW:
        return 0
    best = [0] * (len(fact) + 1)
    for word in line:
        before = best[:]
        for n, other in enumerate(fact, 1):
            best[n] = before[n - 1] + 1 if word == other else max(before[n], best[n - 1])
    return best[-1]


def _weight(stems: frozenset[str]) -> int:
    return sum(2 if len(stem) >= _LONG else 1 for stem in stems)


def _strange_numbers(line: str, known: Callable[[], Known], transcript: Transcript) -> set[str]:
    if not numbers(line):
        return set()
    plain = _FIXED.sub(lambda match: " " * len(match[0]), line)
    turns = len(by(Speaker.customer, transcript))
    found = [number for number in numbers(plain) if not _harmless(number, plain, turns)]
    said = known().numbers if found else frozenset[str]()
    return {
        number.value
        for number in found
        if not (number.value in said or number.pieces <= said or _comes_next(number, said))
        and not (_REST.search(plain) and _reckoned(number, said))
    }


def _comes_next(number: Number, known: frozenset[str]) -> bool:
    """Whether an ordinal comes after a number that is known."""
    return number.form == "ordinal" and number.value.isdigit() and str(int(number.value) - 1) in known


def _reckoned(number: Number, known: frozenset[str]) -> bool:
    """Whether a number is what is left between two that are known."""
    if number.form != "digits" or not number.value.isdigit() or len(number.value) > 6:
        return False
    value, given = int(number.value), {int(n) for n in known if n.isdigit() and 1 < len(n) < 7}
    return any(value + other in given for other in given)


def _harmless(number: Number, line: str, customer_turns: int) -> bool:
    """Whether a number is a manner of speaking, whatever is known."""
    after, before = line[number.end :], line[: number.start]
    value = int(number.value) if number.value.isdigit() and len(number.value) < 9 else 99_999
    if _IDIOM.match(after) and value <= 100:
        return True
    if value <= customer_turns + 1 and (_BY_TURNS.match(after) or number.form == "ordinal"):
        return True
    if number.value in _HYPERBOLE and re.match(r"\W{0,2}times\b", after):
        return True
    if number.form == "ordinal" and value <= 2:
        return True
    if number.form == "words" and (value <= 1 or (value == 2 and not _COUNTED.match(after))):
        return True
    if _SPAN.match(after) and _DEMAND.search(line) and not _PAST.search(line):
        return True
    return number.form == "words" and value <= 10 and bool(_SHORT_TIME.match(after)) and not _SPENT.search(before)


def _strange_times(line: str, known: Callable[[], Known]) -> bool:
    if _DATED.isdisjoint(words_of(line)) and not _DOTTED.search(line):
        return False
    wanted = (line.rstrip().endswith("?") or _DEMAND.search(line)) and not _PAST.search(line)
    for match in (*_CALENDAR.finditer(line), *_MAY_MARCH.finditer(line)):
        days = words_of(match[0]) - _CALENDAR_FILLERS
        if _FEASTS.isdisjoint(days) or _SELF.search(line):
            said = known().words
            if not (days & said or {day.removesuffix("s") for day in days} & said or wanted):
                return True
    for match in _AGO.finditer(line):
        if match[0].lower() not in known().text and not _WANTED_YESTERDAY.search(line):
            return True
    return any(match[0].rstrip(".,!?").lower() not in known().text for match in _ADDRESS.finditer(line))


def _strange_names(line: str, persona: Persona, known: Callable[[], Known]) -> set[str]:
    found = {match[1] for match in _TITLED.finditer(line)}
    if "my" in words_of(line):
        found |= {match[1] for match in _KIN.finditer(line)}
    if persona.language[:2] in {"en", "fr", "es", "it", "nl", "pt"}:
        capitals = {match[0] for match in _MID_NAME.finditer(line)}
        if match := _FIRST_NAME.match(line):
            capitals.add(match[1])
        found |= set() if capitals and _title_case(line) else capitals
    said = known() if found else None
    return {name for name in found if said and not _is_known(name, said)}


@lru_cache(maxsize=2048)
def _title_case(line: str) -> bool:
    words = re.findall(r"[^\W\d_]{3,}", line)
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _is_known(name: str, known: Known) -> bool:
    parts = words_of(name)
    singular = {part.removesuffix("s") for part in parts}
    if (parts | singular) & known.words or parts & words("no_names") or parts <= words("generic_words"):
        return True
    return bool(_CALENDAR.fullmatch(name)) or name.lower() in {"march", "may"}
