"""Word lists kept beside the code, as compiled regular expressions that match whole words in any case."""

import re
from importlib.resources import files

from ruamel.yaml import YAML


def patterns_of(section: str) -> dict[str, re.Pattern[str]]:
    """The expressions of one section of `wording.yaml` by name."""
    loaded = YAML(typ="safe").load(files("app.customer").joinpath("wording.yaml").read_text(encoding="utf-8"))
    return {
        name: re.compile(rf"(?i)(?<![\w'’])(?:{'|'.join(words.split(chr(10))).strip('|')})(?!\w)")
        for name, words in loaded[section].items()
    }
