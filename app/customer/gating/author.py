"""The author: a small network says who would write a sentence that may not be a customer's."""

import math
import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from app.customer.gating.kind import Kind
from app.customer.reading.one_core import opened
from app.customer.reading.word_pieces import WordPieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = Path(str(files("app.customer.gating")))
MODEL, VOCABULARY = "author.onnx", "author.txt"
KINDS = (Kind.role_flip, Kind.coaching, Kind.meta, Kind.leak, Kind.refusal, Kind.premature_thanks)
"""What a sentence may be beside a customer's, which comes first among the network's logits."""

LONGEST = 40
"""Word pieces of a sentence that are seen."""
LIMITS = {Kind.role_flip: 3.0, Kind.premature_thanks: 2.3}
"""Log odds beyond which a sentence is no customer's, 1.0 where none stands: customers often sound like agents, or thank
in scorn."""

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
    """Judges one sentence in less than a millisecond on one core."""

    def __init__(self, session: "InferenceSession", pieces: WordPieces) -> None:
        self._session = session
        self._pieces = pieces

    def kind(self, words: str, *, thanks_welcome: bool) -> Kind | None:
        """The kind of folded words that no customer would write now; None where a customer would."""
        import numpy as np

        given = {"pieces": np.array([numbers_of(words, self._pieces)], dtype=np.int64)}
        ((own, *others),) = self._session.run(None, given)[0].tolist()
        *bad, thanks = others
        allowed, faults = ([own, thanks], bad) if thanks_welcome else ([own], others)
        kind = KINDS[max(range(len(faults)), key=faults.__getitem__)]
        return kind if _together(faults) - _together(allowed) > LIMITS.get(kind, 1.0) else None


def numbers_of(words: str, pieces: WordPieces) -> list[int]:
    """The sentence as the network gets it."""
    return [pieces.begin, *pieces.of(words)[: LONGEST - 2], pieces.end]


def _together(logits: list[float]) -> float:
    highest = max(logits)
    return highest + math.log(sum(math.exp(logit - highest) for logit in logits))


@lru_cache(maxsize=1)
def author() -> Author:
    """The network as it is shipped, loaded in about a quarter of a second."""
    return Author(opened(FOLDER / MODEL), WordPieces.stored(FOLDER / VOCABULARY))
