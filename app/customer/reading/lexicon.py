"""The phrase tables and word classes of this package, compiled once for the process."""

from functools import lru_cache
from importlib.resources import files

from ruamel.yaml import YAML

from app.customer.reading.patterns import Patterns
from app.customer.reading.times import RAW

_TABLES = ("kind.yaml", "faults.yaml", "frames.yaml")


def _table(name: str) -> dict[str, str]:
    loaded = YAML(typ="safe").load(files("app.customer.reading").joinpath(name).read_text(encoding="utf-8"))
    return {str(key): str(value) for key, value in loaded.items()}


def _entries(line: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in line.split(",") if entry.strip())


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The compiled patterns of every cue."""
    classes = {name: _entries(line) for name, line in _table("classes.yaml").items()}
    cues = {cue: lines for table in _TABLES for cue, lines in _table(table).items()}
    return Patterns(cues, classes, RAW)
