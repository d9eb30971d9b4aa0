"""Fits the sentence encoder on the corpus and writes it as whole numbers; keeps what it says of held-out turns."""

import argparse
import random
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from app.customer.reading.word_pieces import WordPieces
from training.corpus import Labelled, rows
from training.encoder_file import shipped, write
from training.held_out import save
from training.items import Item, Items, batch, items_of
from training.learning import in_batches, one_epoch, rising_and_falling
from training.model import FOLDS, Array, parts
from training.network import Network, pretrained
from training.teacher import Teacher, teacher

SEED = 1
HEAD = 1e-3
"""The step of learning for the head and the marks."""
_STUCK = 0.9
"""A network whose loss is above this share of what it would be without reading does not learn."""


class Lessons:
    """What a teacher says of turns: asked once for each, since it is slow; of `new` ones the label is taken as said."""

    def __init__(self, teacher: nn.Module, new: Iterable[Item] = ()) -> None:
        self._teacher = teacher
        self._said: dict[int, Tensor] = {id(item): item.shown for item in new}

    @torch.no_grad()
    def of(self, items: Sequence[Item]) -> list[Tensor]:
        """For each turn its sentences × acts, how likely the teacher holds each act to be, 0 to 1."""
        new = [item for item in items if id(item) not in self._said]
        if new:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                likely = self._teacher(*batch(new)).float().sigmoid()
            self._said.update({id(item): row[: len(item.shown)] for item, row in zip(new, likely, strict=True)})
        return [self._said[id(item)] for item in items]


def _loss(network: nn.Module, lessons: Lessons | None, items: Sequence[Item]) -> Tensor:
    """Learned from the labels; with lessons half from these."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(*batch(items))
    wanted = [item.shown for item in items]
    if lessons:
        wanted = [(own + told) / 2 for own, told in zip(wanted, lessons.of(items), strict=True)]
    shown, real = torch.zeros_like(logits, dtype=torch.float), torch.zeros(logits.shape[:2])
    for n, of_turn in enumerate(wanted):
        shown[n, : len(of_turn)], real[n, : len(of_turn)] = of_turn, 1.0
    each = functional.binary_cross_entropy_with_logits(logits.float(), shown, reduction="none").sum(-1)
    return (each * real).sum() / real.sum()


@dataclass(frozen=True)
class Course:
    """How a network learns: the step for its pretrained layers, turns a batch, the seed, times over the corpus, and the
    step for its lookup. At a large one a wide network loses what it knows before it has learned what to look up.
    """

    body: float
    batch: int
    seed: int
    epochs: int = 3
    lookup: float = 1e-3


UNSEEN = 0
"""The part of the corpus that the teacher never sees."""
OF_TEACHER, OF_PUPIL = Course(7e-5, 32, SEED, lookup=1e-4), Course(5e-4, 16, SEED + 1)


def _batches(items: Sequence[Items], chance: random.Random, size: int) -> list[list[Item]]:
    """All turns once, each whole, bare or as a twin."""
    picked = [each.pick(chance) for each in items]
    return in_batches(picked, chance, size=size, near=8, length=lambda item: len(item.pieces.numbers))


def trained(
    start: Callable[[], Network | Teacher], items: Sequence[Items], course: Course, lessons: Lessons | None = None
) -> Network | Teacher:
    """A network fitted to turns; the step rises over the first tenth of the way and falls to nothing."""
    torch.manual_seed(course.seed)
    chance = random.Random(course.seed)
    network = start()
    optimizer = torch.optim.AdamW(_steps(network, course), weight_decay=0.01, fused=True)
    slope = rising_and_falling(optimizer, course.epochs * -(-len(items) // course.batch))
    stuck = _STUCK * _without_reading(items)
    for epoch in range(course.epochs):
        batches = _batches(items, chance, course.batch)
        lost = one_epoch(network, batches, partial(_loss, network, lessons), optimizer=optimizer, slope=slope)
        print(f"epoch {epoch + 1}: {lost:.3f}", flush=True)
        if lost > stuck:
            raise SystemExit("The network is stuck: it learns only how common each act is. Take another seed or step.")
    return network.eval()


def _steps(network: Network | Teacher, course: Course) -> list[dict[str, Any]]:
    """What is learned, each part with its step."""
    head = [*network.head.parameters(), *network.marks.parameters()]
    lookup = list(network.lookup.parameters())
    new = set(map(id, head + lookup))
    body = [p for p in network.parameters() if p.requires_grad and id(p) not in new]
    return [
        {"params": body, "lr": course.body},
        {"params": head, "lr": HEAD},
        {"params": lookup, "lr": course.lookup},
    ]


def _without_reading(items: Sequence[Items]) -> float:
    """The loss of one who knows how common each act is and reads nothing."""
    shown = torch.cat([each.whole.shown for each in items])
    common = shown.mean(0).clamp(1e-6, 1 - 1e-6).expand_as(shown)
    return float(functional.binary_cross_entropy(common, shown, reduction="none").sum(-1).mean())


@torch.no_grad()
def said(network: nn.Module, items: Sequence[Item]) -> list[Array]:
    """For each turn its sentences × acts of logits."""
    return [network(*batch([item]))[0].numpy() for item in items]


@dataclass(frozen=True)
class School:
    """The corpus, as labelled and as learned from, and where the pretrained networks and the teacher are.

    Of the files in `new` no teacher knows anything: what is learned of them are their labels alone.
    """

    labelled: Sequence[Labelled]
    items: Sequence[Items]
    small: Path
    large: Path
    taught: Path
    new: Collection[str] = ()

    def part(self, number: int) -> tuple[list[int], list[int]]:
        """The turns outside of a part and the turns in it; what one person wrote is never in both."""
        files = parts(row.file for row in self.labelled)[number]
        inside = [row.file in files for row in self.labelled]
        return [n for n, there in enumerate(inside) if not there], [n for n, there in enumerate(inside) if there]

    def teach(self) -> None:
        """Keeps a teacher that never saw the first part."""
        outside, _ = self.part(UNSEEN)
        network = trained(lambda: teacher(self.large), [self.items[n] for n in outside], OF_TEACHER)
        torch.save(network.state_dict(), self.taught)

    def hold_out(self, number: int) -> None:
        """Keeps what a pupil says of the part `number` that it never saw, nor its teacher, if it has one."""
        outside, inside = self.part(number)
        network = self._pupil([self.items[n] for n in outside], self._lessons if number == UNSEEN else None)
        logits = said(network, [self.items[n].whole for n in inside])
        save({self.labelled[n].id: row for n, row in zip(inside, logits, strict=True)})

    def write(self, vocabulary: Path, *, half: bool = False) -> None:
        """Writes a pupil who has seen everything beside the reader; with `half` what lies between it and what ships.

        Halfway lies what is new without what was known being lost (Wortsman et al. 2022, "Robust fine-tuning of
        zero-shot models").
        """
        pupil = self._pupil(self.items, self._lessons)
        write(halfway(shipped(self.small), pupil) if half else pupil, vocabulary)

    def _pupil(self, items: Sequence[Items], lessons: Lessons | None) -> nn.Module:
        return trained(lambda: pretrained(self.small), items, OF_PUPIL, lessons)

    @cached_property
    def _lessons(self) -> Lessons:
        network = teacher(self.large)
        network.load_state_dict(torch.load(self.taught))
        return Lessons(network.eval(), self._untaught)

    @property
    def _untaught(self) -> list[Item]:
        both = zip(self.labelled, self.items, strict=True)
        return [item for row, items in both if row.file in self.new for item in items.all]


def halfway(before: nn.Module, after: nn.Module) -> nn.Module:
    """`after` with each weight in the middle between both."""
    old = before.state_dict()
    after.load_state_dict({name: (weight + old[name]) / 2 for name, weight in after.state_dict().items()})
    return after


def main(arguments: Sequence[str] | None = None) -> int:
    """Fits a teacher, then what is held out, then the encoder as a pupil of that teacher."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", type=Path, help="a folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    parser.add_argument("large", type=Path, help="a folder with config.json and model.safetensors of all-mpnet-base-v2")
    parser.add_argument("teacher", type=Path, help="a file for the teacher, kept between the steps")
    parser.add_argument("--step", choices=["teach", "hold-out", "write"], help="only one step, to fit side by side")
    parser.add_argument("--new", nargs="+", default=[], metavar="FILE", help="files that the teacher has not seen")
    parser.add_argument("--half", action="store_true", help="write what lies halfway from the encoder that ships")
    parser.add_argument("--part", type=int, choices=range(FOLDS), help="only one part of the corpus to hold out")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    vocabulary = options.small / "vocab.txt"
    labelled = list(rows())
    items = items_of(labelled, WordPieces(vocabulary.read_text(encoding="utf-8").split("\n")))
    school = School(labelled, items, options.small, options.large, options.teacher, options.new)
    if options.step in (None, "teach"):
        school.teach()
    if options.step in (None, "hold-out"):
        for number in range(FOLDS) if options.part is None else [options.part]:
            school.hold_out(number)
    if options.step in (None, "write"):
        school.write(vocabulary, half=options.half)
    return 0


if __name__ == "__main__":
    sys.exit(main())
