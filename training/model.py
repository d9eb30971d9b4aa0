"""A logistic regression for every act over the sentences of the corpus, and from which logit it counts as seen."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from zlib import crc32

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from app.acts import FAULTS, Act
from training.examples import Array, Example

ACTS = tuple(Act)
STRENGTH = 0.5
"""The inverse of the ridge penalty."""
LEAST_SHOWN = 5
LEAST_SITUATIONS = 2
"""In how many situations a feature must stand to be learned from."""
FOLDS = 3
"""Whole files are held out: what somebody wrote is judged by what others wrote."""
TRUST = 2.0
"""Added to the weight of a rule for its own act: the rules come from more conversations than the corpus holds."""
ALARM, ALARM_OF_HARM = 1.2, 1.4
"""What a false alarm weighs for an act that the corpus, meant for practice, shows oftener than life does."""
ALL_BUT = 0.01
RARER, RARER_TOGETHER, SNEERS = 2.5, 1.5, 1.35
"""How many times as often the corpus shows a fault or a refusal as calls do: to the weights alone, which are less sure,
and to the second layer; and how much oftener still a sneer.

Chosen on plain lines, and on turns by people who did not know the corpus: they sneer in 7 % where it does in 12 %.
"""
_HARMFUL = frozenset({Act.smug, Act.blames_customer})
_OVERSHOWN = FAULTS | {Act.personal, Act.hands_over_warm, Act.checks_in, Act.refuses}

Weights = dict[str, dict[Act, float]]


class Model:
    """Fitted coefficients: `weights` by feature and act, `bias` by act."""

    def __init__(self, seen: Sequence[Example], *, keep: Callable[[str], bool] = bool) -> None:
        self._keep = keep
        self._vectorizer = DictVectorizer()
        common = _common(seen)
        matrix = self._vectorizer.fit_transform([self._row(example, common) for example in seen])
        matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
        self.names: list[str] = self._vectorizer.get_feature_names_out().tolist()
        self.weights = np.zeros((len(self.names), len(ACTS)))
        self.bias = np.full(len(ACTS), -9.0)
        for column, act in enumerate(ACTS):
            shown = np.array([act in example.acts for example in seen])
            if shown.sum() >= LEAST_SHOWN:
                fitted = LogisticRegression(C=STRENGTH, solver="liblinear", dual=False).fit(matrix, shown)
                self.weights[:, column] = fitted.coef_[0]
                self.bias[column] = fitted.intercept_[0]
                self._trust_rule(act, column)

    def _trust_rule(self, act: Act, column: int) -> None:
        if f"rule {act}" in self.names:
            self.weights[self.names.index(f"rule {act}"), column] += TRUST

    def _row(self, example: Example, common: frozenset[str] | None = None) -> dict[str, float]:
        names = example.names if common is None else example.names & common
        return {name: 1.0 for name in names if self._keep(name)}

    def logits(self, seen: Sequence[Example]) -> Array:
        """Sentences × acts."""
        matrix = self._vectorizer.transform([self._row(example) for example in seen])
        return np.asarray(matrix @ self.weights + self.bias)


def _common(seen: Sequence[Example]) -> frozenset[str]:
    where: dict[str, set[str]] = defaultdict(set)
    for example in seen:
        for name in example.names:
            where[name].add(example.situation)
    return frozenset(name for name, situations in where.items() if len(situations) >= LEAST_SITUATIONS)


def held_out_logits(
    seen: Sequence[Example], more: Sequence[Example] = (), *, keep: Callable[[str], bool] = bool
) -> Array:
    """Sentences × acts, each judged by a model that saw nothing of its file; `more` is only learned from."""
    found = np.zeros((len(seen), len(ACTS)))
    for files in parts(example.file for example in seen):
        test = [n for n, example in enumerate(seen) if example.file in files]
        model = Model([e for e in (*seen, *more) if e.file not in files], keep=keep)
        found[test] = model.logits([seen[n] for n in test])
    return found


def parts(files: Iterable[str]) -> list[frozenset[str]]:
    """The files in as many parts as there are folds; a file keeps its part when others are added."""
    found: list[set[str]] = [set() for _ in range(FOLDS)]
    for file in files:
        found[crc32(file.encode()) % FOLDS].add(file)
    return [frozenset(part) for part in found]


def by_turn(seen: Sequence[Example], logits: Array, turns: int) -> Array:
    """Turns × acts: the best of a turn's sentences."""
    found = np.full((turns, len(ACTS)), -9.0)
    for example, row in zip(seen, logits, strict=True):
        found[example.turn] = np.maximum(found[example.turn], row)
    return found


def thresholds(logits: Array, shown: Array) -> Array:
    """For each act the logit that serves best, from turns × acts of logits and of labels.

    Neighbours must serve too; of those that serve all but as well, the middle one.
    """
    steps = np.arange(-3.0, 2.01, 0.1)
    best = []
    for column, act in enumerate(ACTS):
        alarm = ALARM_OF_HARM if act in _HARMFUL else ALARM if act in _OVERSHOWN else 1.0
        curve = np.array([f_score(logits[:, column] >= step, shown[:, column], alarm=alarm) for step in steps])
        smooth = np.convolve(np.pad(curve, 2, mode="edge"), np.ones(5) / 5, mode="valid")
        best.append(steps[smooth >= smooth.max() - ALL_BUT].mean())
    return np.array(best)


def rarity(times: float, *, sneers: float = 1.0) -> Array:
    """For each act the logit by which it is rarer on calls as they come than in the corpus.

    Faults and refusals are so by `times`, sneers by `sneers` more. What case and transcript settle (whether something
    was told, is so, is the trainee's to give) is no rarer there.
    """
    settled = {Act.asked_again, Act.concedes_false, Act.overpromises, Act.holds}
    rarer = dict.fromkeys((FAULTS | {Act.refuses}) - settled, times) | {Act.smug: times * sneers}
    return np.array([math.log(rarer.get(act, 1.0)) for act in ACTS])


def f_score(told: Array, shown: Array, *, alarm: float = 1.0) -> float:
    """The F1 of one act over turns, a false alarm counting `alarm` times; 0 where nothing is shown and nothing told."""
    both = float((told & shown).sum())
    total = 2 * both + float((shown & ~told).sum()) + alarm * float((told & ~shown).sum())
    return 2 * both / total if total else 0.0
