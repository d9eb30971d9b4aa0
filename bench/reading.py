"""Measures the offline reader, its scores and the mood meter on turns that people labelled or rated."""

import argparse
import json
import math
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.customer.meter import anger_in
from app.customer.mind import Exchange
from app.customer.next_anger import next_anger
from app.customer.reader import OfflineReader
from app.customer.scores import scores
from app.persona import Case
from app.transcript import Speaker, Transcript, Turn, by
from bench import acts, moods

DATA = moods.DATA
_SUITES = Path(__file__).resolve().parents[1] / "tests" / "customer"
UNSEEN = (_SUITES / "turns_unseen.jsonl", _SUITES / "turns_unseen_more.jsonl")
"""Turns labelled for measuring by people who did not know the reader; nothing is fitted to them."""
_SPEAKERS = {"customer": Speaker.customer, "agent": Speaker.trainee}

_ALL = ["acts", "unseen", "courtesy", "empathy", "anger", "next"]

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The rows of one file, or none with a message where it is absent."""
    path = DATA / f"{name}.jsonl"
    if not path.exists():
        print(f"skipped: {path} is not there")
        return []
    return lines_of(path)


def lines_of(path: Path) -> list[Row]:
    """The rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, ties shared."""
    order = sorted(range(len(values)), key=lambda n: values[n])
    found = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for n in order[first : last + 1]:
            found[n] = (first + last) / 2 + 1
        first = last + 1
    return found


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """Spearman's rho; 0 where one side does not vary."""
    x, y = ranks(a), ranks(b)
    mx, my = statistics.fmean(x), statistics.fmean(y)
    top = sum((p - mx) * (q - my) for p, q in zip(x, y, strict=True))
    bottom = math.sqrt(sum((p - mx) ** 2 for p in x) * sum((q - my) ** 2 for q in y))
    return top / bottom if bottom else 0.0


def transcript(context: list[Row]) -> Transcript:
    """The turns of a row's context."""
    return tuple(Turn(number=n, speaker=_SPEAKERS[t["role"]], text=t["text"]) for n, t in enumerate(context, start=1))


def exchange_of(row: Row) -> Exchange:
    """A row of labelled acts as the reader gets it."""
    turns = tuple(
        Turn(number=n, speaker=Speaker(t["speaker"]), text=t["text"], action=t.get("action"))
        for n, t in enumerate(row["turns"], start=1)
    )
    case = {key: value for key, value in row["case"].items() if key != "name"}
    return Exchange(turn=turns[-1], before=turns[:-1], name=row["case"].get("name"), case=Case.model_validate(case))


def measure_acts(labelled: list[Row], reader: OfflineReader) -> None:
    """Prints how the reader's acts compare with people's labels."""
    if labelled:
        acts.measure(labelled, [exchange_of(row) for row in labelled], reader)


def measure_courtesy(reader: OfflineReader) -> None:
    """Prints how courtesy ranks requests beside people's politeness ratings."""
    rated = rows("politeness")
    if rated:
        found = [_scores(reader, row["context"], row["reply"])["courtesy"] for row in rated]
        wanted = [float(row["labels"]["politeness"]) for row in rated]
        print(f"courtesy: rho {spearman(found, wanted):.3f} (n = {len(rated)})")


def measure_empathy(reader: OfflineReader) -> None:
    """Prints how empathize ranks whole dialogues beside three experts."""
    rated = rows("empathy_experts")
    if not rated:
        return
    found = [statistics.fmean(_agent_scores(reader, row["context"])) for row in rated]
    wanted = [float(row["labels"]["empathy"]) for row in rated]
    print(f"empathize: rho {spearman(found, wanted):.3f} (n = {len(rated)})")


def _agent_scores(reader: OfflineReader, context: list[Row]) -> Iterator[float]:
    for n, turn in enumerate(context):
        if turn["role"] == "agent":
            yield _scores(reader, context[:n], turn["text"])["empathize"]


def _scores(reader: OfflineReader, context: list[Row], text: str) -> dict[str, float]:
    before = transcript(context)
    exchange = Exchange(turn=Turn(number=len(before) + 1, speaker=Speaker.trainee, text=text), before=before)
    return scores(reader.read_now(exchange), exchange)


def measure_anger() -> None:
    """Prints how the mood meter ranks customers' turns beside three raters."""
    rated = rows("frustration_turn")
    if rated:
        found = [anger_in(row["reply"], transcript(row["context"])) for row in rated]
        wanted = [float(row["labels"]["frustration"]) for row in rated]
        print(f"anger: rho {spearman(found, wanted):.3f} (n = {len(rated)})")


def measure_next(reader: OfflineReader) -> None:
    """Prints how the anger expected next, from the words before alone, agrees with what the customer then wrote."""
    rated, about = rows("frustration_next"), moods.reference()
    if not rated or not about:
        return
    real = moods.real_transitions(about)
    read, found = [], []
    for row in rated:
        before = transcript(row["context"])
        reply = Turn(number=len(before) + 1, speaker=Speaker.trainee, text=row["reply"])
        angers = [anger_in(turn.text, before[: turn.number - 1]) for turn in by(Speaker.customer, before)]
        read.append(angers[-1])
        found.append(next_anger(angers, reader.read_now(Exchange(turn=reply, before=before)), reply.text))
    rated_before = [float(row["labels"]["prev_frustration"]) for row in rated]
    wanted = [float(row["labels"]["next_frustration"]) for row in rated]
    print(f"next anger: rho {spearman(found, wanted):.3f} (n = {len(rated)})")
    for name, before_it in (("as people rated it", rated_before), ("as the meter reads it", read)):
        apart = moods.distance(moods.counted(zip(before_it, found, strict=True)), real)
        print(f"next anger: transitions {apart:.2f} from the real ones, the mood before {name}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the measurements named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--light", action="store_true", help="read without the sentence encoder")
    parser.add_argument("only", nargs="*", choices=[*_ALL, []], help="default: all")
    options = parser.parse_args(arguments)
    only = options.only or _ALL
    reader = OfflineReader(light=options.light)
    if "acts" in only:
        measure_acts(rows("acts"), reader)
    if "unseen" in only:
        measure_acts([row for file in UNSEEN for row in lines_of(file)], reader)
    if "courtesy" in only:
        measure_courtesy(reader)
    if "empathy" in only:
        measure_empathy(reader)
    if "anger" in only:
        measure_anger()
    if "next" in only:
        measure_next(reader)
    return 0


if __name__ == "__main__":
    sys.exit(main())
