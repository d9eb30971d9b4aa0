"""Fits the weights that the offline reader adds to its rules; the same corpus gives the same file, byte for byte."""

import json
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from app.customer.reading.joint import SCALE
from app.customer.reading.learned import WEIGHTS
from training.corpus import Labelled, rows
from training.examples import Example, examples, shown_turns, without_case
from training.held_out import encoded
from training.joint import Joint, held_out_joint, inputs, shown_in
from training.model import (
    ACTS,
    RARER,
    RARER_TOGETHER,
    SNEERS,
    Array,
    Model,
    by_turn,
    held_out_logits,
    rarity,
    thresholds,
)

_LEAST, _TELLING = 6, 30
"""Weights smaller than this many hundredths are left out, and features of which none is as large as that."""


def main() -> int:
    """Writes the weights beside the reader and prints how large they are."""
    labelled = list(rows())
    seen = examples(labelled)
    bare = examples(without_case(row) for row in labelled)
    linear = held_out_logits(seen, bare)
    limits = thresholds(by_turn(seen, linear, len(labelled)), shown_turns(labelled))
    written = _hundredths(Model([*seen, *bare]), limits, _joint(labelled, seen, linear))
    WEIGHTS.write_text(written, encoding="utf-8")
    print(f"{len(labelled)} turns, {len(seen)} sentences: {len(written) // 1024} KB in {WEIGHTS.name}")
    return 0


def _joint(labelled: Sequence[Labelled], seen: Sequence[Example], linear: Array) -> dict[str, Any]:
    """The second layer, fitted to the turns of which the encoder's held-out judgement is known."""
    encoder = encoded(labelled, seen)
    known = np.flatnonzero(~np.isnan(encoder[:, 0]))
    told = [seen[n] for n in known]
    given = inputs(told, linear[known], encoder[known])
    turns = sorted({example.turn for example in told})
    limits = thresholds(by_turn(told, held_out_joint(told, given), len(labelled))[turns], shown_turns(labelled)[turns])
    fitted = Joint(given, shown_in(told))
    return {
        "weights": np.round(fitted.weights * SCALE, 2).tolist(),
        "bias": np.rint(fitted.bias * SCALE).astype(int).tolist(),
        "limits": np.rint(limits * SCALE).astype(int).tolist(),
        "rarity": np.rint(rarity(RARER_TOGETHER, sneers=SNEERS) * SCALE).astype(int).tolist(),
    }


def _hundredths(model: Model, limits: Array, joint: dict[str, Any]) -> str:
    """The weights as lines of JSON: what all acts have, then a feature each, acts' numbers and hundredths in turn."""
    weights = {}
    for name, row in zip(model.names, np.rint(model.weights * SCALE).astype(int).tolist(), strict=True):
        kept = [number for column, value in enumerate(row) if abs(value) >= _LEAST for number in (column, value)]
        if kept and max(map(abs, row)) >= _TELLING:
            weights[name] = kept
    head = {
        "acts": [str(act) for act in ACTS],
        "bias": np.rint(model.bias * SCALE).astype(int).tolist(),
        "limits": np.rint(limits * SCALE).astype(int).tolist(),
        "rarity": np.rint(rarity(RARER) * SCALE).astype(int).tolist(),
        "joint": joint,
    }
    lines = [head, *weights.items()]
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
