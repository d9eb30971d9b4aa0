"""Calibrates the mood meter on rated customer turns and says, cross-validated by conversation, how it ranks."""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.customer import meter_features
from app.customer.meter import earlier
from app.customer.mind import Exchange
from app.customer.next_anger import next_anger
from app.customer.reader import OfflineReader
from app.transcript import Speaker, Turn
from bench import moods
from bench.reading import rows, spearman, transcript

WEIGHTS = Path(__file__).resolve().parents[1] / "app" / "customer" / "meter.json"
OWN = list(meter_features.own_features(""))
Matrix = np.ndarray[Any, np.dtype[np.float64]]


def ridge(x: Matrix, y: Matrix, strength: float) -> tuple[float, Matrix]:
    """Bias and weights of a ridge regression whose strength is the same for every feature, whatever its scale."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = (x - mean) / spread
    w = np.linalg.solve(z.T @ z + strength * np.eye(x.shape[1]), z.T @ (y - y.mean())) / spread
    return float(y.mean() - mean @ w), w


def _own_matrix(texts: Sequence[str]) -> Matrix:
    return np.array([[meter_features.own_features(text)[name] for name in OWN] for text in texts])


def fit(rated: list[dict[str, Any]], strength: float) -> dict[str, Any]:
    """Words first, then place and memory on what the words leave over."""
    y = np.array([row["labels"]["frustration"] for row in rated])
    own = _own_matrix([row["reply"] for row in rated])
    bias, words = ridge(own, y, strength)
    for _ in range(3):
        places = np.array([_place(row, words) for row in rated])
        extra_bias, extra = ridge(places, y - own @ words, 5.0)
        bias, words = ridge(own, y - places @ extra, strength)
    del extra_bias
    names = [*OWN, *meter_features.place_features(()), "before", "last"]
    values = [*words, *extra]
    return {"bias": round(bias, 4), "weights": {n: round(float(v), 4) for n, v in zip(names, values, strict=True)}}


def _place(row: dict[str, Any], words: Matrix) -> list[float]:
    said = [turn["text"] for turn in row["context"] if turn["role"] == "customer"][-6:]
    memory = earlier([float(v) for v in _own_matrix(said) @ words] if said else [])
    return [*meter_features.place_features(transcript(row["context"])).values(), *memory.values()]


def read(row: dict[str, Any], fitted: dict[str, Any]) -> float:
    """The reading of one row by given weights."""
    w = fitted["weights"]
    words = np.array([w[name] for name in OWN])
    places = _place(row, words)
    names = [*meter_features.place_features(()), "before", "last"]
    return float(
        fitted["bias"]
        + (_own_matrix([row["reply"]]) @ words)[0]
        + sum(w[n] * v for n, v in zip(names, places, strict=True))
    )


def cross_validated(rated: list[dict[str, Any]], strength: float, *, folds: int = 5) -> float:
    """Spearman's rho over rows read by weights that have not seen their conversation."""
    fold_of = _folds(rated, folds)
    found, wanted = [], []
    for fold in range(folds):
        fitted = fit([row for row in rated if fold_of[row["conv_id"]] != fold], strength)
        for row in rated:
            if fold_of[row["conv_id"]] == fold:
                found.append(read(row, fitted))
                wanted.append(float(row["labels"]["frustration"]))
    return spearman(found, wanted)


def _folds(rated: list[dict[str, Any]], folds: int) -> dict[str, int]:
    conversations = sorted({row["conv_id"] for row in rated})
    random.Random(7).shuffle(conversations)
    return {conversation: n % folds for n, conversation in enumerate(conversations)}


def expected_unseen(rated: list[dict[str, Any]], strength: float, *, folds: int = 5) -> None:
    """Prints how the expected next anger does where the meter was fitted without the conversation."""
    following, about = rows("frustration_next"), moods.reference()
    if not following or not about:
        return
    fold_of = _folds(following, folds)
    reader, before, found = OfflineReader(), [], []
    fits = [fit([row for row in rated if fold_of.get(row["conv_id"]) != fold], strength) for fold in range(folds)]
    for row in following:
        angers = _readings(row["context"], fits[fold_of[row["conv_id"]]])
        turns = transcript(row["context"])
        reply = Turn(number=len(turns) + 1, speaker=Speaker.trainee, text=row["reply"])
        found.append(next_anger(angers, reader.read_now(Exchange(turn=reply, before=turns)), reply.text))
        before.append((row["labels"]["prev_frustration"], angers[-1]))
    wanted = [float(row["labels"]["next_frustration"]) for row in following]
    print(f"next anger: rho {spearman(found, wanted):.3f}, conversations unseen by the meter (n = {len(following)})")
    for n, name in enumerate(("people rated it", "the meter reads it")):
        steps = zip((pair[n] for pair in before), found, strict=True)
        apart = moods.distance(moods.counted(steps), moods.real_transitions(about))
        print(f"next anger: transitions {apart:.2f} from the real ones, the mood before as {name}")


def _readings(context: list[dict[str, str]], fitted: dict[str, Any]) -> list[float]:
    told = [(n, turn) for n, turn in enumerate(context) if turn["role"] == "customer"]
    return [min(1.0, max(0.0, read({"reply": turn["text"], "context": context[:n]}, fitted))) for n, turn in told]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the cross-validated rank correlations and distances; with --write stores the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the weights in app/customer/meter.json")
    parser.add_argument("--strength", type=float, default=60.0)
    options = parser.parse_args(arguments)
    rated = rows("frustration_turn")
    if not rated:
        return 0
    print(
        f"anger: rho {cross_validated(rated, options.strength):.3f}, cross-validated by conversation (n = {len(rated)})"
    )
    expected_unseen(rated, options.strength)
    if options.write:
        WEIGHTS.write_text(json.dumps(fit(rated, options.strength), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
