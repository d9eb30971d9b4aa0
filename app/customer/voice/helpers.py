"""The manager or specialist who joins: in their own voice, with what was handed over, or asking for it."""

import random
import re

from app.customer.mind import Direction, Exchange
from app.customer.voice import fact
from app.customer.voice.bank import Bank, choices
from app.customer.voice.surroundings import helper_name
from app.persona import Band, Persona
from app.text import sentence_key

_KNOWS = re.compile(
    r"\b(sees|knows|has|can see|can read|handles|runs|reads|holds|checks|tracks|decides)\b([^,;.]*)", re.IGNORECASE
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
    name = helper_name(described) or who.capitalize()
    if not persona.language.startswith("en"):
        return f"{name}. {persona.title}."
    warm = direction.briefed
    parts = [_line(bank, f"help.{who}.hello", chance), _line(bank, f"help.{who}.{'warm' if warm else 'cold'}", chance)]
    if knows := _KNOWS.search(described):
        parts.append(f"{_I[knows[1].lower()]}{knows[2].rstrip()}.")
    if "thank" in described.lower() and warm:
        parts.insert(1, _line(bank, "help.thanks", chance))
    values = {"name": name, "customer": _called(persona), "case": _case(persona), "item": _told_item(persona, exchange)}
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


def _told_item(persona: Persona, exchange: Exchange) -> str:
    says = [known.say for known in persona.case.facts.values() if not fact.is_clause(known.say)]
    return next((fact.bare(say) for say in says if fact.told(say, exchange.before)), "")


def _line(bank: Bank, topic: str, chance: random.Random) -> str:
    lines = bank.lines(topic, Band.calm)
    text = chance.choice(lines).text if lines else ""
    while found := choices(text):
        text = text[: found.start()] + chance.choice(found[1].split("|")) + text[found.end() :]
    return text


def _fill(text: str, values: dict[str, str]) -> str:
    said = re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text)
    return re.sub(r"\s+([,.?!])", r"\1", said)
