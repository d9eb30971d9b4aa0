"""The author: a small network says who would write a sentence that may not be a customer's."""

import math
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from app.customer.gating.kind import Kind
from app.customer.reading.word_pieces import WordPieces

if TYPE_CHECKING:
    import numpy as np

FOLDER = Path(str(files("app.customer.gating")))
WEIGHTS, WORDS, VOCABULARY = "author.npz", "author.npy", "author.txt"
KINDS = (Kind.role_flip, Kind.coaching, Kind.meta, Kind.leak, Kind.refusal, Kind.premature_thanks)
"""What a sentence may be beside a customer's, which comes first among the network's logits."""

WINDOWS = (1, 2, 3, 5)
"""How many word pieces in a row are seen together."""
LONGEST = 40
"""Word pieces of a sentence that are seen."""
LIMITS = {Kind.role_flip: 3.5, Kind.premature_thanks: 2.5}
"""Log odds beyond which a sentence is no customer's, 1.0 where none stands: customers often sound like agents, or thank
in scorn."""

_SLIGHT = 1e-5
_COMMON = 1024
"""Word pieces of which it is remembered what they add: 4 MB."""
_NAME = "zz"
_PLURAL = {
    "we": "i", "us": "me", "our": "my", "ours": "mine", "we're": "i'm", "we've": "i've", "we'll": "i'll", "we'd": "i'd"
}  # fmt: skip
_PLURAL_WORD = re.compile(r"\b(?:" + "|".join(sorted(_PLURAL, key=len, reverse=True)) + r")\b")


def named(words: str, name: str) -> str:
    """Folded words in which the customer's own name is one and the same for all customers."""
    for part in name.casefold().split():
        if len(part) > 2 and part in words:
            words = re.sub(rf"\b{re.escape(part)}\b", _NAME, words)
    return words


def singular(words: str) -> str:
    """Folded words of one who may speak for several, as if they spoke for one."""
    return _PLURAL_WORD.sub(lambda match: _PLURAL[match[0]], words)


class Author:
    """Judges one sentence in an eighth of a millisecond on one core."""

    def __init__(self, words: "np.ndarray", weights: "Mapping[str, np.ndarray]", pieces: WordPieces) -> None:
        import numpy as np

        self._words, self._weights, self._pieces = words, weights, pieces
        width = len(weights["norm"])
        by_place = [weights[f"window{size}"].reshape(width, size, -1) for size in WINDOWS]
        self._places = np.concatenate([places.reshape(width, -1) for places in by_place], axis=1)
        self._adds = lru_cache(maxsize=_COMMON)(self._added)

    def kind(self, words: str, *, thanks_welcome: bool) -> Kind | None:
        """The kind of folded words that no customer would write now; None where a customer would."""
        own, *others = self.logits(words)
        *bad, thanks = others
        allowed, faults = ([own, thanks], bad) if thanks_welcome else ([own], others)
        kind = KINDS[max(range(len(faults)), key=faults.__getitem__)]
        return kind if _together(faults) - _together(allowed) > LIMITS.get(kind, 1.0) else None

    def logits(self, words: str) -> list[float]:
        """Of (customer, *KINDS)."""
        import numpy as np

        added = np.stack([self._adds(number) for number in numbers_of(words, self._pieces)]).astype(np.float32)
        pieces, seen, at = len(added), [], 0
        for size in WINDOWS:
            bias = self._weights[f"window{size}_bias"]
            found = np.tile(bias, (pieces + size - 1, 1))
            for first in reversed(range(size)):
                found[first : first + pieces] += added[:, at : at + len(bias)]
                at += len(bias)
            np.maximum(found, 0, out=found)
            seen += [found.max(0), found.sum(0) / len(found)]
        between = np.maximum(self._dense(np.concatenate(seen), "between"), 0)
        logits: list[float] = self._dense(between, "head").tolist()
        return logits

    def _added(self, number: int) -> "np.ndarray":
        """What a word piece adds to the sum of each window that it stands in, place by place."""
        x = self._dense(self._words[number] * self._weights["worth"][number], "into")
        x = x - x.mean()
        x = x / (x.dot(x) / len(x) + _SLIGHT) ** 0.5 * self._weights["norm"] + self._weights["norm_bias"]
        added: np.ndarray = (x @ self._places).astype("float16")
        return added

    def _dense(self, x: "np.ndarray", name: str) -> "np.ndarray":
        found: np.ndarray = x @ self._weights[name] + self._weights[f"{name}_bias"]
        return found


def numbers_of(words: str, pieces: WordPieces) -> list[int]:
    """The sentence as the network gets it."""
    return [pieces.begin, *pieces.of(words)[: LONGEST - 2], pieces.end]


def _together(logits: list[float]) -> float:
    highest = max(logits)
    return highest + math.log(sum(math.exp(logit - highest) for logit in logits))


@lru_cache(maxsize=1)
def author() -> Author:
    """The network as it is shipped. Of its word pieces only those are in memory that were ever said."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are small, and a pool of threads holds memory
    import numpy as np

    with np.load(FOLDER / WEIGHTS) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    words = np.load(FOLDER / WORDS, mmap_mode="r")
    return Author(words, weights, WordPieces.stored(FOLDER / VOCABULARY))
