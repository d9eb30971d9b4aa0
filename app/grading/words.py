"""The word lists of `words.yaml`, read once: expressions that match whole words in any case, and the forms of words."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from app.acts import Act
from app.text import WORD_BEGINS, whole_words


@lru_cache
def expressions(section: str, *, after: str = WORD_BEGINS) -> dict[Act, re.Pattern[str]]:
    """The expressions of a section by act; the words are the only group. `after` says where one may begin."""
    return {Act(act): whole_words(lines.splitlines(), after=after) for act, lines in _lists()[section].items()}


@lru_cache
def forms() -> dict[str, str]:
    """The word that stands for each irregular form of it."""
    return {form: line.split()[0] for line in _lists()["forms"].splitlines() for form in line.split()}


@lru_cache
def _lists() -> dict[str, Any]:
    text = files("app.grading").joinpath("words.yaml").read_text(encoding="utf-8")
    lists: dict[str, Any] = YAML(typ="safe").load(text)
    return lists
