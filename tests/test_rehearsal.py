"""Scripted trainees against every shipped persona: the better the trainee, the calmer the customer."""

import json
import statistics
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from app.commands.rehearse import rehearse as rehearse_command
from app.customer.mind import Ending
from app.errors import Problem
from app.library import Library
from app.rehearsal import Rehearsal, rehearse
from app.said_back import said_back
from app.scripted_trainees import LADDER, TRAINEES, Line
from app.text import sentence_key, sentences
from app.transcript import Speaker, by
from app.transcript_files import Dialogue, dialogues
from tests.fakes.talk import kettle

HOME = Path(__file__).parent.parent
SEEDS = range(1, 6)
CARELESS = ("hostile", "stuffer", "neglecter")
Runs = dict[tuple[str, str], list[Rehearsal]]

LIBRARY = Library(HOME / "personas", HOME / "rubrics")
PERSONAS = LIBRARY.personas()


@pytest.fixture(scope="module")
def runs() -> Runs:
    return {
        (loaded.id, trainee): [rehearse(loaded.value, trainee, seed=seed, persona_id=loaded.id) for seed in SEEDS]
        for loaded in PERSONAS.values()
        for trainee in TRAINEES
    }


def last_anger(played: list[Rehearsal]) -> float:
    return statistics.mean(run.anger[-1] for run in played)


@pytest.mark.parametrize("persona", sorted(PERSONAS))
def test_the_better_the_trainee_the_calmer_the_customer(runs: Runs, persona: str) -> None:
    angers = [last_anger(runs[persona, trainee]) for trainee in LADDER]
    assert angers == sorted(angers)
    assert len(set(angers)) == len(LADDER)


@pytest.mark.parametrize("trainee", CARELESS)
def test_nobody_is_calmed_by_abuse_by_neglect_or_by_pasted_sympathy(runs: Runs, trainee: str) -> None:
    played = [run for (_, name), some in runs.items() if name == trainee for run in some]
    calmed = [run for run in played if run.anger[-1] < run.anger[0]]
    assert len(calmed) <= 0.05 * len(played)


def test_an_excellent_trainee_calms_whoever_can_be_won_within_nine_turns(runs: Runs) -> None:
    winnable = [runs[name, "excellent"] for name, loaded in PERSONAS.items() if loaded.value.case.winnable]
    played = [run for some in winnable for run in some]
    calmed = [run for run in played if min(run.anger[:10]) < 3]
    assert len(calmed) >= 0.8 * len(played)
    assert statistics.mean(run.turns for run in played) >= 4.5


def test_whoever_cannot_be_won_is_not(runs: Runs) -> None:
    lost = [name for name, loaded in PERSONAS.items() if not loaded.value.case.winnable]
    assert lost
    for name in lost:
        for trainee in TRAINEES:
            endings = {run.ending for run in runs[name, trainee]}
            assert endings <= {Ending.walked_out, Ending.time_out, Ending.left_open, Ending.handed_over}


def test_a_hostile_trainee_is_left_in_at_least_half_the_runs(runs: Runs) -> None:
    played = [run for (_, name), some in runs.items() if name == "hostile" for run in some]
    assert sum(run.ending == Ending.walked_out for run in played) >= 0.5 * len(played)


def test_no_customer_says_a_sentence_twice_in_an_attempt(runs: Runs) -> None:
    for played in runs.values():
        for run in played:
            said = [sentence_key(s) for turn in by(Speaker.customer, run.transcript) for s in sentences(turn.text)]
            assert len(said) == len(set(said))


def test_the_transition_of_moods_is_slow(runs: Runs) -> None:
    steps = [
        (before, after)
        for (_, trainee), played in runs.items()
        if trainee in ("excellent", "ok")
        for run in played
        for before, after in zip(run.anger, run.anger[1:], strict=False)
    ]
    furious = [after for before, after in steps if before >= 7.5]
    assert not [after for after in furious if after < 5]
    assert statistics.mean(before - after for before, after in steps) < 1.2


def test_the_same_seed_plays_the_same_attempt_and_another_does_not() -> None:
    ivy = kettle()
    assert rehearse(ivy, "ok", seed=3) == rehearse(ivy, "ok", seed=3)
    assert rehearse(ivy, "ok", seed=3).transcript != rehearse(ivy, "ok", seed=4).transcript


def test_a_rehearsal_tells_how_the_mood_moved_and_is_graded_with_a_rubric() -> None:
    run = rehearse(kettle(), "excellent", seed=1, rubric=LIBRARY.rubric("make-it-right").value, persona_id="ivy")
    assert (run.persona, run.trainee, run.seed) == ("ivy", "excellent", 1)
    assert len(run.anger) == run.turns + 1 == len(by(Speaker.trainee, run.transcript)) + 1
    assert run.anger[0] == 8
    assert run.overall is not None
    assert 0 <= run.overall <= 100
    assert [turn.number for turn in run.transcript] == list(range(1, len(run.transcript) + 1))


def test_a_script_is_played_line_by_line_with_its_actions() -> None:
    lines = (Line("I'm sorry that we sold you a kettle that leaks."), Line("I'll refund it now.", "refund"))
    run = rehearse(kettle(), lines, seed=1)
    assert [turn.text for turn in by(Speaker.trainee, run.transcript)] == [line.text for line in lines]
    assert run.transcript[3].action == "refund"
    assert run.trainee == "script"


@pytest.mark.parametrize("trainee", sorted(TRAINEES))
def test_a_trainee_answers_any_persona_even_one_with_nothing_in_its_case(trainee: str) -> None:
    bare = kettle(case={"facts": {}, "needs": [], "accepts": [], "authority": [], "help": {}, "winnable": False})
    run = rehearse(bare, trainee, seed=2)
    assert all(turn.text for turn in run.transcript)
    assert "{" not in "".join(turn.text for turn in by(Speaker.trainee, run.transcript))


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("You have charged me twice.", "we have charged you twice"),
        ("I've told you, and your shop sent me to you.", "you've told us, and our shop sent you to us"),
        ("I am TIRED of your bloody excuses!", "you are tired of our excuses"),
        ("My son is allergic.", "your son is allergic"),
        ("Half of my pictures are gone.", "half of your pictures are gone"),
    ],
)
def test_the_customers_words_are_said_back_from_the_other_side(said: str, back: str) -> None:
    assert said_back(said) == back


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(rehearse_command)
    return app


def test_the_command_prints_a_json_line_a_seed(command: typer.Typer) -> None:
    result = CliRunner().invoke(command, ["maureen", "--trainee", "ok", "--seeds", "2", "--json"])
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["seed"] for row in rows] == [1, 2]
    wanted = {"persona", "trainee", "seed", "turns", "ending", "anger", "felt_right", "overall", "transcript"}
    assert wanted <= set(rows[0])
    assert rows[0]["persona"] == "maureen"
    assert rows[0]["transcript"][0]["speaker"] == "customer"


def test_the_lines_of_a_rehearsal_can_be_graded_and_keep_their_case(command: typer.Typer) -> None:
    played = CliRunner().invoke(command, ["maureen", "--trainee", "ok", "--json"]).stdout
    (read,) = dialogues(played.encode())
    assert isinstance(read, Dialogue)
    maureen = PERSONAS["maureen"].value
    assert (read.id, read.name, read.case) == ("maureen-ok-1", maureen.name, maureen.case)
    assert [turn.text for turn in read.turns] == [turn["text"] for turn in json.loads(played)["transcript"]]


def test_the_command_plays_a_script_plain_or_as_json(command: typer.Typer, tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text('Hello Maureen.\n\n{"text": "I have it searched for today.", "action": "search_today"}\n')
    result = CliRunner().invoke(command, ["maureen", "--script", str(script), "--json"])
    turns = json.loads(result.stdout)["transcript"]
    assert [(turn["text"], turn["action"]) for turn in turns if turn["speaker"] == "trainee"] == [
        ("Hello Maureen.", None),
        ("I have it searched for today.", "search_today"),
    ]


def test_without_json_the_command_shows_the_mood_and_why_it_moved(command: typer.Typer) -> None:
    shown = CliRunner().invoke(command, ["maureen", "--trainee", "poor"]).stdout
    assert "[anger 5.0]" in shown
    assert "stock phrase" in shown
    assert "of 5:" in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["maureen"], "--trainee NAME or --script FILE"),
        (["maureen", "--trainee", "saint"], "there are: excellent"),
        (["nobody", "--trainee", "ok"], "There is no persona 'nobody'"),
        (["maureen", "--script", "nowhere.txt"], "no such file"),
        (["maureen", "--trainee", "ok", "--personas-dir", "/nowhere"], "no such folder"),
        (["maureen", "--trainee", "ok", "--rubric", "none"], "There is no rubric 'none'"),
    ],
)
def test_wrong_use_of_the_command_is_a_problem_that_says_what_there_is(
    command: typer.Typer, arguments: list[str], says: str
) -> None:
    result = CliRunner().invoke(command, arguments)
    assert isinstance(result.exception, Problem)
    assert says in str(result.exception)
