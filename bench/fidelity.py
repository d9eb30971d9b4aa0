"""How believable the customers are, by persona: scripted trainees play every one of them, and one table says it all."""

import argparse
import asyncio
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.errors import Problem
from app.library import Library
from app.settings import Settings
from bench import gate_suite, ladder, moods, speech
from bench.plays import Engine, Plays, customer_of, play_all

HOME = Path(__file__).resolve().parents[1]
SEEDS, QUICK_SEEDS = 10, 2

Column = tuple[str, Callable[[Plays], str]]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _style(name: str) -> Callable[[Plays], str]:
    def of(plays: Plays) -> str:
        value = speech.style([turn for run in plays.all for turn in speech.said(run)])[name]
        return f"{value:.0f}" if name == "words" else f"{value:.0%}"

    return of


def _walks(plays: Plays) -> str:
    wanted = plays.persona.walks_away
    return f"{ladder.leaves(plays):.2f}/{'–' if wanted is None else format(wanted, '.2f')}"


def _late_words(plays: Plays) -> str:
    turns = speech.said(plays.idle)
    early = statistics.fmean(len(turn.text.split()) for turn in turns[:10])
    return f"{statistics.fmean(len(turn.text.split()) for turn in turns[10:] or turns) / early:.2f}"


def _shared(plays: Plays) -> float:
    return statistics.fmean(speech.shared(runs) for runs in plays.by_trainee.values())


COLUMNS: tuple[Column, ...] = (
    ("tau", lambda p: f"{ladder.ladder_tau(p):.2f}"),
    ("softened", lambda p: _share(*ladder.calmed_by_carelessness(p))),
    ("calmed", lambda p: _share(*ladder.calmed_by_excellence(p))),
    ("leaves", _walks),
    ("drift", lambda p: f"{ladder.drift(p.idle):+.1f}"),
    ("late", _late_words),
    ("facts", lambda p: f"{speech.facts_per_turn(p.all):.2f}"),
    ("early", lambda p: str(sum(speech.early(run, p.persona) for run in p.all))),
    ("words", _style("words")),
    ("!", _style("!")),
    ("?", _style("?")),
    ("CAPS", _style("caps")),
    ("no .", _style("no_stop")),
    ("again", lambda p: str(speech.repeated([*p.all, p.idle]))),
    ("shared", lambda p: f"{_shared(p):.1%}"),
    ("openers", lambda p: f"{statistics.fmean(speech.openers(speech.said(run)) for run in p.all):.2f}"),
)

LEGEND = """\
tau      order of the six trainees by how calm they leave the customer (Kendall, pairs of unequal quality)
softened runs with abuse, neglect or pasted sympathy that end below the first anger
calmed   runs with an excellent trainee below 3 of 10 within nine turns; – where nobody can win
leaves   badly handled runs in which the customer walks out / what the persona's file sets
drift    move of anger from turn 5 to 20 while nothing is done; late: words a turn in the second half beside the first
facts    told a turn; early: told before they were due; again: sentences said twice in an attempt
words    median a turn, then the share of turns with each mark; shared: sentences two attempts have in common
openers  distinct first two words by turn within an attempt"""


def table(found: Mapping[str, Plays]) -> list[list[str]]:
    """Head and a row a persona."""
    head = ["persona", *(name for name, _ in COLUMNS)]
    return [head, *([persona_id, *(of(plays) for _, of in COLUMNS)] for persona_id, plays in found.items())]


def overall(found: Mapping[str, Plays]) -> list[list[str]]:
    """What is measured, the value over all personas, and the value to reach."""
    every = list(found.values())
    runs = [run for plays in every for run in plays.all]
    softened = [ladder.calmed_by_carelessness(plays) for plays in every]
    calmed = [ladder.calmed_by_excellence(plays) for plays in every]
    gaps = [abs(ladder.leaves(p) - p.persona.walks_away) for p in every if p.persona.walks_away is not None]
    words = speech.style([turn for run in runs for turn in speech.said(run)])["words"]
    rows = [
        ["order of trainees (tau)", f"{statistics.fmean(map(ladder.ladder_tau, every)):.2f}", ">= 0.90"],
        ["softened by carelessness", _share(sum(a for a, _ in softened), sum(n for _, n in softened)), "<= 5 %"],
        ["calmed by excellence", _share(sum(a for a, _ in calmed), sum(n for _, n in calmed)), ">= 80 %"],
        ["largest gap in leaving", f"{max(gaps):.2f}" if gaps else "–", "<= 0.10"],
        ["facts before they were due", str(sum(speech.early(r, p.persona) for p in every for r in p.all)), "0"],
        ["sentences said twice", str(speech.repeated(runs)), "0"],
        ["shared between attempts", f"{statistics.fmean(map(_shared, every)):.1%}", "< 5 %"],
        ["words a turn, median", f"{words:.0f}", "8-20"],
    ]
    return [["over all", "value", "wanted"], *rows]


def beside_people(found: Mapping[str, Plays]) -> list[list[str]]:
    """Marks and moves of these customers beside real ones, where the reference is there."""
    about = moods.reference()
    if about is None:
        return []
    runs = [run for plays in found.values() for run in plays.all]
    ours = speech.style([turn for run in runs for turn in speech.said(run)])
    names = {"!": "share_with_!", "?": "share_with_?", "caps": "share_with_ALLCAPS_word"}
    names["no_stop"] = "share_no_terminal_punct"
    sources = ["style_twitter_support_dfrustration", "style_live_chat_maia_mt"]
    rows = [["beside people", "here", "tweets", "chats"]]
    medians = [str(about[source]["words_p10_p25_p50_p75_p90"][2]) for source in sources]
    rows.append(["words a turn, median", f"{ours['words']:.0f}", *medians])
    rows += [[name, f"{ours[name]:.0%}", *(f"{about[s][real]:.0%}" for s in sources)] for name, real in names.items()]
    real = moods.real_transitions(about)
    for trainees in (("ok",), ("ok", "poor"), tuple(ladder.QUALITY)):
        played = [run for plays in found.values() for name in trainees for run in plays.by_trainee[name]]
        apart = moods.distance(moods.counted(ladder.steps(played)), real)
        label = "all six" if len(trainees) > 2 else " and ".join(trainees)
        rows.append([f"moves of mood, {label}", f"{apart:.2f} apart", "", ""])
    return rows


def gate_table() -> list[list[str]]:
    """How the gate does on each suite of labelled lines, and which kinds it misses."""
    rows = [["gate", "bad caught", "good stopped", "ms a line", "missed"]]
    for path in gate_suite.suites():
        found = gate_suite.rates(path)
        missed = ", ".join(f"{kind} {times}" for kind, times in found.missed.most_common())
        caught, stopped = _share(found.caught, found.bad), f"{found.stopped / found.good:.1%}"
        rows.append(
            [path.stem, f"{caught} of {found.bad}", f"{stopped} of {found.good}", f"{found.seconds * 1000:.2f}", missed]
        )
    return rows


def shown(rows: Sequence[Sequence[str]]) -> str:
    """Rows as aligned columns: the first to the left, the rest to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    cells = ([cell.rjust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    lines = ("  ".join([row[0].ljust(widths[0]), *aligned[1:]]) for row, aligned in zip(rows, cells, strict=True))
    return "\n".join(line.rstrip() for line in lines)


async def measure(options: argparse.Namespace, settings: Settings) -> dict[str, Plays]:
    """Plays all that is asked for."""
    library = Library(options.personas_dir or settings.personas_dir, HOME / "rubrics")
    personas = {name: loaded.value for name, loaded in library.personas().items()}
    if options.persona:
        personas = {name: library.persona(name).value for name in options.persona}
    engine: Engine = options.engine
    at_once = 1 if engine == "offline" else settings.llm_concurrency
    async with customer_of(engine, settings) as customer:
        return await play_all(personas, range(1, options.seeds + 1), customer, at_once=at_once)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--engine", choices=["offline", "llm"], default="offline", help="llm: the model of the settings"
    )
    parser.add_argument("--personas-dir", type=Path, help="folder of persona files; default: that of the settings")
    parser.add_argument("--persona", action="append", help="only this persona; may be given again")
    parser.add_argument("--seeds", type=int, default=SEEDS, help=f"attempts with each trainee; default {SEEDS}")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_SEEDS} seeds")
    options = parser.parse_args(arguments)
    options.seeds = QUICK_SEEDS if options.quick else max(1, options.seeds)
    return options


def main(arguments: Sequence[str] | None = None, **settings: Any) -> int:
    """Prints the tables; 2 where something asked for is not there."""
    options = _options(arguments)
    try:
        found = asyncio.run(measure(options, Settings.from_env(**settings)))
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"engine {options.engine}, {len(found)} personas, 6 trainees, {options.seeds} seeds\n")
    for rows in (table(found), overall(found), beside_people(found), gate_table()):
        if rows:
            print(shown(rows), end="\n\n")
    print(LEGEND)
    return 0


if __name__ == "__main__":
    sys.exit(main())
