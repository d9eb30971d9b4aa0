"""The turns of the corpus as the networks take them: whole, without the case, and as twins."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from app.customer.reader import OfflineReader
from app.customer.reading.encoder import Pieces, pieces_of
from app.customer.reading.marks import WIDTH
from app.customer.reading.word_pieces import WordPieces
from training.corpus import Labelled
from training.examples import acts_of_sentences, without_case
from training.model import ACTS
from training.network import Turns
from training.twins import twins_of

_STEP = 16
"""Lengths are multiples of it: memory is given out by length, and each new one would hold more of it."""
BARE, TWIN = 0.12, 0.35
"""How often a turn is learned from without its case, and how often as a twin if it has one."""


@dataclass(frozen=True)
class Item:
    """A turn as the network gets it, and sentences × acts that are shown."""

    pieces: Pieces
    shown: Tensor


@dataclass(frozen=True)
class Items:
    """A turn, the same turn without its case, and its twins."""

    whole: Item
    bare: Item
    twins: tuple[Item, ...]

    @property
    def all(self) -> tuple[Item, ...]:
        return self.whole, self.bare, *self.twins

    def pick(self, chance: random.Random) -> Item:
        """One of them to learn from."""
        if chance.random() < BARE:
            return self.bare
        return chance.choice(self.twins) if self.twins and chance.random() < TWIN else self.whole


def items_of(labelled: Sequence[Labelled], pieces: WordPieces) -> list[Items]:
    """Every turn of the corpus."""
    reader = OfflineReader(light=True)

    def item(row: Labelled) -> Item:
        scene = reader.by_rules(row.exchange)
        acts = acts_of_sentences(scene, row.acts)
        shown = torch.tensor([[float(act in there) for act in ACTS] for there in acts])
        return Item(pieces_of(scene, pieces), shown)

    return [
        Items(item(row), item(without_case(row)), tuple(item(twin) for twin in twins_of(row, reader)))
        for row in labelled
    ]


def _filled(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Rows filled up with 0 to the length of the longest and a little more, and where they are real."""
    longest = -(-max(map(len, rows)) // _STEP) * _STEP
    found = torch.zeros(len(rows), longest, dtype=torch.long)
    real = torch.zeros_like(found, dtype=torch.bool)
    for n, row in enumerate(rows):
        found[n, : len(row)], real[n, : len(row)] = torch.tensor(row), True
    return found, real


def batch(items: Sequence[Item]) -> Turns:
    """Turns as the networks take them."""
    given = [item.pieces for item in items]
    numbers, real = _filled([pieces.numbers for pieces in given])
    types, _ = _filled([pieces.types for pieces in given])
    marks = torch.zeros(*numbers.shape, WIDTH)
    shares = torch.zeros(len(items), max(len(item.shown) for item in items), numbers.shape[1])
    for n, item in enumerate(items):
        own = len(item.pieces.numbers)
        marks[n, :own] = torch.tensor(item.pieces.marks)
        shares[n, : len(item.shown), :own] = torch.tensor(item.pieces.shares)
    recalled, known = _filled([pieces.recall.numbers for pieces in given])
    kinds, _ = _filled([pieces.recall.kinds for pieces in given])
    places, _ = _filled([pieces.recall.items for pieces in given])
    return Turns(numbers, marks, types, shares, recalled, kinds, places, real[:, None, None, :], known)
