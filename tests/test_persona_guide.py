"""The guide to personas keeps its word: its examples can be checked and played, and no key is left out."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from app.customer.mind import Ending
from app.library import parse
from app.persona import NEEDS, Case, Persona
from app.rehearsal import rehearse
from app.scripted_trainees import TRAINEES

GUIDE = (Path(__file__).parents[1] / "docs/writing-a-persona.md").read_text(encoding="utf-8")
WON = (Ending.resolved, Ending.settled)
WHOLE, WRITES, LINES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_whole_example_is_a_persona_that_the_excellent_win_and_the_hostile_lose() -> None:
    rosa = parse(WHOLE, Persona, file="personas/rosa.yaml")
    for seed in (1, 2, 3):
        best, worst = rehearse(rosa, "excellent", seed=seed), rehearse(rosa, "hostile", seed=seed)
        assert best.ending in WON
        assert 4 <= best.turns <= 9
        assert worst.ending not in WON
        assert worst.anger[-1] > worst.anger[0]


@pytest.mark.parametrize("part", [WRITES, LINES])
def test_the_parts_shown_fit_into_the_whole(part: str) -> None:
    parse(WHOLE + part, Persona, file="personas/rosa.yaml")


def test_every_key_is_explained() -> None:
    writing: dict[str, Any] = YAML(typ="safe").load(WRITES)["writes"]
    assert set(writing) == set(Persona.model_fields["writes"].annotation.model_fields)  # type: ignore[union-attr]
    known = {*Persona.model_fields, *Case.model_fields, *NEEDS, *TRAINEES}
    for name in known:
        assert re.search(rf"\b{name}\b", GUIDE), name
