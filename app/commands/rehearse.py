"""`makeright rehearse`: scripted trainees, or a script of your own, against a persona."""

import json
from pathlib import Path
from typing import Annotated

import typer

from app.errors import Problem
from app.library import SUFFIXES, BadFile, Library, load
from app.persona import Persona
from app.rehearsal import Rehearsal
from app.rehearsal import rehearse as play
from app.scripted_trainees import TRAINEES, Line
from app.settings import Settings
from app.transcript import Speaker


class Misused(Problem):
    """Wrong use of the command."""


def rehearse(
    persona: Annotated[str, typer.Argument(help="The persona's id, or the path of its file.")],
    trainee: Annotated[str | None, typer.Option(help=f"One of: {', '.join(TRAINEES)}.")] = None,
    script: Annotated[
        Path | None, typer.Option(help="A file with a trainee turn a line, plain or as JSON with text and action.")
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, max=200, help="How many runs, with the seeds 1, 2, 3 …")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, one per seed.")] = False,
    personas_dir: Annotated[Path | None, typer.Option(help="Where the personas are.")] = None,
    rubrics_dir: Annotated[Path | None, typer.Option(help="Where the rubrics are.")] = None,
    rubric: Annotated[str, typer.Option(help="The rubric that grades the runs.")] = "make-it-right",
) -> None:
    """Plays a persona against a scripted trainee and shows how the customer's mood moves."""
    if (trainee is None) == (script is None):
        raise Misused("say either --trainee NAME or --script FILE")
    if trainee is not None and trainee not in TRAINEES:
        raise Misused(f"there is no trainee {trainee!r}; there are: {', '.join(TRAINEES)}")
    for option, folder in (("--personas-dir", personas_dir), ("--rubrics-dir", rubrics_dir)):
        if folder is not None and not folder.is_dir():
            raise Misused(f"{option} {folder}: there is no such folder")
    settings = Settings.from_env()
    library = Library(personas_dir or settings.personas_dir, rubrics_dir or settings.rubrics_dir)
    played, stem = _persona(persona, library)
    graded_by = library.rubric(rubric)
    player = trainee or _script(script)
    for seed in range(1, seeds + 1):
        run = play(played, player, seed=seed, rubric=graded_by.value, persona_id=stem)
        typer.echo(_as_json(run, played) if as_json else _readable(run))


def _persona(named: str, library: Library) -> tuple[Persona, str]:
    """The persona with this id, or the one in this file, and its id."""
    path = Path(named)
    if path.suffix not in SUFFIXES:
        return library.persona(named).value, named
    try:
        return load(path, Persona), path.stem
    except BadFile as bad:
        raise Misused(str(bad)) from None


def _script(path: Path | None) -> tuple[Line, ...]:
    if path is None or not path.is_file():
        raise Misused(f"{path}: there is no such file")
    lines = tuple(_line(text) for text in path.read_text(encoding="utf-8-sig").splitlines() if text.strip())
    if not lines:
        raise Misused(f"{path}: the script has no line")
    return lines


def _line(text: str) -> Line:
    if not text.lstrip().startswith("{"):
        return Line(text.strip())
    try:
        row = json.loads(text)
        return Line(str(row["text"]), row.get("action"))
    except (ValueError, KeyError):
        raise Misused(f"the script's line is no JSON with a text: {text[:60]}") from None


def _as_json(run: Rehearsal, persona: Persona) -> str:
    """One line that `grade` reads as well: with the case."""
    kept = {"persona", "trainee", "seed", "turns", "ending", "anger", "felt_right", "overall", "transcript"}
    kept |= {"csat", "would_say"}
    case = {"name": persona.name, **persona.case.model_dump(mode="json", exclude_defaults=True)}
    return json.dumps({**run.model_dump(mode="json", include=kept), "case": case}, ensure_ascii=False)


def _readable(run: Rehearsal) -> str:
    rows = [f"── {run.persona} · {run.trainee} · seed {run.seed}"]
    moods = iter(run.anger)
    for turn in run.transcript:
        mood = f" [anger {next(moods):.1f}]" if turn.speaker == Speaker.customer else ""
        rows.append(f"{turn.speaker.value:>10}: {turn.text}{f' ⟨{turn.action}⟩' if turn.action else ''}{mood}")
        rows += [
            f"{'':>14}{row.anger:+.2f} {row.rule}" + (f": “{row.quote}”" if row.quote else "")
            for row in run.ledger
            if row.turn == turn.number
        ]
    overall = "not graded" if run.overall is None else f"{run.overall:.0f} of 100"
    rows.append(f"── {run.ending.value} after {run.turns} turns · felt right {run.felt_right:.1f} · {overall}")
    rows.append(f"   {run.csat} of 5: {run.would_say}\n")
    return "\n".join(rows)
