"""Naming what was seen: the principles in each of the agent's turns, checked by the acts that were found there."""

import random
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, select

from app.act_words import principles_shown
from app.acts import FAULTS
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.growth_tables import Naming, Reversal
from app.principles import PRINCIPLES
from app.reversals import AgentTurn, agent_turns, owned

OFFERED = 6
"""Principles to choose from for one turn."""
_KNOWN = ("P1", "P2", "P3", "P4", "P5", "P7", "P11", "P12", "P13", "P15")
"""What a turn can show; the others show over a whole talk."""
_MISSING = {
    "P1": "nothing of what happened is said back here",
    "P2": "no feeling is named here",
    "P3": "nothing is asked for, offered or dated here",
    "P4": "nobody is asked what suits them, and nothing is thanked for here",
    "P5": "there was no attack to stay calm under just before",
    "P7": "nobody says sorry or takes the fault over here",
    "P11": "nothing here goes beyond the matter itself",
    "P12": "nobody is brought in here",
    "P13": "nothing is done on the spot here; words alone are not the deed",
    "P15": "no rule is given with its reason here",
}


class Choice(BaseModel):
    """A principle to choose; once named, whether it was `there` and `named`, with the words and what to say of it."""

    model_config = ConfigDict(frozen=True)

    principle: str
    line: str
    named: bool = False
    there: bool | None = None
    quotes: tuple[str, ...] = ()
    word: str = ""


class NamedTurn(BaseModel):
    """A turn of the agent with what may be named in it; `done` once it was, then the choices say what was there."""

    model_config = ConfigDict(frozen=True)

    turn: int
    text: str
    answers: str
    did: str | None
    done: bool
    word: str = ""
    choices: tuple[Choice, ...]


def turns(db: Database, pinned: Pinned, person: Person, reversal_id: str) -> tuple[NamedTurn, ...]:
    """Every turn of an ended swap of one's own; raises `NotFound`, or `Conflict` while it goes on."""
    with db.read() as session:
        row = owned(session, person, reversal_id)
        if row.ended_at is None:
            raise Conflict("End the talk first; then you name what you saw in it.")
        named = _named(session, row)
        return tuple(
            _shown(turn, named.get(turn.number), first=n == 0, seed=row.seed)
            for n, turn in enumerate(agent_turns(session, pinned, row))
        )


def name(
    db: Database, pinned: Pinned, person: Person, reversal_id: str, *, turn: int, principles: Sequence[str]
) -> NamedTurn:
    """Keeps what was named in a turn and says what was there; a turn that was named before stays as it was."""
    before = next((one for one in turns(db, pinned, person, reversal_id) if one.turn == turn), None)
    if before is None:
        raise NotFound(f"Turn {turn} is not one of the agent's in this talk.")
    offered = {choice.principle for choice in before.choices}
    if strange := set(principles) - offered:
        raise Invalid(
            f"Not among the choices: {', '.join(sorted(strange))[:80]}. Choose from {', '.join(sorted(offered))}."
        )
    with db.write() as session:
        row = owned(session, person, reversal_id, lock=True)
        if turn not in _named(session, row):
            session.add(Naming(reversal_id=row.id, turn=turn, principles=sorted(set(principles))))
    return next(one for one in turns(db, pinned, person, reversal_id) if one.turn == turn)


def shown_in(turn: AgentTurn, *, first: bool) -> dict[str, tuple[str, ...]]:
    """The principles in a turn with their words: by its acts, by what was done with it, by what it answers."""
    found = {key: quotes for key, quotes in principles_shown(turn.reading).items() if key in _KNOWN}
    if turn.did and not turn.did.startswith("Bring in"):
        found["P13"] = (f"(did: {turn.did})",)
    elif turn.did:
        found.setdefault("P12", (f"(did: {turn.did})",))
    if turn.after_abuse and not first and not any(seen.act in FAULTS for seen in turn.reading.acts):
        found["P5"] = (turn.text.split(". ")[0].rstrip(".") + ".",)
    return found


def _named(session: Session, row: Reversal) -> dict[int, list[str]]:
    rows = session.exec(select(Naming).where(Naming.reversal_id == row.id))
    return {named.turn: named.principles for named in rows}


def _shown(turn: AgentTurn, named: list[str] | None, *, first: bool, seed: int) -> NamedTurn:
    there = shown_in(turn, first=first)
    choices = tuple(
        _choice(principle, there, named) for principle in _offered(list(there), seed=f"{seed}/{turn.number}")
    )
    return NamedTurn(
        turn=turn.number,
        text=turn.text,
        answers=turn.answers,
        did=turn.did,
        done=named is not None,
        word=_word(choices) if named is not None else "",
        choices=choices,
    )


def _offered(there: list[str], *, seed: str) -> list[str]:
    """What is there, and others up to six, in the order of the principles."""
    others = [principle for principle in _KNOWN if principle not in there]
    random.Random(seed).shuffle(others)
    chosen = {*there, *others[: max(2, OFFERED - len(there))]}
    return [principle for principle in _KNOWN if principle in chosen]


def _choice(principle: str, there: dict[str, tuple[str, ...]], named: list[str] | None) -> Choice:
    if named is None:
        return Choice(principle=principle, line=PRINCIPLES[principle])
    is_there, was_named = principle in there, principle in named
    word = {
        (True, True): "Yes, you saw it.",
        (True, False): "This was in it too.",
        (False, True): f"Not this time: {_MISSING[principle]}.",
        (False, False): "",
    }[is_there, was_named]
    return Choice(
        principle=principle,
        line=PRINCIPLES[principle],
        named=was_named,
        there=is_there,
        quotes=there.get(principle, ())[:2],
        word=word,
    )


def _word(choices: tuple[Choice, ...]) -> str:
    """A kind word on the whole turn."""
    there = [choice for choice in choices if choice.there]
    seen = [choice for choice in there if choice.named]
    wrong = [choice for choice in choices if choice.named and not choice.there]
    if not there:
        return "A plain turn: nothing here stands out." if not wrong else "This turn was plainer than it looked."
    if len(seen) == len(there) and not wrong:
        return "You saw all of it."
    if not seen:
        return "These are easy to feel and hard to spot. Read the turn once more with the words below."
    return f"You saw {len(seen)} of {len(there)}."
