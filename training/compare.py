"""Compares the ways to read on the corpus: rules, weights, encoder, both; nothing is judged by what saw its file."""

import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from app.acts import Act
from app.customer.reader import OfflineReader
from app.customer.reading.authority import settle
from app.customer.reading.joint import SCALE
from app.customer.reading.learned import decide
from app.customer.reading.rulings import rule
from training.corpus import Labelled, rows
from training.examples import Example, examples, shown_turns, without_case
from training.held_out import encoded
from training.joint import held_out_joint, inputs
from training.model import ACTS, Array, by_turn, f_score, held_out_logits, thresholds


def main() -> int:
    """Prints F1 of each act for each way, their means, and the share of pairs that each tells apart."""
    labelled = list(rows())
    seen = examples(labelled)
    light, encoder = held_out_logits(seen, examples(without_case(row) for row in labelled)), encoded(labelled, seen)
    known = ~np.isnan(encoder[:, 0])
    seen, light, encoder = [seen[n] for n in np.flatnonzero(known)], light[known], encoder[known]
    turns = sorted({example.turn for example in seen})
    shown = shown_turns(labelled)[turns]
    logits = {"light": light, "encoder": encoder, "mean": (light + encoder) / 2}
    logits["joint"] = held_out_joint(seen, inputs(seen, light, encoder))
    found = {"rules": _by_rules(labelled, turns)}
    for way, each in logits.items():
        beyond = each - _limits(labelled, seen, each)
        found[way] = by_turn(seen, beyond, len(labelled))[turns] >= 0
        found[f"{way}+"] = _read(labelled, turns, seen, beyond)
    _print(found, shown, [labelled[n] for n in turns])
    return 0


def _by_rules(labelled: Sequence[Labelled], turns: Sequence[int]) -> Array:
    reader = OfflineReader(light=True)
    return _table([{f.act for f in reader.by_rules(labelled[n].exchange).found} for n in turns])


def _table(found: Sequence[set[Act]]) -> Array:
    return np.array([[act in acts for act in ACTS] for acts in found])


def _limits(labelled: Sequence[Labelled], seen: Sequence[Example], logits: Array) -> Array:
    """Sentences × acts: the limits of one half of the situations, taken from the other half."""
    numbers = {name: n for n, name in enumerate(dict.fromkeys(row.situation for row in labelled))}
    best, shown = by_turn(seen, logits, len(labelled)), shown_turns(labelled)
    turns = np.array(sorted({example.turn for example in seen}))
    even = np.array([numbers[labelled[n].situation] % 2 == 0 for n in turns])
    of_even, of_odd = (thresholds(best[turns[half]], shown[turns[half]]) for half in (even, ~even))
    return np.array([of_odd if numbers[example.situation] % 2 == 0 else of_even for example in seen])


def _read(labelled: Sequence[Labelled], turns: Sequence[int], seen: Sequence[Example], beyond: Array) -> Array:
    """What the reader finds with these judgements: rules, logic and rulings have their say."""
    judged: dict[int, list[dict[Act, float]]] = defaultdict(list)
    for example, row in zip(seen, beyond, strict=True):
        judged[example.turn].append(dict(zip(ACTS, (SCALE * row).tolist(), strict=True)))
    reader, found = OfflineReader(light=True), []
    for turn in turns:
        scene = reader.by_rules(labelled[turn].exchange)
        decide(scene, judged[turn])
        settle(scene, judged[turn])
        rule(scene)
        found.append({f.act for f in scene.found})
    return _table(found)


def _apart(told: Array, shown: Array, rows: Sequence[Labelled]) -> float:
    """The share of pairs whose readings differ more in the direction of the labels than against it."""
    pairs: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        if row.pair:
            pairs[row.pair].append(n)
    twos = [(a, b) for a, b in (two for two in pairs.values() if len(two) == 2) if (shown[a] != shown[b]).any()]
    differ = [((told[a] ^ told[b]) & (shown[a] ^ shown[b]), told[a] == shown[a]) for a, b in twos]
    return statistics.fmean(float((way & right).sum() > (way & ~right).sum()) for way, right in differ)


def _print(found: dict[str, Array], shown: Array, rows: Sequence[Labelled]) -> None:
    table = {way: [f_score(told[:, n], shown[:, n]) for n in range(len(ACTS))] for way, told in found.items()}
    print(f"{'act':16} {' '.join(f'{way:>8}' for way in table)} {'n':>5}")
    for n, act in enumerate(ACTS):
        print(f"{act:16} {' '.join(f'{scores[n]:8.2f}' for scores in table.values())} {shown[:, n].sum():5d}")
    print(f"{'mean':16} {' '.join(f'{statistics.fmean(scores):8.3f}' for scores in table.values())} {len(shown):5d}")
    print(f"{'pairs apart':16} {' '.join(f'{_apart(told, shown, rows):8.3f}' for told in found.values())}")


if __name__ == "__main__":
    sys.exit(main())
