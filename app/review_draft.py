"""What a coach enters in a review: kept whole or not, and checked when it is to become a scorecard."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from app.errors import Invalid
from app.grading.human import HumanMark, items_to_mark
from app.persona import Case
from app.rubric import Rubric
from app.text import contains_quote, storable, tidy

LONGEST_QUOTE, LONGEST_NOTE, LONGEST_COMMENT = 2000, 1000, 4000
"""In characters."""

Said = Mapping[int, str]
"""The trainee's turns by number."""


class Draft(BaseModel):
    """What a coach has entered so far, by `criterion.item`, and a comment for the trainee."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    marks: dict[str, HumanMark] = Field(default_factory=dict, max_length=400)
    comment: str = ""


@dataclass(frozen=True)
class Questions:
    """What the rubric asks about an attempt, the case that decides which items apply, and what the trainee said."""

    rubric: Rubric
    case: Case
    said: Said


class Incomplete(Invalid):
    """A review that cannot be finished yet; `problems` are sentences by `criterion.item`."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        count = "One mark is" if len(problems) == 1 else f"{len(problems)} marks are"
        super().__init__(f"{count} not complete yet: {', '.join(problems)}. Everything you entered is saved.")
        self.problems = dict(problems)


def tidied(draft: Draft, asked: Questions) -> Draft:
    """The draft as it can be kept; raises `Invalid` for an item that is not asked, or for too long a text.

    A quote without a turn gets the first turn in which it stands.
    """
    if draft.marks.keys() - items_to_mark(asked.rubric, asked.case).keys():
        raise Invalid("A mark was given for an item that is not asked about this attempt. Leave it out.")
    marks = {key: _tidied(mark, asked.said) for key, mark in draft.marks.items()}
    return Draft(marks=marks, comment=limited("The comment", draft.comment, LONGEST_COMMENT))


def problems_of(draft: Draft, asked: Questions) -> dict[str, str]:
    """What is still missing or wrong, as a sentence by `criterion.item`."""
    found = {
        key: _problem(draft.marks.get(key, HumanMark()), asked.said) for key in items_to_mark(asked.rubric, asked.case)
    }
    return {key: sentence for key, sentence in found.items() if sentence}


def limited(what: str, text: str, most: int) -> str:
    """The text tidied; raises `Invalid` where it is too long or cannot be stored."""
    if not storable(text):
        raise Invalid(f"{what} holds a character that cannot be stored (half an emoji, perhaps). Delete it.")
    if len(text := tidy(text)) > most:
        raise Invalid(f"{what} has {len(text):,} characters; at most {most:,} are kept. Shorten it.")
    return text


def _tidied(mark: HumanMark, said: Said) -> HumanMark:
    quote, note = limited("A quote", mark.quote, LONGEST_QUOTE), mark.note
    turn = mark.turn
    if quote and turn is None:
        turn = next((number for number, text in said.items() if contains_quote(text, quote)), None)
    return HumanMark(choice=mark.choice, turn=turn, quote=quote, note=limited("A note", note, LONGEST_NOTE))


def _problem(mark: HumanMark, said: Said) -> str:
    if mark.choice is None:
        return "Choose one of the four answers."
    if mark.turn is not None and mark.turn not in said:
        return f"Turn {mark.turn} is not one of the trainee's. Choose another, or none."
    if mark.quote and mark.turn is None:
        return "These words stand in no turn of the trainee. Copy them as they were written."
    if mark.quote and mark.turn is not None and not contains_quote(said[mark.turn], mark.quote):
        return f"These words do not stand in turn {mark.turn}. Copy them as they were written, or choose another turn."
    return ""
