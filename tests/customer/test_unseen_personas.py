"""A persona written from the guide alone, without a line of its own, plays nine turns with every trainee."""

import random
import re
from pathlib import Path

import pytest

from app.customer.gate import check
from app.customer.mind import Ending
from app.library import load
from app.persona import Persona
from app.rehearsal import Rehearsal, rehearse
from app.scripted_trainees import TRAINEES, Line
from app.text import contains_quote, sentence_key, sentences
from app.transcript import Speaker, by
from bench.speech import early

ABEL = load(Path(__file__).with_name("unseen") / "abel.yaml", Persona)
TEMPERS = ((3, 8), (5, 3), (9, 5))
SEEDS = range(1, 4)


def said(run: Rehearsal) -> list[str]:
    return [turn.text for turn in list(by(Speaker.customer, run.transcript))[1:]]


@pytest.fixture(scope="module")
def runs() -> dict[str, list[Rehearsal]]:
    return {trainee: [rehearse(ABEL, trainee, seed=seed) for seed in SEEDS] for trainee in TRAINEES}


def test_every_turn_is_words_of_a_customer_and_none_is_said_twice(runs: dict[str, list[Rehearsal]]) -> None:
    for played in runs.values():
        for run in played:
            keys = [sentence_key(sentence) for text in said(run) for sentence in sentences(text)]
            assert len(keys) == len(set(keys))
            assert not re.search(r"[{}\[\]|]|\bNone\b|  ", " ".join(said(run)))
            assert all(1 <= len(text.split()) <= 45 for text in said(run))


def test_the_gate_would_let_nearly_all_of_it_through(runs: dict[str, list[Rehearsal]]) -> None:
    stopped, judged = [], 0
    for run in (run for played in runs.values() for run in played):
        turns = list(by(Speaker.customer, run.transcript))[1:]
        for turn, direction in zip(turns, run.directions, strict=True):
            for line in sentences(turn.text):
                before = run.transcript[: turn.number - 1]
                verdict = check(line, persona=ABEL, direction=direction, transcript=before)
                judged += 1
                stopped += [] if verdict.ok else [f"{verdict.kind}: {line}"]
    assert len(stopped) <= 0.02 * judged, stopped


def test_no_fact_is_told_before_it_is_due(runs: dict[str, list[Rehearsal]]) -> None:
    for run in (run for played in runs.values() for run in played):
        assert early(run, ABEL) == 0
        if run.trainee in ("poor", "hostile", "stuffer", "neglecter"):
            assert not any(contains_quote(text, ABEL.case.facts["wedding"].say) for text in said(run))


def test_questions_about_its_facts_are_answered_from_them() -> None:
    asked = (
        Line("Could you give me the job number, please?"),
        Line("And which shade of green was on the contract?"),
        Line("Which day did they finish?"),
    )
    answers = said(rehearse(ABEL, asked, seed=2))
    assert "HP-208" in answers[0]
    assert "Sage 14" in answers[1]
    assert "6th" in answers[2]


def test_an_excellent_trainee_wins_and_a_hostile_one_loses(runs: dict[str, list[Rehearsal]]) -> None:
    assert {run.ending for run in runs["excellent"]} <= {Ending.resolved, Ending.settled}
    assert all(run.anger[-1] < 4 for run in runs["excellent"])
    assert all(run.anger[-1] >= run.anger[0] for name in ("hostile", "neglecter", "stuffer") for run in runs[name])


def test_the_remedy_is_called_by_its_name() -> None:
    offered = (
        Line("Hello, I'm Sam. I can repaint the house in the right colour."),
        Line("I could also repaint the front wall first."),
        Line("Or I refund half the price."),
    )
    spoken = " ".join(" ".join(said(rehearse(ABEL, offered, seed=seed))) for seed in range(1, 7)).lower()
    assert re.search(r"repaint|new coat|paint", spoken)


@pytest.mark.parametrize(("anger", "patience"), TEMPERS)
def test_other_tempers_play_as_well(anger: float, patience: float) -> None:
    temper = ABEL.temper.model_copy(update={"anger": anger, "patience": patience})
    other = ABEL.model_copy(update={"temper": temper})
    trainee = random.Random(anger).choice(sorted(TRAINEES))
    run = rehearse(other, trainee, seed=5)
    assert all(said(run))
    assert run.anger[0] == anger
