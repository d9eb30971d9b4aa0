"""`gate`: judges customer lines of a file as the gate does in a conversation. JSON Lines in, JSON Lines out."""

import json
import sys
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from app.customer.gate import check
from app.customer.mind import Direction
from app.errors import Invalid, NotFound
from app.library import Library
from app.persona import Persona
from app.settings import Settings
from app.text import storable, tidy
from app.transcript import Speaker, Transcript, Turn


class _Unusable(Exception):
    """What is wrong with a line, as `field: sentence`."""


def gate(
    file: Annotated[
        str, typer.Argument(help="JSON Lines with persona, direction, turns, line; - reads standard input")
    ],
    personas_dir: Annotated[Path | None, typer.Option(help="folder of persona files")] = None,
) -> None:
    """Judges each line's `line`; prints {"id", "ok", "kind"}, kind null when the line may be shown."""
    settings = Settings.from_env()
    library = Library(personas_dir or settings.personas_dir, settings.rubrics_dir)

    @lru_cache(maxsize=256)
    def shipped(persona_id: str) -> Persona:
        return library.persona(persona_id).value

    bad = 0
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        try:
            typer.echo(json.dumps(_judged(line, number, shipped), ensure_ascii=False))
        except _Unusable as problem:
            typer.echo(f"line {number}: {problem}", err=True)
            bad += 1
    if bad:
        raise typer.Exit(1)


def _lines(file: str) -> list[bytes]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Invalid(f"{file}: cannot be read: {error.strerror}") from None
    if not data.strip():
        raise Invalid(f"{file}: is empty: put one line to judge on each line")
    return data.removeprefix(b"\xef\xbb\xbf").split(b"\n")


def _judged(line: bytes, number: int, shipped: Any) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _Unusable("is not UTF-8: save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise _Unusable(f"is not JSON ({error}): put one object on each line") from None
    if not isinstance(row, dict):
        raise _Unusable('must be an object with "persona", "direction", "turns" and "line"')
    if not isinstance(row.get("line"), str):
        raise _Unusable("line: must be text: the customer's sentence to judge")
    verdict = check(
        row["line"],
        persona=_persona(row.get("persona"), shipped),
        direction=_direction(row.get("direction")),
        transcript=_turns(row.get("turns", [])),
    )
    return {"id": row.get("id", number), "ok": verdict.ok, "kind": verdict.kind}


def _persona(value: object, shipped: Any) -> Persona:
    if isinstance(value, str):
        try:
            persona: Persona = shipped(value)
        except NotFound:
            raise _Unusable(f"persona: there is no {value!r} in the personas folder") from None
        return persona
    if not isinstance(value, dict):
        raise _Unusable("persona: give the id of a persona file or an object as in one")
    try:
        return Persona.model_validate(_filled(value))
    except ValidationError as error:
        raise _Unusable(_first(error, "persona")) from None


def _filled(given: dict[str, Any]) -> dict[str, Any]:
    """A persona of which only some parts are given: what the gate does not look at is filled in or left out."""
    known = {key: value for key, value in given.items() if key in Persona.model_fields and value is not None}
    case = known.get("case")
    case = dict(case) if isinstance(case, dict) else {}
    case = {key: case[key] for key in ("claim", "opening", "facts", "policies", "help", "clock") if case.get(key)}
    case.setdefault("opening", "-")
    facts = case.get("facts")
    if isinstance(facts, dict):
        case["facts"] = {key: _fact(fact) for key, fact in facts.items()}
    basics: dict[str, Any] = {"name": "Customer", "title": "-", "about": "-", "temper": {"anger": 7}}
    plain: dict[str, Any] = {
        key: known[key] for key in ("title", "about", "style", "language", "writes", "lines") if key in known
    }
    return {**basics, **plain, "name": known.get("name", "Customer"), "case": {**case, "winnable": False}}


def _fact(fact: object) -> object:
    if isinstance(fact, int | float):
        return str(fact)
    if isinstance(fact, dict):
        return {key: fact[key] for key in ("say", "when", "asked_as") if key in fact}
    return fact


def _direction(value: object) -> Direction:
    if not isinstance(value, dict):
        raise _Unusable('direction: give an object with "move", "mood_band", "may_reveal" and "max_words"')
    try:
        return Direction.model_validate({key: part for key, part in value.items() if part is not None})
    except ValidationError as error:
        raise _Unusable(_first(error, "direction")) from None


def _turns(value: object) -> Transcript:
    if not isinstance(value, list):
        raise _Unusable("turns: give the turns so far as a list")
    turns = []
    for n, turn in enumerate(value):
        if not isinstance(turn, dict) or not isinstance(turn.get("text"), str):
            raise _Unusable(f'turns.{n}: give {{"speaker": …, "text": …}}')
        if turn.get("speaker") not in Speaker.__members__:
            raise _Unusable(f"turns.{n}.speaker: must be one of {', '.join(Speaker)}")
        if not storable(turn["text"]):
            raise _Unusable(f"turns.{n}.text: holds characters that no text may hold")
        turns.append(Turn(number=n + 1, speaker=Speaker(turn["speaker"]), text=tidy(turn["text"])))
    return tuple(turns)


def _first(error: ValidationError, part: str) -> str:
    first = error.errors()[0]
    return f"{'.'.join([part, *(str(key) for key in first['loc'])])}: {first['msg']}"
