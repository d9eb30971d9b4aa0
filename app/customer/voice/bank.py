"""The phrase bank: templates by topic and band, read from the package's YAML files, one sentence group a line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from ruamel.yaml import YAML

from app.customer.voice.manner import REGISTERS, Register
from app.customer.voice.moment import MOMENTS
from app.persona import Band

_OWN = frozenset({"dry", "swears", "before", "clock", "chat", "british", "american", "only", "mendable"})
TAGS = MOMENTS | REGISTERS | _OWN
"""Who or when a line is for: a moment of the talk, a register, an earlier contact, a clock, a chat, a spelling,
the only remedy of several that fits, or a case in which something can be put right."""

_TAGGED = re.compile(rf"^((?:(?:{'|'.join(sorted(TAGS))}) ?)+): +(.+)$")
_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_NEIGHBOURS = {
    Band.angry: (Band.angry, Band.annoyed, Band.mild, Band.calm),
    Band.annoyed: (Band.annoyed, Band.angry, Band.mild, Band.calm),
    Band.mild: (Band.mild, Band.calm, Band.annoyed, Band.angry),
    Band.calm: (Band.calm, Band.mild, Band.annoyed, Band.angry),
}


@dataclass(frozen=True)
class Template:
    """A line of the bank: text with {slots} and [this|that] choices, and the tags it is for."""

    text: str
    tags: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()

    def suits(self, speech: Register) -> bool:
        """Whether people of this register say it; a line that names none is for everybody."""
        meant_for = self.tags & REGISTERS
        return not meant_for or speech in meant_for


@dataclass(frozen=True)
class Bank:
    """All templates: topic → band → lines. Immutable after reading."""

    topics: dict[str, dict[Band, tuple[Template, ...]]] = field(default_factory=dict)

    def lines(self, topic: str, band: Band) -> tuple[Template, ...]:
        """The templates of a topic in this very band; none for an unknown topic."""
        return self.topics.get(topic, {}).get(band, ())

    def nearby(self, topic: str, band: Band) -> Iterable[tuple[Template, ...]]:
        """The templates of a topic, this band first, then the bands beside it."""
        return (self.lines(topic, near) for near in _NEIGHBOURS[band])


def template(line: str, tags: Iterable[str] = ()) -> Template:
    """One written line as a template, with its own tags and those of its block."""
    tagged = _TAGGED.match(line)
    own, text = (tagged[1].split(), tagged[2]) if tagged else ([], line)
    return Template(text=text, tags=frozenset([*own, *tags]), slots=frozenset(_SLOT.findall(text)))


@cache
def read_bank() -> Bank:
    """Every file of the phrases directory, read once: topic → "band band tag" or "any" → a block of lines."""
    yaml = YAML(typ="safe", pure=True)
    topics: dict[str, dict[Band, list[Template]]] = {}
    for file in sorted(resources.files("app.customer.phrases").iterdir(), key=lambda path: path.name):
        if not file.name.endswith(".yaml"):
            continue
        for topic, blocks in yaml.load(file.read_text(encoding="utf-8")).items():
            bands = topics.setdefault(topic, {})
            for names, block in blocks.items():
                tags = [name for name in names.split() if name in TAGS]
                lines = [template(line.strip(), tags) for line in block.splitlines() if line.strip()]
                for band in Band if names == "any" else [Band(name) for name in names.split() if name not in TAGS]:
                    bands.setdefault(band, []).extend(lines)
    return Bank({topic: {band: tuple(lines) for band, lines in bands.items()} for topic, bands in topics.items()})


def choices(text: str) -> re.Match[str] | None:
    """The first innermost [this|that] of a template text, or None."""
    return _CHOICE.search(text)
