"""Hints in words: for each lack a principle, a question to think about and a pointer, filled with this conversation."""

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from ruamel.yaml import YAML

from app.conversation import Conversation
from app.customer.grievance import grievance
from app.customer.harshness import clean
from app.grading.scene import Scene
from app.helper import helper_name, with_article
from app.moment import Moment
from app.persona import Case
from app.text import sentences
from app.transcript import Speaker, last_by

_LONGEST = 16


class HintText(NamedTuple):
    principle: str
    ask: str
    point: str


def texts(moment: Moment, talk: Conversation) -> HintText:
    """The two hints for a moment; every slot is filled from the conversation and the case."""
    written = _written()[moment.lack]
    case, scene = talk.persona.case, _scene(talk, moment.yours)
    theirs = _answered_words(talk) if moment.yours else their_words(talk)
    slots = {
        "name": talk.name,
        "theirs": theirs,
        "yours": _short(moment.yours),
        "remedy": _remedy(moment, case),
        "manager": helper_name(case.help.manager) or "the manager",
        "desk": _desk(case),
        "why": scene.policy.why if scene.policy else "say it as you would want to hear it.",
        "told": scene.told or theirs,
    }
    return HintText(written["principle"], _filled(written["ask"], slots), _filled(written["point"], slots))


def their_words(talk: Conversation) -> str:
    """What the customer has just confided, else what they first complained of."""
    facts = talk.persona.case.facts
    told = talk.direction.tell if talk.direction else ()
    confided = [facts[fact].say for fact in told if fact in facts and facts[fact].when == "heard"]
    return _short(clean(confided[-1] if confided else grievance(talk.persona)).rstrip(".!… "))


def _answered_words(talk: Conversation) -> str:
    """What the customer had written before the trainee's last turn."""
    mine = last_by(Speaker.trainee, talk.transcript)
    earlier = [turn for turn in talk.transcript if mine and turn.number < mine.number]
    before = last_by(Speaker.customer, tuple(earlier))
    if before is None or before.number == 1:
        return their_words(talk)
    return _short(max(sentences(before.text), key=lambda one: len(one.split())).rstrip(".!… "))


def _remedy(moment: Moment, case: Case) -> str:
    own = [row for row in case.authority if row.by == "trainee"]
    row = case.remedy(moment.remedy or "") or next((row for row in own if row.id in case.accepts), None)
    return row.do if row else own[0].do if own else "what you may do"


def _scene(talk: Conversation, yours: str) -> Scene:
    return Scene(talk.graded, max(turn.number for turn in talk.transcript) + 1, talk.persona.name, yours)


def _desk(case: Case) -> str:
    name = helper_name(case.help.specialist)
    return with_article(name) if name else "a colleague who knows"


def _filled(text: str, slots: dict[str, str]) -> str:
    said = re.sub(r"\{(\w+)\}", lambda found: slots[found[1]], text)
    return re.sub(r"([.?!…])”([.?])", r"\1”", said)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_LONGEST]) + ("…" if len(words) > _LONGEST else "")


@cache
def _written() -> dict[str, dict[str, str]]:
    file = resources.files("app").joinpath("hint_texts.yaml")
    found: dict[str, dict[str, str]] = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return found
