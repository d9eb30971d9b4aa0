"""The second layer of the reader: weights, encoder, rules and the case, weighed against each other act by act."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.acts import Act

if TYPE_CHECKING:
    import numpy as np

SCALE = 100
"""Limits are kept as whole hundredths of a logit, weights with two more digits: they are many, and add up."""

CONTEXT = (
    *(f"claim {claim}" for claim in ("true", "partly", "false", "unknown")),
    *("agreed True", "first True", "question", "past", "may be told True"),
    *("names beyond True", "names beyond False"),
)
"""Features that are weighed once more beside the encoder."""


class Joint:
    """For each act a sum over what is said of all acts: the weights' logits, the encoder's, the rules', the context."""

    def __init__(self, acts: Sequence[Act], read: dict[str, Any]) -> None:
        self._names = [*(f"rule {act}" for act in acts), *CONTEXT]
        self._read = read

    @cached_property
    def _weights(self) -> "np.ndarray[Any, np.dtype[np.float64]]":
        import numpy as np

        return np.array(self._read["weights"], dtype=float)

    def beyond(self, names: frozenset[str], sums: Sequence[int], logits: Sequence[float]) -> list[int]:
        """How far beyond its limit each act is, in hundredths of a logit; `sums` are the weights' hundredths."""
        given = [*(total / SCALE for total in sums), *logits, *(float(name in names) for name in self._names)]
        totals = (self._weights @ given).tolist()
        known = zip(totals, self._read["bias"], self._read["limits"], strict=True)
        return [round(total) + bias - limit for total, bias, limit in known]
