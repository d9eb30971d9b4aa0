"""How a reader's acts compare with people's labels: act by act, without key words, pair by pair, mistaken for what."""

import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from app.acts import Act, Reading
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from bench.key_words import has_key_word

_LEAST_F1, _FEW, _SHOWN = 0.45, 3, 15

Row = dict[str, Any]


class Counts(NamedTuple):
    """How often an act is labelled and found, labelled only, found only."""

    both: int
    missed: int
    alarms: int

    @property
    def precision(self) -> float:
        return self.both / (self.both + self.alarms) if self.both + self.alarms else 0.0

    @property
    def recall(self) -> float:
        return self.both / (self.both + self.missed) if self.both + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.both + self.missed + self.alarms
        return 2 * self.both / total if total else 0.0


def counts(act: Act, gold: Sequence[set[Act]], told: Sequence[set[Act]]) -> Counts:
    """The counts of one act over rows."""
    pairs = [(act in g, act in t) for g, t in zip(gold, told, strict=True)]
    return Counts(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))


def measure(labelled: list[Row], exchanges: list[Exchange], reader: OfflineReader) -> None:
    """Prints everything there is to say about a reader's acts, and the time that a turn takes."""
    reader.read_now(exchanges[0])
    took, read = [], []
    for exchange in exchanges:
        started = time.perf_counter()
        read.append(reader.read_now(exchange))
        took.append((time.perf_counter() - started) * 1000)
    gold = [{Act(seen["act"]) for seen in row["acts"]} for row in labelled]
    told = [{seen.act for seen in reading.acts} for reading in read]
    _print_table(gold, told)
    _print_plain(labelled, gold, told)
    _print_pairs(labelled, gold, told)
    _print_confusion(gold, told)
    took.sort()
    print(f"time a turn: median {statistics.median(took):.2f} ms, 95 % {took[int(len(took) * 0.95)]:.2f} ms")
    _print_remedies(labelled, read)


def _print_table(gold: list[set[Act]], told: list[set[Act]]) -> None:
    f1s = []
    print(f"{'act':16} {'P':>5} {'R':>5} {'F1':>5} {'n':>4} {'found':>5}")
    for act in Act:
        found = counts(act, gold, told)
        if not found.both + found.missed:
            continue
        f1s.append(found.f1)
        low = "" if found.f1 >= _LEAST_F1 else "  <"
        numbers = f"{found.both + found.missed:4d} {found.both + found.alarms:5d}"
        print(f"{act:16} {found.precision:5.2f} {found.recall:5.2f} {found.f1:5.2f} {numbers}{low}")
    print(f"macro-F1 {statistics.fmean(f1s):.3f}, lowest {min(f1s):.2f}")


def _print_plain(labelled: list[Row], gold: list[set[Act]], told: list[set[Act]]) -> None:
    """F1 over rows without the act's key words: in its quote where it is labelled, else in the whole turn."""
    per_act = {}
    for act in Act:
        plain = [n for n, row in enumerate(labelled) if not has_key_word(act, _evidence(act, row))]
        found = counts(act, [gold[n] for n in plain], [told[n] for n in plain])
        if found.both + found.missed:
            per_act[act] = found
    together = Counts(*(sum(column) for column in zip(*per_act.values(), strict=True)))
    several = [found.f1 for found in per_act.values() if found.both + found.missed >= _FEW]
    print(
        f"without key words: F1 {together.f1:.3f} over {together.both + together.missed} showings, "
        f"mean {statistics.fmean(several):.3f} over the {len(several)} acts shown {_FEW} times or more"
    )


def _evidence(act: Act, row: Row) -> str:
    quotes = [seen["quote"] for seen in row["acts"] if seen["act"] == act]
    return " ".join(quotes) or str(row["turns"][-1]["text"])


def told_apart(labelled: list[Row], gold: list[set[Act]], told: list[set[Act]]) -> tuple[int, int]:
    """How many pairs of rows that differ by little are told apart, and of how many."""
    pairs: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(labelled):
        if row.get("pair"):
            pairs[row["pair"]].append(n)
    twos = [members for members in pairs.values() if len(members) == 2]
    return sum(_told_apart(gold[a], gold[b], told[a], told[b]) for a, b in twos), len(twos)


def _print_pairs(labelled: list[Row], gold: list[set[Act]], told: list[set[Act]]) -> None:
    apart, pairs = told_apart(labelled, gold, told)
    if pairs:
        print(f"minimal pairs told apart {apart}/{pairs} = {apart / pairs:.0%}")


def _told_apart(gold_a: set[Act], gold_b: set[Act], told_a: set[Act], told_b: set[Act]) -> bool:
    """Whether the readings differ more in the direction of the labels than against it."""
    with_it = len((gold_a - gold_b) & (told_a - told_b)) + len((gold_b - gold_a) & (told_b - told_a))
    against = len((gold_a - gold_b) & (told_b - told_a)) + len((gold_b - gold_a) & (told_a - told_b))
    return with_it > against


def _print_confusion(gold: list[set[Act]], told: list[set[Act]]) -> None:
    """What was found in the rows where an act was missed, oftenest first."""
    seen: Counter[tuple[Act, Act | None]] = Counter()
    for g, t in zip(gold, told, strict=True):
        others: set[Act | None] = {*(t - g)} or {None}
        seen.update((missed, instead) for missed in g - t for instead in others)
    shown = ", ".join(f"{missed} > {instead or 'nothing'} {n}" for (missed, instead), n in seen.most_common(_SHOWN))
    print(f"missed > found instead: {shown}")


def _print_remedies(labelled: list[Row], read: list[Reading]) -> None:
    pairs = [
        ({s["remedy"] for s in row["acts"] if s.get("remedy")}, {s.remedy for s in reading.acts if s.remedy})
        for row, reading in zip(labelled, read, strict=True)
    ]
    both = sum(len(g & t) for g, t in pairs)
    found, n = sum(len(t) for _, t in pairs), sum(len(g) for g, _ in pairs)
    if found and n:
        print(f"remedy ids: precision {both / found:.2f}, recall {both / n:.2f} (n = {n})")
