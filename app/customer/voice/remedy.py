"""A remedy of the authority table in the customer's mouth: "Refund the fee" → "refunding the fee"."""

import re
from dataclasses import dataclass

_VERBS_WORDS = """
    add adjust allow apply approve arrange ask assign award book bring buy call cancel change charge check chase
    clean clear close collect come compensate complete confirm contact correct cover credit cut deduct delete
    deliver discount dispatch double drop email end escalate exchange expedite explain extend fast-track file fit
    fix fly forward freeze give go grant halve hand have hold honour honor include increase inspect install
    investigate issue keep knock leave let lift lower make mark match mend message move offer open order organise
    organize overnight override owe pause pay phone pick place post prepare print prioritise prioritize process
    promise provide put raise re-deliver re-send re-issue reactivate rebook recalculate recover redeliver redo
    reduce refill refit refund reimburse reinstate reissue release remake remove renew rent reopen repair repeat
    replace report reprint reprocess rerun reschedule resend reserve reset resolve restore retrieve return reverse
    review rewrite ring schedule seat send set settle ship shorten sign skip sort speed split spread start stop
    store submit supply suspend swap switch take tell top trace track transfer treat undo unlock update upgrade
    visit void waive withdraw work write
"""
_VERBS = frozenset(_VERBS_WORDS.split())
_ABOUT = {"refund": "a refund of", "reimburse": "a refund of", "replace": "a replacement for", "repair": "a repair of"}
_GIVEN = frozenset({"send", "offer", "give", "grant", "provide", "issue", "arrange", "award", "supply"})
_DETERMINER = re.compile(
    r"(?:the|a|an|my|this|that|these|those|all|both|one|two|half|any|another|\d|£|\$|€)", re.IGNORECASE
)
_BEFORE_NOUN = (
    r"(?=\s+(?!(?:to|for|at|on|in|by|with|from|back|up|a|an|the|and|or|when|if|today|tomorrow|tonight|now"
    r"|one|another|some|any|all|both|half)\b)[^\W\d])"
)
_CUSTOMER = "(?:customer|guest|client|patient|passenger|caller|member|policyholder)"
_STOP = re.compile(r"\s*(?:[(;:]|,\s|\s[–—-]\s|\.\s|\.$)")
_TRAILING = re.compile(r"(?<=\w\w) (?:for|with|by|through|from|at|on|in|via|within|until|before|after|as|that|which)\b")
_KEEPS_ONE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_BRITISH_DOUBLES = frozenset({"cancel", "travel", "label"})
_DOUBLES = frozenset({"refit", "submit", "refer", "reset", "transfer", "rerun", "rebook"}) - {"rebook"}


@dataclass(frozen=True)
class Offer:
    """`thing` stands where a noun stands ("refunding the fee"), `deed` after "you will" ("refund the fee")."""

    thing: tuple[str, ...]
    deed: str


def ing(verb: str, *, american: bool = False) -> str:
    """The -ing form of a verb: waive → waiving, ship → shipping, cancel → cancelling (American: canceling)."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    last = verb.rpartition("-")[2]
    doubles = last in _DOUBLES or (last in _BRITISH_DOUBLES and not american)
    if doubles or _KEEPS_ONE.fullmatch(last):
        return verb + verb[-1] + "ing"
    return verb + "ing"


def in_person(text: str, *, whose: str = "my", whom: str = "me") -> str:
    """The company's words about the customer turned into the customer's about themselves, or into words to them."""
    turned = re.sub(rf"\b(?:the|this) {_CUSTOMER}['’]s\b", whose, text, flags=re.IGNORECASE)
    turned = re.sub(rf"\b(?:the|this) {_CUSTOMER}\b", whom, turned, flags=re.IGNORECASE)
    turned = re.sub(rf"\b(?:his|their|her){_BEFORE_NOUN}", whose, turned)
    return re.sub(r"\b(?:him|them|her)\b", whom, turned)


def _short(text: str, most: int = 9) -> str:
    """The head of a long remedy: up to the first bracket, comma or dash, at most `most` words."""
    head = _STOP.split(text.strip(), maxsplit=1)[0] or text.strip()
    words = head.split()
    if len(words) <= most:
        return head
    cut = next(
        (n for n in range(most, 3, -1) if words[n].lower() in {"and", "or", "for", "with", "to", "so", "by", "at"}),
        most,
    )
    return " ".join(words[:cut])


def _decapital(text: str) -> str:
    first = text.split()[0] if text.split() else ""
    return text if len(first) > 1 and not first[1:].islower() else text[:1].lower() + text[1:]


def offer(do: str, *, american: bool = False) -> Offer:
    """Any remedy text as the customer would name it; a text that is no order to do something is taken as a thing."""
    text = in_person(_decapital(_short(do)))
    adverb, _, rest = text.partition(" ")
    lead, text = (f"{adverb} ", rest) if adverb.endswith("ly") and rest else ("", text)
    verb, _, rest = text.partition(" ")
    if not is_deed(verb, rest):
        named = lead + text
        plain = named if _DETERMINER.match(named) or named.split()[0].endswith("s") else f"the {named}"
        return Offer(thing=_with_short([plain]), deed=f"give me {plain}")
    doing = f"{lead}{ing(verb, american=american)} {_second_deed(rest, american)}".strip()
    things = [doing]
    if verb in _ABOUT and re.match(r"(?:the|my|all|this|that|both|half)\b", rest) and " and " not in rest:
        things.append(f"{_ABOUT[verb]} {rest}")
    elif (
        verb in _GIVEN
        and (given := re.sub(r"^me ", "", rest))
        and re.match(r"(?:a|an|the|another)\b", given)
        and " and " not in given
    ):
        things.append(given)
    return Offer(thing=_with_short(things), deed=f"{lead}{text}")


def _with_short(things: list[str]) -> tuple[str, ...]:
    """The names, and each once more without what trails behind it: "a new kettle by courier" → "a new kettle"."""
    shorter = [_TRAILING.split(thing, maxsplit=1)[0] for thing in things]
    return tuple(dict.fromkeys([*things, *(name for name in shorter if len(name.split()) >= 2)]))


def is_deed(verb: str, rest: str) -> bool:
    """Whether a remedy text that begins like this is an order to do something."""
    if verb in _VERBS:
        return True
    return (
        verb.isalpha() and not _DETERMINER.fullmatch(verb) and bool(re.match(r"(?:the|a|an|my|me|up|out|off)\b", rest))
    )


def _second_deed(rest: str, american: bool) -> str:
    """In "refund the fee and send flowers" the second verb takes the same form as the first."""
    return re.sub(
        r"\band ([a-z-]+)\b(?= )",
        lambda found: f"and {ing(found[1], american=american)}" if found[1] in _VERBS else found[0],
        rest,
    )
