"""Conversations as JSON Lines: each line stands for itself, and a bad one is named by its number, field and remedy."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from app.persona import Case
from app.text import tidy
from app.transcript import Speaker, Transcript, Turn

MAX_TEXT = 20_000
"""The longest text of a turn in a file, in characters."""

_LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


HumanAnswers = dict[str, bool | None]
"""A person's marks by item; None where they could not tell."""


class Dialogue(BaseModel):
    """One line: a conversation with its id and, where the file has them, the case, the customer's name, human marks."""

    model_config = ConfigDict(frozen=True)

    line: int
    id: str | int
    turns: Transcript
    case: Case | None = None
    name: str | None = None
    human: tuple[HumanAnswers, ...] = ()


@dataclass(frozen=True)
class BadLine:
    """A line that cannot be used; `number` counts from 1, `message` names the field and says what to change."""

    number: int
    message: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.message}"


class _Unusable(Exception):
    """What is wrong with a line, as `field: sentence`."""


def dialogues(data: bytes) -> Iterator[Dialogue | BadLine]:
    """The conversations of a file in their order; blank lines are skipped, a byte order mark is tolerated."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield _dialogue(line, number)
        except _Unusable as error:
            yield BadLine(number, str(error))


def _dialogue(line: bytes, number: int) -> Dialogue:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _Unusable("is not UTF-8: save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise _Unusable(f"is not JSON ({error.msg} at character {error.colno}): put one object on each line") from None
    except (ValueError, RecursionError):
        raise _Unusable("is not JSON that can be read: too deep, or a number too long") from None
    if not isinstance(row, dict):
        raise _Unusable('must be an object, such as {"id": "a1", "turns": […]}')
    row = _rehearsed(row)
    case, name = _case(row.get("case"))
    human = _human(row.get("human"))
    return Dialogue(line=number, id=_id(row), turns=_turns(row), case=case, name=name, human=human)


def _rehearsed(row: dict[str, Any]) -> dict[str, Any]:
    """A line of `rehearse --json` as a conversation; any other row as it is."""
    if not (isinstance(row.get("transcript"), list) and isinstance(row.get("turns"), int)):
        return row
    named = "-".join(str(row.get(part)) for part in ("persona", "trainee", "seed"))
    return {"id": named, **row, "turns": row["transcript"]}


def _id(row: dict[str, Any]) -> str | int:
    value = row.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise _Unusable("id: is missing: give each line its own id, text or a whole number")
    return value.translate(_LONE_SURROGATES) if isinstance(value, str) else value


def _turns(row: dict[str, Any]) -> Transcript:
    turns = row.get("turns")
    if not isinstance(turns, list):
        raise _Unusable('turns: is missing: give a list of {"speaker": …, "text": …}')
    return tuple(_turn(turn, n) for n, turn in enumerate(turns))


def _turn(turn: object, n: int) -> Turn:
    if not isinstance(turn, dict):
        raise _Unusable(f'turns.{n}: must be an object with "speaker" and "text"')
    speaker, text, action = turn.get("speaker"), turn.get("text"), turn.get("action")
    known = ", ".join(Speaker)
    if speaker is None:
        raise _Unusable(f"turns.{n}.speaker: is missing: say who speaks, one of {known}")
    if not isinstance(speaker, str) or speaker not in Speaker.__members__:
        raise _Unusable(f"turns.{n}.speaker: {str(speaker)[:40]!r} is not a speaker; use one of {known}")
    if not isinstance(text, str):
        raise _Unusable(f"turns.{n}.text: must be text")
    if len(text) > MAX_TEXT:
        raise _Unusable(f"turns.{n}.text: has {len(text):,} characters; at most {MAX_TEXT:,} are read")
    if action is not None and not isinstance(action, str):
        raise _Unusable(f"turns.{n}.action: must be the id of an action, or left out")
    return Turn(number=n + 1, speaker=Speaker(speaker), text=tidy(text.translate(_LONE_SURROGATES)), action=action)


def _human(value: object) -> tuple[HumanAnswers, ...]:
    """One person's marks, or a list of those of several."""
    people = value if isinstance(value, list) else [] if value is None else [value]
    for marks in people:
        if not isinstance(marks, dict):
            raise _Unusable('human: must be an object such as {"item": true}, or a list of them')
        for item, met in marks.items():
            if met is not None and not isinstance(met, bool):
                raise _Unusable(f"human.{item[:80].translate(_LONE_SURROGATES)}: must be true, false or null")
    return tuple(people)


def _case(value: object) -> tuple[Case | None, str | None]:
    if value is None:
        return None, None
    if not isinstance(value, dict):
        raise _Unusable("case: must be an object as in a persona file")
    fields = dict(value)
    name = fields.pop("name", None)
    if name is not None and not isinstance(name, str):
        raise _Unusable("case.name: must be text")
    try:
        return Case.model_validate(fields), name
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in ("case", *first["loc"]) if part != "[key]")
        what = "is not a known key: remove it" if first["type"] == "extra_forbidden" else first["msg"]
        raise _Unusable(f"{where}: {what}") from None
