"""The published JSON Schemas are the ones of the classes, and the shipped files name them."""

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from app.commands.content import KINDS, schema_text
from app.library import load

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("kind", ["persona", "rubric"])
def test_the_published_schema_is_fresh(kind: str) -> None:
    published = (ROOT / "docs/schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert published == schema_text(kind), "run: makeright schema --into docs/schema"


@pytest.mark.parametrize("kind", ["persona", "rubric"])
def test_shipped_files_name_their_schema_and_fit_it(kind: str) -> None:
    files = sorted((ROOT / f"{kind}s").glob("*.yaml"))
    assert files
    schema = json.loads(schema_text(kind))
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=../docs/schema/{kind}.json\n"), file
        jsonschema.validate(YAML(typ="safe", pure=True).load(text), schema)


@pytest.mark.parametrize("kind", ["persona", "rubric"])
def test_a_file_survives_being_pinned_and_read_again(kind: str) -> None:
    for file in sorted((ROOT / f"{kind}s").glob("*.yaml")):
        value = load(file, KINDS[kind])
        assert KINDS[kind].model_validate(value.model_dump(mode="json")) == value
