"""What the encoder said of turns from files that it never saw: kept, since fitting it takes long.

Of turns that were written since it was fitted, the encoder that ships says it: `python -m training.held_out`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.acts import Act
from app.customer.reader import OfflineReader
from app.customer.reading.encoder import encoder
from training.corpus import Labelled, rows
from training.examples import Example
from training.model import Array

FILE = Path(__file__).with_name("encoder_held_out.npz")


def save(found: dict[str, Array]) -> None:
    """Adds rows, each its sentences × acts of logits, to what is kept."""
    kept = load() | found
    np.savez_compressed(
        FILE,
        ids=np.array(list(kept)),
        sentences=np.array([len(logits) for logits in kept.values()]),
        logits=np.concatenate(list(kept.values())).astype(np.float16),
    )


def load() -> dict[str, Array]:
    """Everything that is kept, by the id of its row."""
    if not FILE.exists():
        return {}
    with np.load(FILE) as stored:
        ends = np.cumsum(stored["sentences"])[:-1]
        return dict(zip(stored["ids"].tolist(), np.split(stored["logits"].astype(float), ends), strict=True))


def encoded(labelled: Sequence[Labelled], seen: Sequence[Example]) -> Array:
    """Sentences × acts; not a number for turns that are new, or have other sentences, since the encoder was fitted."""
    kept = load()
    counts = np.bincount([example.turn for example in seen], minlength=len(labelled))
    unknown = np.full(len(Act), np.nan)
    found = []
    for row, count in zip(labelled, counts, strict=True):
        logits = kept.get(row.id)
        found.append(logits if logits is not None and len(logits) == count else np.tile(unknown, (count, 1)))
    return np.concatenate(found)


def main() -> int:
    """Keeps what the encoder says of the turns of which nothing is kept, and prints how many they are."""
    network, reader, known = encoder(), OfflineReader(light=True), load()
    if network is None:
        print("the encoder cannot run: pip install onnxruntime", file=sys.stderr)
        return 2
    new = [row for row in rows() if row.id not in known]
    nothing = [float("nan")] * len(Act)
    save({row.id: np.array([of or nothing for of in network.logits(reader.by_rules(row.exchange))]) for row in new})
    print(f"{len(new)} turns were new to it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
