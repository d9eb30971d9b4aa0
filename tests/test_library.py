"""Content files: what is wrong is named with file, line, field and remedy, and the last good version is served."""

import json
import re
from pathlib import Path

import pytest

from app.errors import NotFound
from app.file_problem import FORMS
from app.library import BadFile, Library, load, parse
from app.persona import Persona
from app.rubric import Rubric

GOOD = """\
name: Dana Whitfield
title: Charged twice for March
about: Runs a two-person bakery.
temper: {anger: 8, floor: 1, patience: 7, volatility: 1.2}
case:
  claim: true
  opening: "Two charges. TWO."
  facts:
    order: {say: "A-20418", when: asked}
    amount: "2 x 49"
  needs: [acknowledged, refund_now_dated]
  accepts: [refund_now]
  authority:
    - {id: refund_now, do: "Refund the second charge", limit: "up to 100", by: trainee}
"""

RUBRIC = """\
title: Short
criteria:
  - id: empathize
    title: Empathizes
    items:
      - {id: names_feeling, ask: "Does the trainee name the feeling?"}
"""


def problems(text: str | bytes, tmp_path: Path) -> list[str]:
    folder = tmp_path / "personas"
    folder.mkdir(exist_ok=True)
    path = folder / "dana.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadFile) as caught:
        load(path, Persona)
    return [str(problem) for problem in caught.value.problems]


def test_a_good_file_is_read_with_booleans_and_plain_facts() -> None:
    persona = parse(GOOD, Persona, file="personas/dana.yaml")
    assert persona.case.claim == "true"
    assert persona.case.facts["amount"].say == "2 x 49"
    assert persona.case.facts["amount"].when == "asked"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("anger: 8", "anger: 12", "personas/dana.yaml:4: temper.anger: must be at most 10"),
        ("anger: 8", "angr: 8", "personas/dana.yaml:4: temper.angr: is not a known key: did you mean 'anger'?"),
        ("about: Runs", "abut: Runs", "personas/dana.yaml:3: abut: is not a known key: did you mean 'about'?"),
        ("about: Runs", "\tabout: Runs", "personas/dana.yaml:3: a tab: indent with spaces"),
        (
            "about: Runs",
            "about: note: Runs",
            'personas/dana.yaml:3: a colon inside unquoted text: put the text in "quotes"',
        ),
        (
            "accepts: [refund_now]",
            "accepts: [refund_nwo]",
            "personas/dana.yaml:12: case.accepts.0: 'refund_nwo' is not in the authority table; it has: refund_now",
        ),
        ("name: Dana Whitfield\n", "", "personas/dana.yaml:1: name: is missing: add it"),
        ("when: asked", "when: never", "must be one of: 'asked' or 'heard'; 'never' is not"),
        ("when: asked", "when: herd", "must be one of: 'asked' or 'heard'; 'herd' is not: did you mean 'heard'?"),
        ("title:", "language: German\ntitle:", "language: 'German' does not fit: use the short name of a language"),
        ("about: Runs", "name: Runs", "personas/dana.yaml:3: name: stands twice: keep one of them"),
        ("about: Runs a two-person bakery.", "about: &a [*a]", "personas/dana.yaml:3: an alias (*name) is not allowed"),
        (
            '"Two charges. TWO."',
            '"Two charges. TWO.',
            "personas/dana.yaml:9: wrong indentation, a missing colon, or a quo",
        ),
        ('limit: "up to 100"', 'limit: "up to 100', "a quotation mark is opened and never closed"),
    ],
)
def test_a_problem_names_file_line_field_and_remedy(before: str, after: str, expected: str, tmp_path: Path) -> None:
    found = problems(GOOD.replace(before, after), tmp_path)
    assert any(expected in line for line in found), found


def test_an_id_used_twice_is_a_problem_at_its_line(tmp_path: Path) -> None:
    twice = GOOD + '    - {id: refund_now, do: "Refund it all"}\n'
    assert problems(twice, tmp_path) == [
        "personas/dana.yaml:15: case.authority.1.id: 'refund_now' is used twice; give each its own id"
    ]


def test_latin_1_bytes_are_named_with_their_line(tmp_path: Path) -> None:
    assert problems(GOOD.replace("bakery", "café").encode("latin-1"), tmp_path) == [
        "personas/dana.yaml:3: a character that is not UTF-8: save the file with the encoding UTF-8"
    ]


def test_a_megabyte_is_refused_without_parsing(tmp_path: Path) -> None:
    assert "the most is 256 kB" in problems(GOOD + "#" * 1_048_576, tmp_path)[0]


def test_an_alias_bomb_is_refused_at_its_first_alias(tmp_path: Path) -> None:
    bomb = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9))
    assert problems(bomb, tmp_path) == [
        "personas/dana.yaml:2: an alias (*name) is not allowed here: write the value out"
    ]


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    assert "levels inside each other" in problems("a: " + "[" * 5000, tmp_path)[0]


@pytest.mark.parametrize("text", ["", "   \n", "# only a remark\n"])
def test_an_empty_file_says_what_to_do(text: str, tmp_path: Path) -> None:
    assert "start from a copy of another one" in problems(text, tmp_path)[0]


def test_a_byte_order_mark_and_crlf_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "dana.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load(path, Persona).name == "Dana Whitfield"


def test_a_rubric_item_is_either_asked_or_ruled(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"rubrics/r.yaml:6: criteria.0.items.0: say either `ask`"):
        parse(RUBRIC.replace("}", ", rule: own_words}"), Rubric, file="rubrics/r.yaml")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name in ("personas", "rubrics"):
        (tmp_path / name).mkdir()
    (tmp_path / "personas/dana.yaml").write_text(GOOD)
    (tmp_path / "rubrics/short.yaml").write_text(RUBRIC)
    return Library(tmp_path / "personas", tmp_path / "rubrics")


def test_a_file_that_breaks_keeps_its_last_good_version(library: Library, tmp_path: Path) -> None:
    good = library.persona("dana")
    (tmp_path / "personas/dana.yaml").write_text(GOOD.replace("anger: 8", "anger: 80"))
    served = library.persona("dana")
    assert served.value == good.value
    assert served.digest == good.digest
    assert str(served.problems[0]) == "personas/dana.yaml:4: temper.anger: must be at most 10"
    assert library.problems() == served.problems


def test_a_mended_file_is_served_at_once_with_a_new_version(library: Library, tmp_path: Path) -> None:
    before = library.persona("dana").digest
    (tmp_path / "personas/dana.yaml").write_text(GOOD.replace("anger: 8", "anger: 9"))
    assert library.persona("dana").value.temper.anger == 9
    assert library.persona("dana").digest != before
    assert library.problems() == ()


def test_a_file_broken_from_the_start_is_a_problem_and_the_others_are_served(library: Library, tmp_path: Path) -> None:
    (tmp_path / "personas/bad.yaml").write_text("name: [")
    assert list(library.personas()) == ["dana"]
    assert library.problems()[0].file == "personas/bad.yaml"
    with pytest.raises(NotFound, match=r"There is no persona 'bad'. There are: dana."):
        library.persona("bad")


def test_a_removed_file_is_gone(library: Library, tmp_path: Path) -> None:
    library.personas()
    (tmp_path / "personas/dana.yaml").unlink()
    assert library.personas() == {}


def test_a_file_removed_and_written_again_with_a_fault_keeps_its_last_good_version(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "personas/dana.yaml"
    before = library.persona("dana").digest
    path.unlink()
    assert library.personas() == {}
    path.write_text("name: [")
    served = library.persona("dana")
    assert served.digest == before
    assert served.problems == library.problems()


def test_two_files_with_one_id_are_a_problem_and_one_is_served(library: Library, tmp_path: Path) -> None:
    (tmp_path / "personas/dana.yml").write_text(GOOD.replace("Dana", "Other"))
    assert library.persona("dana").value.name == "Dana Whitfield"
    assert "has the same id" in library.problems()[0].message
    (tmp_path / "personas/dana.yaml").unlink()
    assert library.problems() == ()
    assert library.persona("dana").value.name == "Other Whitfield"


def test_links_that_lead_nowhere_or_in_a_circle_are_problems_and_the_others_are_served(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "personas/lost.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (tmp_path / "personas/round.yaml").symlink_to(tmp_path / "personas/round.yaml")
    assert set(library.personas()) == {"dana"}
    assert [problem.file for problem in library.problems()] == ["personas/lost.yaml", "personas/round.yaml"]
    assert all("cannot be read" in problem.message for problem in library.problems())


def test_a_missing_folder_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    library = Library(tmp_path / "nowhere", tmp_path / "nowhere2")
    assert library.personas() == {}
    assert "does not exist" in library.problems()[0].message


def test_remarks_do_not_change_a_version(library: Library, tmp_path: Path) -> None:
    before = library.persona("dana").digest
    (tmp_path / "personas/dana.yaml").write_text("# a remark\n" + GOOD)
    assert library.persona("dana").digest == before


def test_a_number_of_thousands_of_digits_is_a_problem_like_any_other(tmp_path: Path) -> None:
    assert problems(GOOD.replace("anger: 8", "anger: " + "9" * 6000), tmp_path)[0].startswith("personas/dana.yaml:4: ")


def test_a_name_of_blanks_is_no_name(tmp_path: Path) -> None:
    assert problems(GOOD.replace("Dana Whitfield", '"  "'), tmp_path) == [
        "personas/dana.yaml:1: name: must not be empty"
    ]


def test_a_folder_that_looks_like_a_file_is_a_problem(library: Library, tmp_path: Path) -> None:
    (tmp_path / "personas/folder.yaml").mkdir()
    assert "cannot be read" in library.problems()[0].message


def rubric_problems(text: str) -> list[str]:
    with pytest.raises(BadFile) as caught:
        parse(text, Rubric, file="rubrics/short.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_a_wrong_item_is_the_only_problem_of_its_list() -> None:
    found = rubric_problems(RUBRIC.replace("feeling?", "feeling?" + '", shown_by: [names_feelings], better: "no'))
    assert [problem.split(": ")[1] for problem in found] == [
        "criteria.0.items.0.better",
        "criteria.0.items.0.shown_by.0",
    ]


def test_an_empty_list_still_needs_an_entry() -> None:
    found = rubric_problems("title: Short\ncriteria: []\n")
    assert found == ["rubrics/short.yaml:2: criteria: needs at least 1 entry"]


def test_a_form_that_does_not_fit_is_said_in_words() -> None:
    found = rubric_problems(RUBRIC.replace("id: empathize", "id: he says\n    principle: P33"))
    assert found[0].endswith("'he says' does not fit: use letters, digits, - and _, and no spaces")
    assert found[1].endswith("'P33' does not fit: use P1 to P25, several with commas between them")


def test_every_form_of_the_content_files_can_be_said_in_words() -> None:
    schemas = [json.dumps(model.model_json_schema()) for model in (Persona, Rubric)]
    patterns = {json.loads(found) for schema in schemas for found in re.findall(r'"pattern": ("[^"]*")', schema)}
    assert patterns
    assert patterns <= FORMS.keys()
