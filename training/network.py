"""The encoder while it is learned: the first layers of a small pretrained network, and a head with one logit an act.

After its first layer it looks up words of the case and of the talk before.
"""

from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from app.acts import Act
from app.customer.reading.marks import WIDTH as MARKS
from app.customer.reading.recall import Kind

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 4
_LOOKS_AFTER = 1
"""Layers before the lookup."""
_DROP, APART = 0.1, -1e4
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "first_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "second_norm": "output.LayerNorm",
}
EMBEDDINGS = {"words": "word_embeddings", "places": "position_embeddings", "types": "token_type_embeddings"}


class Turns(NamedTuple):
    """What a network gets of turns: their pieces, what is marked in them, each sentence's share of each piece, and the
    words to look up. `mask` and `known` say which pieces and words are real, where a batch holds several turns.
    """

    pieces: Tensor
    marks: Tensor
    types: Tensor
    shares: Tensor
    recalled: Tensor
    kinds: Tensor
    items: Tensor
    mask: Tensor | None = None
    known: Tensor | None = None


def _attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, *, heads: int = HEADS) -> Tensor:
    """Turns × pieces × width: for each piece that asks, what it finds among those that are there."""
    turns, length, width = query.shape
    query, key, value = (
        part.view(turns, part.shape[1], heads, width // heads).transpose(1, 2) for part in (query, key, value)
    )
    alike = query @ key.transpose(-1, -2) * (width // heads) ** -0.5
    seen = (alike if mask is None else alike.masked_fill(~mask, APART)).softmax(-1) @ value
    return seen.transpose(1, 2).reshape(turns, length, width)


class Layer(nn.Module):
    """Attention over all pieces, then two dense steps, each with its way round."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(_DROP)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        seen = _attention(self.query(x), self.key(x), self.value(x), mask)
        x = self.first_norm(x + self.drop(self.mixed(seen)))
        return self.second_norm(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Lookup(nn.Module):
    """Attention from the turn to words that stand elsewhere; each is known by itself, its kind and its item's mean.

    It begins by adding nothing, so that the pretrained layers are not disturbed.
    """

    def __init__(self, width: int = WIDTH, heads: int = HEADS) -> None:
        super().__init__()
        self._heads = heads
        self.kinds, self.norm = nn.Embedding(len(Kind), width), nn.LayerNorm(width)
        self.of_item = nn.Linear(width, width, bias=False)
        self.query, self.key, self.value, self.mixed = (nn.Linear(width, width) for _ in range(4))
        nn.init.normal_(self.kinds.weight, std=0.02)
        for same in (self.query, self.key):
            nn.init.eye_(same.weight)
        for nothing in (self.of_item.weight, self.mixed.weight, self.mixed.bias):
            nn.init.zeros_(nothing)

    def forward(self, x: Tensor, words: Tensor, given: Turns) -> Tensor:
        together = (given.items[:, :, None] == given.items[:, None, :]).float()
        if given.known is not None:
            together = together * given.known[:, None, :]
        mean = (together / together.sum(-1, keepdim=True)) @ words
        there = self.norm(words + self.of_item(mean)) + self.kinds(given.kinds)
        mask = None if given.known is None else given.known[:, None, None, :]
        seen = _attention(self.query(x), self.key(there), self.value(there), mask, heads=self._heads)
        return x + self.mixed(seen)


def of_sentences(x: Tensor, shares: Tensor) -> Tensor:
    """Turns × sentences × twice the width: the mean of a sentence's pieces beside the state that sums up the turn."""
    sentences = shares.to(x.dtype) @ x
    return torch.cat([sentences, x[:, :1].expand_as(sentences)], dim=-1)


def begin_unsure(head: nn.Linear) -> None:
    """Sets a head so that at first it finds every act unlikely."""
    nn.init.normal_(head.weight, std=0.02)
    nn.init.constant_(head.bias, -3.0)


class Network(nn.Module):
    """Turns × sentences × acts: each sentence is the mean of its pieces beside the state that sums up the turn."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words, self.places, self.types = (nn.Embedding(n, WIDTH) for n in (vocabulary, 512, 2))
        self.marks = nn.Linear(MARKS, WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.lookup = Lookup()
        self.drop = nn.Dropout(_DROP)
        self.head = nn.Linear(2 * WIDTH, len(Act))
        nn.init.normal_(self.marks.weight, std=0.002)
        begin_unsure(self.head)

    def forward(self, *turns: Tensor) -> Tensor:
        given = Turns(*turns)
        places = torch.arange(given.pieces.shape[1])[None]
        x = self.words(given.pieces) + self.places(places) + self.types(given.types) + self.marks(given.marks)
        x = self.drop(self.norm(x))
        for layer in self.layers[:_LOOKS_AFTER]:
            x = layer(x, given.mask)
        x = self.lookup(x, self.words(given.recalled), given)
        for layer in self.layers[_LOOKS_AFTER:]:
            x = layer(x, given.mask)
        return self.head(self.drop(of_sentences(x, given.shares)))


def pretrained(folder: Path) -> Network:
    """A network that starts from the weights in `folder`/model.safetensors; its word embeddings stay as they are."""
    stored = load_file(folder / "model.safetensors")
    found = {f"{ours}.weight": stored[f"embeddings.{theirs}.weight"] for ours, theirs in EMBEDDINGS.items()}
    found |= {f"norm.{kind}": stored[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")}
    for n in range(LAYERS):
        for ours, theirs in PARTS.items():
            for kind in ("weight", "bias"):
                found[f"layers.{n}.{ours}.{kind}"] = stored[f"encoder.layer.{n}.{theirs}.{kind}"]
    network = Network(len(found["words.weight"]))
    network.load_state_dict(found, strict=False)
    for part in (network.words, network.places, network.types):
        part.requires_grad_(False)
    return network
