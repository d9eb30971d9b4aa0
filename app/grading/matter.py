"""What a conversation is about for one customer: the words of content and the figures that they brought in."""

import re
from functools import lru_cache

from app.grading.words import forms
from app.persona import Case
from app.text import folded

_STEM, _SHORT = 6, 2
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
    about above actually after afternoon again against agent already also always and another any anything apologies
    apologise apologize appreciate are ask asked back because been before being best better but called came can cannot
    case chat check come comes concern contact could customer dear detail details did directly does doing done dont
    during each else email even evening ever every experience feel find first follow for forward friday frustrated
    frustrating from further get give glad going good great had happen happened happens happy has have having hear
    hello help here hers hold hour hours how however inconvenience information into issue its just keep kind kindly
    knew know known later let like line long look looking made make many matter may maybe message might minute minutes
    mistake monday more morning most much must need never next night noon not nothing now number off offer once one
    only other our out over patience people please possible private problem problems provide put question ready really
    reach received regarding regards reply request resolve right said saturday say see send sent service should since
    situation some something soon sorry still such sunday support sure take taken team tell than thank thanks that the
    their them then there these they thing things think this those thursday time times today together told tomorrow
    tonight too took true try trying tuesday under understand until upset use used very wait waiting want wants was
    way wednesday week weeks well went were what when where which while who whole why will wish with within without
    add ago all and any bad big but did day days due end far few fix for had him his how its lot mean new nor old own
    per ran run set sat sir she him too top via who won yep
    word words work working would write written wrong wrote year years yes yesterday yet you your yours
    """,
    )
)
_FIGURES = {
    "two": "2", "twice": "2", "three": "3", "third": "3", "four": "4", "fourth": "4", "five": "5", "fifth": "5",
    "six": "6", "sixth": "6", "seven": "7", "eight": "8", "nine": "9", "ninth": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "thirty": "30", "forty": "40", "fifty": "50",
}  # fmt: skip
_SHORT_FIGURES = frozenset(word for word in _FIGURES if len(word) <= _SHORT + 1)


@lru_cache(maxsize=4096)
def matter_in(text: str) -> frozenset[str]:
    """The stems of the words of content in a text, and its figures, whether written in digits or in words."""
    words = [word.split("'")[0] for word in re.findall(r"[^\W_]+(?:['-][^\W_]+)*", folded(text)) if "n't" not in word]
    figures = {_FIGURES[word] for word in words if word in _FIGURES}
    content = (forms().get(word, word) for word in words if word not in _COMMON and word not in _SHORT_FIGURES)
    return frozenset({word[:_STEM] for word in content if len(word) > _SHORT or word[0].isdigit()} | figures)


def matter_of(case: Case | None, *, with_remedies: bool = True) -> frozenset[str]:
    """What the case adds: its facts and, where wanted, what may be done about it."""
    if case is None:
        return frozenset()
    told = [fact.say for fact in case.facts.values()]
    done = [" ".join((row.do, row.limit, *row.called)) for row in case.authority] if with_remedies else []
    return matter_in(" ".join(told + done))


def ours_in(text: str) -> frozenset[str]:
    """What a customer calls the company's own, such as "your shop": to name it is to say nothing of theirs."""
    return matter_in(" ".join(re.findall(r"\byour (\w+)", folded(text))))


def weight(shared: frozenset[str]) -> int:
    """How much shared matter shows: a word or a small figure 1, a figure of two digits or a reference 2."""
    return sum(2 if len(word) > 1 and any(c.isdigit() for c in word) else 1 for word in shared)
