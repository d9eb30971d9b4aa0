"""Sentences that are stored in English: each one that the product makes is known and turned."""

import re
from collections.abc import Iterator

import pytest

from app import languages
from app.calibration import Grader
from app.customer.engine import _words
from app.graders import grade_with
from app.grading.failure import GradingFailed
from app.grading.rollup import roll_up
from app.grading.scorecard import Mark
from app.llm_failure import Failure, sentence
from app.web.kept import FORMS, kept, turned
from app.worker import _fault
from tests.fakes.graded import RUBRIC


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    before = languages.spoken.set("de-DE")
    yield
    languages.spoken.reset(before)


def known(text: str) -> bool:
    return kept(text) == turned(text) != text


@pytest.mark.parametrize("code", ["", "insufficient_quota"])
@pytest.mark.parametrize("kind", Failure)
def test_every_failure_of_a_model_is_turned_with_its_place_its_model_and_its_code(kind: Failure, code: str) -> None:
    said = sentence(kind, place="llm.example:8000", model="tiny", code=code)
    assert known(said)
    for part in ("llm.example:8000", "tiny", f"({code})." if code else "."):
        assert (part in turned(said)) == (part in said)


@pytest.mark.parametrize("kind", Failure)
def test_why_written_lines_answered_is_turned_whole(kind: Failure) -> None:
    said = turned(f"The model {_words(kind)}; the customer's written lines answered.")
    assert said.startswith("Das Modell ")
    assert _words(kind) not in said


@pytest.mark.anyio
async def test_a_grader_that_is_not_there_or_stopped_says_so() -> None:
    with pytest.raises(GradingFailed) as failed:
        await grade_with(None)(None, "llm")  # type: ignore[arg-type]
    assert known(failed.value.reason)
    assert "(KeyError)" in turned(_fault(KeyError("x")))


def test_the_notes_of_a_scorecard_are_turned_with_the_rubrics_own_words() -> None:
    strict = RUBRIC.model_copy(update={"least_coverage": 90})
    missed = {"warm": [Mark(id="sorry", met=True)], "fix": [Mark(id="kept", met=False)]}
    open_ = {
        "warm": [Mark(id="sorry", met=True), Mark(id="named", met=None, state="cannot_assess")],
        "fix": [Mark(id="kept", met=None, state="cannot_assess")],
    }
    notes = [note for marks in ({}, missed, open_) for note in roll_up(strict, marks).notes]
    assert len(notes) == 4
    assert all(map(known, notes))
    assert turned(notes[0]) == "In diesem Gespräch ließ sich nichts beurteilen, deshalb gibt es keine Bewertung."
    assert turned(notes[1]).endswith(" in: Fixes it.")
    assert turned(notes[2]).startswith("Nur 25 % des Rasters")


def test_a_figure_in_a_sentence_is_written_as_the_language_writes_it() -> None:
    said = turned("This one turn took Dana from 7.2 to 5.1 in anger.")
    assert said == "Dieser eine Beitrag hat den Ärger von Dana von 7,2 auf 5,1 gebracht."


def test_graders_are_named_in_the_pages_language() -> None:
    engines = [Grader(engine="offline"), Grader(engine="llm", model="tiny"), Grader(engine="llm")]
    assert [turned(one.words) for one in engines] == [
        "die Regeln auf diesem Rechner",
        "das Modell tiny",
        "das damalige Modell",
    ]


@pytest.mark.parametrize("form", [form for form in FORMS if form.endswith(".")])
def test_no_form_takes_the_sentence_of_another(form: str) -> None:
    said = re.sub(r"%\(\w+\)s", "x", form).replace("%%", "%")
    assert turned(said) == re.sub(r"%\(\w+\)s", "x", languages.gettext(form)).replace("%%", "%")


def test_what_nobody_knows_stays_english_and_is_marked_and_escaped() -> None:
    assert turned("Take <b>care</b>, 100 %.") == "Take <b>care</b>, 100 %."
    assert kept("Take <b>care</b>.") == '<span lang="en">Take &lt;b&gt;care&lt;/b&gt;.</span>'
    assert "<" not in kept("The grader stopped at a fault of its own (<b>). Grade again, and report it if it stays.")
