"""What people do to grades: the trail keeps a deed and its facts as codes, which read in any language."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from app.grading.human import CHOICE_WORDS, Choice
from app.languages import figure, marked
from app.languages import gettext as _
from app.text import capital


class Deed(StrEnum):
    marks_opened = "marks_opened"
    review_begun = "review_begun"
    review_finished = "review_finished"
    review_withdrawn = "review_withdrawn"
    mark_changed = "mark_changed"
    mark_disputed = "mark_disputed"
    dispute_answered = "dispute_answered"
    dispute_withdrawn = "dispute_withdrawn"
    shared = "shared"
    unshared = "unshared"
    graded_again = "graded_again"
    bar_set = "bar_set"


Facts = Mapping[str, Any]
"""What a deed was about, as ids and figures; `title` is the criterion's, in the rubric's own language."""

WORDS = {
    Deed.marks_opened: marked("opened the marks"),
    Deed.review_begun: marked("began a review"),
    Deed.review_finished: marked("finished a review"),
    Deed.review_withdrawn: marked("withdrew a grading"),
    Deed.mark_changed: marked("changed a mark"),
    Deed.mark_disputed: marked("disputed a mark"),
    Deed.dispute_answered: marked("answered a dispute"),
    Deed.dispute_withdrawn: marked("withdrew a dispute"),
    Deed.shared: marked("shared an attempt"),
    Deed.unshared: marked("stopped sharing"),
    Deed.graded_again: marked("had it graded again"),
    Deed.bar_set: marked("set the bar"),
}


class Piece(NamedTuple):
    """A part of a line: in the language of whoever asks, or, where `own`, in the rubric's."""

    text: str
    own: bool = False


Line = tuple[Piece, ...]


def words(deed: Deed) -> str:
    """The deed in two or three words, as a line begins."""
    return capital(_(WORDS[deed]))


def lines(deed: Deed, facts: Facts) -> tuple[Line, ...]:
    """What the words do not say yet, a line each; the lines after the first are marks, by criterion."""
    match deed:
        case Deed.marks_opened:
            return _one(Piece(_("before finishing a review")))
        case Deed.review_finished:
            blind = _("without having seen other marks") if facts["blind"] else _("after having seen other marks")
            return _one(Piece(blind))
        case Deed.review_withdrawn:
            return ((Piece(_withdrawn(facts)),), *map(_criterion, facts["criteria"]))
        case Deed.mark_changed:
            return _one(*_item(facts), Piece(": " + _changed(facts)))
        case Deed.mark_disputed:
            return _one(*_item(facts), Piece(f": {_choice(facts['mark'])}"))
        case Deed.dispute_answered:
            kept = _("the mark was changed") if facts["changed"] else _("the mark was left")
            return _one(*_item(facts), Piece(f": {kept}"))
        case Deed.dispute_withdrawn:
            return _one(*_item(facts))
        case Deed.bar_set:
            return _one(Piece(_bar(facts)))
    return ()


def in_words(deed: Deed, facts: Facts) -> str:
    """All of it as plain text, the marks on lines of their own."""
    first, *marks = ["".join(piece.text for piece in line) for line in lines(deed, facts)] or [""]
    return "\n".join([f"{words(deed)}: {first}" if first else words(deed), *marks])


def _one(*pieces: Piece) -> tuple[Line, ...]:
    return (pieces,)


def _item(facts: Facts) -> Line:
    return (Piece(f"{facts['title']}, {_said(facts['item'])}", own=True),)


def _said(item: str) -> str:
    """The id of an item as the trail says it."""
    return item.replace("_", " ")


def _choice(choice: str) -> str:
    return _(CHOICE_WORDS[Choice(choice)])


def _changed(facts: Facts) -> str:
    return _("from “%(old)s” to “%(new)s”", old=_choice(facts["old"]), new=_choice(facts["new"]))


def _withdrawn(facts: Facts) -> str:
    name, overall = facts["by"], facts["overall"]
    if overall is None:
        return _("of %(name)s, without a number", name=name)
    n = round(overall)
    if facts["passed"]:
        return _("of %(name)s, %(n)s of 100, passed", name=name, n=n)
    return _("of %(name)s, %(n)s of 100, not passed", name=name, n=n)


def _criterion(facts: Facts) -> Line:
    level = facts["level"]
    words = _("no level") if level is None else _("level %(n)s of 5", n=level)
    return (Piece(facts["title"], own=True), Piece(f", {words}"), *_marks(facts["marks"]))


def _marks(marks: Mapping[str, list[str]]) -> Iterator[Piece]:
    between = " – "
    for choice, items in marks.items():
        yield Piece(f"{between}{_choice(choice)}: ")
        yield Piece(", ".join(map(_said, items)), own=True)
        between = "; "


def _bar(facts: Facts) -> str:
    return _(
        "a kappa of %(kappa)s on at least %(n)s attempts (before: %(old_kappa)s on %(old_n)s)",
        kappa=figure(facts["least_kappa"]),
        n=facts["least_attempts"],
        old_kappa=figure(facts["before"]["least_kappa"]),
        old_n=facts["before"]["least_attempts"],
    )
