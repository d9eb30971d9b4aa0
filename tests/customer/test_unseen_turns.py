"""Turns that nothing is fitted to, labelled by people who did not know the reader."""

import statistics
from pathlib import Path

import pytest

from app.acts import Act
from app.customer.reader import OfflineReader
from bench.acts import counts, told_apart
from bench.reading import UNSEEN, exchange_of, lines_of


@pytest.mark.parametrize(("file", "paired", "least"), list(zip(UNSEEN, (48, 60), (0.78, 0.75), strict=True)))
def test_the_reader_finds_most_of_what_is_done_in_turns_it_has_never_seen(
    file: Path, paired: int, least: float
) -> None:
    reader, rows = OfflineReader(), lines_of(file)
    gold = [{Act(seen["act"]) for seen in row["acts"]} for row in rows]
    told = [{seen.act for seen in reader.read_now(exchange_of(row)).acts} for row in rows]
    f1s = {act: counts(act, gold, told).f1 for act in Act}
    assert statistics.fmean(f1s.values()) >= 0.76, f1s
    apart, pairs = told_apart(rows, gold, told)
    assert pairs == paired
    assert apart >= least * pairs
