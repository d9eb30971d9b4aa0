"""The manager or specialist who joins: in the customer's register, with what was handed over, or asking for it."""

import random
import re

from app.customer.mind import Direction, Exchange
from app.customer.voice.bank import Bank, choices
from app.customer.voice.manner import Manner, manner
from app.customer.voice.style import worded
from app.helper import helper_name, with_article
from app.persona import Band, Persona
from app.text import sentence_key

_KNOWS = re.compile(
    r"[,:;]\s*(?:already )?(sees|knows|has|can see|can read|handles|runs|reads|holds|checks|tracks|decides)\b([^,;.]*)",
    re.IGNORECASE,
)
_I = {
    "sees": "I can see", "knows": "I know", "has": "I have", "handles": "I handle", "runs": "I run",
    "reads": "I can read", "holds": "I hold", "checks": "I can check", "tracks": "I can track",
    "decides": "I can decide", "can see": "I can see", "can read": "I can read",
}  # fmt: skip


def helper_says(bank: Bank, direction: Direction, persona: Persona, exchange: Exchange, chance: random.Random) -> str:
    """One turn of the helper whom the direction lets join."""
    who = direction.joined or "manager"
    described = (persona.case.help.manager if who == "manager" else persona.case.help.specialist) or who.capitalize()
    name = with_article(helper_name(described) or who.capitalize())
    if not persona.language.startswith("en"):
        return f"{name}. {persona.title}."
    how = manner(persona)
    warm = "warm" if direction.briefed else "cold"
    parts = [_line(bank, topic, how, chance) for topic in (f"help.{who}.hello", f"help.{who}.{warm}")]
    if knows := _KNOWS.search(described):
        known = re.sub(r"\b(?:his|her|their)\b", "my", knows[2].rstrip())
        parts.append(f"{_I[knows[1].lower()]}{known}.")
    if "thank" in described.lower() and direction.briefed:
        parts.insert(1, _line(bank, "help.thanks", how, chance))
    values = {"name": name, "customer": _called(persona), "case": _case(persona)}
    said = [_fill(part, values) for part in parts]
    seen = {sentence_key(turn.text) for turn in exchange.before}
    return " ".join(part for part in said if part and sentence_key(part) not in seen)


def _case(persona: Persona) -> str:
    return persona.title[:1].lower() + persona.title[1:] if persona.title[1:2].islower() else persona.title


def _called(persona: Persona) -> str:
    first, *others = persona.name.split()
    return (
        persona.name
        if first.rstrip(".").lower() in {"mr", "mrs", "ms", "miss", "dr", "prof", "sir"} or not others
        else first
    )


def _line(bank: Bank, topic: str, how: Manner, chance: random.Random) -> str:
    """A line in the customer's own register, its choices made; {slots} still to be filled."""
    lines = [line for line in bank.lines(topic, Band.calm) if line.suits(how.speech)]
    text = chance.choice(lines).text if lines else ""
    while found := choices(text):
        text = text[: found.start()] + chance.choice(found[1].split("|")) + text[found.end() :]
    return worded(text, how)


def _fill(text: str, values: dict[str, str]) -> str:
    said = re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text)
    return re.sub(r"(^|[.?!] )the ", r"\1The ", said)
