"""The gate's author as it is shipped: windows over word pieces, learned from what a large network says of sentences."""

import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from app.customer.gating.author import KINDS, LONGEST, VOCABULARY, WEIGHTS, WINDOWS, WORDS
from training.gate_network import Network, batch
from training.learning import in_batches, one_epoch, rising_and_falling

WIDTH, SEEN, BETWEEN = 128, 64, 192
"""Numbers of a place in the sentence, of a window of each length, and before the answer."""
EPOCHS, CHANGES, BATCH, STEP = 8, 2, 64, 2e-3
"""`CHANGES`: how often an epoch changes each sentence."""
_DROP, _SOFTER, _SURE = 0.15, 2.0, 0.3
"""Dropped numbers, how much softer both are made before they are compared, the share of what people say."""
_CHANGED = 0.5
"""How often a changed sentence counts, for which there is only the large network's word."""


Lesson = tuple[list[int], int | None, float]
"""Pieces of a sentence, the number of its kind where people said it, and how often it counts."""


class Pupil(nn.Module):
    """Sentences × (customer, *KINDS), from the highest and the mean of what each length of window sees."""

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(rows, freeze=True)
        self.into, self.norm, self.drop = nn.Linear(rows.shape[1], WIDTH), nn.LayerNorm(WIDTH), nn.Dropout(_DROP)
        self.windows = nn.ModuleList(nn.Conv1d(WIDTH, SEEN, size, padding=size - 1) for size in WINDOWS)
        self.between = nn.Linear(2 * SEEN * len(WINDOWS), BETWEEN)
        self.head = nn.Linear(BETWEEN, 1 + len(KINDS))

    def forward(self, pieces: Tensor, there: Tensor) -> Tensor:
        return self.head(self.drop(functional.relu(self.before(pieces, there))))

    def before(self, pieces: Tensor, there: Tensor) -> Tensor:
        """The numbers before the answer, of which those above 0 count."""
        x = self.drop(self.norm(self.into(self.words(pieces)))) * there[..., None]
        lengths, seen = there.sum(1, keepdim=True), []
        for size, window in zip(WINDOWS, self.windows, strict=True):
            found = functional.relu(window(x.transpose(1, 2)))
            own = (torch.arange(found.shape[2])[None] < lengths + size - 1)[:, None]
            found = found * own
            seen += [found.amax(2), found.sum(2) / own.sum(2)]
        return self.between(self.drop(torch.cat(seen, 1)))


def taught(teacher: Network, sentences: Sequence[Lesson]) -> Pupil:
    """A pupil that says of sentences, also of changed ones, what the teacher says, and people where they did."""
    chance = random.Random(1)
    torch.manual_seed(1)
    pupil = Pupil(teacher.words.weight.detach())
    plain = answers(teacher, [pieces for pieces, *_ in sentences])
    optimizer = torch.optim.AdamW(pupil.parameters(), lr=STEP, weight_decay=0.01)
    steps = EPOCHS * ((1 + CHANGES) * len(sentences) // BATCH + 2)
    slope = rising_and_falling(optimizer, steps, rise=0.05)
    for epoch in range(EPOCHS):
        changed = [
            (_changed(pieces, sentences, chance), None, _CHANGED * weight)
            for pieces, _, weight in sentences
            for _ in range(CHANGES)
        ]
        said = [*plain, *answers(teacher, [pieces for pieces, *_ in changed])]
        lesson = [(*item, answer) for item, answer in zip([*sentences, *changed], said, strict=True)]
        batches = in_batches(lesson, chance, size=BATCH, near=32, length=lambda item: len(item[0]))
        lost = one_epoch(pupil, batches, partial(_loss, pupil), optimizer=optimizer, slope=slope)
        print(f"pupil, epoch {epoch + 1}: {lost:.3f}", flush=True)
    return pupil.eval()


_Item = tuple[list[int], int | None, float, Tensor]


def _loss(pupil: Pupil, items: Sequence[_Item]) -> Tensor:
    logits = pupil(*batch([pieces for pieces, *_ in items]))
    weights = torch.tensor([weight for _, _, weight, _ in items])
    said = torch.stack([said for *_, said in items])
    like_teacher = functional.kl_div(
        (logits / _SOFTER).log_softmax(1), (said / _SOFTER).softmax(1), reduction="none"
    ).sum(1)
    known = torch.tensor([kind is not None for _, kind, _, _ in items])
    kinds = torch.tensor([kind or 0 for _, kind, _, _ in items])
    like_people = functional.cross_entropy(logits, kinds, reduction="none") * known
    return ((_SOFTER**2 * like_teacher + _SURE * like_people) * weights).sum() / weights.sum()


def _changed(pieces: list[int], sentences: Sequence[Lesson], chance: random.Random) -> list[int]:
    """A sentence with pieces left out, cut short, run into another, or mixed with its words; one in seven as it is."""
    begin, *middle, end = pieces
    other = chance.choice(sentences)[0][1:-1]
    way = chance.random()
    if way < 0.3:
        middle = [piece for piece in middle if chance.random() > 0.12] or middle
    elif way < 0.5 and len(middle) > 6:
        cut = chance.randrange(2, len(middle) - 2)
        middle = middle[:cut] if chance.random() < 0.5 else middle[cut:]
    elif way < 0.65:
        middle = (middle + other)[: LONGEST - 2]
    elif way < 0.85 and len(middle) > 3:
        for _ in range(max(1, len(middle) // 6)):
            middle[chance.randrange(len(middle))] = chance.choice(other)
    return [begin, *middle, end]


@torch.no_grad()
def answers(network: Callable[[Tensor, Tensor], Tensor], sentences: Sequence[list[int]]) -> list[Tensor]:
    """What a network says of each sentence: logits of (customer, *KINDS)."""
    order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]))
    found: dict[int, Tensor] = {}
    for first in range(0, len(order), BATCH):
        these = order[first : first + BATCH]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=isinstance(network, Network)):
            said = network(*batch([sentences[n] for n in these])).float()
        found |= dict(zip(these, said, strict=True))
    return [found[n] for n in range(len(sentences))]


@torch.no_grad()
def write(pupil: Pupil, sentences: Sequence[list[int]], vocabulary: Sequence[str], folder: Path) -> None:
    """The pupil as plain arrays, its word pieces as the windows get them, in 16 bits, and its vocabulary.

    Of the numbers before the answer those are left out that no sentence raises above 0.
    """
    words = pupil.norm(pupil.into(pupil.words.weight)).numpy()
    worth = np.abs(words).max() / np.iinfo(np.int16).max
    used = torch.stack(answers(pupil.before, sentences)).amax(0) > 0
    weights = {
        "places": _by_place(pupil),
        "places_bias": torch.cat([window.bias for window in pupil.windows]),
        "between": _highest_first(pupil.between.weight)[used].T,
        "between_bias": pupil.between.bias[used],
        "head": pupil.head.weight[:, used].T,
        "head_bias": pupil.head.bias,
    }
    halved = {name: w.detach().numpy().astype(np.float16) for name, w in weights.items()}
    np.savez_compressed(folder / WEIGHTS, worth=np.float32(worth), **halved)
    np.save(folder / WORDS, (words / worth).round().astype(np.int16))
    (folder / VOCABULARY).write_text("\n".join(vocabulary), encoding="utf-8")
    print(*(f"{name}: {(folder / name).stat().st_size / 1e6:.1f} MB" for name in (WEIGHTS, WORDS)))


def _by_place(pupil: Pupil) -> Tensor:
    """What the windows make of a piece that stands last in them, then of one a place before that, and so on."""
    by_size = list(zip(WINDOWS, pupil.windows, strict=True))
    return torch.cat([w.weight[:, :, -1 - n] for n in range(max(WINDOWS)) for size, w in by_size if size > n]).T


def _highest_first(weight: Tensor) -> Tensor:
    """The highest of all windows before the means of all, in place of both for each size."""
    return weight.reshape(BETWEEN, len(WINDOWS), 2, SEEN).transpose(1, 2).reshape(BETWEEN, -1)
