"""Fits the weights that the offline reader adds to its rules; the same corpus gives the same file, byte for byte."""

import json
import sys

import numpy as np

from app.customer.reading.learned import SCALE, WEIGHTS
from training.corpus import rows
from training.examples import examples, without_case
from training.held_out import encoded
from training.model import ACTS, Array, Model, by_turn, held_out_logits, joined, thresholds

_LEAST = 4
"""Weights smaller than this many hundredths are left out."""


def main() -> int:
    """Writes the weights beside the reader and prints how large they are."""
    labelled = list(rows())
    seen = examples(labelled)
    shown = np.array([[act in {s.act for s in row.acts} for act in ACTS] for row in labelled])
    bare = examples(without_case(row) for row in labelled)
    linear = held_out_logits(seen, bare)
    limits = thresholds(by_turn(seen, linear, len(labelled)), shown)
    both = by_turn(seen, joined(seen, linear, encoded(labelled, seen)), len(labelled))
    known = ~np.isnan(both[:, 0])
    limits_of_both = thresholds(both[known], shown[known]) if known.any() else limits
    text = written(Model([*seen, *bare]), limits, limits_of_both)
    WEIGHTS.write_text(text, encoding="utf-8")
    print(f"{len(labelled)} turns, {len(seen)} sentences: {len(text) // 1024} KB in {WEIGHTS.name}")
    return 0


def written(model: Model, limits: Array, limits_of_both: Array) -> str:
    """The weights as JSON, one feature a line: acts' numbers and hundredths in turn."""
    weights = {}
    for name, row in zip(model.names, np.rint(model.weights * SCALE).astype(int).tolist(), strict=True):
        kept = [number for column, value in enumerate(row) if abs(value) >= _LEAST for number in (column, value)]
        if kept:
            weights[name] = kept
    head = {
        "acts": [str(act) for act in ACTS],
        "bias": np.rint(model.bias * SCALE).astype(int).tolist(),
        "limits": np.rint(limits * SCALE).astype(int).tolist(),
        "limits of both": np.rint(limits_of_both * SCALE).astype(int).tolist(),
    }
    lines = ",\n".join(
        f"{json.dumps(name)}:{json.dumps(kept, separators=(',', ':'))}" for name, kept in weights.items()
    )
    return f'{json.dumps(head)[:-1]},\n"weights": {{\n{lines}\n}}}}\n'


if __name__ == "__main__":
    sys.exit(main())
