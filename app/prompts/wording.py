"""The prompt for better wordings: what was wrong and a draft for each point; never a mark, a weight or a total."""

from collections.abc import Mapping
from typing import Protocol

from app.persona import Case
from app.prompts import fixed, render
from app.prompts.judge import line_of
from app.transcript import Transcript


class Point(Protocol):
    """What the prompt tells of a focus point."""

    @property
    def turn(self) -> int | None: ...
    @property
    def why(self) -> str: ...
    @property
    def better(self) -> str: ...


def wording_messages(
    points: Mapping[str, Point], *, transcript: Transcript, case: Case | None, name: str | None, nonce: str
) -> list[dict[str, str]]:
    """The messages of one call; `nonce` is made for it alone."""
    material = render(
        "wording_material.md.j2",
        case=case,
        name=name,
        nonce=nonce,
        lines=[line_of(turn, case) for turn in transcript],
        points=list(points.items()),
    )
    return [{"role": "system", "content": fixed("wording.md.j2")}, {"role": "user", "content": material}]
