"""Compares the ways to read on the corpus: rules, weights, encoder and blends; no turn is judged by its situation."""

import statistics
import sys

import numpy as np

from app.customer.reader import OfflineReader
from training.corpus import rows
from training.examples import examples
from training.held_out import encoded
from training.model import ACTS, Array, by_turn, f_score, held_out_logits, joined, thresholds


def _no_rules(name: str) -> bool:
    return not name.startswith(("rule ", "beside ", "turn ", "cue "))


def main() -> int:
    """Prints F1 of each act for each way, and their means."""
    labelled = list(rows())
    seen = examples(labelled)
    shown = np.array([[act in {s.act for s in row.acts} for act in ACTS] for row in labelled])
    reader = OfflineReader(light=True)
    found = [{f.act for f in reader.by_rules(row.exchange).found} for row in labelled]
    words, light, encoder = held_out_logits(seen, keep=_no_rules), held_out_logits(seen), encoded(labelled, seen)
    logits = {"words": words, "light": light, "encoder": encoder, "both": joined(seen, light, encoder)}
    ways = {"rules": np.array([[act in acts for act in ACTS] for acts in found])}
    ways |= {way: _told(by_turn(seen, each, len(labelled)), shown) for way, each in logits.items()}
    table = {way: [f_score(told[:, n], shown[:, n]) for n in range(len(ACTS))] for way, told in ways.items()}
    print(f"{'act':16} {' '.join(f'{way:>7}' for way in table)} {'n':>5}")
    for n, act in enumerate(ACTS):
        print(f"{act:16} {' '.join(f'{scores[n]:7.2f}' for scores in table.values())} {shown[:, n].sum():5d}")
    print(f"{'mean':16} {' '.join(f'{statistics.fmean(scores):7.3f}' for scores in table.values())} {len(labelled):5d}")
    return 0


def _told(logits: Array, shown: Array) -> Array:
    """What counts as seen, the limits of one half of the turns taken from the other half."""
    even = np.arange(len(logits)) % 2 == 0
    one, other = thresholds(logits[even], shown[even]), thresholds(logits[~even], shown[~even])
    return np.where(even[:, None], logits >= other, logits >= one)


if __name__ == "__main__":
    sys.exit(main())
