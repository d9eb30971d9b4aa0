"""`makeright gate`: lines in, verdicts out, and a sentence for every line that cannot be used."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from app.__main__ import cli
from app.errors import Invalid

DIRECTION = {"move": "press", "mood_band": "angry", "may_reveal": ["order"], "max_words": 25}
DANA = {"name": "Dana", "case": {"opening": "Two charges. TWO.", "facts": {"order": "A-20418", "amount": "2 × 49 €"}}}
TURNS = [
    {"speaker": "customer", "text": "Two charges. TWO."},
    {"speaker": "trainee", "text": "What is your order number?"},
]


def row(line: str, **changes: Any) -> dict[str, Any]:
    return {"id": "a", "persona": DANA, "direction": DIRECTION, "turns": TURNS, "line": line, **changes}


def run(tmp_path: Path, *rows: Any) -> Result:
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in rows), encoding="utf-8")
    return CliRunner().invoke(cli, ["gate", str(file)])


def verdicts(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_line_gets_its_verdict_in_order(tmp_path: Path) -> None:
    result = run(tmp_path, row("A-20418, again."), row("How can I help you today?", id=2), row("49 euros.", id="c"))
    assert result.exit_code == 0
    assert verdicts(result) == [
        {"id": "a", "ok": True, "kind": None},
        {"id": 2, "ok": False, "kind": "role_flip"},
        {"id": "c", "ok": False, "kind": "early_disclosure"},
    ]


def test_a_shipped_persona_is_named_by_its_id(tmp_path: Path) -> None:
    result = run(tmp_path, row("As an AI, I have no order.", persona="dana"))
    assert verdicts(result) == [{"id": "a", "ok": False, "kind": "meta"}]


@pytest.mark.parametrize(
    "persona", [{}, {"name": "Bo"}, {"language": "de"}, {"case": {"facts": {"n": 12}}, "extra": 1}]
)
def test_a_persona_of_which_little_is_given_is_filled_in(tmp_path: Path, persona: dict[str, Any]) -> None:
    assert verdicts(run(tmp_path, row("*sighs*", persona=persona)))[0]["kind"] == "narration"


@pytest.mark.parametrize(
    ("bad", "names"),
    [
        ("{", "is not JSON"),
        ("[1]", "must be an object"),
        (row("x", persona="nobody"), "persona:"),
        (row("x", persona=None), "persona:"),
        (row("x", direction={"move": "dance"}), "direction."),
        (row("x", direction=None), "direction:"),
        (row("x", turns=[{"speaker": "assistant", "text": "x"}]), "turns.0.speaker"),
        (row("x", turns="x"), "turns:"),
        ({**row("x"), "line": None}, "line:"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_others_are_judged(tmp_path: Path, bad: Any, names: str) -> None:
    result = run(tmp_path, row("Again?"), "", bad, row("Really?"))
    assert result.exit_code == 1
    assert [verdict["ok"] for verdict in verdicts(result)] == [True, True]
    assert result.stderr.startswith("line 3: ")
    assert names in result.stderr


def test_a_missing_or_empty_file_is_wrong_use(tmp_path: Path) -> None:
    assert isinstance(CliRunner().invoke(cli, ["gate", str(tmp_path / "none")]).exception, Invalid)
    assert isinstance(run(tmp_path, "").exception, Invalid)
