"""The encoder while it is learned: the first layers of a small pretrained network, and a head with one logit an act."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from app.acts import Act
from app.customer.reading.marks import WIDTH as MARKS

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 4
_DROP, _APART = 0.1, -1e4
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
_EMBEDDINGS = {"words": "word_embeddings", "places": "position_embeddings", "types": "token_type_embeddings"}


class Layer(nn.Module):
    """Attention over all pieces, then two dense steps, each with its way round."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(_DROP)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        turns, length, _ = x.shape
        query, key, value = (
            part(x).view(turns, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        alike = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        seen = (alike if mask is None else alike.masked_fill(~mask, _APART)).softmax(-1) @ value
        x = self.first_norm(x + self.drop(self.mixed(seen.transpose(1, 2).reshape(turns, length, WIDTH))))
        return self.second_norm(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Turns × sentences × acts: each sentence is the mean of its pieces beside the state that sums up the turn."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words, self.places, self.types = (nn.Embedding(n, WIDTH) for n in (vocabulary, 512, 2))
        self.marks = nn.Linear(MARKS, WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(_DROP)
        self.head = nn.Linear(2 * WIDTH, len(Act))
        nn.init.normal_(self.marks.weight, std=0.002)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.constant_(self.head.bias, -3.0)

    def forward(
        self, pieces: Tensor, marks: Tensor, types: Tensor, shares: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        places = torch.arange(pieces.shape[1])[None]
        x = self.words(pieces) + self.places(places) + self.types(types) + self.marks(marks)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        sentences = shares.to(x.dtype) @ x
        return self.head(self.drop(torch.cat([sentences, x[:, :1].expand_as(sentences)], dim=-1)))


def pretrained(folder: Path) -> Network:
    """A network that starts from the weights in `folder`/model.safetensors; its word embeddings stay as they are."""
    stored = load_file(folder / "model.safetensors")
    found = {f"{ours}.weight": stored[f"embeddings.{theirs}.weight"] for ours, theirs in _EMBEDDINGS.items()}
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
