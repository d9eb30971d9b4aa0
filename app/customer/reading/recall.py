"""What the encoder may look up while it reads a turn: the words of the case and of the talk before, item by item."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, auto
from itertools import islice

from app.customer.reading.scene import Scene
from app.customer.reading.stems import stem
from app.customer.reading.word_pieces import WordPieces
from app.transcript import Speaker

_OF_CASE, _OF_TALK = 120, 60
"""How many word pieces of the case, and how many of the talk before."""


class Kind(IntEnum):
    """What an item is; the first is no item, and always there."""

    nothing = 0
    own_remedy = auto()
    others_remedy = auto()
    rule = auto()
    why = auto()
    told_fact = auto()
    untold_fact = auto()
    false_part = auto()
    customer = auto()
    trainee = auto()


@dataclass(frozen=True)
class Recall:
    """Word pieces that may be looked up, each with its kind and with the number of the item that it stands in."""

    numbers: list[int]
    kinds: list[int]
    items: list[int]


def recall_of(scene: Scene, pieces: WordPieces) -> Recall:
    """The case, and the talk before this turn from its end: each item's words that say something, once."""
    case = [*_of_case(scene)]
    found = [
        (pieces.end, Kind.nothing, 0),
        *islice(_looked_up(case, pieces, first=1), _OF_CASE),
        *islice(_looked_up(_of_talk(scene), pieces, first=1 + len(case)), _OF_TALK),
    ]
    numbers, kinds, items = ([*column] for column in zip(*found, strict=True))
    return Recall(numbers, kinds, items)


def _looked_up(items: Iterable[tuple[Kind, str]], pieces: WordPieces, *, first: int) -> Iterator[tuple[int, Kind, int]]:
    for number, (kind, text) in enumerate(items, first):
        said = set()
        for word, of_word in pieces.by_word(text):
            base = stem(word)
            if base is not None and base not in said:
                said.add(base)
                yield from ((piece, kind, number) for piece in of_word)


def _of_case(scene: Scene) -> Iterator[tuple[Kind, str]]:
    known = scene.story.known
    if known is None:
        return
    case = known.case
    for remedy in case.authority:
        yield Kind.own_remedy if remedy.by == "trainee" else Kind.others_remedy, f"{remedy.do} {remedy.limit}"
    if case.claim_false_part:
        yield Kind.false_part, case.claim_false_part
    for policy in case.policies:
        yield Kind.rule, policy.rule
        yield Kind.why, policy.why
    for fact in known.facts:
        kind = Kind.told_fact if scene.story.has_told(fact) else Kind.untold_fact
        yield kind, f"{fact.id.replace('_', ' ')} {case.facts[fact.id].say}"


def _of_talk(scene: Scene) -> Iterator[tuple[Kind, str]]:
    for turn in reversed(scene.story.exchange.before):
        if turn.speaker == Speaker.customer:
            yield Kind.customer, turn.text
        elif turn.speaker == Speaker.trainee:
            yield Kind.trainee, turn.text
