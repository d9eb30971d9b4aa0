"""The agent's sentences: filled from the case and from what was typed, and none of them twice in one talk."""

import random
import re
from functools import cache
from importlib import resources

from ruamel.yaml import YAML

from app.helper import helper_name, with_article
from app.model_agent.memory import Memory
from app.persona import Authority, Case, Persona
from app.said_back import said_back
from app.scripted_trainees.case_words import CaseWords, deed
from app.text import capital, content, exchanged, sentences

AGENT = "Sam"
_GREETING = re.compile(
    r"^(?:(?:hello|hi|hey|good (?:morning|afternoon|evening))[^,.!]*[,.!] *)?"
    r"(?:i'?m [\w ]*sorry (?:to|for|about)[^,]*, *(?:only |but |it'?s just that )?)?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^(?:(?:and|but|also|plus|now|then|besides|well|honestly|so),? )+", re.IGNORECASE)
_TAG = re.compile(
    r",? (?:you see|you know|mind you|i tell you|honestly|actually|really|though|too|as well)(?=[.!]*$)", re.IGNORECASE
)
_OBJECT = r"(?=[,.;:]|$| (?:in|at|with|by|for|to|on|of|and|within|today|tonight|now)\b)"
_TO_YOU = (
    (re.compile(r"\b(?:the customer|him|her)\b" + _OBJECT, re.IGNORECASE), "you"),
    (re.compile(r"\bthe customer's\b", re.IGNORECASE), "your"),
    (re.compile(r"\bthe customer\b", re.IGNORECASE), "you"),
    (re.compile(r"\b(?:he|she|they) (?:is|are)\b", re.IGNORECASE), "you are"),
    (re.compile(r"\b(?:his|her)\b"), "your"),
)


class Phrases:
    """One reply as it grows: beats and their sentences; `memory` learns which were used."""

    def __init__(self, persona: Persona, memory: Memory, *, seed: int) -> None:
        self.persona, self.case = persona, persona.case
        self.words = CaseWords(persona)
        self.memory = memory
        self.beats: list[tuple[str, str]] = []
        self._chance = random.Random(f"{seed}/{memory.turn}")

    def say(self, beat: str, **slots: str) -> bool:
        """Adds a sentence of the beat that was not used yet; False where none is left."""
        pool = _written()[beat]
        left = [n for n in range(len(pool)) if f"{beat}.{n}" not in self.memory.used]
        if not left:
            return False
        number = self._chance.choice(left)
        back = slots.pop("back", self.words.grievance)
        given = {"agent": AGENT, "back": back, "Back": capital(back)} | slots
        self.memory = self.memory.model_copy(update={"used": self.memory.used | {f"{beat}.{number}"}})
        self.beats.append((beat, _punctuated(self.words.fill(pool[number], **given))))
        return True

    def once(self, beat: str, **slots: str) -> bool:
        """Says a beat that is needed once in a talk."""
        if beat in self.memory.done or not self.say(beat, **slots):
            return False
        self.done(beat)
        return True

    def done(self, what: str) -> None:
        self.note(done=self.memory.done | {what})

    def note(self, **changes: object) -> None:
        """Keeps something in mind."""
        self.memory = self.memory.model_copy(update=changes)

    @property
    def text(self) -> str:
        return " ".join(sentence for _, sentence in self.beats)

    def remedy(self, row: Authority) -> dict[str, str]:
        """The slots of a remedy, said to the customer."""
        does = to_you(deed(row))
        limit = "today" if row.limit.startswith("once ") else to_you(row.limit) or "today"
        return {"deed": does, "Deed": capital(_gerund(does)), "limit": limit, **self.helper(row.by)}

    def helper(self, who: str) -> dict[str, str]:
        """The slots of a colleague: in full for who hears of them first, and for short; and what they are told."""
        full = helper_name(getattr(self.case.help, who, None)) or who
        named = with_article(full)
        short = full.split()[0] if who == "manager" else capital(named)
        title = self.persona.title[0].lower() + self.persona.title[1:]
        told = [self.words.fact_in_short(fact) for fact in self.case.facts if fact in self.memory.known][:2]
        return {"helper": named, "Helper": short, "summary": ", ".join((title, *told))}


def to_you(text: str) -> str:
    """A remedy or its limit as it is said to the customer's face."""
    return exchanged(text, _TO_YOU)


def back_of(statement: str) -> str:
    """A sentence that was typed, said back from the other side."""
    return said_back(_TAG.sub("", _JOINED.sub("", _GREETING.sub("", statement))))


def rule_for(case: Case, about: str, *, used: frozenset[str]) -> tuple[str, str, str] | None:
    """The policy that shares most with some words, as id, rule and reason; the first unused one where none does."""
    left = [policy for policy in case.policies if f"rule.{policy.id}" not in used]
    if not left:
        return None
    wanted = content(about)
    best = max(left, key=lambda policy: len(wanted & content(f"{policy.rule} {policy.why}")))
    return best.id, best.rule, best.why


def sees(case: Case) -> str | None:
    """What the specialist's desk sees, as something to tell."""
    knows = (case.help.specialist or "").partition(":")[2].strip().rstrip(".")
    if not knows:
        return None
    return (
        re.sub(r"^sees that ", "", knows) if knows.startswith("sees that ") else re.sub(r"^sees\b", "they see", knows)
    )


def main_statement(text: str) -> str | None:
    """The sentence that says most of what happened, fit to be said back, or None."""
    told = [part for part in sentences(text) if not part.endswith("?") and 5 <= len(part.split()) <= 28]
    return max(told, key=lambda part: len(content(part)), default=None)


def _gerund(does: str) -> str:
    verb, _, rest = does.partition(" ")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    double = stem[-1] if verb in ("get", "let", "split", "put", "run", "set") else ""
    return f"{stem}{double}ing {rest}"


def _punctuated(sentence: str) -> str:
    sentence = re.sub(r"\btoday now\b", "right now", sentence)
    return re.sub(r"([.?!…])([”\"]?)\.", r"\1\2", re.sub(r": today\b(?=[.,])", " today", sentence))


@cache
def _written() -> dict[str, list[str]]:
    file = resources.files("app.model_agent").joinpath("words.yaml")
    found: dict[str, list[str]] = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return found
