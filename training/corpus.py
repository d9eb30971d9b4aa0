"""The labelled corpus: situations with a case, and trainee turns in them, each with its acts and their quotes."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.acts import Act, ActSeen
from app.customer.mind import Exchange
from app.persona import Case
from app.text import contains_quote
from app.transcript import Speaker, Turn

FOLDER = Path(__file__).parent / "acts"


@dataclass(frozen=True)
class Labelled:
    """One turn as a reader gets it, and the acts people would find in it.

    `pair` names its minimal pair, `file` where it stands: those who wrote one wrote no other.
    """

    id: str
    file: str
    situation: str
    exchange: Exchange
    acts: tuple[ActSeen, ...]
    pair: str | None


def rows(folder: Path = FOLDER) -> Iterator[Labelled]:
    """Every labelled turn of every file; raises `ValueError` naming file, situation and row for one that is wrong."""
    places: dict[str, str] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                raw, place = json.loads(line), f"{path.name}:{number}"
                if (other := places.setdefault(raw["situation"], place)) != place:
                    raise ValueError(f"{place}: the situation {raw['situation']!r} stands in {other} too; rename one")
                yield from _situation(raw, file=path.stem, number=number)


def _situation(raw: dict[str, Any], *, file: str, number: int) -> Iterator[Labelled]:
    plain = dict(raw["case"])
    name = plain.pop("name", None)
    case = Case.model_validate(plain)
    for row_number, row in enumerate(raw["rows"], start=1):
        place = f"{file}.jsonl:{number} row {row_number}"
        before = tuple(
            Turn(number=n, speaker=Speaker(turn[0]), text=turn[1]) for n, turn in enumerate(row["before"], start=1)
        )
        turn = Turn(number=len(before) + 1, speaker=Speaker.trainee, text=row["text"])
        yield Labelled(
            id=f"{raw['situation']}-{row_number}",
            file=file,
            situation=raw["situation"],
            exchange=Exchange(turn=turn, before=before, name=name, case=case),
            acts=tuple(_act(act, row["text"], case, place) for act in row["acts"]),
            pair=row.get("pair"),
        )


def _act(raw: list[str], text: str, case: Case, place: str) -> ActSeen:
    act, quote, *remedy = raw
    if not contains_quote(text, quote):
        raise ValueError(f"{place}: {act}: {quote!r} does not stand in the turn")
    if remedy and case.remedy(remedy[0]) is None:
        raise ValueError(f"{place}: {remedy[0]!r} is not in the authority table")
    return ActSeen(act=Act(act), quote=quote, remedy=remedy[0] if remedy else None)


def main() -> int:
    """Checks the corpus and prints how often each act is shown."""
    found = list(rows())
    counts = Counter(act for row in found for act in {seen.act for seen in row.acts})
    for act in Act:
        print(f"{act:<18} {counts[act]:>5}")
    situations, pairs = len({row.situation for row in found}), len({row.pair for row in found if row.pair})
    empty = sum(not row.acts for row in found)
    print(f"{len(found)} turns, {situations} situations, {pairs} pairs, {empty} without an act")
    return 0


if __name__ == "__main__":
    sys.exit(main())
