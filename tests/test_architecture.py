"""The house: a file imports only from lower floors, files stay short, and nothing heavy happens on import."""

import ast
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"
FILES = sorted(path for path in APP.rglob("*.py") if "migrations/versions" not in path.as_posix())

VALUE_TYPES = {
    "acts",
    "errors",
    "file_problem",
    "growth_tables",
    "handover",
    "helper",
    "metrics",
    "persona",
    "practice_tables",
    "principles",
    "review_tables",
    "rubric",
    "said_back",
    "schema_choice",
    "settings",
    "tables",
    "text",
    "transcript",
    "transcript_files",
    "yaml_text",
}
SERVICES = {"auth", "breaker", "db", "languages", "library", "llm", "migrations", "prompts"}
ENGINES = {"customer", "grading"}
ENTRY = {"web": 4, "commands": 5, "main": 5, "__main__": 6}


def floor_of(module: str) -> int:
    """0 value types, 1 services, 2 customer and grading, 3 use cases, 4 web, 5 main and commands, 6 __main__."""
    if module in VALUE_TYPES:
        return 0
    if module in SERVICES or module.startswith("llm_"):
        return 1
    if module in ENGINES:
        return 2
    return ENTRY.get(module, 3)


def name_of(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "app" else {node.module}
    return found


def own(imported: set[str]) -> set[str]:
    return {name.split(".")[1] for name in imported if name.startswith("app.")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(APP).as_posix())
def test_a_file_imports_only_from_its_floor_or_below(path: Path) -> None:
    here = name_of(path)
    if here == "__init__":
        return
    above = {name for name in own(imports_of(path)) if floor_of(name) > floor_of(here)}
    assert not above, f"{path.relative_to(APP)} (floor {floor_of(here)}) imports {above}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(APP).as_posix())
def test_customer_and_grading_know_neither_each_other_nor_database_nor_web(path: Path) -> None:
    here = name_of(path)
    forbidden = {"customer": {"grading"}, "grading": {"customer"}}.get(here)
    if forbidden is not None:
        assert not own(imports_of(path)) & (forbidden | {"db", "tables", "auth", "web", "main"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(APP).as_posix())
def test_only_the_appointed_files_know_openai_and_fastapi(path: Path) -> None:
    packages = {name.split(".")[0] for name in imports_of(path)}
    assert "openai" not in packages or path == APP / "llm.py"
    assert not packages & {"fastapi", "starlette"} or name_of(path) in ("web", "main")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(APP).as_posix())
def test_a_file_has_at_most_300_lines_and_says_what_it_keeps_true(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    assert ast.get_docstring(ast.parse(text)), f"{path} has no module docstring"
