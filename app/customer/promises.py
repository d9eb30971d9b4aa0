"""What is offered, promised and done. Words are promises; only an action is a deed."""

import re
from typing import Literal, NamedTuple

from app.acts import Act, Reading
from app.customer.mind import Exchange, Mind
from app.persona import Case, Move

Helper = Literal["manager", "specialist"]
HELPERS: tuple[Helper, ...] = ("manager", "specialist")

_DONE = re.compile(
    r"\b(i['’]?ve|i have|we['’]?ve|we have|has been|have been|is now|are now|just|already)\b[^.?!]{0,40}?"
    r"\b(\w+ed|done|sent|put|made|given|paid|set|taken|gone|through)\b",
    re.IGNORECASE,
)


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
            found[seen.remedy] = Offer(seen.remedy, taken, not taken and bool(_DONE.search(seen.quote)), seen.quote)
    rank = {remedy: n for n, remedy in enumerate(case.accepts)}
    return tuple(sorted(found.values(), key=lambda offer: (rank.get(offer.remedy, len(rank)), not offer.taken)))


def helper_called(reading: Reading, exchange: Exchange, case: Case) -> Helper | None:
    """Who is brought in by this turn, `manager` or `specialist`, by the action or by words that plainly do it."""
    named = [who for who in HELPERS if getattr(case.help, who)]
    pressed = next((who for who in HELPERS if who == exchange.turn.action), None)
    if pressed:
        return pressed if pressed in named else None
    quotes = [seen.quote for act in (Act.hands_over_warm, Act.hands_over_cold) for seen in reading.of(act)]
    if not quotes or not named:
        return None
    wanted = re.search(r"\b(manager|supervisor|team lead|boss|duty|head of)\b", exchange.turn.text, re.IGNORECASE)
    return named[0] if wanted or len(named) == 1 else named[-1]


def needless(mind: Mind, case: Case) -> bool:
    """Whether bringing somebody in only passes on what the trainee could do, and the customer did not ask for it."""
    return case.escalation == "not_needed" and Move.ask_manager not in mind.moves
