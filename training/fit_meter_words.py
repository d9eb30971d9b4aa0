"""Learns the words of the mood meter from the written lines of our own customers, each in the mood it is for."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from app.customer.meter_words import terms
from app.customer.voice.bank import read_bank
from app.library import Library
from app.persona import Band

HOME = Path(__file__).resolve().parents[1]
WEIGHTS = HOME / "app" / "customer" / "meter_words.json"
ANGER = {Band.calm: 0.1, Band.mild: 0.37, Band.annoyed: 0.62, Band.angry: 0.87}
LEAST, STRENGTH, SLIGHTEST = 4, 10.0, 0.02
Matrix = np.ndarray[Any, np.dtype[np.float64]]


def written() -> Iterator[tuple[str, float]]:
    """Every line of the phrase bank and of the shipped personas, with the anger of its band."""
    for bands in read_bank().topics.values():
        for band, lines in bands.items():
            yield from ((line.text, ANGER[band]) for line in lines)
    for loaded in Library(HOME / "personas", HOME / "rubrics").personas().values():
        for own in loaded.value.lines.values():
            for band, texts in own.items():
                yield from ((text, ANGER[band]) for text in texts)


def plain(line: str) -> str:
    """A template without its slots, the first of each choice taken."""
    return re.sub(r"\[([^\]|]*)\|[^\]]*\]", r"\1", re.sub(r"\{\w+\}", " ", line))


def fit(lines: list[tuple[str, float]]) -> dict[str, float]:
    """A ridge regression on words and pairs that several lines hold."""
    texts = [terms(plain(text)) for text, _ in lines]
    counted = Counter(term for found in texts for term in found)
    columns = {term: n for n, term in enumerate(sorted(term for term, times in counted.items() if times >= LEAST))}
    x: Matrix = np.zeros((len(texts), len(columns)))
    for row, found in enumerate(texts):
        x[row, [columns[term] for term in found if term in columns]] = 1
    x /= np.sqrt(np.maximum(x.sum(axis=1), 1))[:, None]
    y = np.array([anger for _, anger in lines])
    w = x.T @ np.linalg.solve(x @ x.T + STRENGTH * np.eye(len(y)), y - y.mean())
    return {term: round(float(w[n]), 3) for term, n in columns.items() if abs(w[n]) >= SLIGHTEST}


def main() -> int:
    """Stores the weights in app/customer/meter_words.json."""
    weights = fit(list(written()))
    WEIGHTS.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(weights)} words and pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
