"""Calibrates the courtesy weights on rated requests (CC BY) and says, cross-validated, how they rank."""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.customer.courtesy import marks
from bench.reading import rows, spearman
from training.fit_meter import ridge

NAMES = tuple(marks(""))
WEIGHTS = Path(__file__).resolve().parents[1] / "app" / "customer" / "courtesy.json"


def fit(rated: list[dict[str, Any]], strength: float) -> dict[str, Any]:
    """Bias and weights for the politeness ratings."""
    x = np.array([[marks(row["reply"])[name] for name in NAMES] for row in rated])
    y = np.array([row["labels"]["politeness"] for row in rated])
    bias, weights = ridge(x, y, strength)
    return {"bias": round(bias, 4), "weights": {n: round(float(w), 4) for n, w in zip(NAMES, weights, strict=True)}}


def cross_validated(rated: list[dict[str, Any]], strength: float, *, folds: int = 5) -> float:
    """Spearman's rho over rows read by weights that have not seen their conversation."""
    conversations = sorted({row["conv_id"] for row in rated})
    random.Random(7).shuffle(conversations)
    fold_of = {conversation: n % folds for n, conversation in enumerate(conversations)}
    found, wanted = [], []
    for fold in range(folds):
        fitted = fit([row for row in rated if fold_of[row["conv_id"]] != fold], strength)
        for row in rated:
            if fold_of[row["conv_id"]] == fold:
                values = marks(row["reply"])
                found.append(fitted["bias"] + sum(fitted["weights"][n] * v for n, v in values.items()))
                wanted.append(float(row["labels"]["politeness"]))
    return spearman(found, wanted)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the cross-validated rank correlation; with --write stores the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the weights in app/customer/courtesy.json")
    parser.add_argument("--strength", type=float, default=60.0)
    options = parser.parse_args(arguments)
    rated = rows("politeness")
    if not rated:
        return 0
    print(f"courtesy: rho {cross_validated(rated, options.strength):.3f}, cross-validated (n = {len(rated)})")
    if options.write:
        WEIGHTS.write_text(json.dumps(fit(rated, options.strength), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
