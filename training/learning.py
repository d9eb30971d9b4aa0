"""How the networks learn: from batches of items of like length, in steps that rise and fall to nothing."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from torch import Tensor, nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR

Item = TypeVar("Item")


def rising_and_falling(optimizer: Optimizer, steps: int, *, rise: float = 0.1) -> LambdaLR:
    """The slope of so many steps; `rise` is the share of the way (0–1) on which it rises."""

    def share(step: int) -> float:
        return min((step + 1) / (rise * steps), max(0.0, (steps - step) / ((1 - rise) * steps)))

    return LambdaLR(optimizer, share)


def in_batches(
    items: Sequence[Item], chance: random.Random, *, size: int, near: int, length: Callable[[Item], int]
) -> list[list[Item]]:
    """All items once, in batches of `size`; among every `near` batches in a row those of like length meet."""
    order = list(items)
    chance.shuffle(order)
    parts = [sorted(order[n : n + near * size], key=length) for n in range(0, len(order), near * size)]
    found = [part[n : n + size] for part in parts for n in range(0, len(part), size)]
    chance.shuffle(found)
    return found


def one_epoch(
    network: nn.Module,
    batches: Sequence[Sequence[Item]],
    loss: Callable[[Sequence[Item]], Tensor],
    *,
    optimizer: Optimizer,
    slope: LambdaLR,
) -> float:
    """Goes over the batches once, a step each; the mean loss of an item."""
    network.train()
    total = 0.0
    for batch in batches:
        lost = loss(batch)
        optimizer.zero_grad()
        lost.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        slope.step()
        total += lost.item() * len(batch)
    return total / sum(map(len, batches))
