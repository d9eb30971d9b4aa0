"""Fits the gate's author to sentences, and writes it as whole numbers beside its vocabulary."""

import argparse
import random
import sys
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from app.customer.gating.author import KINDS, MODEL, VOCABULARY, numbers_of
from app.customer.gating.kind import Kind
from app.customer.reading.word_pieces import WordPieces
from training.gate_corpus import HOME, Sample, samples
from training.gate_network import Network, pretrained

EPOCHS, BATCH, SEED = 3, 32, 1
BODY, HEAD = 3e-4, 1e-3
"""Steps of learning for the pretrained layers and for the head."""
CHOSEN = 3.0
"""How often a sentence counts that was written for the gate: of these there are few."""
OTHERS = 0.35
"""The share of all other sentences that is learned from; written lines of the offline voice are among them whole."""
COMMON = 12_000
"""Pieces of the pretrained vocabulary that are kept because they are common; beside them, those of the corpus."""
FOLDS = 6
GATING = HOME / "app" / "customer" / "gating"
Array = np.ndarray[Any, np.dtype[Any]]


def kept_pieces(known: Sequence[Sample], vocabulary: list[str]) -> list[int]:
    """The rows of the vocabulary that the author keeps: parts of words, common words, the corpus's own."""
    pieces = WordPieces(vocabulary)
    own = {number for sample in known for number in numbers_of(sample.words, pieces)}
    parts = {n for n, piece in enumerate(vocabulary) if piece.startswith(("##", "["))}
    return sorted(n for n in own | parts | set(range(COMMON)) if not vocabulary[n].startswith("[unused"))


def _batch(items: Sequence[tuple[list[int], int, float]]) -> tuple[Tensor, Tensor]:
    length = max(len(numbers) for numbers, *_ in items)
    pieces = torch.zeros(len(items), length, dtype=torch.long)
    there = torch.zeros(len(items), length, dtype=torch.bool)
    for n, (numbers, *_) in enumerate(items):
        pieces[n, : len(numbers)], there[n, : len(numbers)] = torch.tensor(numbers), True
    return pieces, there


def items_of(known: Sequence[Sample], pieces: WordPieces) -> list[tuple[list[int], int, float]]:
    """Pieces, number of the kind (0 for a customer's) and weight of each sentence."""
    place = {kind: n for n, kind in enumerate((None, *KINDS))}
    return [(numbers_of(s.words, pieces), place[s.kind], CHOSEN if s.chosen else 1.0) for s in known]


def _batches(items: Sequence[Any], chance: random.Random) -> list[list[Any]]:
    """All items once, those of like length together."""
    order = list(items)
    chance.shuffle(order)
    near = [sorted(order[n : n + 16 * BATCH], key=lambda item: len(item[0])) for n in range(0, len(order), 16 * BATCH)]
    found = [part[n : n + BATCH] for part in near for n in range(0, len(part), BATCH)]
    chance.shuffle(found)
    return found


def trained(network: Network, items: Sequence[Any]) -> Network:
    """The network fitted to sentences; the step rises over the first tenth of the way and falls to nothing."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    body = [p for name, p in network.named_parameters() if p.requires_grad and not name.startswith("head")]
    groups = [{"params": body, "lr": BODY}, {"params": list(network.head.parameters()), "lr": HEAD}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = EPOCHS * len(_batches(items, random.Random(SEED)))
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * steps), (steps - step) / (0.9 * steps))
    )
    for epoch in range(EPOCHS):
        network.train()
        total = 0.0
        for batch in _batches(items, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(*_batch(batch)).float()
            weights = torch.tensor([weight for *_, weight in batch])
            each = functional.cross_entropy(
                logits, torch.tensor([kind for _, kind, _ in batch]), reduction="none", label_smoothing=0.02
            )
            loss = (each * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            slope.step()
            total += loss.item() * len(batch)
        print(f"epoch {epoch + 1}: {total / len(items):.3f}", flush=True)
    return network.eval()


@torch.no_grad()
def odds(network: Network, items: Sequence[Any]) -> Array:
    """For each sentence the log odds that it is no customer's."""
    logits = torch.cat([network(*_batch([item])) for item in items])
    return (logits[:, 1:].logsumexp(1) - logits[:, 0]).numpy()


def report(found: Array, kinds: Sequence[Kind | None]) -> None:
    """Prints at which log odds how many customers' sentences are stopped, and what is then caught of each kind."""
    own = np.sort(found[[kind is None for kind in kinds]])
    for share in (0.01, 0.02, 0.03, 0.05):
        limit = own[int(len(own) * (1 - share))]
        caught = {k: float((found[[kind == k for kind in kinds]] > limit).mean()) for k in KINDS if k in kinds}
        print(f"{share:.0%} stopped beyond {limit:5.2f}:", *(f"{k} {v:.0%}" for k, v in caught.items()), flush=True)


def write(network: Network, vocabulary: Sequence[str], folder: Path) -> None:
    """The network with its weights in seven bits, and its vocabulary."""
    axes = {"pieces": {1: "length"}, "logits": {0: "one"}}
    with tempfile.TemporaryDirectory() as place:
        whole = str(Path(place) / "whole.onnx")
        torch.onnx.export(
            network,
            (torch.ones(1, 20, dtype=torch.long),),
            whole,
            input_names=["pieces"],
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, str(folder / MODEL), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    (folder / VOCABULARY).write_text("\n".join(vocabulary), encoding="utf-8")
    print(f"{MODEL}: {(folder / MODEL).stat().st_size / 1e6:.1f} MB")


def main(arguments: Sequence[str] | None = None) -> int:
    """Says what a network finds among sentences it never saw; with --write fits one to all and stores it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path, help="a folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    parser.add_argument("--write", type=Path, nargs="?", const=GATING, help="store the network")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    known = list(samples())
    chance = random.Random(SEED)
    learned = [s for s in known if s.chosen or s.written or chance.random() < OTHERS]
    everything = (options.start / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    kept = kept_pieces(known, everything)
    vocabulary = [everything[n] for n in kept]
    items = items_of(learned, WordPieces(vocabulary))
    if options.write:
        write(trained(pretrained(options.start, kept), items), vocabulary, options.write)
        return 0
    fold = [zlib.crc32(sample.group.encode()) % FOLDS for sample in learned]
    network = trained(pretrained(options.start, kept), [item for item, f in zip(items, fold, strict=True) if f])
    held = [n for n, f in enumerate(fold) if not f]
    found = odds(network, [items[n] for n in held])
    for name, chosen in (("written for the gate", True), ("others", False)):
        these = [n for n, at in enumerate(held) if learned[at].chosen == chosen]
        print(f"{name}: {len(these)} sentences")
        report(found[these], [learned[held[n]].kind for n in these])
    return 0


if __name__ == "__main__":
    sys.exit(main())
