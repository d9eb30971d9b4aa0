"""The sentence encoder: what each sentence of a turn does after the customer's last words, as one logit for each act.

It may be absent: without its runtime or its file the rules and the linear weights read alone.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from app.customer.reading.marks import NO_SENTENCE, NO_TURN, NO_WORD, Marks, Row
from app.customer.reading.recall import Recall, recall_of
from app.customer.reading.scene import Scene
from app.customer.reading.word_pieces import WordPieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = Path(str(files("app.customer.reading")))
MODEL, VOCABULARY = FOLDER / "encoder.onnx", FOLDER / "encoder.txt"

_CUSTOMER, _ALL = 40, 160
"""How many word pieces of the customer's last words are seen, and how many of everything."""
_LONGEST = 600
"""Characters of the customer's last words that are cut into pieces."""
_NONE = NO_WORD + NO_SENTENCE + NO_TURN


@dataclass(frozen=True)
class Pieces:
    """The pieces of a turn, and what may be looked up for it.

    `spans` says for each sentence where it stands among the pieces, None past the last one seen.
    """

    numbers: list[int]
    marks: list[Row]
    spans: list[tuple[int, int] | None]
    customer: int
    recall: Recall

    @property
    def types(self) -> list[int]:
        """0 for the customer's words, 1 for the trainee's."""
        return [0] * self.customer + [1] * (len(self.numbers) - self.customer)

    @property
    def shares(self) -> list[list[float]]:
        """For each sentence the share of each piece in its mean."""
        return [_share(span, len(self.numbers)) for span in self.spans]


def _share(span: tuple[int, int] | None, length: int) -> list[float]:
    first, last = span or (0, 1)
    return [1 / (last - first) if first <= n < last else 0.0 for n in range(length)]


def pieces_of(scene: Scene, pieces: WordPieces) -> Pieces:
    """The end of the customer's last words, then the turn sentence by sentence, each piece with its marks."""
    marks = Marks(scene)
    told = _marked(pieces, scene.story.last_customer[-_LONGEST:], lambda word: marks.word(word, customer=True))
    row = [(pieces.begin, NO_WORD + NO_SENTENCE + marks.turn())]
    row.extend((piece, of_word + NO_SENTENCE + NO_TURN) for piece, of_word in told[-_CUSTOMER:])
    row.append((pieces.end, _NONE))
    customer = len(row)
    spans: list[tuple[int, int] | None] = []
    for n in range(len(scene.sentences)):
        found = _marked(pieces, scene.own_words(n), marks.word)[: _ALL - 1 - len(row)]
        spans.append((len(row), len(row) + len(found)) if found else None)
        of_sentence = marks.sentence(n) + NO_TURN if found else NO_SENTENCE + NO_TURN
        row.extend((piece, of_word + of_sentence) for piece, of_word in found)
    row.append((pieces.end, _NONE))
    return Pieces([piece for piece, _ in row], [of for _, of in row], spans, customer, recall_of(scene, pieces))


def _marked(pieces: WordPieces, text: str, mark: Callable[[str], Row]) -> list[tuple[int, Row]]:
    """The pieces of a text, the first of each word with the word's marks."""
    found: list[tuple[int, Row]] = []
    for word, numbers in pieces.by_word(text):
        found.append((numbers[0], mark(word)))
        found.extend((number, NO_WORD) for number in numbers[1:])
    return found


class Encoder:
    """A network of a few layers in whole numbers, run on one core in a few milliseconds a turn."""

    def __init__(self, session: "InferenceSession", pieces: WordPieces) -> None:
        self._session = session
        self._pieces = pieces

    def logits(self, scene: Scene) -> list[list[float] | None]:
        """For each sentence a logit for each act, in the order of `Act`; None where the turn is too long to see it."""
        if not scene.sentences:
            return []
        import numpy as np

        seen = pieces_of(scene, self._pieces)
        given = {
            "pieces": np.array([seen.numbers], dtype=np.int64),
            "marks": np.array([seen.marks], dtype=np.float32),
            "types": np.array([seen.types], dtype=np.int64),
            "shares": np.array([seen.shares], dtype=np.float32),
            "recalled": np.array([seen.recall.numbers], dtype=np.int64),
            "kinds": np.array([seen.recall.kinds], dtype=np.int64),
            "items": np.array([seen.recall.items], dtype=np.int64),
        }
        (logits,) = self._session.run(None, given)
        return [row if span else None for row, span in zip(logits[0].tolist(), seen.spans, strict=True)]


@lru_cache(maxsize=1)
def encoder() -> Encoder | None:
    """The encoder as it is shipped, loaded in about half a second; None where `onnxruntime` is not installed."""
    if find_spec("onnxruntime") is None or not MODEL.exists():
        return None
    return Encoder(_opened(MODEL), WordPieces.stored(VOCABULARY))


def _opened(model: Path) -> "InferenceSession":
    """The network ready to run on one core, without memory held for the next run."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
