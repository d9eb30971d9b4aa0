"""All phrase tables together, compiled once for the process."""

from functools import lru_cache

from app.customer.reading import fault_phrases, frame_phrases, kind_phrases
from app.customer.reading.classes import CLASSES, RAW
from app.customer.reading.patterns import Patterns


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The compiled patterns of every cue."""
    tables = (kind_phrases, fault_phrases, frame_phrases)
    cues = {
        name.lower(): lines
        for table in tables
        for name, lines in vars(table).items()
        if name.isupper() and isinstance(lines, str)
    }
    return Patterns(cues, CLASSES, RAW)
