"""What a turn consists of, in order: each step names the topics of the bank that may serve it, best first."""

import random
from dataclasses import dataclass

from app.customer.mind import Direction, Ending, Objection
from app.persona import Band, Move

_KIN = {
    Move.vent: ("vent", "press"),
    Move.press: ("press", "vent"),
    Move.answer: ("press", "vent"),
    Move.reject: ("reject", "press"),
    Move.bargain: ("bargain", "press"),
    Move.soften: ("soften", "press"),
    Move.accept: ("accept", "soften"),
    Move.ask_manager: ("ask_manager", "press"),
    Move.threaten: ("threaten", "vent"),
    Move.walk_out: ("walk_out",),
    Move.puzzled: ("puzzled",),
}
_UPSET = frozenset({Move.vent, Move.press, Move.reject, Move.threaten, Move.ask_manager, Move.walk_out, Move.answer})
_REACHED = frozenset({Move.soften, Move.accept, Move.answer, Move.bargain})
_MISSES = frozenset({Move.vent, Move.press, Move.reject, Move.soften, Move.bargain, Move.answer})


@dataclass(frozen=True)
class Step:
    """One thing to say. `must` steps are said whatever the length; `core` is where the persona's own lines fit."""

    topics: tuple[str, ...]
    must: bool = False
    core: bool = False
    facts: tuple[str, ...] = ()


_EVENTS = frozenset({Move.accept, Move.threaten, Move.ask_manager, Move.soften, Move.walk_out})
"""Moves that must be heard whatever else the turn says."""


def plan(direction: Direction, *, one_word: bool, chance: random.Random) -> list[Step]:
    """The steps of a turn that has not begun yet."""
    if direction.puzzled or direction.move == Move.puzzled:
        return [Step(("puzzled",), must=True)]
    if direction.ending == Ending.time_out:
        return [*_sting(direction, one_word=one_word, chance=chance), Step(("end.time_out",), must=True)]
    steps = [
        *([Step((f"joined.{direction.joined}",), must=True)] if direction.joined else []),
        *_sting(direction, one_word=one_word, chance=chance),
        *telling(direction),
        *_about_the_offer(direction),
        *_touch(direction, chance),
    ]
    said = any(step.must for step in steps)
    need = _need(direction)
    misses = need is not None and direction.move in _MISSES and chance.random() < 0.45
    must = not (said or misses) or (direction.move in _EVENTS and not direction.remedy)
    steps.append(Step(_KIN[direction.move], must=must, core=True))
    if need and misses:
        steps.append(Step((need, *_KIN[direction.move]), must=not said))
    return [*steps, *_ending(direction, chance)]


_LEAVES = (Move.walk_out, Ending.walked_out)


def rest(direction: Direction) -> list[Step]:
    """The steps that continue a turn of which something has been shown."""
    return [*telling(direction), Step(_KIN[direction.move], core=True), *_ending(direction, None)]


def _ending(direction: Direction, chance: random.Random | None) -> list[Step]:
    if direction.ending in (None, Ending.left_open) or (direction.move, direction.ending) == _LEAVES:
        return []
    sure = direction.move != Move.accept or (chance is not None and chance.random() < 0.6)
    return [Step((f"end.{direction.ending}",), must=sure)]


def telling(direction: Direction) -> list[Step]:
    """What was asked: the facts to tell, or that the customer does not know."""
    steps = [Step(("tell",), must=True, facts=direction.tell)] if direction.tell else []
    if direction.unknown:
        steps.append(Step(("unknown",), must=True))
    return steps


def _sting(direction: Direction, *, one_word: bool, chance: random.Random) -> list[Step]:
    leaves = direction.move == Move.walk_out
    busy = leaves or bool(direction.joined or direction.objection or direction.tell or direction.unknown)
    if not direction.stung_by or direction.move not in _UPSET or chance.random() > (0.3 if busy else 0.75):
        return []
    own = f"sting.{direction.stung_by}"
    calmer = direction.mood_band in (Band.mild, Band.calm) and chance.random() < 0.7
    topics = ("sting.one_word", own) if one_word else ("sting.any", own) if calmer else (own, "sting.any")
    return [Step(topics, must=not busy)]


def _about_the_offer(direction: Direction) -> list[Step]:
    if not direction.remedy:
        return []
    if direction.objection:
        return [Step((f"offer.{direction.objection}", "offer.not_accepted"), must=True)]
    topic = {Move.accept: "accept.remedy", Move.soften: "soften.remedy", Move.bargain: "bargain.remedy"}.get(
        direction.move
    )
    return [Step((topic,), must=True)] if topic else []


def _touch(direction: Direction, chance: random.Random) -> list[Step]:
    if not direction.touched_by or direction.move not in _REACHED or chance.random() > 0.7:
        return []
    return [Step((f"touch.{direction.touched_by}",))]


def _need(direction: Direction) -> str | None:
    need = direction.need
    if not need:
        return None
    if need.endswith("_dated"):
        dated = need.removesuffix("_dated") == direction.remedy or direction.objection == Objection.no_date
        return "need.dated" if dated else "need.fix"
    return f"need.{need}"
