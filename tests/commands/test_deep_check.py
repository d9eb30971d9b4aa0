"""`makeright check --deep` prints findings and tells by its exit code whether the model can be used."""

import pytest

from app.commands.deep_check import deep_check
from app.settings import Settings
from tests.fakes import behaviours as b
from tests.fakes.endpoint import ScriptedEndpoint


def test_without_a_model_nothing_is_asked_of_anybody(capsys: pytest.CaptureFixture[str]) -> None:
    assert deep_check(Settings()) == 0
    assert capsys.readouterr().out.startswith("offline: no model is set")


def test_a_model_that_works_gives_exit_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    with ScriptedEndpoint().in_thread() as endpoint:
        assert deep_check(Settings(llm_base_url=endpoint.base_url, llm_model="parrot")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "good     endpoint: it can be reached and does not object to the key." in lines


def test_a_problem_gives_exit_code_1_and_no_key(capsys: pytest.CaptureFixture[str]) -> None:
    key = "sk-very-secret-0123456789"
    with ScriptedEndpoint().in_thread() as endpoint:
        endpoint.otherwise = b.fails(401, f"bad key {key}")
        assert deep_check(Settings(llm_base_url=endpoint.base_url, llm_model="parrot", llm_api_key=key)) == 1
    out = "".join(capsys.readouterr())
    assert "problem  parrot: The endpoint does not accept the key" in out
    assert key not in out
