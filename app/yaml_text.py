"""YAML 1.2 text to plain values, with the line of every value; refuses what has no place in a content file."""

from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, ScalarEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.errors import Invalid

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
LONGEST_NUMBER = 30
"""Digits beyond which a number is taken as text, for the model to refuse."""

Path = tuple[str | int, ...]


class BadYaml(Invalid):
    """Text that is no usable YAML; `line` counts from 1."""

    def __init__(self, message: str, *, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Document:
    """The values of a file, and on which line each of them stands."""

    values: Any
    lines: dict[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def decode(raw: bytes) -> str:
    """The text of a file; raises `BadYaml` for other encodings than UTF-8 and for files over 256 kB."""
    if len(raw) > MAX_BYTES:
        raise BadYaml(f"the file has {len(raw) // 1024} kB; the most is {MAX_BYTES // 1024} kB: shorten it")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadYaml("a character that is not UTF-8: save the file with the encoding UTF-8", line=line) from None


def read_yaml(text: str) -> Document:
    """Parses one document; raises `BadYaml` with the line and what to change."""
    if not text.strip():
        raise BadYaml("the file is empty: start from a copy of another one")
    try:
        root = _compose(text)
    except MarkedYAMLError as error:
        raise _explained(error, text) from None
    except YAMLError as error:
        raise BadYaml(_first_line(str(error))) from None
    except RecursionError:
        raise BadYaml(f"more than {MAX_DEPTH} levels inside each other: flatten it") from None
    if root is None:
        raise BadYaml("the file holds only comments: start from a copy of another one")
    lines: dict[Path, int] = {}
    return Document(_value(root, (), lines), lines)


class _Plain(Composer):
    """Composes values written out one by one, not too deep inside each other."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent):
            raise BadYaml("an alias (*name) is not allowed here: write the value out", line=event.start_mark.line + 1)
        if self.depth >= MAX_DEPTH and not isinstance(event, ScalarEvent):
            raise BadYaml(f"more than {MAX_DEPTH} levels inside each other: flatten it", line=event.start_mark.line + 1)
        return super().compose_node(parent, index)


def _compose(text: str) -> Node | None:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _Plain
    node: Node | None = yaml.compose(text)
    return node


def _value(node: Node, path: Path, lines: dict[Path, int]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, SequenceNode):
        return [_value(child, (*path, n), lines) for n, child in enumerate(node.value)]
    return _scalar(str(node.tag), str(node.value))


def _mapping(node: MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, child in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode):
            raise BadYaml("a key must be a plain word", line=line)
        key = str(key_node.value)
        if key in values:
            raise BadYaml(f"{key}: stands twice: keep one of them", line=line)
        lines[(*path, key)] = line
        values[key] = _value(child, (*path, key), lines)
    return values


def _scalar(tag: str, text: str) -> Any:
    kind = tag.rsplit(":", 1)[-1]
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int" and text.lstrip("+-").isdigit() and len(text) < LONGEST_NUMBER:
        return int(text)
    if kind == "float":
        try:
            return float(text)
        except ValueError:
            return text
    return text


def _explained(error: MarkedYAMLError, text: str) -> BadYaml:
    mark = error.problem_mark or error.context_mark
    line = (mark.line if mark else 0) + 1
    lines = text.splitlines()
    problem = (error.problem or "").lower()
    around = lines[line - 1] if line <= len(lines) else ""
    if "\t" in around[: len(around) - len(around.lstrip()) + 1] or "\\t" in problem:
        return BadYaml("a tab: indent with spaces", line=line)
    if "mapping values are not allowed" in problem:
        return BadYaml('a colon inside unquoted text: put the text in "quotes"', line=line)
    if "could not find expected ':'" in problem or "expected <block end>" in problem:
        return BadYaml("wrong indentation, a missing colon, or a quotation mark left open just above", line=line)
    if "duplicate" in problem:
        return BadYaml("a key stands twice: keep one of them", line=line)
    if "found unexpected end of stream" in problem or "while scanning a quoted scalar" in str(error.context):
        return BadYaml("a quotation mark is opened and never closed", line=line)
    return BadYaml(f"not readable as YAML ({_first_line(problem)}): compare it with a neighbouring file", line=line)


def _first_line(text: str) -> str:
    return (text.strip().splitlines() or ["unknown"])[0]
