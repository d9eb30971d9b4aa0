"""Personas and rubrics from their folders. A bad file never takes the room down: its last good version is served."""

import hashlib
import json
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import NotFound
from app.file_problem import FileProblem, problems_of
from app.persona import Persona
from app.rubric import Rubric
from app.yaml_text import BadYaml, decode, read_yaml

Content = TypeVar("Content", bound=BaseModel)
SUFFIXES = (".yaml", ".yml")
Stamp = tuple[int, int, int]
"""What changes with a file: when it was written, its size, which file it is."""


@dataclass(frozen=True)
class Loaded(Generic[Content]):
    """A file's last good version; `digest` is its version, `problems` what is wrong with the newer text."""

    id: str
    value: Content
    digest: str
    problems: tuple[FileProblem, ...] = ()


class BadFile(Exception):
    """A file that cannot be used, with every problem found."""

    def __init__(self, problems: list[FileProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def parse(text: str, model: type[Content], *, file: str) -> Content:
    """The value of a file's text; raises `BadFile`."""
    try:
        document = read_yaml(text)
    except BadYaml as error:
        raise BadFile([FileProblem(file, error.line, "", error.message)]) from None
    try:
        return model.model_validate(document.values)
    except ValidationError as error:
        raise BadFile(problems_of(error, document, file=file, model=model)) from None


def load(path: Path, model: type[Content]) -> Content:
    """The value of a file; raises `BadFile`, also when it cannot be read."""
    file = f"{path.parent.name}/{path.name}"
    try:
        return parse(decode(path.read_bytes()), model, file=file)
    except BadYaml as error:
        raise BadFile([FileProblem(file, error.line, "", error.message)]) from None
    except OSError as error:
        raise BadFile([FileProblem(file, 1, "", f"cannot be read: {error.strerror}")]) from None


def digest_of(value: BaseModel) -> str:
    """The version of a persona or rubric: 16 hex digits over its meaning, so that comments do not count."""
    canonical = json.dumps(value.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


@dataclass
class Shelf(Generic[Content]):
    """One folder of files of one kind, reread when a file changes."""

    folder: Path
    model: type[Content]
    _stamps: dict[str, Stamp] = field(default_factory=dict)
    _loaded: dict[str, Loaded[Content]] = field(default_factory=dict)
    _by_id: dict[str, Loaded[Content]] = field(default_factory=dict)
    _last_good: dict[str, Loaded[Content]] = field(default_factory=dict)
    _broken: dict[str, tuple[FileProblem, ...]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def all(self) -> dict[str, Loaded[Content]]:
        """Every usable file by its id, in the order of their names."""
        with self._lock:
            self._refresh()
            return dict(self._by_id)

    def one(self, wanted: str) -> Loaded[Content] | None:
        """The file of that id; of the others nothing is looked at where it is as it was."""
        with self._lock:
            name = f"{wanted}.yaml"
            if name not in self._loaded or self._stamps[name] != self._stamp_of(name):
                self._refresh()
            return self._by_id.get(wanted)

    def problems(self) -> tuple[FileProblem, ...]:
        """What is wrong with files of this folder, served or not."""
        with self._lock:
            self._refresh()
            if not self.folder.is_dir():
                return (FileProblem(str(self.folder), 1, "", "the folder does not exist: create it or set another"),)
            found = {**self._broken, **self._doubles()}
            return tuple(problem for name in sorted(found) for problem in found[name])

    def _refresh(self) -> None:
        there = self._stamped()
        if there == self._stamps:
            return
        for gone in self._stamps.keys() - there.keys():
            for known in (self._stamps, self._loaded, self._broken):
                known.pop(gone, None)
        for name, stamp in there.items():
            if self._stamps.get(name) != stamp:
                self._read(name)
                self._stamps[name] = stamp
        self._by_id = {self._loaded[name].id: self._loaded[name] for name in sorted(self._loaded, key=_id_and_rank)}

    def _stamped(self) -> dict[str, Stamp]:
        """The files there are, by name."""
        try:
            with os.scandir(self.folder) as entries:
                return {entry.name: _stamp(_stat(entry)) for entry in entries if _is_content(entry.name)}
        except OSError:
            return {}

    def _stamp_of(self, name: str) -> Stamp | None:
        try:
            return _stamp((self.folder / name).stat())
        except OSError:
            return None

    def _read(self, name: str) -> None:
        try:
            value = load(self.folder / name, self.model)
        except BadFile as error:
            self._broken[name] = error.problems
            if (last := self._last_good.get(name)) is not None:
                self._loaded[name] = Loaded(last.id, last.value, last.digest, error.problems)
            return
        self._broken.pop(name, None)
        self._loaded[name] = self._last_good[name] = Loaded(Path(name).stem, value, digest_of(value))

    def _doubles(self) -> dict[str, tuple[FileProblem, ...]]:
        """The problem of each file whose id another has that is served in its place."""
        twins = {name: f"{Path(name).stem}.yaml" for name in self._stamps if name.endswith(".yml")}
        return {
            name: (FileProblem(f"{self.folder.name}/{name}", 1, "", f"{twin} has the same id: rename one of them"),)
            for name, twin in twins.items()
            if twin in self._stamps
        }


def _is_content(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith((".", "~"))


def _stat(entry: "os.DirEntry[str]") -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link that leads nowhere, or in a circle
        return entry.stat(follow_symlinks=False)


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_size, found.st_ino


def _id_and_rank(name: str) -> tuple[str, bool]:
    """An id's `.yml` comes before its `.yaml`, which counts."""
    path = Path(name)
    return path.stem, path.suffix == ".yaml"


class Library:
    """The personas and rubrics that are served now."""

    def __init__(self, personas_dir: Path, rubrics_dir: Path) -> None:
        self._personas = Shelf(personas_dir, Persona)
        self._rubrics = Shelf(rubrics_dir, Rubric)

    def personas(self) -> dict[str, Loaded[Persona]]:
        return self._personas.all()

    def rubrics(self) -> dict[str, Loaded[Rubric]]:
        return self._rubrics.all()

    def persona(self, persona_id: str) -> Loaded[Persona]:
        """Raises `NotFound` with the ids there are."""
        return self._personas.one(persona_id) or _missing(self.personas(), persona_id, "persona")

    def rubric(self, rubric_id: str) -> Loaded[Rubric]:
        """Raises `NotFound` with the ids there are."""
        return self._rubrics.one(rubric_id) or _missing(self.rubrics(), rubric_id, "rubric")

    def problems(self) -> tuple[FileProblem, ...]:
        """Every problem of every file, personas first."""
        return self._personas.problems() + self._rubrics.problems()


def _missing(shelf: dict[str, Loaded[Content]], wanted: str, kind: str) -> NoReturn:
    known = ", ".join(sorted(shelf)) or "none at all"
    raise NotFound(f"There is no {kind} {wanted!r}. There are: {known}.")
