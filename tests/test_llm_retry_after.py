"""Retry-After as endpoints write it, and as nobody should."""

from datetime import UTC, datetime

import pytest

from app.llm_retry_after import seconds_to_wait

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2"}, 2),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "120"}, 120),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:30 GMT"}, 30),
        ({"retry-after": "Sun, 22 Nov 2026 11:00:00 GMT"}, 0),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:30"}, 30),
    ],
)
def test_seconds_milliseconds_and_dates_are_understood(headers: dict[str, str], seconds: float) -> None:
    assert seconds_to_wait(headers, now=NOW) == seconds


@pytest.mark.parametrize("text", ["", "soon", "-5", "nan", "inf", "1e999", "Sun, 99 Nov 2026", "9" * 400 + "x", "\x00"])
def test_what_cannot_be_read_is_as_good_as_nothing(text: str) -> None:
    assert seconds_to_wait({"retry-after": text}, now=NOW) is None


def test_no_header_says_nothing() -> None:
    assert seconds_to_wait({}) is None
