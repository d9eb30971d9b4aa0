"""Log lines: an event and its place, and never the words of an error, which may be somebody's."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from app.logs import configure, where


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def fail() -> None:
    raise ValueError("My very own words.")


def test_a_fault_in_a_library_is_logged_by_kind_and_place_alone(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json")
    try:
        fail()
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["error"], line["level"]) == ("unexpected fault", "ValueError", "error")
    assert "fail" in line["at"]
    assert "words" not in str(line)


def test_text_lines_say_the_event_and_its_values(capsys: pytest.CaptureFixture[str]) -> None:
    configure("text")
    structlog.get_logger().info("graded", grading="abc")
    out, err = capsys.readouterr()
    assert out == ""
    assert "graded" in err
    assert "grading=abc" in err


def test_what_is_below_info_is_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    configure("text")
    structlog.get_logger().debug("noise")
    logging.getLogger("httpx").info("noise")
    assert capsys.readouterr().err == ""


def test_the_place_of_an_error_that_was_never_raised_is_nowhere() -> None:
    assert where(ValueError()) == "nowhere"
