"""The blind grading form: what was entered in it, and the items it asks, with what was entered before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from app.errors import Invalid
from app.grading.human import CHOICE_WORDS, Choice, HumanMark, items_to_mark
from app.review_draft import Draft, Questions
from app.reviews import Paper
from app.web.people_view import words_of


@dataclass(frozen=True)
class Entered:
    """A submitted form: `version` is that of the draft it was made from."""

    draft: Draft
    version: int
    finish: bool


@dataclass(frozen=True)
class Asked:
    """An item of the form; `elsewhere` is what another window saved for it."""

    key: str
    text: str
    mark: HumanMark
    problem: str
    elsewhere: str


@dataclass(frozen=True)
class Group:
    title: str
    items: tuple[Asked, ...]


@dataclass(frozen=True)
class Trouble:
    """Why a form was not taken; `problems` are sentences by item, `stored` what is saved instead."""

    message: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    stored: Draft | None = None


def entered(form: FormData) -> Entered:
    """Reads the form; raises `Invalid` for values that a browser would not send."""
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    keys = dict.fromkeys(name.partition(":")[2] for name in fields if ":" in name)
    try:
        marks = {key: _mark(fields, key) for key in keys}
        draft, version = Draft(marks=marks, comment=fields.get("comment", "")), int(fields.get("version", "0"))
    except ValueError:
        raise Invalid("The form could not be read. Open the page again; what was saved is still there.") from None
    if not 0 <= version <= 1_000_000:
        raise Invalid("The form could not be read. Open the page again; what was saved is still there.")
    return Entered(draft=draft, version=version, finish=fields.get("deed") == "finish")


def groups(asked: Questions, draft: Draft, *, trouble: Trouble) -> tuple[Group, ...]:
    """The items to mark by criterion, with what was entered, in the rubric's order."""
    items = items_to_mark(asked.rubric, asked.case)
    found = []
    for criterion in asked.rubric.criteria:
        lines = tuple(
            _asked(key, words_of(item), draft, trouble)
            for key, item in items.items()
            if key.partition(".")[0] == criterion.id
        )
        if lines:
            found.append(Group(criterion.title, lines))
    return tuple(found)


def marked(paper: Paper, asked: Questions) -> tuple[int, int]:
    """How many items have a mark, and how many there are."""
    items = items_to_mark(asked.rubric, asked.case)
    return sum(key in items and mark.choice is not None for key, mark in paper.draft.marks.items()), len(items)


def _asked(key: str, text: str, draft: Draft, trouble: Trouble) -> Asked:
    mark = draft.marks.get(key, HumanMark())
    stored = trouble.stored.marks.get(key, HumanMark()) if trouble.stored else mark
    differs = trouble.stored is not None and stored != mark
    elsewhere = (CHOICE_WORDS[stored.choice] if stored.choice else "no mark") if differs else ""
    return Asked(key, text, mark, trouble.problems.get(key, ""), elsewhere)


def _mark(fields: Mapping[str, str], key: str) -> HumanMark:
    choice, turn = fields.get(f"mark:{key}", ""), fields.get(f"turn:{key}", "")
    return HumanMark(
        choice=Choice(choice) if choice else None,
        turn=int(turn) if turn else None,
        quote=fields.get(f"quote:{key}", ""),
        note=fields.get(f"note:{key}", ""),
    )
