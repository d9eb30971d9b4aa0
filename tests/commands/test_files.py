"""grade, read and mood on files: one answer a line in order, bad lines named, exit codes as documented."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
import typer
from typer.testing import CliRunner

from app.commands import files
from app.errors import Invalid, NotFound
from tests.fakes.behaviours import fails, fits
from tests.fakes.endpoint import ScriptedEndpoint

RUNNER = CliRunner()
GOOD = {
    "id": "a1",
    "turns": [
        {"speaker": "customer", "text": "My parcel 4471 has been missing for nine days and nobody answers!"},
        {"speaker": "trainee", "text": "Nine days without parcel 4471 is our failure. I send a new one today."},
        {"speaker": "customer", "text": "ok thanks, that works"},
    ],
}
CASE = {
    "name": "Mara Lind",
    "claim": True,
    "facts": {"parcel": "4471"},
    "authority": [{"id": "resend", "do": "Send a new one", "by": "trainee"}],
    "accepts": ["resend"],
}


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    yield
    structlog.reset_defaults()


@pytest.fixture
def cli() -> typer.Typer:
    app = typer.Typer()
    app.command()(files.grade)
    app.command()(files.read)
    app.command()(files.mood)
    return app


@pytest.fixture
def run(cli: typer.Typer, tmp_path: Path):
    def run(command: str, *lines: object, options: tuple[str, ...] = (), stdin: bool = False):
        raw = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
        file = tmp_path / "talks.jsonl"
        file.write_bytes(raw)
        if command == "grade" and "--rubric" not in options:
            options = ("--rubric", "make-it-right", "--engine", "offline", *options)
        target = "-" if stdin else str(file)
        return RUNNER.invoke(cli, [command, target, *options], input=raw if stdin else None)

    return run


def answers(result: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


FIVE = [
    GOOD,
    {**GOOD, "id": 2, "case": CASE},
    {"id": "hostile", "turns": [GOOD["turns"][0], {"speaker": "trainee", "text": "Calm down, it is not my problem."}]},
    {"id": "long", "turns": [*GOOD["turns"], {"speaker": "trainee", "text": "It leaves at five, by courier."}]},
    {"id": "led", "turns": [*GOOD["turns"], {"speaker": "manager", "text": "Ines here, I have read it all."}]},
]


def test_five_lines_give_five_grades_in_order(run) -> None:
    result = run("grade", *FIVE)
    assert result.exit_code == 0
    rows = answers(result)
    assert [row["id"] for row in rows] == ["a1", 2, "hostile", "long", "led"]
    for row in rows:
        assert row["status"] == "graded"
        assert 0 <= row["overall"] <= 100
        assert all(score["score"] is None or 0 <= score["score"] <= 1 for score in row["criteria"].values())
        assert all(0 <= anger <= 1 for anger in row["mood"])
    assert len(rows[0]["mood"]) == 2
    assert rows[2]["overall"] < rows[0]["overall"]


def test_five_lines_give_five_readings(run) -> None:
    result = run("read", *FIVE)
    assert result.exit_code == 0
    for row, line in zip(answers(result), FIVE, strict=True):
        said = [turn["text"] for turn in line["turns"] if turn["speaker"] == "trainee"][-1]
        assert set(row) == {"id", "acts", "scores"}
        assert set(row["scores"]) == {"acknowledge", "empathize", "resolve", "feel_right", "courtesy"}
        assert all(0 <= score <= 1 for score in row["scores"].values())
        assert all(seen["quote"] in said for seen in row["acts"])


def test_five_lines_give_five_moods_and_what_to_expect_only_when_asked(run) -> None:
    rows = answers(run("mood", *FIVE))
    assert [len(row["anger"]) for row in rows] == [2, 2, 1, 2, 2]
    assert all("next" not in row for row in rows)
    expected = answers(run("mood", *FIVE, options=("--next",)))
    assert all(0 <= row["next"] <= 1 for row in expected)


@pytest.mark.parametrize("command", ["grade", "read", "mood"])
def test_a_bad_line_is_named_and_the_others_are_answered(run, command: str) -> None:
    unknown = {"id": "x", "turns": [{"speaker": "agent", "text": "Hello"}]}
    result = run(command, GOOD, unknown, b"{not json", b"", {**GOOD, "id": "z"})
    assert result.exit_code == 1
    assert [row["id"] for row in answers(result)] == ["a1", "z"]
    assert "line 2: turns.0.speaker: 'agent'" in result.stderr
    assert "customer, trainee, manager, specialist" in result.stderr
    assert "line 3:" in result.stderr


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ({"turns": []}, "id:"),
        ({"id": True, "turns": []}, "id:"),
        ({"id": "x"}, "turns:"),
        ({"id": "x", "turns": "hello"}, "turns:"),
        ({"id": "x", "turns": ["hello"]}, "turns.0"),
        ({"id": "x", "turns": [{"text": "hello"}]}, "turns.0.speaker"),
        ({"id": "x", "turns": [{"speaker": "customer"}]}, "turns.0.text"),
        ({"id": "x", "turns": [{"speaker": "customer", "text": 5}]}, "turns.0.text"),
        ({"id": "x", "turns": [{"speaker": "trainee", "text": "a", "action": 5}]}, "turns.0.action"),
        ({"id": "x", "turns": [{"speaker": "customer", "text": "a" * 30_000}]}, "turns.0.text"),
        ({**GOOD, "case": "none"}, "case:"),
        ({**GOOD, "case": {**CASE, "claim": "perhaps"}}, "case.claim"),
        ({**GOOD, "case": {**CASE, "accepts": ["nothing"]}}, "nothing"),
        ({**GOOD, "case": {**CASE, "mood": 5}}, "case.mood"),
        ({**GOOD, "case": {**CASE, "name": 5}}, "case.name"),
        (["a", "list"], "object"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "deep"),
    ],
)
def test_each_fault_of_a_line_is_named_by_its_field(run, line: object, names: str) -> None:
    result = run("mood", line)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "line 1:" in result.stderr
    assert names in result.stderr


def test_a_conversation_without_a_reply_fails_and_has_no_number(run) -> None:
    silent = {"id": "s", "turns": [{"speaker": "customer", "text": "Is anybody there?"}]}
    result = run("grade", silent, {"id": "e", "turns": []})
    assert result.exit_code == 1
    for row in answers(result):
        assert row["status"] == "failed"
        assert row["reason"]
        assert "overall" not in row
        assert "criteria" not in row
    read = run("read", silent)
    assert (read.exit_code, read.stdout) == (1, "")
    assert "line 1: turns" in read.stderr
    assert answers(run("mood", silent, options=("--next",)))[0]["next"] is None


def test_invisible_characters_bom_and_crlf_are_tolerated(run) -> None:
    strange = {"id": "i", "turns": [{"speaker": "customer", "text": "He\u200bl\u202elo\ud800 \x00there"}]}
    result = run("mood", b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r", json.dumps(strange).encode() + b"\r")
    assert result.exit_code == 0
    assert len(answers(result)) == 2


def test_standard_input_is_read_for_a_dash(run) -> None:
    assert len(answers(run("mood", GOOD, stdin=True))) == 1


@pytest.mark.parametrize("command", ["grade", "read", "mood"])
def test_a_missing_and_an_empty_file_are_said_so(cli, command: str, tmp_path: Path) -> None:
    options = ["--rubric", "make-it-right"] if command == "grade" else []
    missing = RUNNER.invoke(cli, [command, str(tmp_path / "none.jsonl"), *options])
    assert isinstance(missing.exception, Invalid)
    assert "none.jsonl" in str(missing.exception)
    (tmp_path / "empty.jsonl").write_text(" \n")
    empty = RUNNER.invoke(cli, [command, str(tmp_path / "empty.jsonl"), *options])
    assert isinstance(empty.exception, Invalid)
    assert "empty" in str(empty.exception)


def test_an_unknown_rubric_engine_or_option_is_wrong_use(run) -> None:
    unknown = run("grade", GOOD, options=("--rubric", "nonesuch"))
    assert isinstance(unknown.exception, NotFound)
    assert "make-it-right" in str(unknown.exception)
    engine = run("grade", GOOD, options=("--rubric", "make-it-right", "--engine", "magic"))
    assert isinstance(engine.exception, Invalid)
    assert run("mood", GOOD, options=("--nonsense",)).exit_code == 2


def test_the_case_of_a_line_is_used(run) -> None:
    without, with_case = answers(run("grade", GOOD, {**GOOD, "case": CASE}))
    marks = [{mark["id"]: mark for mark in row["criteria"]["resolve"]["items"]} for row in (without, with_case)]
    assert marks[0]["kept"]["state"] == "cannot_assess"
    assert marks[1]["kept"]["state"] != "cannot_assess"


@pytest.mark.parametrize(("behaviour", "status", "code"), [(fits(), "graded", 0), (fails(500), "failed", 1)])
def test_with_a_model_a_line_is_graded_or_failed_with_its_reason(
    cli, tmp_path: Path, behaviour: Any, status: str, code: int
) -> None:
    file = tmp_path / "talk.jsonl"
    file.write_text(json.dumps(GOOD))
    endpoint = ScriptedEndpoint()
    endpoint.otherwise = behaviour
    with endpoint.in_thread():
        env = {"MAKERIGHT_LLM_BASE_URL": endpoint.base_url, "MAKERIGHT_LLM_API_KEY": "k", "MAKERIGHT_LLM_MODEL": "m"}
        env["MAKERIGHT_LLM_TIMEOUT"] = "2"
        result = RUNNER.invoke(cli, ["grade", str(file), "--rubric", "make-it-right", "--engine", "llm"], env=env)
    row = answers(result)[0]
    assert (row["status"], result.exit_code) == (status, code)
    assert ("overall" in row) == (status == "graded")
    assert ("reason" in row) == (status == "failed")


def test_a_model_must_be_named_before_it_can_grade(run) -> None:
    result = run("grade", GOOD, options=("--rubric", "make-it-right", "--engine", "llm"))
    assert isinstance(result.exception, Invalid)
    assert "MAKERIGHT_LLM_MODEL" in str(result.exception)
