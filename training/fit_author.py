"""Fits the gate's author: a large pretrained network learns from the sentences, and a small one from the large one."""

import argparse
import random
import sys
import zlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from app.customer.gating.author import FOLDER, KINDS, numbers_of
from app.customer.gating.kind import Kind
from app.customer.reading.word_pieces import WordPieces
from training.gate_corpus import Sample, samples
from training.gate_network import Network, batch, pretrained
from training.gate_pupil import Lesson, answers, taught, write
from training.learning import in_batches, one_epoch, rising_and_falling

EPOCHS, BATCH, SEED = 3, 32, 1
BODY, HEAD = 3e-4, 1e-3
"""Steps of learning for the pretrained layers and for the head."""
CHOSEN, HEARD = 3.0, 0.35
"""How often a sentence counts that was written for the gate, of which there are few, and one only the pupil hears."""
OTHERS = 0.35
"""The share of all other sentences that is learned from; written lines of the offline voice are among them whole."""
COMMON = 12_000
"""Pieces of the pretrained vocabulary that are kept because they are common; beside them, those of the corpus."""
FOLDS = 6


def kept_pieces(known: Sequence[Sample], vocabulary: list[str]) -> list[int]:
    """The rows of the vocabulary that the author keeps: parts of words, common words, the corpus's own."""
    pieces = WordPieces(vocabulary)
    own = {number for sample in known for number in numbers_of(sample.words, pieces)}
    parts = {n for n, piece in enumerate(vocabulary) if piece.startswith(("##", "["))}
    return sorted(n for n in own | parts | set(range(COMMON)) if not vocabulary[n].startswith("[unused"))


def learned_from(known: Sequence[Sample]) -> list[bool]:
    """Which sentences people's word is taken of; of the others only what the large network says."""
    chance = random.Random(SEED)
    return [sample.chosen or sample.written or chance.random() < OTHERS for sample in known]


def lessons(known: Sequence[Sample], certain: Sequence[bool], pieces: WordPieces) -> list[Lesson]:
    """Pieces, number of the kind (0 for a customer's, None where nobody's word is taken) and weight of each."""
    place = {kind: n for n, kind in enumerate((None, *KINDS))}
    return [
        (numbers_of(s.words, pieces), place[s.kind] if sure else None, (CHOSEN if s.chosen else 1.0) if sure else HEARD)
        for s, sure in zip(known, certain, strict=True)
    ]


def _batches(items: Sequence[Lesson], chance: random.Random) -> list[list[Lesson]]:
    return in_batches(items, chance, size=BATCH, near=16, length=lambda item: len(item[0]))


def _loss(network: Network, few: Sequence[Lesson]) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(*batch([pieces for pieces, *_ in few])).float()
    weights, kinds = torch.tensor([w for *_, w in few]), torch.tensor([kind for _, kind, _ in few])
    each = functional.cross_entropy(logits, kinds, reduction="none", label_smoothing=0.02)
    return (each * weights).sum() / weights.sum()


def trained(folder: Path, kept: list[int], items: Sequence[Lesson]) -> Network:
    """The large network fitted to sentences; the step rises over the first tenth of the way and falls to nothing."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    network = pretrained(folder, kept)
    body = [p for name, p in network.named_parameters() if p.requires_grad and not name.startswith("head")]
    groups = [{"params": body, "lr": BODY}, {"params": list(network.head.parameters()), "lr": HEAD}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = EPOCHS * len(_batches(items, random.Random(SEED)))
    slope = rising_and_falling(optimizer, steps)
    for epoch in range(EPOCHS):
        lost = one_epoch(network, _batches(items, chance), partial(_loss, network), optimizer=optimizer, slope=slope)
        print(f"large network, epoch {epoch + 1}: {lost:.3f}", flush=True)
    return network.eval()


def report(network: nn.Module, known: Sequence[Sample], sentences: Sequence[list[int]]) -> None:
    """Prints at which log odds how many customers' sentences are stopped, and what is then caught of each kind."""
    said = torch.stack(answers(network, sentences))
    odds = (said[:, 1:].logsumexp(1) - said[:, 0]).numpy()
    for name, chosen in (("written for the gate", True), ("others", False)):
        these = [n for n, sample in enumerate(known) if sample.chosen == chosen]
        kinds: list[Kind | None] = [known[n].kind for n in these]
        found = odds[these]
        own = np.sort(found[[kind is None for kind in kinds]])
        print(f"{name}: {len(these)} sentences")
        for share in (0.01, 0.02, 0.03, 0.05):
            limit = own[int(len(own) * (1 - share))]
            caught = {k: float((found[[kind == k for kind in kinds]] > limit).mean()) for k in KINDS if k in kinds}
            print(f"{share:.0%} stopped beyond {limit:5.2f}:", *(f"{k} {v:.0%}" for k, v in caught.items()), flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Says what the networks find among sentences they never saw; with --write fits them to all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path, help="a folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    parser.add_argument("--write", type=Path, nargs="?", const=FOLDER, help="store the small network")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    known = list(samples())
    everything = (options.start / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    kept = kept_pieces(known, everything)
    vocabulary = [everything[n] for n in kept]
    all_lessons = lessons(known, learned_from(known), WordPieces(vocabulary))
    fold = [bool(options.write) or zlib.crc32(sample.group.encode()) % FOLDS > 0 for sample in known]
    taken = [lesson for lesson, mine in zip(all_lessons, fold, strict=True) if mine]
    large = trained(options.start, kept, [lesson for lesson in taken if lesson[1] is not None])
    pupil = taught(large, taken)
    if options.write:
        write(pupil, [pieces for pieces, *_ in all_lessons], vocabulary, options.write)
        return 0
    held = [n for n, mine in enumerate(fold) if not mine]
    for network in (large, pupil):
        report(network, [known[n] for n in held], [all_lessons[n][0] for n in held])
    return 0


if __name__ == "__main__":
    sys.exit(main())
