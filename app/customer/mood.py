"""The mood arithmetic, with no chance in it: every change has a cause, a rule in words and a quote; 0–10 bounds it."""

import math
from collections.abc import Iterable

from app.acts import Reading
from app.customer import mood_rules as rules
from app.customer.harshness import AS_WRITTEN, Harshness
from app.customer.mind import Exchange, LedgerRow, Mind, Mood
from app.customer.needs import calmest, missing, newly_met, share_met
from app.customer.promises import offers
from app.customer.weighing import Weight, moved_forward, weigh, weight
from app.persona import Persona
from app.text import contains_quote

Ledger = tuple[LedgerRow, ...]


def begin(persona: Persona, harshness: Harshness = AS_WRITTEN) -> Mind:
    """The mind before the first reply: the persona's anger, and what the opening has told already."""
    case = persona.case
    told = frozenset(fact for fact, said in case.facts.items() if contains_quote(case.opening, said.say))
    return Mind(mood=Mood(anger=persona.temper.anger), told=told, harshness=harshness)


def feel(
    mind: Mind, reading: Reading, exchange: Exchange, persona: Persona, *, cap: float | None = None
) -> tuple[Mind, Ledger]:
    """The mind after a trainee's turn, and the ledger rows that add up to the change.

    `cap` is the largest change of anger and of felt_right, 0–10, that readers who disagree may cause together.
    """
    if mind.ending:
        return mind, ()
    after = _take_in(mind, reading, exchange, persona)
    rows = weigh(mind, reading, exchange, persona)
    earned = _counted(mind, rows)
    rows += _ebb(after, rows, persona)
    after = after.model_copy(update=_impression(rows) | {"earned": earned, "strikes": _worn(mind.strikes, rows)})
    rows = _as_one_turn(rows, mind)
    rows = _not_calmer_than(calmest(after, persona), rows, mind, after, persona)
    if cap is not None:
        rows = _within(rows, cap)
    rows = _bounded(rows, mind.mood)
    ledger = tuple(
        LedgerRow(
            turn=exchange.turn.number,
            cause=row.cause,
            rule=row.rule,
            quote=row.quote,
            anger=round(row.anger, 3) + 0.0,
            felt_right=round(row.felt_right, 3) + 0.0,
        )
        for row in rows
    )
    return _moved(after, ledger), ledger


def _take_in(mind: Mind, reading: Reading, exchange: Exchange, persona: Persona) -> Mind:
    """What this turn adds to memory: needs met, acts counted, promises and deeds."""
    case = persona.case
    made = offers(reading, exchange, case)
    turn = mind.trainee_turns + 1
    taken = {offer.remedy for offer in made if offer.taken}
    return mind.model_copy(
        update={
            "met": mind.met | newly_met(mind, reading, exchange, case),
            "promised": {offer.remedy: turn for offer in made if not offer.taken} | mind.promised,
            "claimed": (mind.claimed | {offer.remedy for offer in made if offer.claimed}) - taken,
            "trainee_turns": turn,
            "stalled": 0 if moved_forward(reading, exchange) else mind.stalled + 1,
        }
    )


def _counted(mind: Mind, rows: list[Weight]) -> dict[str, int]:
    """How often each cause has been at work."""
    earned = dict(mind.earned)
    for row in rows:
        earned[row.cause] = earned.get(row.cause, 0) + 1
    return earned


def _worn(strikes: float, rows: list[Weight]) -> float:
    """Used-up patience: it goes by what hurt and by each turn that brought nothing, and comes back slowly."""
    change = min(rules.STEEPEST_RISE, sum(row.anger for row in rows))
    fruitless = 0.6 if change > -0.1 else 0.0
    return round(max(0.0, strikes + 0.5 * change + fruitless), 3)


def _impression(rows: list[Weight]) -> dict[str, str | None]:
    """What stung and what touched most; a small sting in a good turn goes unnoticed."""
    worst = max(rows, key=lambda row: row.anger, default=None)
    best = min(rows, key=lambda row: row.anger, default=None)
    minor = worst is None or (worst.anger < 0.8 and _rises(rows) < 0.6 * _falls(rows))
    return {
        "stung_by": worst.cause if worst and worst.anger >= 0.3 and not minor else None,
        "touched_by": best.cause if best and best.anger <= -0.25 else None,
    }


def _ebb(after: Mind, rows: list[Weight], persona: Persona) -> list[Weight]:
    """Once everything needed is there, anger ebbs with every turn that does no harm."""
    harmed = any(row.anger > 0 for row in rows)
    if harmed or not persona.case.winnable or share_met(after, persona.case) < 1:
        return []
    return [weight("loose_ends_tied").times(min(1.0, after.mood.felt_right / rules.AT_EASE))]


def _as_one_turn(rows: list[Weight], mind: Mind) -> list[Weight]:
    """Inertia and the spiral: kindness saturates within a turn and counts less after harsh turns; harm has a limit."""
    fall, rise = _falls(rows), _rises(rows)
    spiral = 1 + (0.4 if mind.run < 0 else 0.12) * mind.run
    kind = spiral * _saturation(fall, rules.DEEPEST_FALL)
    headroom = min(1.0, (10 - mind.mood.anger) / rules.HEADROOM)
    harm = headroom * min(1.0, rules.STEEPEST_RISE / rise) if rise else 1.0
    feels = spiral * (1 - mind.mood.felt_right / 10)
    return [row.times(kind if row.anger < 0 else harm, felt_right=feels if row.felt_right > 0 else 1) for row in rows]


def _saturation(total: float, most: float) -> float:
    """The factor that brings a total towards, and never beyond, `most`."""
    return most * (1 - math.exp(-total / most)) / total if total else 1.0


def _not_calmer_than(least: float, rows: list[Weight], mind: Mind, after: Mind, persona: Persona) -> list[Weight]:
    """Scales the kind rows so that anger stops at `least`, and says what the customer still waits for."""
    change = sum(row.anger for row in rows)
    room = min(0.0, least - mind.mood.anger)
    if change >= room:
        return rows
    share = max(0.0, (_rises(rows) - room) / _falls(rows))
    held = [row.times(share, felt_right=1) if row.anger < 0 else row for row in rows]
    waits = missing(after, persona.case)
    rule = f"Still waiting for: {wording(waits[0])}" if waits else "This is as calm as this customer gets for now"
    return [*held, Weight("held_back", rule, "", 0.0, 0.0)]


_NEED_WORDS = {
    "acknowledged": "somebody who says what happened",
    "feeling_named": "somebody who sees how it feels",
    "apology": "an apology",
    "owned": "somebody who takes responsibility",
    "reason_given": "a reason",
    "handed_over": "somebody who may decide",
}


def wording(need: str) -> str:
    """A need in words a coach reads."""
    return _NEED_WORDS.get(need, f"{need.removesuffix('_dated').replace('_', ' ')}, with a date")


def _within(rows: list[Weight], cap: float) -> list[Weight]:
    anger, felt = abs(sum(row.anger for row in rows)), abs(sum(row.felt_right for row in rows))
    if anger <= cap and felt <= cap:
        return rows
    a, f = min(1.0, cap / anger) if anger else 1.0, min(1.0, cap / felt) if felt else 1.0
    return [row.times(a, felt_right=f, because="held down: the readers disagree") for row in rows]


def _bounded(rows: list[Weight], mood: Mood) -> list[Weight]:
    """Scales what would carry anger or felt_right past 0 or 10."""
    a_up, a_down = _fit([row.anger for row in rows], mood.anger)
    f_up, f_down = _fit([row.felt_right for row in rows], mood.felt_right)
    return [
        row.times(a_up if row.anger > 0 else a_down, felt_right=f_up if row.felt_right > 0 else f_down) for row in rows
    ]


def _fit(deltas: list[float], now: float) -> tuple[float, float]:
    """The factors for rises and falls that keep `now` plus all deltas within 0–10."""
    up = sum(d for d in deltas if d > 0)
    down = -sum(d for d in deltas if d < 0)
    if now + up - down > 10:
        return (10 - now + down) / up, 1.0
    if now + up - down < 0:
        return 1.0, (now + up) / down
    return 1.0, 1.0


def _moved(after: Mind, ledger: Ledger) -> Mind:
    anger = sum(row.anger for row in ledger)
    felt = sum(row.felt_right for row in ledger)
    mood = Mood(anger=_clip(after.mood.anger + anger), felt_right=_clip(after.mood.felt_right + felt))
    return after.model_copy(
        update={
            "mood": mood,
            "run": max(-1.0, min(1.0, 0.6 * after.run - 0.5 * anger)),
        }
    )


def _clip(value: float) -> float:
    return round(min(10.0, max(0.0, value)), 3)


def _falls(rows: Iterable[Weight]) -> float:
    return -sum(row.anger for row in rows if row.anger < 0)


def _rises(rows: Iterable[Weight]) -> float:
    return sum(row.anger for row in rows if row.anger > 0)
