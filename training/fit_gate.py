"""Learns the gate's telltale wording and says, on sentences held out, what it catches and what it stops wrongly."""

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

from app.customer.gating.kind import Kind
from app.customer.gating.telltale import KINDS, SCALE, WEIGHTS
from training.gate_corpus import HOME, Sample, samples

STRENGTH, LEAST, SLIGHTEST = 2.0, 2, 0.25
CHOSEN = 4.0
"""How often a sentence counts that was written for the gate: of these there are few."""
WRONGLY = {Kind.role_flip: 0.025}
"""The share of customers' sentences that a kind may stop; the others 0.006."""
LOWEST = 1.1
"""The least logit of a limit."""
FOLDS = 3
Array = np.ndarray[Any, np.dtype[Any]]


class Fitted:
    """Logits of a multinomial regression, those of the customers taken off."""

    def __init__(self, known: Sequence[Sample]) -> None:
        counted = Counter(mark for sample in known for mark in sample.marks)
        self.vectorizer = DictVectorizer()
        x = self.vectorizer.fit_transform([{m: 1.0 for m in s.marks if counted[m] >= LEAST} for s in known])
        x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
        y = np.array([s.kind or "customer" for s in known])
        counts = [CHOSEN if s.chosen else 1.0 for s in known]
        fitted = LogisticRegression(C=STRENGTH, max_iter=300).fit(x, y, sample_weight=counts)
        rows = {name: n for n, name in enumerate(fitted.classes_)}
        own = rows["customer"]
        self.weights = np.array([fitted.coef_[rows[k]] - fitted.coef_[own] for k in KINDS]).T
        self.bias = np.array([fitted.intercept_[rows[k]] - fitted.intercept_[own] for k in KINDS])

    def logits(self, judged: Sequence[Sample]) -> Array:
        """Sentences × kinds."""
        x = self.vectorizer.transform([dict.fromkeys(s.marks, 1.0) for s in judged])
        return np.asarray(x @ self.weights + self.bias)


def held_out(known: Sequence[Sample]) -> Array:
    """Each sentence judged by weights that saw nothing of its group."""
    fold = np.array([zlib.crc32(sample.group.encode()) % FOLDS for sample in known])
    found = np.zeros((len(known), len(KINDS)))
    for n in range(FOLDS):
        fitted = Fitted([sample for sample, f in zip(known, fold, strict=True) if f != n])
        found[fold == n] = fitted.logits([sample for sample, f in zip(known, fold, strict=True) if f == n])
    return found


def limits(known: Sequence[Sample], logits: Array) -> Array:
    """For each kind the logit that only a small share of the customers' sentences pass."""
    own = np.repeat(np.arange(len(known)), [(int(CHOSEN) if s.chosen else 1) * (s.kind is None) for s in known])
    shares = [1 - WRONGLY.get(kind, 0.006) for kind in KINDS]
    return np.array([max(LOWEST, np.quantile(logits[own, n], share)) for n, share in enumerate(shares)])


def report(known: Sequence[Sample], logits: Array, least: Array) -> None:
    """Prints what is caught of each kind, and how many customers' sentences are stopped."""
    stopped = (logits > least).any(axis=1)
    caught: dict[str, list[bool]] = defaultdict(list)
    for sample, stop in zip(known, stopped, strict=True):
        caught[f"{sample.kind or 'customer'}{' of lists' if sample.chosen else ''}"].append(bool(stop))
    for kind, stops in caught.items():
        print(f"{kind:<18} {sum(stops) / len(stops):6.1%} stopped of {len(stops)}")


def stored(fitted: Fitted, least: Array) -> dict[str, Any]:
    """The weights as the gate reads them: by mark, kind and hundredths of a logit in turn."""
    names = fitted.vectorizer.get_feature_names_out()
    kept = {}
    for name, row in zip(names, fitted.weights, strict=True):
        strong = [(n, round(SCALE * float(w))) for n, w in enumerate(row) if abs(w) >= SLIGHTEST]
        if strong:
            kept[str(name)] = [part for pair in strong for part in pair]
    whole = {"bias": fitted.bias, "limits": least}
    return {name: [round(SCALE * float(v)) for v in values] for name, values in whole.items()} | {"weights": kept}


def _by_line(weights: dict[str, Any]) -> str:
    """JSON with a mark a line, so that a change can be read."""
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    return text.replace('],"', '],\n"').replace(':{"', ':{\n"') + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures on held-out sentences; with --write stores the weights beside the gate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args(arguments)
    known = list(samples())
    logits = held_out(known)
    least = limits(known, logits)
    report(known, logits, least)
    if options.write:
        path = HOME / "app" / "customer" / "gating" / WEIGHTS
        path.write_text(_by_line(stored(Fitted(known), least)), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
