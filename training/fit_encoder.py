"""Fits the sentence encoder on the corpus and writes it as whole numbers; keeps what it says of held-out turns."""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn import functional

from app.customer.reader import OfflineReader
from app.customer.reading.encoder import MODEL, VOCABULARY, Pieces, pieces_of
from app.customer.reading.marks import WIDTH
from app.customer.reading.word_pieces import WordPieces
from training.corpus import Labelled, rows
from training.examples import acts_of_sentences, without_case
from training.held_out import save
from training.learning import in_batches, one_epoch, rising_and_falling
from training.model import ACTS, Array, parts
from training.network import Network, pretrained
from training.twins import twins_of

EPOCHS, BATCH, SEED = 3, 16, 1
BODY, HEAD = 5e-4, 1e-3
"""Steps of learning for the pretrained layers, and for the head and the marks."""
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


def _batch(items: Sequence[Item]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    length = max(len(item.pieces.numbers) for item in items)
    sentences = max(len(item.shown) for item in items)
    numbers, types = (torch.zeros(len(items), length, dtype=torch.long) for _ in range(2))
    marks, shares = torch.zeros(len(items), length, WIDTH), torch.zeros(len(items), sentences, length)
    mask = torch.zeros(len(items), 1, 1, length, dtype=torch.bool)
    for n, item in enumerate(items):
        own = len(item.pieces.numbers)
        numbers[n, :own], types[n, :own] = torch.tensor(item.pieces.numbers), torch.tensor(item.pieces.types)
        marks[n, :own] = torch.tensor(item.pieces.marks)
        shares[n, : len(item.shown), :own] = torch.tensor(item.pieces.shares)
        mask[n, :, :, :own] = True
    return numbers, marks, types, shares, mask


def _loss(network: Network, items: Sequence[Item]) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(*_batch(items))
    shown, real = torch.zeros_like(logits, dtype=torch.float), torch.zeros(logits.shape[:2])
    for n, item in enumerate(items):
        shown[n, : len(item.shown)], real[n, : len(item.shown)] = item.shown, 1.0
    each = functional.binary_cross_entropy_with_logits(logits.float(), shown, reduction="none").sum(-1)
    return (each * real).sum() / real.sum()


def _batches(items: Sequence[Items], chance: random.Random) -> list[list[Item]]:
    """All turns once, each whole, bare or as a twin."""
    picked = [each.pick(chance) for each in items]
    return in_batches(picked, chance, size=BATCH, near=8, length=lambda item: len(item.pieces.numbers))


def trained(items: Sequence[Items], folder: Path) -> Network:
    """A network fitted to turns; the step rises over the first tenth of the way and falls to nothing."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    network = pretrained(folder)
    new = [*network.head.parameters(), *network.marks.parameters()]
    body = [p for p in network.parameters() if p.requires_grad and not any(p is other for other in new)]
    groups = [{"params": body, "lr": BODY}, {"params": new, "lr": HEAD}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = EPOCHS * len(_batches(items, random.Random(SEED)))
    slope = rising_and_falling(optimizer, steps)
    for epoch in range(EPOCHS):
        lost = one_epoch(network, _batches(items, chance), partial(_loss, network), optimizer=optimizer, slope=slope)
        print(f"epoch {epoch + 1}: {lost:.3f}", flush=True)
    return network.eval()


@torch.no_grad()
def said(network: Network, items: Sequence[Item]) -> list[Array]:
    """For each turn its sentences × acts of logits."""
    return [network(*_batch([item])[:4])[0].numpy() for item in items]


def held_out(labelled: Sequence[Labelled], items: Sequence[Items], folder: Path, only: int | None) -> dict[str, Array]:
    """What networks say of turns from files that they never saw, by row."""
    found: dict[str, Array] = {}
    for number, files in enumerate(parts(row.file for row in labelled)):
        if only in (None, number):
            network = trained([items[n] for n, row in enumerate(labelled) if row.file not in files], folder)
            test = [n for n, row in enumerate(labelled) if row.file in files]
            logits = said(network, [items[n].whole for n in test])
            found |= {labelled[n].id: row for n, row in zip(test, logits, strict=True)}
    return found


def write(network: Network, vocabulary: Path) -> None:
    """The network with its weights in eight bits, and its vocabulary, beside the reader."""
    pieces, types = torch.ones(1, 20, dtype=torch.long), torch.zeros(1, 20, dtype=torch.long)
    example = (pieces, torch.zeros(1, 20, WIDTH), types, torch.ones(1, 3, 20) / 20)
    axes = {
        "pieces": {1: "length"},
        "marks": {1: "length"},
        "types": {1: "length"},
        "shares": {1: "sentences", 2: "length"},
    }
    with tempfile.TemporaryDirectory() as place:
        whole = str(Path(place) / "whole.onnx")
        torch.onnx.export(
            network,
            example,
            whole,
            input_names=list(axes),
            output_names=["logits"],
            dynamic_axes=axes | {"logits": {1: "sentences"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, str(MODEL), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    shutil.copyfile(vocabulary, VOCABULARY)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.1f} MB")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fits one network to each part of the corpus and one to all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path, help="a folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    parser.add_argument(
        "--part", choices=["all", "0", "1", "2"], help="only one of the networks, to fit them side by side"
    )
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    vocabulary = options.start / "vocab.txt"
    labelled = list(rows())
    items = items_of(labelled, WordPieces(vocabulary.read_text(encoding="utf-8").split("\n")))
    if options.part != "all":
        save(held_out(labelled, items, options.start, int(options.part) if options.part else None))
    if options.part in (None, "all"):
        write(trained(items, options.start), vocabulary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
