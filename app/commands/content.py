"""`makeright check` and `makeright schema`: are the content files sound, and what may stand in them."""

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from pydantic import BaseModel

from app.library import Library
from app.persona import Persona
from app.rubric import Rubric
from app.settings import Settings

KINDS: dict[str, type[BaseModel]] = {"persona": Persona, "rubric": Rubric}

PersonasDir = Annotated[Path | None, typer.Option("--personas-dir", help="Folder of persona files.")]
RubricsDir = Annotated[Path | None, typer.Option("--rubrics-dir", help="Folder of rubric files.")]


def check(
    personas_dir: PersonasDir = None,
    rubrics_dir: RubricsDir = None,
    deep: Annotated[bool, typer.Option(help="Probe the model endpoint too.")] = False,
) -> None:
    """Check every persona and rubric file; with --deep also the model endpoint."""
    settings = Settings.from_env()
    library = Library(personas_dir or settings.personas_dir, rubrics_dir or settings.rubrics_dir)
    problems = library.problems()
    for problem in problems:
        typer.echo(str(problem))
    served = f"{_many(len(library.personas()), 'persona')} and {_many(len(library.rubrics()), 'rubric')} can be served"
    typer.echo(f"{_many(len(problems), 'problem')}; {served}", err=True)
    endpoint_failed = deep and _deep(settings)
    if problems or endpoint_failed:
        raise typer.Exit(1)


def _many(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'s' * (count > 1)}"


def _deep(settings: Settings) -> bool:
    from app.commands.deep_check import deep_check

    return deep_check(settings) != 0


def schema(
    kind: Annotated[Literal["persona", "rubric"] | None, typer.Argument(help="Which schema to print.")] = None,
    into: Annotated[Path | None, typer.Option(help="Write persona.json and rubric.json into this folder.")] = None,
) -> None:
    """Print the JSON Schema of the content files, for editors."""
    if into:
        into.mkdir(parents=True, exist_ok=True)
        for name in KINDS:
            (into / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
        return
    typer.echo(schema_text(kind) if kind else _text({name: _schema(name) for name in KINDS}), nl=False)


def schema_text(kind: str) -> str:
    """The JSON Schema of a kind of file, as it stands in docs/schema."""
    return _text(_schema(kind))


def _schema(kind: str) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **KINDS[kind].model_json_schema()}


def _text(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
