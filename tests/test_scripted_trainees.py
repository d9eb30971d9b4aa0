"""Scripted trainees speak of desks and managers as people do."""

import re
from pathlib import Path

import pytest

from app.library import Library
from app.rehearsal import rehearse
from app.transcript import Speaker, by

PERSONAS = Library(Path("personas"), Path("rubrics")).personas()


@pytest.mark.parametrize(
    ("persona", "tier", "desk"), [("henrik", "excellent", "Identity"), ("beverly", "ok", "Contents")]
)
def test_a_desk_takes_its_article_within_a_sentence_and_none_when_it_is_spoken_to(
    persona: str, tier: str, desk: str
) -> None:
    talks = [rehearse(PERSONAS[persona].value, tier, seed=seed).transcript for seed in range(1, 7)]
    said = " ".join(turn.text for talk in talks for turn in by(Speaker.trainee, talk))
    named = re.findall(rf"(?:[Tt]he |[.] ){desk} desk,?", said)
    assert len(named) == said.count(f"{desk} desk") > 3
    assert all(name.endswith(",") for name in named if not name.lower().startswith("the "))
