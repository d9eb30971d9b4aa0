"""The reader's prompt: the vocabulary of acts first, then case, conversation and turn as data."""

from app.acts import Act
from app.persona import Case
from app.prompts import as_json, fixed, render
from app.transcript import Transcript, Turn

NONE = "none"


def reader_messages(turn: Turn, *, before: Transcript, case: Case | None, name: str | None) -> list[dict[str, str]]:
    """The messages of one call about the acts of `turn`."""
    material = render(
        "reader_material.md.j2", case=case, name=name, before=[_row(one) for one in before], turn=_row(turn)
    )
    return [{"role": "system", "content": fixed("reader.md.j2")}, {"role": "user", "content": material}]


def reader_schema(case: Case | None) -> dict[str, object]:
    """The shape of the answer in the JSON Schema that every endpoint knows: all keys required, closed lists."""
    remedies = [row.id for row in case.authority] if case else []
    act = {
        "quote": {"type": "string"},
        "act": {"type": "string", "enum": list(Act)},
        "remedy": {"type": "string", "enum": [*remedies, NONE]},
        "fact": {"type": "string", "enum": [*(case.facts if case else ()), NONE]},
    }
    return _closed({"acts": {"type": "array", "items": _closed(act)}})


def _closed(properties: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _row(turn: Turn) -> str:
    row = {"turn": turn.number, "speaker": str(turn.speaker), "text": turn.text}
    return as_json({**row, "action": turn.action} if turn.action else row)
