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
def _classes() -> dict[str, tuple[str, ...]]:
    return {name: _entries(line) for name, line in _table("classes.yaml").items()}


@lru_cache(maxsize=1)
def _members() -> dict[str, tuple[str, ...]]:
    """Every single word or beginning (with a star) of a class, and the classes it belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for name, entries in _classes().items():
        for entry in entries:
            if " " not in entry:
                found[entry] = (*found.get(entry, ()), name)
    return found


def classes_of(word: str) -> tuple[str, ...]:
    """The word classes to which a folded word belongs."""
    members = _members()
    keys = (word, *(f"{word[:n]}*" for n in range(3, min(len(word), 12) + 1)))
    return tuple(dict.fromkeys(name for key in keys for name in members.get(key, ())))


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The compiled patterns of every cue."""
    cues = {cue: lines for table in _TABLES for cue, lines in _table(table).items()}
    return Patterns(cues, _classes(), RAW, sought=("time",))
