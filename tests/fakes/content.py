"""One customer and one rubric of the tests' own, as values and as files."""

import json
from pathlib import Path

from app.library import Loaded, digest_of
from app.persona import Persona
from app.rubric import Rubric

PERSONA = Persona.model_validate(
    {
        "name": "Pat Quill",
        "title": "A kettle that leaks",
        "trade": "hardware store",
        "difficulty": 2,
        "about": "Bought a kettle last week and has a wet kitchen floor.",
        "style": "Short sentences.",
        "temper": {"anger": 6, "floor": 1, "patience": 6},
        "case": {
            "claim": True,
            "opening": "Your kettle has flooded my kitchen. Twice.",
            "facts": {"receipt": {"say": "K-3391", "when": "asked"}},
            "needs": ["apology"],
            "accepts": ["replace"],
            "authority": [
                {"id": "replace", "do": "Send a new kettle", "limit": "one", "by": "trainee"},
                {"id": "goodwill", "do": "Pay for the floor", "limit": "200 €", "by": "manager"},
            ],
            "policies": [{"id": "returns", "rule": "Thirty days.", "why": "After that the maker takes over."}],
            "help": {"manager": "Ola Brandt, calm"},
        },
    }
)

RUBRIC = Rubric.model_validate(
    {
        "title": "Plain",
        "pass_at": 60,
        "least_coverage": 0,
        "criteria": [
            {
                "id": "apologize",
                "title": "Apologizes",
                "items": [{"id": "said_sorry", "ask": "Does the trainee apologize?", "shown_by": ["apologizes"]}],
            }
        ],
    }
)

LOADED_PERSONA = Loaded("pat", PERSONA, digest_of(PERSONA))
LOADED_RUBRIC = Loaded("plain", RUBRIC, digest_of(RUBRIC))


def write_content(folder: Path) -> tuple[Path, Path]:
    """The folders of personas and rubrics with one file each; JSON is YAML too."""
    personas, rubrics = folder / "personas", folder / "rubrics"
    for place, name, value in ((personas, "pat", PERSONA), (rubrics, "plain", RUBRIC)):
        place.mkdir(parents=True, exist_ok=True)
        text = json.dumps(value.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, indent=1)
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return personas, rubrics
