"""Reads server-sent events as a browser would."""

import json
from typing import Any


def events_in(body: str) -> list[tuple[str, Any]]:
    """The names and data of the events, in order."""
    found = []
    for block in body.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line)
        if "event" in fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found
