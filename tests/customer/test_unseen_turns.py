"""Turns that nothing is fitted to, labelled by people who did not know the reader."""

import statistics

from app.acts import Act
from app.customer.reader import OfflineReader
from bench.acts import counts, told_apart
from bench.reading import UNSEEN, exchange_of, lines_of

ROWS = lines_of(UNSEEN)


def test_the_reader_finds_most_of_what_is_done_in_turns_it_has_never_seen() -> None:
    reader = OfflineReader()
    gold = [{Act(seen["act"]) for seen in row["acts"]} for row in ROWS]
    told = [{seen.act for seen in reader.read_now(exchange_of(row)).acts} for row in ROWS]
    f1s = {act: counts(act, gold, told).f1 for act in Act}
    assert statistics.fmean(f1s.values()) >= 0.76, f1s
    apart, pairs = told_apart(ROWS, gold, told)
    assert pairs == 48
    assert apart >= 0.8 * pairs
