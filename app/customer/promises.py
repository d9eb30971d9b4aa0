"""What is offered, promised and done. Words are promises; only an action is a deed."""

import re
from typing import Literal, NamedTuple

from app.acts import Act, Reading
from app.customer.mind import Exchange, Mind
from app.helper import helper_name
from app.persona import Authority, Case, Move

Helper = Literal["manager", "specialist"]
HELPERS: tuple[Helper, ...] = ("manager", "specialist")
_HANDS_OVER = frozenset({Act.hands_over_warm, Act.hands_over_cold})

_PERFECT = r"\b(?:(?:i|we)(?:['’]ve| have)|(?:has|have) been|(?:is|are) (?:now|already)|just|already|that['’]s)\b"
_DONE = re.compile(
    rf"({_PERFECT})[^.?!]{{0,40}}?\b(done|processed|issued|booked|sent|arranged|ordered|credited|refunded|cancelled"
    r"|canceled|sorted|fixed|completed|paid|replaced|put through|gone through|set up)\b",
    re.IGNORECASE,
)
_MANAGER = re.compile(
    r"\b(managers?|supervisor|team lead(er)?|boss|head of|superior|person in charge)\b", re.IGNORECASE
)
_SPECIALIST = re.compile(r"\b(specialists?|experts?|colleagues?|team|desk|department|depot|workshop)\b", re.IGNORECASE)


class Offer(NamedTuple):
    """A remedy put on the table in this turn; `taken` when the action was pressed, `claimed` when words say so."""

    remedy: str
    taken: bool
    claimed: bool
    quote: str


def grantable(remedy: str, mind: Mind, case: Case) -> bool:
    """Whether the people in the conversation may grant this remedy now."""
    row = case.remedy(remedy)
    return row is not None and (row.by == "trainee" or row.by in mind.joined)


def offers(reading: Reading, exchange: Exchange, case: Case) -> tuple[Offer, ...]:
    """The remedies of this turn, best for the customer first: the action pressed and what the words offer."""
    found: dict[str, Offer] = {}
    action = exchange.turn.action
    if action and case.remedy(action):
        found[action] = Offer(action, taken=True, claimed=False, quote="")
    for seen in reading.of(Act.offers_remedy):
        if seen.remedy and case.remedy(seen.remedy):
            taken = seen.remedy == action
            claimed = not taken and _says_done(seen.quote, case.remedy(seen.remedy))
            found[seen.remedy] = Offer(seen.remedy, taken, claimed, seen.quote)
    rank = {remedy: n for n, remedy in enumerate(case.accepts)}
    none = len(rank)
    return tuple(sorted(found.values(), key=lambda o: (o.remedy not in rank, not o.taken, rank.get(o.remedy, none))))


def _says_done(quote: str, row: Authority | None) -> bool:
    """Whether the words say that it is done already: "I've refunded it", "the letter has been sent"."""
    if _DONE.search(quote):
        return True
    verb = row.do.split()[0].lower().rstrip("e") if row else ""
    return bool(re.search(rf"({_PERFECT})[^.?!]{{0,40}}?\b{re.escape(verb)}e?d\b", quote, re.IGNORECASE))


def helper_called(reading: Reading, exchange: Exchange, case: Case) -> Helper | None:
    """Who is brought in by this turn, `manager` or `specialist`, by the action or by words that plainly do it."""
    action = exchange.turn.action
    if action not in HELPERS and not reading.shown & _HANDS_OVER:
        return None
    named = [who for who in HELPERS if getattr(case.help, who)]
    if action in HELPERS:
        return next((who for who in named if who == action), None)
    return next((who for who in named if _named_in(exchange.turn.text, who, case)), None)


def names_somebody(text: str) -> bool:
    """Whether the words speak of a manager, a desk or a specialist at all."""
    return bool(_MANAGER.search(text) or _SPECIALIST.search(text))


def _named_in(text: str, who: Helper, case: Case) -> bool:
    """Whether the words bring in this helper: by role, or by the name that the case gives."""
    if (_MANAGER if who == "manager" else _SPECIALIST).search(text):
        return True
    name = helper_name(getattr(case.help, who))
    return name is not None and name.lower() in text.lower()


def needless(mind: Mind, case: Case) -> bool:
    """Whether bringing somebody in only passes on what the trainee could do, and the customer did not ask for it."""
    return case.escalation == "not_needed" and Move.ask_manager not in mind.moves
