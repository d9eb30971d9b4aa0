"""Learns the gate's telltale wording, and says on sentences held out how much of what is bad it leaves in doubt."""

import argparse
import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from app.customer.gating.telltale import SCALE, WEIGHTS, marks
from training.gate_corpus import HOME, Sample, samples

STRENGTH, LEAST, SLIGHTEST = 0.5, 2, 0.1
CHOSEN = 4.0
"""How often a sentence counts that was written for the gate: of these there are few."""
DOUBTED = 0.88
"""The share of bad sentences written for the gate that must be left in doubt."""
FOLDS = 3
Array = np.ndarray[Any, np.dtype[Any]]


class Fitted:
    """Logits of a regression that tells customers' sentences from all others."""

    def __init__(self, known: Sequence[Sample]) -> None:
        shown = [set(marks(sample.words)) for sample in known]
        counted = Counter(mark for found in shown for mark in found)
        self.vectorizer = DictVectorizer()
        x = self.vectorizer.fit_transform([{m: 1.0 for m in found if counted[m] >= LEAST} for found in shown])
        x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
        counts = [CHOSEN if s.chosen else 1.0 for s in known]
        fitted = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=1)
        fitted.fit(x, [s.kind is not None for s in known], sample_weight=counts)
        self.weights, self.bias = fitted.coef_[0], float(fitted.intercept_[0])

    def logits(self, judged: Sequence[Sample]) -> Array:
        """For each sentence how little it sounds like a customer."""
        x = self.vectorizer.transform([Counter(marks(s.words)) for s in judged])
        return np.asarray(x @ self.weights + self.bias)


def held_out(known: Sequence[Sample]) -> Array:
    """Each sentence judged by weights that saw nothing of its group."""
    fold = np.array([zlib.crc32(sample.group.encode()) % FOLDS for sample in known])
    found = np.zeros(len(known))
    for n in range(FOLDS):
        fitted = Fitted([sample for sample, f in zip(known, fold, strict=True) if f != n])
        found[fold == n] = fitted.logits([sample for sample, f in zip(known, fold, strict=True) if f == n])
    return found


def least_doubt(known: Sequence[Sample], logits: Array) -> float:
    """The logit above which nearly all that is bad lies."""
    bad = [n for n, sample in enumerate(known) if sample.kind and sample.chosen]
    return float(np.quantile(logits[bad], 1 - DOUBTED))


def report(known: Sequence[Sample], logits: Array, least: float) -> None:
    """Prints what of each kind is left in doubt, and of customers' sentences."""
    doubts: dict[str, list[bool]] = defaultdict(list)
    for sample, logit in zip(known, logits, strict=True):
        doubts[f"{sample.kind or 'customer'}{' of lists' if sample.chosen else ''}"].append(bool(logit > least))
    for kind, found in doubts.items():
        print(f"{kind:<26} {sum(found) / len(found):6.1%} doubted of {len(found)}")


def stored(fitted: Fitted, least: float) -> dict[str, Any]:
    """The weights as the gate reads them, in hundredths of a logit."""
    names = fitted.vectorizer.get_feature_names_out()
    strong = zip(names, fitted.weights, strict=True)
    kept = {str(name): round(SCALE * float(w)) for name, w in strong if abs(w) >= SLIGHTEST}
    return {"least": round(SCALE * (least - fitted.bias)), "weights": kept}


def _by_line(weights: dict[str, Any]) -> str:
    """JSON with a mark a line, so that a change can be read."""
    return json.dumps(weights, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures on held-out sentences; with --write stores the weights beside the gate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args(arguments)
    known = list(samples())
    logits = held_out(known)
    least = least_doubt(known, logits)
    report(known, logits, least)
    if options.write:
        path = HOME / "app" / "customer" / "gating" / WEIGHTS
        path.write_text(_by_line(stored(Fitted(known), least)), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
