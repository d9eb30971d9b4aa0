"""The second layer: for each act a logistic regression over what weights, encoder and rules say of all acts."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from app.customer.reading.joint import CONTEXT
from training.examples import Example
from training.model import ACTS, Array

STRENGTH = 0.02
"""The inverse of the ridge penalty; strong, since a few thousand sentences carry a hundred numbers each."""
TRUST = 1.0
"""Added to the weight of a rule for its own act: the rules come from more conversations than the corpus holds."""
FOLDS = 5
LEAST = 3


def inputs(seen: Sequence[Example], linear: Array, encoder: Array) -> Array:
    """Sentences × numbers, in the order in which the reader joins them."""
    names = [*(f"rule {act}" for act in ACTS), *CONTEXT]
    shown = np.array([[name in example.names for name in names] for example in seen], dtype=float)
    return np.concatenate([linear, encoder, shown], axis=1)


class Joint:
    """Fitted coefficients: `weights` as acts × numbers, `bias` by act."""

    def __init__(self, given: Array, shown: Array) -> None:
        self.weights = np.zeros((len(ACTS), given.shape[1]))
        self.bias = np.full(len(ACTS), -9.0)
        for n in range(len(ACTS)):
            if shown[:, n].sum() >= LEAST:
                fitted = LogisticRegression(C=STRENGTH, solver="liblinear", dual=False).fit(given, shown[:, n])
                self.weights[n], self.bias[n] = fitted.coef_[0], fitted.intercept_[0]
                self.weights[n, 2 * len(ACTS) + n] += TRUST

    def logits(self, given: Array) -> Array:
        """Sentences × acts."""
        return np.asarray(given @ self.weights.T + self.bias)


def shown_in(seen: Sequence[Example]) -> Array:
    """Sentences × acts that are labelled."""
    return np.array([[act in example.acts for act in ACTS] for example in seen])


def held_out_joint(seen: Sequence[Example], given: Array) -> Array:
    """Sentences × acts, each judged by a second layer that saw nothing of its situation."""
    groups = np.unique([example.situation for example in seen], return_inverse=True)[1]
    shown, found = shown_in(seen), np.zeros((len(seen), len(ACTS)))
    for train, test in GroupKFold(FOLDS).split(given, groups=groups):
        found[test] = Joint(given[train], shown[train]).logits(given[test])
    return found
