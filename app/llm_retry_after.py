"""The Retry-After header. It is advice: what cannot be read is as good as none."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds_to_wait(headers: Mapping[str, str], *, now: datetime | None = None) -> float | None:
    """Seconds from now that the endpoint asks to wait, at least 0; None where it says nothing readable."""
    if (value := _number(headers.get("retry-after-ms", ""))) is not None:
        return value / 1000
    text = headers.get("retry-after", "").strip()
    if (value := _number(text)) is not None:
        return value
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None
