"""What a turn consists of, in order: each step names the topics of the bank that may serve it, best first."""

import random
import re
from dataclasses import dataclass, replace
from typing import Literal

from app.acts import Act
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
_REFUSES = frozenset({Move.reject, Move.bargain})
"""Moves that an objection to the offer has already said."""
_WANTS_IT = frozenset({Objection.then_do_it, Objection.not_seen_yet, Objection.no_action, Objection.no_date})
"""Objections of somebody who would take the offer: what is to be done is not asked as well."""
_LOST = dict.fromkeys(("press", "need.fix", "need.dated", "sting.no_way_forward", "sting.refuses"), "beyond_repair")
_PERSONAL = frozenset({Act.rude, Act.smug, Act.blames_customer, Act.dismisses})
"""Faults that hurt even beside a remedy."""
_MISSES = frozenset({Move.vent, Move.press, Move.reject, Move.soften, Move.bargain, Move.answer})


@dataclass(frozen=True)
class Step:
    """One thing to say. `must` steps are said whatever the length; `core` is where the persona's own lines fit.

    `least`: the words kept free for it while the steps before it are said; `unless`: words that make it needless.
    """

    topics: tuple[str, ...]
    must: bool = False
    core: bool = False
    facts: tuple[str, ...] = ()
    least: int = 5
    unless: re.Pattern[str] | None = None


Asked = Literal["fits", "more", "lesson"]
"""What the trainee brings up after the yes: does it suit, is anything missing, what the company learns from it."""
_EVENTS = frozenset({Move.accept, Move.threaten, Move.ask_manager, Move.soften, Move.walk_out})
"""Moves that must be heard whatever else the turn says."""


def plan(direction: Direction, *, one_word: bool, chance: random.Random, asked: Asked | None = None) -> list[Step]:
    """The steps of a turn that has not begun yet; `asked`: what the trainee wanted to know about the agreement."""
    if direction.puzzled or direction.move == Move.puzzled:
        return [Step(("puzzled",), must=True)]
    if direction.ending == Ending.time_out:
        return [*_sting(direction, one_word=one_word, chance=chance), Step(("end.time_out",), must=True)]
    joined = [Step((f"joined.{direction.joined}",), must=True)] if direction.joined else []
    if direction.agreed and (direction.move in (Move.soften, Move.accept) or _just_done(direction)):
        return [*joined, *telling(direction), *after_the_yes(direction, asked, chance)]
    stings = _sting(direction, one_word=one_word, chance=chance)
    steps = [*joined, *stings, *_touch(direction, chance), *telling(direction), *_about_the_offer(direction)]
    said = any(step.must for step in steps)
    return [*steps, *_feeling(direction, said=said, stung=bool(stings), chance=chance), *_ending(direction, chance)]


def beyond_repair(steps: list[Step]) -> list[Step]:
    """The steps of somebody for whom nothing can be put right: they press to be heard, and for no solution."""
    return [replace(step, topics=tuple(_LOST.get(topic, topic) for topic in step.topics)) for step in steps]


def _just_done(direction: Direction) -> bool:
    """Whether what was agreed has been done with this turn, in words that were clumsy at worst."""
    return direction.agreed == "done" and direction.touched_by == "action" and direction.stung_by not in _PERSONAL


def _feeling(direction: Direction, *, said: bool, stung: bool, chance: random.Random) -> list[Step]:
    """The move itself, and what is still missed; after a sting often neither, so that it stands."""
    if direction.remedy and direction.move == Move.accept:
        return []
    need = _need(direction)
    practical = need is not None and need.startswith(("need.fix", "need.dated"))
    if _objects(direction) and direction.objection in _WANTS_IT:
        return [Step((need,))] if need and not practical and chance.random() < 0.45 else []
    move = _moved(direction)
    if stung and said and not move.must and chance.random() < 0.5:
        return []
    if not need or direction.move not in _MISSES or chance.random() > 0.45:
        return [replace(move, must=move.must or not said)]
    misses = Step((need, *_KIN[direction.move]), must=not said)
    alone = stung or (practical and move.topics == _KIN[Move.press])
    return [misses] if alone and not move.must else [move, misses]


def _moved(direction: Direction) -> Step:
    """The step of the move; who has already refused the offer presses on instead of refusing it again."""
    leaves = direction.move == Move.walk_out
    must = direction.move in _EVENTS and (leaves or not direction.remedy)
    topics = _KIN[Move.press if _objects(direction) else direction.move]
    return Step(topics, core=True, must=must, least=8 if leaves else 5)


def _objects(direction: Direction) -> bool:
    return bool(direction.remedy and direction.objection and direction.move in _REFUSES)


def refuses(direction: Direction) -> bool:
    """Whether the turn turns down what was offered, so that nothing in it may speak as if the offer stood."""
    return _objects(direction) and direction.objection not in _WANTS_IT


_FOLLOWS_UP = frozenset({"loose_ends_tied", "agreement_kept", Act.commits, Act.informs})


def after_the_yes(direction: Direction, asked: Asked | None, chance: random.Random) -> list[Step]:
    """Once it is agreed nobody names it again: the customer answers, thanks, calms down or says goodbye."""
    reacts = _reaction(direction, asked)
    if direction.ending:
        bye = ("agreed.bye", f"end.{direction.ending}")
        needed = bool(asked) or direction.touched_by == "action"
        return [
            *([Step((reacts, "agreed.calmer"), must=True)] if needed else []),
            Step(bye if chance.random() < 0.5 else bye[::-1], must=True),
        ]
    steps = [Step((reacts, "agreed.calmer", "soften"), must=not direction.tell)]
    need = _need(direction)
    if need and direction.move == Move.soften and not need.startswith(("need.dated", "need.fix")):
        return [*steps, Step((need,))] if chance.random() < 0.6 else steps
    if reacts != "agreed.calmer" and chance.random() < 0.5:
        steps.append(Step(("agreed.calmer", "soften"), core=True))
    return steps


def _reaction(direction: Direction, asked: Asked | None) -> str:
    if direction.touched_by == "action":
        return "agreed.done"
    if asked:
        return {"more": "agreed.nothing_more", "lesson": "agreed.lesson", "fits": "agreed.fits"}[asked]
    if direction.touched_by in _FOLLOWS_UP:
        return "agreed.waits"
    felt = direction.touched_by in (Act.apologizes, Act.owns, Act.names_feeling, Act.personal, Act.thanks)
    return f"touch.{direction.touched_by}" if felt else "agreed.calmer"


LEAVING = re.compile(
    r"\b(?:bye|goodbye|good (?:day|afternoon|night)|go|going|gone|leav(?:e|ing)|off|out|done|finished|through here"
    r"|stop(?:ping)?|closing|cancelling|elsewhere|withdraw|at an end|end this|driving|hanging up|taking my business)\b",
    re.IGNORECASE,
)
"""Words that say that somebody leaves."""
_LEAVES = (Move.walk_out, Ending.walked_out)


def rest(direction: Direction) -> list[Step]:
    """The steps that continue a turn of which something has been shown."""
    return [*telling(direction), Step(_KIN[direction.move], core=True), *_ending(direction, None)]


def _ending(direction: Direction, chance: random.Random | None) -> list[Step]:
    if (direction.move, direction.ending) == _LEAVES:
        return [Step(("end.walked_out",), must=True, least=2, unless=LEAVING)]
    if direction.ending in (None, Ending.left_open):
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
    among = _among_several(direction) if direction.beside else ()
    if direction.objection:
        objects = f"offer.{direction.objection}"
        return [Step((*among, objects) if among else (objects, "offer.not_accepted"), must=True)]
    if direction.move not in (Move.accept, Move.soften, Move.bargain):
        return []
    topics = (*among, f"{direction.move}.remedy", direction.move)
    if among:
        return [Step(topics, must=True)]
    if _done_for(direction):
        return [Step(("agreed.done", *topics), must=True)]
    return [Step(topics, must=True, core=direction.move == Move.accept)]


def _among_several(direction: Direction) -> tuple[str, ...]:
    """The topics that name one remedy of several, or two that both help; none for a move that is not about them."""
    if direction.objection:
        return (f"among.{direction.objection}",)
    if direction.move not in (Move.accept, Move.soften):
        return ()
    return "among.both", "among.done" if _done_for(direction) else f"among.{direction.move}"


def _done_for(direction: Direction) -> bool:
    """Whether this turn meets a remedy that has just been given."""
    return direction.touched_by == "action" and direction.move in (Move.accept, Move.soften)


def _touch(direction: Direction, chance: random.Random) -> list[Step]:
    if not direction.touched_by or _done_for(direction) or direction.move not in _REACHED or chance.random() > 0.7:
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
