"""The words a case lends to a trainee: names, remedies, rules and questions of any persona file, ready to be said."""

import random
import re

from app.customer.grievance import grievance
from app.customer.voice.remedy import in_person
from app.persona import Authority, Case, Persona
from app.said_back import said_back

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "mr.", "mrs.", "ms.", "dr.", "prof.", "sir", "madam"})


class CaseWords:
    """What there is to say in one persona's case."""

    def __init__(self, persona: Persona) -> None:
        self.persona = persona
        self.case: Case = persona.case
        self.name = called(persona.name)
        self.grievance = said_back(grievance(persona))

    def fill(self, line: str, **more: str) -> str:
        """A line with its {slots} filled."""
        slots = {"name": self.name, "back": self.grievance, "title": self.persona.title} | more
        return re.sub(r"\s+", " ", line.format_map(slots)).strip()

    def remedies(self) -> list[Authority]:
        """What the trainee may bring about, best for the customer first: accepted, then the rest of the table."""
        rows = [row for remedy in self.case.accepts if (row := self.case.remedy(remedy))]
        return rows + [row for row in self.case.authority if row not in rows and row.by == "trainee"]

    def questions(self) -> list[tuple[str, str]]:
        """What may be asked for: fact id and what it is called."""
        facts = self.case.facts.items()
        return [(fact, label(fact, said.asked_as)) for fact, said in facts if said.when == "asked"]

    def rule(self, chance: random.Random) -> tuple[str, str] | None:
        """A policy of the case as rule and reason."""
        policy = chance.choice(self.case.policies) if self.case.policies else None
        return (policy.rule, policy.why) if policy else None

    def fact_said_back(self, fact: str) -> str:
        """A fact the customer told, from the other side."""
        return said_back(self.case.facts[fact].say)

    def fact_in_short(self, fact: str) -> str:
        """The head of a fact, as one reads it back."""
        return re.split(r"[,;:]\s", self.fact_said_back(fact), maxsplit=1)[0]


def called(name: str) -> str:
    """How to address somebody: the first name, or title and last name."""
    parts = name.split()
    if parts[0].lower() in _TITLES and len(parts) > 1:
        return f"{parts[0]} {parts[-1]}"
    return parts[0]


def label(fact: str, asked_as: tuple[str, ...]) -> str:
    """What a fact is called in a question: its first other name that reads like a noun."""
    nouns = [name for name in asked_as if not re.match(r"(what|where|when|how|who|which|why)\b", name)]
    return (nouns[0] if nouns else fact.replace("_", " ")).removeprefix("the ").removeprefix("your ")


def deed(row: Authority) -> str:
    """What a remedy does, said to the customer, to go after "I'll": its first word in lower case."""
    do = in_person(row.do.strip().rstrip("."), whose="your", whom="you")
    return do if do[:2].isupper() else do[0].lower() + do[1:]
