"""The guide to rubrics keeps its word: its example can be checked and grades as it says, and its tables are whole."""

import json
import re
from pathlib import Path

from app.acts import Act
from app.grading.graded import Graded
from app.grading.offline import grade_offline
from app.library import parse
from app.principles import PRINCIPLES
from app.rubric import Rubric, Rule
from app.transcript import Speaker, Turn
from bench.conversations import graded

GUIDE = (Path(__file__).parents[2] / "docs/writing-a-rubric.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    return found[1]


def test_the_example_is_a_rubric_that_ranks_the_good_line_above_the_bad_one() -> None:
    form = parse(block("yaml"), Rubric, file="our-house.yaml")
    assert [len(criterion.items) for criterion in form.criteria] == [2]
    totals = {}
    for line in block("json").splitlines():
        row = json.loads(line)
        turns = tuple(
            Turn(number=n, speaker=Speaker(turn["speaker"]), text=turn["text"])
            for n, turn in enumerate(row["turns"], 1)
        )
        one: Graded = graded(turns, form)
        totals[row["id"]] = grade_offline(one).overall
    assert (totals["good"], totals["bad"]) == (100, 0)


def test_every_act_and_every_rule_is_explained() -> None:
    for name in (*Act, *Rule):
        assert f"`{name}`" in GUIDE, name


def test_every_principle_is_named_in_its_words() -> None:
    for name, sentence in PRINCIPLES.items():
        assert f"- **{name}** {sentence}\n" in GUIDE, name
