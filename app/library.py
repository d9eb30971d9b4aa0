"""Personas and rubrics from their folders. A bad file never takes the room down: its last good version is served."""

import hashlib
import json
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import NotFound
from app.file_problem import FileProblem, problems_of
from app.persona import Persona
from app.rubric import Rubric
from app.yaml_text import BadYaml, decode, read_yaml

Content = TypeVar("Content", bound=BaseModel)
SUFFIXES = (".yaml", ".yml")


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
    _stamps: dict[Path, tuple[int, int, int]] = field(default_factory=dict)
    _loaded: dict[Path, Loaded[Content]] = field(default_factory=dict)
    _last_good: dict[Path, Loaded[Content]] = field(default_factory=dict)
    _broken: dict[Path, tuple[FileProblem, ...]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def all(self) -> dict[str, Loaded[Content]]:
        """Every usable file by its id, in the order of their names."""
        with self._lock:
            self._refresh()
            by_name = sorted(self._loaded.items(), key=lambda entry: (entry[0].stem, entry[0].suffix == ".yaml"))
            return {loaded.id: loaded for _, loaded in by_name}

    def problems(self) -> tuple[FileProblem, ...]:
        """What is wrong with files of this folder, served or not."""
        with self._lock:
            self._refresh()
            if not self.folder.is_dir():
                return (FileProblem(str(self.folder), 1, "", "the folder does not exist: create it or set another"),)
            return tuple(problem for _, found in sorted(self._broken.items()) for problem in found)

    def _refresh(self) -> None:
        paths = self._paths()
        for gone in self._stamps.keys() - paths.keys():
            for known in (self._stamps, self._loaded, self._broken):
                known.pop(gone, None)
        for path, stamp in paths.items():
            if self._stamps.get(path) != stamp:
                self._read(path)
                self._stamps[path] = stamp
        self._report_doubles(paths)

    def _paths(self) -> dict[Path, tuple[int, int, int]]:
        found = {}
        for path in sorted(self.folder.glob("*")) if self.folder.is_dir() else ():
            if path.suffix in SUFFIXES and not path.name.startswith((".", "~")):
                stat = path.stat() if path.exists() else path.lstat()
                found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        return found

    def _read(self, path: Path) -> None:
        try:
            value = load(path, self.model)
        except BadFile as error:
            self._broken[path] = error.problems
            if (last := self._last_good.get(path)) is not None:
                self._loaded[path] = Loaded(last.id, last.value, last.digest, error.problems)
            return
        self._broken.pop(path, None)
        self._loaded[path] = self._last_good[path] = Loaded(path.stem, value, digest_of(value))

    def _report_doubles(self, paths: dict[Path, tuple[int, int, int]]) -> None:
        for path in paths:
            twin = path.with_suffix(".yaml")
            if path.suffix == ".yml" and twin in paths:
                file = f"{path.parent.name}/{path.name}"
                self._broken[path] = (FileProblem(file, 1, "", f"{twin.name} has the same id: rename one of them"),)


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
        return _one(self.personas(), persona_id, "persona")

    def rubric(self, rubric_id: str) -> Loaded[Rubric]:
        """Raises `NotFound` with the ids there are."""
        return _one(self.rubrics(), rubric_id, "rubric")

    def problems(self) -> tuple[FileProblem, ...]:
        """Every problem of every file, personas first."""
        return self._personas.problems() + self._rubrics.problems()


def _one(shelf: dict[str, Loaded[Content]], wanted: str, kind: str) -> Loaded[Content]:
    if wanted not in shelf:
        known = ", ".join(sorted(shelf)) or "none at all"
        raise NotFound(f"There is no {kind} {wanted!r}. There are: {known}.")
    return shelf[wanted]
