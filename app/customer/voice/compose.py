"""A customer's turn from bank and case: every sentence new in this attempt, never longer than the direction allows."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from zlib import crc32

from app.customer.mind import Direction
from app.customer.voice import fact
from app.customer.voice.bank import Bank, Template, choices
from app.customer.voice.manner import REGISTERS, Manner
from app.customer.voice.memory import Memory
from app.customer.voice.plan import Step
from app.customer.voice.style import worded
from app.customer.voice.surroundings import Surroundings
from app.persona import Band, Persona
from app.text import capital, folded, sentences
from app.transcript import Transcript

_LOWERS_WORDS = """
    the this that these those it you your my our we they there nobody nothing what why how when who where so if
    all not no just every do does did is are was can could would will then and but or either some someone
    somebody a an at in on for he she
"""
_LOWERS = frozenset(_LOWERS_WORDS.split())
_OWN_REGISTER = {"formal": 1.7, "gentle": 1.8}
_CARRIES_ON = frozenset({"so", "and", "but", "then", "that", "that's", "this", "it", "it's", "or"})
_RUNS_ON = {"plain": 0.5, "neutral": 0.25, "formal": 0.0, "gentle": 0.3}
_MANY = re.compile(r"[.?!] \S")
_ALONE = re.compile(r"(?:^|[.?!] )\{fact\}[.!]")
_OWN_LINES = 0.2
"""The share of a persona's written lines in play in one attempt; more would make two attempts read alike."""
_OWN_VARYING = 0.5
_OWN_FEW = 2
"""Where a moment has more lines than these a smaller share of them is in play: who writes more repeats less."""
_NAMES = frozenset({"offer", "named", "deed"})
"""The slots by which a line says which of several remedies it speaks of."""
_PARTS, _OWN_PART = 5, 6.0
"""Each attempt draws first from its own fifth of the bank, so that two attempts seldom say the same."""


@dataclass
class Composer:
    """One turn in the making."""

    bank: Bank
    direction: Direction
    persona: Persona
    transcript: Transcript
    manner: Manner
    surroundings: Surroundings
    memory: Memory
    moments: frozenset[str]
    chance: random.Random
    seed: int
    parts: list[str] = field(default_factory=list)
    shown_words: int = 0
    tells_first: bool = False
    told: list[str] = field(default_factory=list)
    """The sentences among `parts` that tell a fact."""

    @property
    def room(self) -> int:
        """Words left under the cap."""
        return self.direction.max_words - self.shown_words - _count(self.parts)

    def compose(self, steps: list[Step], target: int) -> list[str]:
        """Says the steps that must be said, and the others while the turn is below `target` words."""
        for n, step in enumerate(steps):
            later = sum(ahead.least for ahead in steps[n + 1 :] if ahead.must)
            usual = target - _count(self.parts) - later
            needless = step.unless is not None and step.unless.search(" ".join(self.parts))
            if needless or (not step.must and usual < 4):
                continue
            self._say(step, room=max(self.room - later, min(self.room, 5)), usual=max(usual, 13))
        return self.parts

    def anything(self, topics: tuple[str, ...]) -> list[str]:
        """Some sentence, cut to the room there is, where a turn would stay empty."""
        said = self._pick((*topics, "press", "vent", "short"), 600, 600) or ["…"]
        self._keep([" ".join(said[0].split()[: max(self.room, 1)])])
        return self.parts

    def _say(self, step: Step, *, room: int, usual: int) -> None:
        if step.facts:
            self.tells_first = self.tells_first or not self.parts
            self._tell(step.facts, room)
            return
        own = self._own(room) if step.core else None
        self._keep(own or self._pick(step.topics, room, usual))

    def _keep(self, found: list[str] | None) -> None:
        for sentence in found or []:
            self.memory.keep(sentence)
            self.parts.append(sentence)

    def _own(self, room: int) -> list[str] | None:
        lines = self.persona.lines.get(self.direction.move, {}).get(self.direction.mood_band, ())
        for line in self.chance.sample(lines, len(lines)):
            share = _OWN_VARYING if choices(line) else _OWN_LINES
            share *= min(1.0, _OWN_FEW / len(lines))
            if random.Random(f"{self.seed}/{line}").random() > share:
                continue
            said = sentences(self._resolved(line))
            new = self.memory.is_new(said) and self.memory.goes_on(said[0])
            if _count(said) <= room and new and not self._discloses(line):
                return said
        return None

    def _discloses(self, line: str) -> bool:
        hidden = {k: f for k, f in self.persona.case.facts.items() if k not in self.direction.may_reveal}
        return any(folded(fact.bare(f.say)) in folded(line) for f in hidden.values())

    def _tell(self, facts: tuple[str, ...], room: int) -> None:
        known = {fact_id: self.persona.case.facts[fact_id] for fact_id in facts if fact_id in self.persona.case.facts}
        items = [fact_id for fact_id in known if not fact.is_clause(known[fact_id].say)]
        groups = [items] if items else []
        groups += [[fact_id] for fact_id in known if fact_id not in items]
        for group in groups:
            says = [fact.bare(known[fact_id].say) for fact_id in group]
            self._tell_group(group, says, min(room, self.room))

    def _tell_group(self, group: list[str], says: list[str], room: int) -> None:
        again = all(fact.told(say, self.transcript) for say in says)
        clause = fact.is_clause(says[0])
        heard = self.persona.case.facts[group[0]].when == "heard"
        kind = "clause" if clause else "item"
        long = not clause and max(len(say.split()) for say in says) > 4
        topic = f"tell.again_{kind}" if again else "tell.heard" if heard else f"tell.{'long_' * long}{kind}"
        extra: dict[str, tuple[str, ...]] = {"fact": (fact.listed(says),)}
        if len(group) == 1 and (named := fact.label(self.persona.case, group[0])) and not fact.names(says[0], named):
            extra["label"] = (named,)
        usual = len(extra["fact"][0].split()) + 7
        found = self._pick((topic, f"tell.{kind}"), room, usual, extra)
        said = found or [" ".join(extra["fact"][0].split()[: max(room, 1)])]
        self.told += said
        self._keep(said)

    def _pick(
        self, topics: tuple[str, ...], room: int, usual: int, extra: dict[str, tuple[str, ...]] | None = None
    ) -> list[str] | None:
        slots = Surroundings({**self.surroundings.values, **(extra or {})})
        told = (extra or {}).get("fact", ("",))[0]
        new, differs = partial(self.memory.is_new, told=told), self.memory.differs
        wanted: tuple[tuple[Callable[[list[str]], bool], int, int], ...] = (
            (lambda said: new(said) and self.memory.opens_anew(said[0]), min(usual, room), 1),
            (new, room, 1),
            (new, room, 4),
            (differs, room, 4),
        )
        for fits, most, bands in wanted:
            for topic in topics:
                for lines in self._lines(topic)[:bands]:
                    for said in self._realised(lines, slots, naming=topic.startswith("offer.")):
                        if _count(said) <= most and fits(said):
                            return said
        return None

    def _lines(self, topic: str) -> list[tuple[Template, ...]]:
        """The templates of a topic, nearest band first; at full anger a gentle person is as hard as others annoyed."""
        near = list(self.bank.nearby(topic, self.direction.mood_band))
        if self.direction.beside and (topic.startswith("offer.") or topic.endswith(".remedy")):
            near = [tuple(line for line in lines if line.slots & _NAMES) for lines in near]
        if self.manner.speech != "gentle" or self.direction.mood_band != Band.angry:
            return near
        own = tuple(line for line in near[0] if "gentle" in line.tags)
        return [(*own, *near[1]), *near[2:]]

    def _realised(
        self, lines: tuple[Template, ...], slots: Surroundings, *, naming: bool = False
    ) -> Iterator[list[str]]:
        usable = [line for line in lines if self._usable(line, slots)]
        part = self.seed % _PARTS
        weights = {
            line: self._weight(line)
            * (0.05 if naming and not line.slots else 1.0)
            * (_OWN_PART if crc32(line.text.encode()) % _PARTS == part else 1.0)
            for line in usable
        }
        for line in sorted(usable, key=lambda line: self.chance.random() ** (1 / weights[line]), reverse=True):
            for _ in range(2 if line.slots or choices(line.text) else 1):
                yield self.sentences_of(line, slots)

    def _usable(self, line: Template, slots: Surroundings) -> bool:
        return (
            line.suits(self.manner.speech)
            and line.tags - REGISTERS <= self.manner.tags | self.moments
            and line.slots <= slots.values.keys()
        )

    def _weight(self, line: Template) -> float:
        weight = _OWN_REGISTER.get(self.manner.speech, 1.0) if line.tags & REGISTERS else 1.0
        weight *= 1.25 if line.tags & {"dry", "swears", "clock"} else 1.0
        weight *= 1.0 + line.text.count("[")
        weight *= 0.4 if _MANY.search(line.text) else 1.0
        weight *= (0.6 if line.text == "{fact}." else 0.2) if _ALONE.search(line.text) else 1.0
        weight *= 0.5 if line.slots & {"manager", "thing", "agent"} else 1.0
        return weight * (1.5 if "q" in line.slots else 1.0)

    def sentences_of(self, line: Template, slots: Surroundings) -> list[str]:
        """One realisation of a template: choices made, slots filled, in this person's words."""
        return sentences(worded(self._filled(self._resolved(line.text), slots), self.manner))

    def _resolved(self, text: str) -> str:
        while found := choices(text):
            text = text[: found.start()] + self.chance.choice(found[1].split("|")) + text[found.end() :]
        return re.sub(r"\s+([,.?!;:])", r"\1", re.sub(r"\s{2,}", " ", text)).strip()

    def _filled(self, text: str, slots: Surroundings) -> str:
        said = ""
        for piece in re.split(r"(\{\w+\})", text):
            value = slots.fill(piece[1:-1], self.chance) if re.fullmatch(r"\{\w+\}", piece) else piece
            starts = not said or re.search(r"[.!?…] $", said)
            if piece != value and not starts and piece != "{q}" and value.split(maxsplit=1)[0].lower() in _LOWERS:
                value = value[:1].lower() + value[1:]
            quotes = piece == "{q}" and re.search(r"(?:^|[.!?…] )\"$", said)
            said += capital(value) if starts or quotes else value
        return re.sub(r"([?!…])\.", r"\1", said)

    def joined(self, parts: list[str]) -> list[str]:
        """Two short sentences now and then run together with a comma, as people type; a fact begins its own."""
        said = parts[:1]
        for part in parts[1:]:
            first = part.split(maxsplit=1)[0].lower()
            together = f"{said[-1][:-1]}, {part[:1].lower()}{part[1:]}"
            carries_on = first in _CARRIES_ON and not part.lower().startswith("so far")
            runs_on = said[-1].endswith(".") and carries_on and part not in self.told and _count([together]) <= 16
            if runs_on and self.chance.random() < _RUNS_ON[self.manner.speech]:
                said[-1] = together
            else:
                said.append(part)
        return said

    def opened(self, parts: list[str]) -> list[str]:
        """Now and then the turn starts with a word thrown in ahead: "Look, ..."."""
        first = parts[0].split(maxsplit=1)[0].lower()
        if self.tells_first or first not in _LOWERS - _CARRIES_ON or self.room < 2 or self.chance.random() > 0.16:
            return parts
        lines = self.bank.lines("opener", self.direction.mood_band)
        leads = [line for line in lines if self._usable(line, self.surroundings)]
        if not leads:
            return parts
        lead = worded(self._resolved(self.chance.choice(leads).text), self.manner)
        if _count([lead]) > self.room:
            return parts
        return [f"{lead} {parts[0][:1].lower()}{parts[0][1:]}", *parts[1:]]


def _count(parts: list[str]) -> int:
    return sum(len(part.split()) for part in parts)
