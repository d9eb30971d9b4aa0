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

_REACH = max(WINDOWS)
_COMMON = 2000
"""Word pieces of which it is remembered what they add: 5.6 MB."""
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
    """Judges one sentence in less than a tenth of a millisecond on one core.

    `words` has a row for each word piece; `places`, among the weights, turns it into what the piece adds to the windows
    that end at it, one place further and so on, the small windows first and only as far as they reach.
    """

    def __init__(self, words: "np.ndarray", weights: "Mapping[str, np.ndarray]", pieces: WordPieces) -> None:
        import numpy as np

        self._words, self._weights, self._pieces = words, weights, pieces
        bias = weights["places_bias"]
        sizes = np.repeat(np.array(WINDOWS, np.float32), len(bias) // len(WINDOWS))
        self._beyond = sizes - 1
        to_go = np.arange(LONGEST + _REACH - 1)[::-1, None]
        self._unfilled = np.where(to_go < _REACH - sizes, 0, bias)
        self._first = [int((sizes <= place).sum()) for place in range(_REACH)]
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

        added = [self._adds(number) for number in numbers_of(words, self._pieces)]
        found = self._windows(np.concatenate(added).reshape(len(added), -1))
        seen = np.concatenate((found.max(0), found.sum(0) / (len(added) + self._beyond)))
        between = np.maximum(self._dense(seen, "between"), 0)
        logits: list[float] = self._dense(between, "head").tolist()
        return logits

    def _windows(self, added: "np.ndarray") -> "np.ndarray":
        """What the windows see, by the place where they end; a window beyond the last piece sees 0."""
        import numpy as np

        pieces, at = len(added), 0
        found = self._unfilled[-(pieces + _REACH - 1) :].copy()
        for place, first in enumerate(self._first):
            upto = at + found.shape[1] - first
            found[place : place + pieces, first:] += added[:, at:upto]
            at = upto
        return np.maximum(found, 0, out=found)

    def _added(self, number: int) -> "np.ndarray":
        """What a word piece adds to the windows that it stands in."""
        added: np.ndarray = self._words[number].astype("float32") @ self._weights["places"]
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
    weights["places"] *= weights["worth"]  # words are whole numbers
    words = np.load(FOLDER / WORDS, mmap_mode="r")
    return Author(np.asarray(words), weights, WordPieces.stored(FOLDER / VOCABULARY))
