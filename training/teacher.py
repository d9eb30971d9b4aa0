"""The teacher's network: all of all-mpnet-base-v2, with the marks of the encoder and the same words to look up."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import MPNetModel

from app.acts import Act
from app.customer.reading.marks import WIDTH as MARKS
from training.network import APART, Lookup, Turns, begin_unsure, of_sentences

_BEGIN, _END, _SHIFT = 0, 2, 4
"""How its vocabulary numbers the two ends of a text, and by how much every other piece is moved."""
_OUR_BEGIN, _OUR_END = 101, 102
_LOOKS_AFTER = 2


class Teacher(nn.Module):
    """Turns × sentences × acts, as `Network`; pieces are numbered as in the encoder's vocabulary."""

    def __init__(self, pretrained: MPNetModel) -> None:
        super().__init__()
        width = pretrained.config.hidden_size
        self.embeddings, self.encoder = pretrained.embeddings, pretrained.encoder
        self.types, self.marks = nn.Embedding(2, width), nn.Linear(MARKS, width, bias=False)
        self.lookup = Lookup(width, pretrained.config.num_attention_heads)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * width, len(Act))
        for new in (self.types.weight, self.marks.weight):
            nn.init.normal_(new, std=0.002)
        begin_unsure(self.head)

    def _words(self, pieces: Tensor) -> Tensor:
        theirs = torch.where(pieces == _OUR_BEGIN, _BEGIN, torch.where(pieces == _OUR_END, _END, pieces + _SHIFT))
        return self.embeddings.word_embeddings(theirs)

    def forward(self, *turns: Tensor) -> Tensor:
        given = Turns(*turns)
        places = torch.arange(2, given.pieces.shape[1] + 2)[None]
        x = self._words(given.pieces) + self.embeddings.position_embeddings(places)
        x = self.embeddings.LayerNorm(x + self.types(given.types) + self.marks(given.marks))
        x = self.embeddings.dropout(x)
        apart = torch.zeros(1) if given.mask is None else (~given.mask).float() * APART
        bias = self.encoder.compute_position_bias(x)
        for n, layer in enumerate(self.encoder.layer):
            if n == _LOOKS_AFTER:
                x = self.lookup(x, self._words(given.recalled), given)
            x = layer(x, apart, position_bias=bias)[0]
        return self.head(self.drop(of_sentences(x, given.shares)))


def teacher(folder: Path) -> Teacher:
    """A network that starts from the weights in `folder`; its word embeddings stay as they are."""
    network = Teacher(MPNetModel.from_pretrained(folder, add_pooling_layer=False))
    for part in (network.embeddings.word_embeddings, network.embeddings.position_embeddings):
        part.requires_grad_(False)
    return network
