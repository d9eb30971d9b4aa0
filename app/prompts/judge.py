"""The judge's prompt: fixed instructions, then case, conversation as data and questions; never mood, needs or total."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.persona import Case
from app.prompts import as_json, fixed, render
from app.rubric import Scope
from app.transcript import Transcript, Turn

_TEMPLATES = ("judge.md.j2", "judge_material.md.j2")
_WHERE = {Scope.any_turn: "", Scope.first_turn: " (first trainee turn)", Scope.every_turn: " (every trainee turn)"}


@dataclass(frozen=True, slots=True)
class Question:
    """One yes/no question with the key of its answer."""

    key: str
    ask: str
    scope: Scope


@cache
def judge_version() -> str:
    """The prompt's version: 12 hex digits over its templates."""
    text = "\0".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in _TEMPLATES)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def judge_messages(
    questions: Sequence[Question], *, transcript: Transcript, case: Case | None, name: str | None, nonce: str
) -> list[dict[str, str]]:
    """The messages of one call; `nonce` is made for it alone and does not occur in the conversation."""
    material = render(
        "judge_material.md.j2",
        case=case,
        name=name,
        nonce=nonce,
        lines=[line_of(turn, case) for turn in transcript],
        questions=questions,
        where=_WHERE,
    )
    return [{"role": "system", "content": fixed("judge.md.j2")}, {"role": "user", "content": material}]


def line_of(turn: Turn, case: Case | None) -> str:
    """A turn as a line of data: its number, who speaks, the words and, in words, the action."""
    line: dict[str, str | int] = {"turn": turn.number, "speaker": turn.speaker.value, "text": turn.text}
    if turn.action:
        row = case.remedy(turn.action) if case else None
        line["action"] = row.do if row else turn.action
    return as_json(line)
