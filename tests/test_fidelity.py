"""The fidelity kit: one command plays scripted trainees and prints one table that can be trusted."""

import asyncio
import json
from pathlib import Path

import pytest

from app.settings import Settings
from bench import fidelity, gate_suite, ladder, moods, speech
from bench.plays import IDLE, Plays, customer_of, patient, play_all
from tests.customer.test_unseen_personas import ABEL

HOME = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def plays() -> Plays:
    async def played() -> Plays:
        async with customer_of("offline", Settings()) as customer:
            return (await play_all({"abel": ABEL}, [1, 2], customer))["abel"]

    return asyncio.run(played())


def test_the_command_prints_a_row_a_persona_and_what_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--seeds", "1", "--persona", "dana", "--personas-dir", str(HOME / "personas")]
    assert fidelity.main(arguments) == 0
    shown = capsys.readouterr().out
    head, row = (line.split() for line in shown.splitlines()[2:4])
    assert head[0] == "persona"
    assert row[0] == "dana"
    assert len(head) == len(fidelity.COLUMNS) + 2  # "no ." is two words
    assert "order of trainees" in shown
    assert "bad caught" in shown


def test_an_engine_without_a_model_and_an_unknown_persona_are_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert fidelity.main(["--engine", "llm", "--seeds", "1", "--personas-dir", str(HOME / "personas")]) == 2
    assert "MAKERIGHT_LLM_MODEL" in capsys.readouterr().err
    assert fidelity.main(["--persona", "nobody", "--personas-dir", str(HOME / "personas")]) == 2
    assert "nobody" in capsys.readouterr().err


def test_every_trainee_and_seed_is_played_and_one_long_idle_talk(plays: Plays) -> None:
    assert {trainee: len(runs) for trainee, runs in plays.by_trainee.items()} == dict.fromkeys(ladder.QUALITY, 2)
    assert plays.idle.turns == len(IDLE) == 20
    assert patient(ABEL).walks_away == 0


def test_the_measures_of_moods_tell_good_from_bad(plays: Plays) -> None:
    assert ladder.ladder_tau(plays) > 0.6
    assert ladder.calmed_by_carelessness(plays)[1] == 6
    assert ladder.last_anger(plays.by_trainee["excellent"]) < ladder.last_anger(plays.by_trainee["hostile"])
    assert 0 <= ladder.leaves(plays) <= 1


def test_tau_counts_only_pairs_of_unequal_quality() -> None:
    assert ladder.tau([3, 2, 1], [9, 5, 1]) == 1
    assert ladder.tau([3, 2, 1], [1, 5, 9]) == -1
    assert ladder.tau([2, 2], [1, 5]) == 0
    assert ladder.tau([3, 2, 2], [9, 1, 5]) == 1


def test_repeats_and_likeness_are_counted(plays: Plays) -> None:
    run = plays.by_trainee["ok"][0]
    twice = run.model_copy(update={"transcript": (*run.transcript, speech.said(run)[0])})
    assert speech.repeated([run]) == 0
    assert speech.repeated([twice]) >= 1
    assert speech.shared([run, run]) == 1
    assert speech.shared(plays.by_trainee["ok"]) < 0.5


def test_a_fact_told_too_early_is_found(plays: Plays) -> None:
    run = plays.by_trainee["hostile"][0]
    first = speech.said(run)[0]
    wedding = first.model_copy(update={"text": "The wedding photographs will be taken in front of that wall."})
    blurted = run.model_copy(update={"transcript": tuple(wedding if t == first else t for t in run.transcript)})
    assert speech.early(run, ABEL) == 0
    assert speech.early(blurted, ABEL) == 1


def test_the_distance_of_moves_is_zero_for_the_real_ones_and_one_for_the_opposite() -> None:
    real = [[1.0, 0, 0, 0], [0, 1.0, 0, 0], [0, 0, 1.0, 0], [0, 0, 0, 1.0]]
    stays = moods.counted([(0.1, 0.1), (0.3, 0.4), (0.9, 0.8)])
    assert moods.distance(stays, real) == 0
    assert moods.distance(moods.counted([(0.1, 0.9)]), real) == 1
    assert moods.distance(moods.counted([]), real) == 0


def test_every_suite_of_the_gate_is_measured(tmp_path: Path) -> None:
    assert len(gate_suite.suites()) >= 3
    scene = {
        "persona": json.loads(ABEL.model_dump_json(include={"name", "title", "about", "temper"}))
        | {"case": {"opening": "You painted it green.", "winnable": False}},
        "turns": [{"customer": "You painted it green."}, {"trainee": "Did we?"}],
        "direction": {"move": "press", "mood_band": "angry"},
        "good": ["Yes, you did."],
        "bad": {"role_flip": ["How can I help you today?"]},
    }
    file = tmp_path / "gate_lines.yaml"
    file.write_text(json.dumps([scene]), encoding="utf-8")
    assert gate_suite.rates(file)[:4] == (1, 1, 0, 1)
