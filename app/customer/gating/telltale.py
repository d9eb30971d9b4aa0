"""Telltale wording: learned weights of words and neighbouring words say which lines are beyond doubt a customer's."""

import json
import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from app.customer.gating.known import stem
from app.customer.gating.phrases import words

WEIGHTS = "telltale.json"
SCALE = 100
"""Weights are kept as whole hundredths of a logit."""

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[?!]")
_FRAME_WORDS = """
    ^ $ ? ! # zz i i'm i've i'll i'd me my mine we we're we've we'll we'd us our you you're you've you'll you'd your
    it it's that that's this he she they them their can could will would may might should do does did don't have has had
    is are was were be been am not no to for of on in at by with from as if when what which who why how where so but and
    or a an the any some one more please sorry thank thanks let there here now then today tomorrow just still only
"""
_FRAME = frozenset(_FRAME_WORDS.split())
"""The small words that show the build of a sentence; the others stand in it by their class, or as blanks."""

_CLASSES = {"serving": "S", "company": "C", "courtesy": "T", "judging": "J", "staging": "G", "keeping": "K"}
"""Sections of the lexicon, by letter: what staff do, what with, how they sound; who judges, stages, keeps a score."""


def marks(line: str) -> list[str]:
    """What a folded line shows: its words, neighbours, and the build of the sentence in threes."""
    tokens = ["^", *["#" if token[0].isdigit() else token for token in _TOKEN.findall(line)], "$"]
    frame = list(map(_slot, tokens))
    threes = [f"{a} {b} {c}" for a, b, c in zip(frame, frame[1:], frame[2:], strict=False)]
    return [*tokens, *(f"{a} {b}" for a, b in pairwise(tokens)), *(f"{a}+{b}" for a, b in pairwise(frame)), *threes]


@lru_cache(maxsize=8192)
def _slot(token: str) -> str:
    """What a word stands for in the build of a sentence: itself, the letter of its class, or a blank."""
    if token in _FRAME:
        return token
    short = stem(token)
    return next((letter for letter, own in _lexicon() if not own.isdisjoint((token, short))), "*")


@lru_cache(maxsize=1)
def _lexicon() -> tuple[tuple[str, frozenset[str]], ...]:
    listed = ((letter, words(f"class_{name}")) for name, letter in _CLASSES.items())
    return tuple((letter, frozenset((*own, *map(stem, own)))) for letter, own in listed)


def doubtful(line: str) -> bool:
    """Whether the wording of a folded line leaves a doubt that a customer wrote it."""
    least, weights = _learned()
    return sum([weights[mark] for mark in marks(line) if mark in weights]) > least


@lru_cache(maxsize=1)
def _learned() -> tuple[int, dict[str, int]]:
    """The sum of weights above which there is a doubt, and the weights."""
    read = json.loads(files("app.customer.gating").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return read["least"], read["weights"]
