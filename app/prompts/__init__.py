"""Prompts are the Jinja files of this folder; a name that a template is not given is an error, never empty text."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_prompts = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=False,
    autoescape=False,  # noqa: S701 (plain text for a model, never a page)
)

as_json = json.JSONEncoder(ensure_ascii=False).encode
"""A value as one line of JSON, letters as they are."""


def shielded(text: str) -> str:
    """Somebody's words with their angle brackets turned, so that they can neither close a tag nor open one."""
    return text.replace("<", "‹").replace(">", "›")


def quoted(text: str) -> str:
    """Somebody's words on one line between quotation marks, shielded."""
    return as_json(shielded(text))


_prompts.filters["quoted"] = quoted
_prompts.globals.clear()  # no template uses them, and each rendering copies them


def render(template: str, /, **values: Any) -> str:
    """The text of a template, such as `voice.md.j2`, ends trimmed."""
    return _prompts.get_template(template).render(**values).strip()


@lru_cache(maxsize=16)
def fixed(template: str) -> str:
    """The text of a template that takes no values."""
    return render(template)
