"""grade on files that carry marks by people: how far the machine agrees, and people with each other."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from app.commands import files
from app.errors import Invalid

RUNNER = CliRunner()
GOOD, BAD = "I am so sorry about the parcel 4471. A new one leaves today.", "Calm down. It is our policy."


def line(n: int, said: str, human: object = None) -> dict[str, Any]:
    turns = [
        {"speaker": "customer", "text": "My parcel 4471 has been missing for nine days!"},
        {"speaker": "trainee", "text": said},
        {"speaker": "customer", "text": "thank you" if said == GOOD else "What? No!"},
    ]
    row: dict[str, Any] = {"id": f"a{n}", "turns": turns}
    return row if human is None else row | {"human": human}


@pytest.fixture
def rubrics(tmp_path: Path) -> Path:
    folder = tmp_path / "rubrics"
    folder.mkdir()
    criteria = [
        {"id": "sorry", "title": "Sorry", "items": [{"id": "said", "ask": "Sorry?", "shown_by": ["apologizes"]}]},
        {
            "id": "fix",
            "title": "Fix",
            "items": [
                {"id": "said", "ask": "Fixed?", "shown_by": ["offers_remedy"]},
                {"id": "civil", "ask": "Civil?", "spoilt_by": ["rude", "policy_wall", "dismisses"]},
            ],
        },
    ]
    (folder / "small.yaml").write_text(json.dumps({"title": "Small", "least_coverage": 0, "criteria": criteria}))
    return folder


@pytest.fixture
def run(tmp_path: Path, rubrics: Path):
    cli = typer.Typer()
    cli.command()(files.grade)
    cli.command()(files.read)

    def run(*lines: object, options: tuple[str, ...] = ()) -> Result:
        file = tmp_path / "talks.jsonl"
        file.write_text("\n".join(map(json.dumps, lines)))
        fixed = ("--rubric", "small", "--engine", "offline", "--rubrics-dir", str(rubrics))
        return RUNNER.invoke(cli, ["grade", str(file), *fixed, *options])

    return run


def test_agreement_goes_to_the_file_and_a_table_to_standard_error(run, tmp_path: Path) -> None:
    talks = [line(n, GOOD if n % 2 else BAD, {"sorry.said": bool(n % 2)}) for n in range(6)]
    result = run(*talks, options=("--agreement", str(tmp_path / "agreement.json")))
    assert result.exit_code == 0
    answers = [json.loads(row) for row in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [f"a{n}" for n in range(6)]
    report = json.loads((tmp_path / "agreement.json").read_text())
    assert report["conversations"] == 6
    sorry, fix = report["machine"]
    assert (sorry["found"]["n"], sorry["found"]["kappa"], sorry["found"]["interval"]) == (6, 1, [1, 1])
    assert (sorry["items"][0]["found"]["exact"], sorry["items"][0]["found"]["offset"]) == (1, 0)
    assert fix["found"] is None, "a criterion that people did not mark has no level of theirs"
    assert "Agreement with people on 6 conversations" in result.stderr
    assert "said " in result.stderr


def test_marks_of_several_people_are_compared_with_each_other(run, tmp_path: Path) -> None:
    kind, strict = ({"sorry.said": met, "fix.said": met, "civil": met} for met in (True, False))
    talks = [line(0, GOOD, [kind, strict]), line(1, BAD, [strict, strict])]
    assert run(*talks, options=("--agreement", str(tmp_path / "agreement.json"))).exit_code == 0
    report = json.loads((tmp_path / "agreement.json").read_text())
    assert report["people"][1]["found"]["n"] == 2
    assert report["people"][1]["found"]["exact"] == 0.5
    assert report["people"][1]["found"]["offset"] == 2.5
    assert report["people_total"]["offset"] == 50


def test_without_marks_by_people_nothing_is_said_of_agreement(run, tmp_path: Path) -> None:
    assert "Agreement" not in run(line(0, GOOD)).stderr
    failed = run(line(0, GOOD), options=("--agreement", str(tmp_path / "agreement.json")))
    assert isinstance(failed.exception, Invalid)
    assert "no line carries marks" in str(failed.exception)


def test_a_file_that_cannot_be_written_is_a_sentence(run, tmp_path: Path) -> None:
    result = run(line(0, GOOD, {"sorry.said": True}), options=("--agreement", str(tmp_path / "no" / "where.json")))
    assert isinstance(result.exception, Invalid)
    assert "cannot be written" in str(result.exception)


@pytest.mark.parametrize(
    ("human", "said"),
    [
        ({"said": True}, "stands in several criteria; write sorry.said or fix.said"),
        ({"nothing": True}, "is no item of this rubric; write criterion.item, such as sorry.said"),
        ({"civil": 1}, "human.civil: must be true, false or null"),
        ({"civil": "yes"}, "human.civil: must be true, false or null"),
        ("civil", "human: must be an object"),
        ([{"civil": True}, 3], "human: must be an object"),
    ],
)
def test_marks_that_cannot_be_used_name_line_field_and_remedy(run, human: object, said: str) -> None:
    result = run(line(0, GOOD, human), line(1, GOOD))
    assert result.exit_code == 1
    assert f"line 1: {said}" in result.stderr or said in result.stderr
    assert [json.loads(row)["id"] for row in result.stdout.splitlines()] == ["a1"]


def test_what_people_could_not_tell_is_no_disagreement(run, tmp_path: Path) -> None:
    talks = [line(0, GOOD, {"civil": None}), line(1, BAD, {"civil": False})]
    assert run(*talks, options=("--agreement", str(tmp_path / "agreement.json"))).exit_code == 0
    report = json.loads((tmp_path / "agreement.json").read_text())
    civil = report["machine"][1]["items"][1]["found"]
    assert (civil["n"], civil["exact"]) == (1, 1)
