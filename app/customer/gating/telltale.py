"""Telltale wording: learned weights of words and neighbouring words say who would write a line, if not the customer."""

import json
import re
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, pairwise

from app.customer.gating.kind import Kind
from app.customer.gating.known import stem
from app.customer.gating.phrases import words

WEIGHTS = "telltale.json"
KINDS = (Kind.role_flip, Kind.coaching, Kind.meta, Kind.leak, Kind.refusal)
"""What a line may be beside a customer's, in the order of the weights."""

SCALE = 100
"""Weights are kept as whole hundredths of a logit."""

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[?!]")
_STEM = 5
_FRAME_WORDS = """
    ^ $ ? ! # NAME i i'm i've i'll i'd me my mine we we're we've we'll we'd us our you you're you've you'll you'd your
    it it's that that's this he she they them their can could will would may might should do does did don't have has had
    is are was were be been am not no to for of on in at by with from as if when what which who why how where so but and
    or a an the any some one more please sorry thank thanks let there here now then today tomorrow just still only
"""
_FRAME = frozenset(_FRAME_WORDS.split())
"""The small words that show the build of a sentence; the others stand in it by their class, or as blanks."""

_CLASSES = {"serving": "S", "company": "C", "courtesy": "T", "judging": "J", "staging": "G", "keeping": "K"}
"""Sections of the lexicon, by letter: what staff do, what with, how they sound; who judges, stages, keeps a score."""

_SPEAKERS = "i i'm i've i'll i'd my we we're we've we'll our you you're you've your ? NAME"
_WHO = frozenset(_SPEAKERS.split())


def marks(line: str, name: str) -> list[str]:
    """What a folded line shows, each once; `name` is the customer's own."""
    own = name.casefold().split()
    tokens = ["NAME" if token in own else "#" if token[0].isdigit() else token for token in _TOKEN.findall(line)]
    tokens = ["^", *tokens, "$"]
    found = set(tokens)
    found.update(f"{token[:_STEM]}~" for token in tokens if len(token) > _STEM + 1)
    found.update(map(" ".join, pairwise(tokens)))
    found.update(f"{left} _ {right}" for left, right in zip(tokens, tokens[2:], strict=False))
    classes = [_classes(token) for token in tokens]
    frame = [token if token in _FRAME else of[:1] or "*" for token, of in zip(tokens, classes, strict=True)]
    found.update(map(" ".join, pairwise(frame)))
    found.update(map(" ".join, zip(frame, frame[1:], frame[2:], strict=False)))
    found.update(map(" ".join, zip(frame, frame[1:], frame[2:], frame[3:], strict=False)))
    present = sorted(_WHO.intersection(tokens)) + [f"={name}" for name in sorted(set("".join(classes)))]
    found.update(present)
    found.update(f"{left} & {right}" for left, right in combinations(present, 2))
    return sorted(found)


@lru_cache(maxsize=8192)
def _classes(token: str) -> str:
    """A letter for each class of the lexicon that a word is of."""
    short = stem(token)
    return "".join(letter for letter, own in _lexicon() if {token, short} & own)


@lru_cache(maxsize=1)
def _lexicon() -> tuple[tuple[str, frozenset[str]], ...]:
    listed = ((letter, words(f"class_{name}")) for name, letter in _CLASSES.items())
    return tuple((letter, frozenset((*own, *map(stem, own)))) for letter, own in listed)


def telltale(line: str, name: str) -> Kind | None:
    """The kind of a folded line that no customer would write; None where it sounds like a customer."""
    bias, limits, weights = _learned()
    sums = list(bias)
    for mark in marks(line, name):
        for n, weight in weights.get(mark, ()):
            sums[n] += weight
    beyond = [total - limit for total, limit in zip(sums, limits, strict=True)]
    best = max(range(len(KINDS)), key=beyond.__getitem__)
    return KINDS[best] if beyond[best] > 0 else None


@lru_cache(maxsize=1)
def _learned() -> tuple[list[int], list[int], dict[str, tuple[tuple[int, int], ...]]]:
    read = json.loads(files("app.customer.gating").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    weights = {mark: tuple(zip(row[::2], row[1::2], strict=True)) for mark, row in read["weights"].items()}
    return read["bias"], read["limits"], weights
