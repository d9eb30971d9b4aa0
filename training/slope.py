"""The size of the steps while a network learns: it rises to the full step and falls to nothing."""

from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR


def rising_and_falling(optimizer: Optimizer, steps: int, *, rise: float = 0.1) -> LambdaLR:
    """The slope of so many steps; `rise` is the share of the way (0–1) on which it rises."""

    def share(step: int) -> float:
        return min((step + 1) / (rise * steps), max(0.0, (steps - step) / ((1 - rise) * steps)))

    return LambdaLR(optimizer, share)
