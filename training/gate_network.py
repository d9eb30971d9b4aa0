"""The large network from which the gate's author learns: a small pretrained one with a head."""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from app.customer.gating.author import KINDS, LONGEST
from training.network import PARTS, WIDTH, Layer

LAYERS = 6
_DROP = 0.1


class Network(nn.Module):
    """Sentences × (customer, *KINDS): the mean of the pieces beside the state that sums up the sentence."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(_DROP)
        self.head = nn.Linear(2 * WIDTH, 1 + len(KINDS))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, pieces: Tensor, there: Tensor) -> Tensor:
        """`there` says where a sentence has pieces."""
        x = self.drop(self.norm(self.words(pieces) + self.places(torch.arange(pieces.shape[1])[None])))
        for layer in self.layers:
            x = layer(x, there[:, None, None, :])
        share = there[..., None].to(x.dtype)
        mean = (x * share).sum(1) / share.sum(1)
        return self.head(self.drop(torch.cat([mean, x[:, 0]], dim=-1)))


def batch(sentences: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Sentences × pieces, and where there are any."""
    length = max(map(len, sentences))
    pieces = torch.zeros(len(sentences), length, dtype=torch.long)
    there = torch.zeros(len(sentences), length, dtype=torch.bool)
    for n, numbers in enumerate(sentences):
        pieces[n, : len(numbers)], there[n, : len(numbers)] = torch.tensor(numbers), True
    return pieces, there


def pretrained(folder: Path, kept: list[int]) -> Network:
    """A network from the weights in `folder`/model.safetensors with the `kept` rows of its word embeddings, fixed."""
    stored = load_file(folder / "model.safetensors")
    found = {f"norm.{kind}": stored[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")}
    found["words.weight"] = stored["embeddings.word_embeddings.weight"][kept]
    found["places.weight"] = (
        stored["embeddings.position_embeddings.weight"][:LONGEST] + stored["embeddings.token_type_embeddings.weight"][0]
    )
    for n in range(LAYERS):
        for ours, theirs in PARTS.items():
            for kind in ("weight", "bias"):
                found[f"layers.{n}.{ours}.{kind}"] = stored[f"encoder.layer.{n}.{theirs}.{kind}"]
    network = Network(len(kept))
    network.load_state_dict(found, strict=False)
    for part in (network.words, network.places):
        part.requires_grad_(False)
    return network
