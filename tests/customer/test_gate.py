"""The gate against a labelled suite: what it must catch, what it must let through."""

from collections import Counter

from app.customer.gate import Kind
from app.customer.gating.kind import Verdict
from bench.gate_suite import Line, lines, suites

UNSEEN = "gate_lines_unseen"
"""The suite that no weight, rule or limit was made from. Whoever tunes the gate on it has to write a new one."""

BY_SUITE = {path.stem: list(lines(path)) for path in suites()}
LINES = [line for name, found in BY_SUITE.items() if name != UNSEEN for line in found]
GOOD = [line for line in LINES if line.kind is None]
BAD = [line for line in LINES if line.kind is not None]


JUDGED: dict[int, Verdict] = {}


def verdict(line: Line) -> Verdict:
    """What the gate says of a line, asked once."""
    if id(line) not in JUDGED:
        JUDGED[id(line)] = line.verdict()
    return JUDGED[id(line)]


def test_the_suite_is_large_and_names_every_kind() -> None:
    assert len(LINES) >= 200
    assert {line.kind for line in BAD} == {kind.value for kind in Kind}


def test_it_catches_at_least_95_percent_of_the_bad_lines() -> None:
    missed = [(line.kind, line.text) for line in BAD if verdict(line).ok]
    assert len(missed) <= 0.05 * len(BAD), missed


def test_it_stops_at_most_3_percent_of_the_good_lines() -> None:
    stopped = [(verdict(line).kind, line.text) for line in GOOD if not verdict(line).ok]
    assert len(stopped) <= 0.03 * len(GOOD), stopped


def test_it_stops_most_of_what_it_has_never_seen_and_little_that_is_good() -> None:
    unseen = BY_SUITE[UNSEEN]
    caught = [not verdict(line).ok for line in unseen if line.kind]
    stopped = [line.text for line in unseen if not line.kind and not verdict(line).ok]
    assert sum(caught) >= 0.75 * len(caught)
    assert len(stopped) <= 0.04 * (len(unseen) - len(caught)), stopped


def test_it_names_the_kind_of_most_bad_lines() -> None:
    wrong = Counter((line.kind, verdict(line).kind) for line in BAD if verdict(line).kind != line.kind)
    assert wrong.total() <= 0.1 * len(BAD), wrong


def test_a_model_that_cannot_stop_is_garbage_and_a_customer_who_insists_is_not() -> None:
    scene = next(line for line in BY_SUITE["gate_lines_outings"])
    stuck = scene._replace(text="I want my money my money my money my money my money back.")
    assert stuck.verdict().kind is Kind.garbage
    for text in (
        "No no no, that is not it.",
        "Never again. Never again. Never again.",
    ):
        assert scene._replace(text=text).verdict().kind is not Kind.garbage


def test_a_fault_that_only_the_agent_sees_is_no_confession() -> None:
    scene = next(line for line in BY_SUITE["gate_lines_outings"])
    for text in (
        "And you sit there telling me it's my fault.",
        "Bless your heart, but no.",
        "I do not accept the voucher.",
    ):
        assert scene._replace(text=text).verdict().ok, text
    assert scene._replace(text="You're right, it was my fault.").verdict().kind is Kind.premature_thanks
