"""The API against its own description: whatever is generated from it gets an answer that it describes."""

from contextlib import suppress

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.web.conftest import House, begin

BEYOND_A_SCHEMA = [positive_data_acceptance]
"""A schema cannot say which ids exist, nor that a text needs something that can be seen."""


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_call_answers_as_described(house: House, tess: TestClient, attempt: str, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", house.client.app)
    calls = [found.ok() for found in schema.get_all_operations()]
    assert len(calls) >= 14
    for call in calls:

        @settings(
            max_examples=10,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=call.as_strategy(generation_mode=mode))
        def check(case: Case) -> None:
            if "attempt_id" in case.path_parameters and mode == GenerationMode.POSITIVE:
                case.path_parameters["attempt_id"] = attempt
            case.call_and_validate(
                headers={"Authorization": tess.headers["authorization"]}, excluded_checks=BEYOND_A_SCHEMA
            )

        with suppress(Unsatisfiable):  # a call that takes nothing cannot be called wrongly
            check()
    assert begin(tess)
