"""What a person who plays the customer has just typed: questions, a no, a yes, anger, trouble told, things wanted."""

import re
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import NamedTuple

from ruamel.yaml import YAML

from app.care import abusive
from app.persona import Authority, Case
from app.text import content, folded, sentences


class Asks(StrEnum):
    """What a question is after."""

    joke = "joke"
    what_if = "what_if"
    again = "again"
    yours = "yours"
    machine = "machine"
    trust = "trust"
    manager = "manager"
    fault = "fault"
    money = "money"
    need = "need"
    why_ask = "why_ask"
    there = "there"
    rule = "rule"
    when = "when"
    cause = "cause"
    who = "who"
    plan = "plan"
    wish = "wish"
    see = "see"
    echo = "echo"
    other = "other"


class Question(NamedTuple):
    asks: Asks
    words: str


class Heard(NamedTuple):
    """`complaint` is a new grievance in their words, `confided` what they told of themselves, `wants` a remedy.

    `told` are the ids of facts of the case that these words hold; `odd` are words without a word in them.
    """

    questions: tuple[Question, ...] = ()
    wants: Authority | None = None
    told: tuple[str, ...] = ()
    complaint: str | None = None
    confided: str | None = None
    refuses: bool = False
    agrees: bool = False
    thanks: bool = False
    abuse: bool = False
    threat: bool = False
    doubt: bool = False
    sorry: bool = False
    leaves: bool = False
    hurries: bool = False
    withholds: bool = False
    manager: bool = False
    odd: bool = False

    def asked(self, what: Asks) -> bool:
        return any(question.asks == what for question in self.questions)


_QUESTION = re.compile(
    r"^(?:(?:and|so|but|well|ok|okay|then|sorry|oh|hang on|wait),? )*(?:(?:why|when|what|how|who|where|which|whose)"
    r"(?:'s|'re)? \w"
    r"|(?!do (?:it|this|that)\b)(?:can|could|will|would|do|does|did|are|is|have|has|shall|should)"
    r" (?:you|i|we|they|anybody|there|he|she|it|this|that)\b)",
    re.IGNORECASE,
)
_POLITE = re.compile(r",? if (?:it|that|you)\b[^.!?]*", re.IGNORECASE)
_FIGURES = re.compile(r"[\w-]*\d[\w-]*")
_SAYS_NO = re.compile(r"\b(?:don'?t|do not|no|not|never)\b.{0,12}\b(?:want|need|like|care|interested)\b", re.IGNORECASE)


def hear(text: str, case: Case, *, known: frozenset[str] = frozenset()) -> Heard:
    """What these words say; `known` are the ids of the facts told before."""
    text = text.replace("’", "'")
    parts = sentences(text)
    asked = [part for part in parts if _is_question(part)]
    stated = [part for part in parts if part not in asked]
    rest = " ".join(stated)
    doubt = _says("doubt", rest)
    no = next((part for part in stated if _says("refuses", part)), "")
    refuses = bool(no) and not (_says("words_only", rest) and len(rest.split()) <= 12)
    told = _told(text, case)
    confided = next((part for part in stated if _says("confides", part)), None)
    return Heard(
        questions=tuple(_question(part) for part in parts if part in asked or _says("challenges", part))[:2],
        wants=_wanted(parts, case),
        told=tuple(fact for fact in told if fact not in known),
        complaint=next((part for part in stated if part != confided and _complains(part, case)), None),
        confided=confided if confided and len(confided.split()) >= 3 else None,
        refuses=refuses,
        agrees=_agrees(_POLITE.sub("", rest)) and not refuses and not doubt,
        thanks=_says("thanks", rest) and not no and not _says("no_thanks", rest),
        abuse=abusive(rest) or _says("abuse", text),
        threat=_says("threat", text),
        doubt=doubt,
        sorry=_says("sorry", rest),
        leaves=_says("leaves", rest),
        hurries=_says("hurries", text) or (bool(no) and not refuses),
        withholds=_says("withholds", text),
        manager=_says("manager", text),
        odd=not told and not re.search(r"[^\W\d_]{2,}", text),
    )


def _says(cue: str, text: str) -> bool:
    return bool(text) and bool(_cues()[cue].search(text))


def _agrees(stated: str) -> bool:
    return _says("agrees", stated) and not _says("doubtful_yes", stated)


def _is_question(part: str) -> bool:
    return part.rstrip("\"'”’)! ").endswith("?") or bool(_QUESTION.match(part) and len(part.split()) >= 2)


def _question(part: str) -> Question:
    if not _is_question(part):
        nothing = re.search(r"\bnothing\b", part)
        return Question(Asks.plan if nothing else Asks.fault if _kinds_of("fault").search(part) else Asks.rule, part)
    other = Asks.other if _QUESTION.match(part) or len(part.split()) > 6 else Asks.echo
    return Question(next((asks for asks, cue in _kinds() if cue.search(part)), other), part)


def _told(text: str, case: Case) -> list[str]:
    return [fact for fact, said in case.facts.items() if _tells(text, said.say, case)]


def _tells(text: str, say: str, case: Case) -> bool:
    """Whether the words hold a fact: its figures, or most of its own words that the opening has not."""
    if figures := set(_FIGURES.findall(folded(say))):
        return bool(figures & set(_FIGURES.findall(folded(text))))
    own = content(say) - content(case.opening)
    return len(own) >= 2 and len(own & content(text)) >= max(2, 0.6 * len(own))


def _complains(part: str, case: Case) -> bool:
    """A whole sentence about what happened that the opening does not hold, fit to be said back."""
    fresh = content(part) - content(case.opening)
    fits = 5 <= len(part.split()) <= 22 and len(fresh) >= 2 and bool(_cues()["states"].match(part))
    return fits and _says("about_us", part) and not _says("of_this_talk", part) and not abusive(part)


def _wanted(parts: list[str], case: Case) -> Authority | None:
    """The remedy of the table that somebody asks for by one of its names."""
    for part in parts:
        if not (_says("wants", part) or _is_question(part)) or _SAYS_NO.search(part) or len(part.split()) == 1:
            continue
        for row in case.authority:
            if any(re.search(rf"\b{re.escape(folded(name))}", folded(part)) for name in row.called):
                return row
        shared = {row.id: len(_thing(row) & content(part)) / max(1, len(_thing(row))) for row in case.authority}
        best = max(shared, key=lambda remedy: shared[remedy], default="")
        if best and shared[best] >= 0.5:
            return case.remedy(best)
        if (only := _by_a_word(part, case)) is not None:
            return only
    return None


def _by_a_word(part: str, case: Case) -> Authority | None:
    """The only remedy that has a word of theirs, which the opening has not; a fact they name brings its names in."""
    called = " ".join(" ".join(case.facts[fact].asked_as) for fact in _told(part, case))
    said = content(called or part) - content(case.opening)
    having = [row for row in case.authority if said & _thing(row)]
    return having[0] if len(having) == 1 else None


def _thing(row: Authority) -> frozenset[str]:
    """What a remedy is about, without its verb."""
    return content(row.do.partition(" ")[2])


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {cue: _between_words(found) for cue, found in _written("statements").items()}


@cache
def _kinds() -> tuple[tuple[Asks, re.Pattern[str]], ...]:
    return tuple((Asks(kind), _between_words(found)) for kind, found in _written("questions").items())


def _kinds_of(kind: str) -> re.Pattern[str]:
    return dict(_kinds())[Asks(kind)]


def _between_words(found: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)


@cache
def _written(part: str) -> dict[str, list[str]]:
    file = resources.files("app.model_agent").joinpath("cues.yaml")
    found: dict[str, dict[str, list[str]]] = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return found[part]
