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
from training.model import ACTS, FOLDS, Array, parts
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


def _filled(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Rows filled up with 0 to the length of the longest, and where they are real."""
    found = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    real = torch.zeros_like(found, dtype=torch.bool)
    for n, row in enumerate(rows):
        found[n, : len(row)], real[n, : len(row)] = torch.tensor(row), True
    return found, real


def _batch(items: Sequence[Item]) -> tuple[Tensor, ...]:
    """Turns as the network takes them."""
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
    return numbers, marks, types, shares, recalled, kinds, places, real[:, None, None, :], known


@torch.no_grad()
def _taught(teachers: Sequence[Network], batch: tuple[Tensor, ...]) -> Tensor:
    """How likely teachers hold each act of each sentence to be, 0 to 1."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = torch.stack([teacher(*batch) for teacher in teachers])
    return logits.float().mean(0).sigmoid()


def _loss(network: Network, teachers: Sequence[Network], items: Sequence[Item]) -> Tensor:
    """Half of what is learned from the labels, half from teachers, where there are any."""
    batch = _batch(items)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(*batch)
    shown, real = torch.zeros_like(logits, dtype=torch.float), torch.zeros(logits.shape[:2])
    for n, item in enumerate(items):
        shown[n, : len(item.shown)], real[n, : len(item.shown)] = item.shown, 1.0
    if teachers:
        shown = (shown + _taught(teachers, batch)) / 2
    each = functional.binary_cross_entropy_with_logits(logits.float(), shown, reduction="none").sum(-1)
    return (each * real).sum() / real.sum()


def _batches(items: Sequence[Items], chance: random.Random) -> list[list[Item]]:
    """All turns once, each whole, bare or as a twin."""
    picked = [each.pick(chance) for each in items]
    return in_batches(picked, chance, size=BATCH, near=8, length=lambda item: len(item.pieces.numbers))


def trained(items: Sequence[Items], folder: Path, teachers: Sequence[Network] = ()) -> Network:
    """A network fitted to turns; the step rises over the first tenth of the way and falls to nothing.

    One that has teachers begins from another seed than they did.
    """
    seed = SEED + bool(teachers)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = pretrained(folder)
    new = [p for part in (network.head, network.marks, network.lookup) for p in part.parameters()]
    body = [p for p in network.parameters() if p.requires_grad and not any(p is other for other in new)]
    groups = [{"params": body, "lr": BODY}, {"params": new, "lr": HEAD}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = EPOCHS * len(_batches(items, random.Random(seed)))
    slope = rising_and_falling(optimizer, steps)
    for epoch in range(EPOCHS):
        batches = _batches(items, chance)
        lost = one_epoch(network, batches, partial(_loss, network, teachers), optimizer=optimizer, slope=slope)
        print(f"epoch {epoch + 1}: {lost:.3f}", flush=True)
    return network.eval()


@torch.no_grad()
def said(network: Network, items: Sequence[Item]) -> list[Array]:
    """For each turn its sentences × acts of logits."""
    return [network(*_batch([item])[:-2])[0].numpy() for item in items]


@dataclass(frozen=True)
class Corpus:
    """Every turn of the corpus, as labelled and as learned from."""

    labelled: Sequence[Labelled]
    items: Sequence[Items]

    def part(self, number: int) -> tuple[list[int], list[int]]:
        """The turns outside of a part and the turns in it; what one person wrote is never in both."""
        files = parts(row.file for row in self.labelled)[number]
        inside = [row.file in files for row in self.labelled]
        return [n for n, there in enumerate(inside) if not there], [n for n, there in enumerate(inside) if there]


def teach(corpus: Corpus, number: int, folder: Path, teachers: Path) -> None:
    """Keeps a teacher that never saw the part `number`."""
    outside, _ = corpus.part(number)
    network = trained([corpus.items[n] for n in outside], folder)
    torch.save(network.state_dict(), teachers / f"{number}.pt")


def _teacher(number: int, folder: Path, teachers: Path) -> Network:
    network = pretrained(folder)
    network.load_state_dict(torch.load(teachers / f"{number}.pt"))
    return network.eval()


def hold_out(corpus: Corpus, number: int, folder: Path, teachers: Path) -> None:
    """Keeps what a pupil says of the part `number` that neither it nor its teacher ever saw."""
    outside, inside = corpus.part(number)
    network = trained([corpus.items[n] for n in outside], folder, [_teacher(number, folder, teachers)])
    logits = said(network, [corpus.items[n].whole for n in inside])
    save({corpus.labelled[n].id: row for n, row in zip(inside, logits, strict=True)})


def write(network: Network, vocabulary: Path) -> None:
    """The network with its weights in eight bits, and its vocabulary, beside the reader."""
    number, marks, types = torch.ones(1, 20, dtype=torch.long), torch.zeros(1, 20, WIDTH), torch.zeros(1, 20).long()
    example = (number, marks, types, torch.ones(1, 3, 20) / 20, *(torch.ones(1, 7, dtype=torch.long) for _ in range(3)))
    axes = {
        "pieces": {1: "length"},
        "marks": {1: "length"},
        "types": {1: "length"},
        "shares": {1: "sentences", 2: "length"},
        "recalled": {1: "known"},
        "kinds": {1: "known"},
        "items": {1: "known"},
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
    """Fits three teachers, then a pupil of each, then the encoder as a pupil of all three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path, help="a folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    parser.add_argument("teachers", type=Path, help="a folder for the teachers, kept between the steps")
    parser.add_argument("--step", choices=["teach", "hold-out", "write"], help="only one step, to fit side by side")
    parser.add_argument("--part", type=int, choices=range(FOLDS), help="only one part of the corpus")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    options.teachers.mkdir(parents=True, exist_ok=True)
    vocabulary = options.start / "vocab.txt"
    labelled = list(rows())
    corpus = Corpus(labelled, items_of(labelled, WordPieces(vocabulary.read_text(encoding="utf-8").split("\n"))))
    for name, step in (("teach", teach), ("hold-out", hold_out)):
        if options.step in (None, name):
            for number in range(FOLDS) if options.part is None else [options.part]:
                step(corpus, number, options.start, options.teachers)
    if options.step in (None, "write"):
        teachers = [_teacher(number, options.start, options.teachers) for number in range(FOLDS)]
        write(trained(corpus.items, options.start, teachers), vocabulary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
