"""What is wrong with a content file: file, line, field and remedy, in a sentence a coach can act on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from app.yaml_text import Document, Path


@dataclass(frozen=True)
class FileProblem:
    """`str()` gives `personas/dana.yaml:14: temper.anger: must be at most 10`."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (f"{self.file}:{self.line}", self.field, self.message) if part)


_SENTENCES: Mapping[str, str] = {
    "missing": "is missing: add it",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
    "greater_than": "must be more than {gt:g}",
    "less_than": "must be less than {lt:g}",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "string_type": "must be text; put it in quotes",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "tuple_type": "must be a list, such as [one, two]",
    "list_type": "must be a list, such as [one, two]",
    "dict_type": "must hold keys and values",
    "model_type": "must hold keys and values",
    "model_attributes_type": "must hold keys and values",
    "enum": "must be one of: {expected}",
    "literal_error": "must be one of: {expected}",
    "too_short": "needs at least {min_length} entry",
}


FORMS: Mapping[str, str] = {
    r"^[A-Za-z0-9_-]+$": "use letters, digits, - and _, and no spaces",
    r"^(P([1-9]|1\d|2[0-5])(, ?P([1-9]|1\d|2[0-5]))*)?$": "use P1 to P25, several with commas between them",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "use the short name of a language, such as en or de",
}
"""What the patterns of the models ask for, in words."""


def problems_of(error: ValidationError, document: Document, *, file: str, model: type[BaseModel]) -> list[FileProblem]:
    """Every finding of a validation as a problem with its line, in the order of the file."""
    details = [dict(detail) for detail in error.errors() if not _only_follows(dict(detail))]
    found = {_problem(detail, document, file=file, model=model) for detail in details}
    return sorted(found, key=lambda problem: (problem.line, problem.field, problem.message))


def _only_follows(detail: dict[str, Any]) -> bool:
    """Whether a list is short only because entries of it are wrong, which are problems of their own."""
    given = detail["input"]
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= detail["ctx"]["min_length"]


def _problem(detail: dict[str, Any], document: Document, *, file: str, model: type[BaseModel]) -> FileProblem:
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    context = dict(detail.get("ctx") or {})
    kind = str(detail["type"])
    if kind == "value_error":
        path, message = _own_words(str(context.get("error", detail["msg"])), path)
    elif kind == "extra_forbidden":
        message = f"is not a known key{_hint(str(path[-1]), _keys_at(model, path[:-1]))}"
    elif kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        message = f"{detail['input']!r} does not fit: {FORMS.get(pattern, f'it needs the form {pattern}')}"
    elif kind in _SENTENCES:
        message = _SENTENCES[kind].format(**context)
        if kind in ("enum", "literal_error"):
            message += _given(detail["input"], message)
    else:
        message = str(detail["msg"])
    return FileProblem(file, document.line_of(path), ".".join(str(part) for part in path), message)


def _own_words(text: str, path: Path) -> tuple[Path, str]:
    """Validators may begin with the path of the field they mean: `accepts.0: …`."""
    match = re.match(r"([a-z_]+(?:\.\w+)*): (.+)", text, flags=re.DOTALL)
    if not match:
        return path, text
    inner = tuple(int(part) if part.isdigit() else part for part in match[1].split("."))
    return (*path, *inner), match[2]


def _given(value: object, expected: str) -> str:
    if not isinstance(value, str | int | float | bool):
        return ""
    near = get_close_matches(str(value), re.findall(r"'([^']+)'", expected), n=1)
    return f"; {value!r} is not" + (f": did you mean {near[0]!r}?" if near else "")


def _hint(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, n=1)
    if near:
        return f": did you mean {near[0]!r}?"
    return f": remove it, or use one of: {', '.join(known)}" if known else ": remove it"


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys a file may use at a path: follows the fields of the models, through lists and dictionaries."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    here = _resolved(schema, definitions)
    for part in path:
        step = here.get("items") if isinstance(part, int) else here.get("properties", {}).get(part)
        here = _resolved(step or here.get("additionalProperties") or {}, definitions)
    return list(here.get("properties", {}))


def _resolved(schema: Any, definitions: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(schema, dict):
        return {}
    for choice in (schema, *schema.get("anyOf", ()), *schema.get("allOf", ())):
        if "$ref" in choice:
            return _resolved(definitions.get(str(choice["$ref"]).rsplit("/", 1)[-1]), definitions)
    return next((c for c in schema.get("anyOf", ()) if c.get("type") in ("object", "array")), schema)
