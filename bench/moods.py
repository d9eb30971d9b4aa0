"""Moods of customers in four bands: how they pass into each other, beside how real customers' did."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

BANDS = ("calm", "mild", "annoyed", "angry")
Matrix = list[list[float]]


def reference() -> dict[str, Any] | None:
    """How real irate customers write and move, or None with a message where the file is absent."""
    path = DATA / "customer_reference.json"
    if not path.exists():
        print(f"skipped: {path} is not there")
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def real_transitions(about: dict[str, Any]) -> Matrix:
    """The shares of next bands by the band before, as people were rated."""
    rows: Matrix = about["transition_matrix_rows_prev_cols_next_calm_mild_annoyed_angry"]
    return rows


def band(anger: float) -> int:
    """0 (calm) to 3 (angry) for an anger of 0–1."""
    return min(3, int(max(0.0, anger) * 4))


def counted(steps: Iterable[tuple[float, float]]) -> Matrix:
    """How often each band was followed by each; angers of 0–1 before and after."""
    table = [[0.0] * 4 for _ in BANDS]
    for before, after in steps:
        table[band(before)][band(after)] += 1
    return table


def distance(table: Matrix, real: Matrix) -> float:
    """Half the L1 distance of each row's shares from the real ones, 0–1, weighted by how often the row occurs."""
    total = sum(map(sum, table))
    if not total:
        return 0.0
    return sum(sum(row) * _apart(row, wanted) for row, wanted in zip(table, real, strict=True)) / total


def _apart(row: Sequence[float], wanted: Sequence[float]) -> float:
    n = sum(row)
    return sum(abs(times / n - share) for times, share in zip(row, wanted, strict=True)) / 2 if n else 0.0
