"""A short quiz on acts, with lines from one's own last attempt and from a swap. The first answer stands; no grade."""

import random
from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app.act_words import ACT_WORDS
from app.acts import FAULTS, Act, Reading
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.growth_tables import Quiz, QuizAnswer
from app.principles import PRINCIPLES
from app.reversals import agent_turns, owned
from app.tables import Attempt, TurnRow, new_id
from app.text import capital, contains_quote, sentences, storable
from app.transcript import Speaker

FROM_EACH = 3
"""Questions from one's own lines, and as many from the agent's."""
_OPTIONS = 4
_ASKED = frozenset(ACT_WORDS) - {Act.informs, Act.closes, Act.greets, Act.overpromises, Act.concedes_false}
_NOTHING = "There is nothing to ask about yet. Finish a talk with a customer, or swap places first."


class Line(NamedTuple):
    """A sentence that does something, `alone` where it does one thing; `acts` is everything its turn does."""

    text: str
    quote: str
    act: Act
    alone: bool
    acts: frozenset[Act]
    source: str


class QuestionView(BaseModel):
    """A question; `right` and `why` are there once it was answered. `line` is empty where the options are lines."""

    model_config = ConfigDict(frozen=True)

    number: int
    prompt: str
    line: str
    quote: str
    source: str
    options: tuple[str, ...]
    chosen: int | None = None
    right: int | None = None
    why: str = ""


class QuizView(BaseModel):
    """A quiz; `next` is the first question without an answer, None at the end; `knew` counts the right ones."""

    model_config = ConfigDict(frozen=True)

    id: str
    reversal: str | None
    questions: tuple[QuestionView, ...]
    next: int | None
    knew: int


def begin(db: Database, pinned: Pinned, person: Person, *, reversal_id: str | None = None) -> str:
    """The id of a quiz on the last attempt that ended and, where one is named, on an ended swap of one's own.

    One on the same that was left unfinished is taken up again. Raises `Conflict` where there is no line to ask about.
    """
    with db.write() as session:
        attempt = _last_attempt(session, person)
        if left := _left_open(session, person, attempt, reversal_id):
            return left
        mine = _lines_of_attempt(session, pinned, attempt) if attempt else []
        theirs: list[Line] = []
        if reversal_id is not None:
            row = owned(session, person, reversal_id)
            if row.ended_at is None:
                raise Conflict("End the talk first; then comes the quiz on it.")
            turns = agent_turns(session, pinned, row)
            theirs = [line for turn in turns for line in _lines(turn.text, turn.reading, f"Sam, turn {turn.number}")]
        quiz_id = new_id()
        questions = _questions(mine, theirs, random.Random(quiz_id))
        if not questions:
            raise Conflict(_NOTHING)
        session.add(
            Quiz(
                id=quiz_id,
                user_id=person.id,
                reversal_id=reversal_id,
                attempt_id=attempt.id if attempt and mine else None,
                questions=questions,
            )
        )
    return quiz_id


def view(db: Database, person: Person, quiz_id: str) -> QuizView:
    """Raises `NotFound` unless it is their own."""
    with db.read() as session:
        return _view(session, _own(session, person, quiz_id))


def answer(db: Database, person: Person, quiz_id: str, *, question: int, chosen: int) -> QuizView:
    """Keeps an answer, `chosen` counted from 0; for a question that has one, nothing changes. Raises `Invalid`."""
    with db.write() as session:
        quiz = _own(session, person, quiz_id, lock=True)
        if not 1 <= question <= len(quiz.questions):
            raise Invalid(f"There is no question {question}. There are 1 to {len(quiz.questions)}.")
        options = quiz.questions[question - 1]["options"]
        if not 0 <= chosen < len(options):
            raise Invalid(f"Choose one of the {len(options)} answers.")
        if question not in _answers(session, quiz):
            session.add(QuizAnswer(quiz_id=quiz.id, question=question, chosen=chosen))
            session.flush()
        return _view(session, quiz)


def _left_open(session: Session, person: Person, attempt: Attempt | None, reversal_id: str | None) -> str | None:
    """The latest quiz on the same lines, if it has a question without an answer."""
    rows = select(Quiz).where(Quiz.user_id == person.id).order_by(col(Quiz.created_at).desc()).limit(1)
    quiz = session.exec(rows).first()
    if quiz is None or quiz.reversal_id != reversal_id or quiz.attempt_id not in (None, attempt and attempt.id):
        return None
    return quiz.id if len(_answers(session, quiz)) < len(quiz.questions) else None


def _own(session: Session, person: Person, quiz_id: str, *, lock: bool = False) -> Quiz:
    quiz = session.get(Quiz, quiz_id, with_for_update=lock) if storable(quiz_id) else None
    if quiz is None or quiz.user_id != person.id:
        raise NotFound("There is no such quiz among yours. Begin one from your progress.")
    return quiz


def _answers(session: Session, quiz: Quiz) -> dict[int, int]:
    rows = session.exec(select(QuizAnswer).where(QuizAnswer.quiz_id == quiz.id))
    return {row.question: row.chosen for row in rows}


def _view(session: Session, quiz: Quiz) -> QuizView:
    answers = _answers(session, quiz)
    questions = tuple(_shown(n, asked, answers.get(n)) for n, asked in enumerate(quiz.questions, start=1))
    return QuizView(
        id=quiz.id,
        reversal=quiz.reversal_id,
        questions=questions,
        next=next((one.number for one in questions if one.chosen is None), None),
        knew=sum(one.chosen is not None and one.chosen == one.right for one in questions),
    )


def _shown(number: int, asked: dict[str, Any], chosen: int | None) -> QuestionView:
    hidden = {"right": None, "why": ""} if chosen is None else {}
    return QuestionView(number=number, chosen=chosen, **asked | hidden)


def _last_attempt(session: Session, person: Person) -> Attempt | None:
    ended = select(Attempt).where(Attempt.user_id == person.id, col(Attempt.ended_at).is_not(None))
    return session.exec(ended.order_by(sa.desc(col(Attempt.ended_at))).limit(1)).first()


def _lines_of_attempt(session: Session, pinned: Pinned, attempt: Attempt) -> list[Line]:
    name = pinned.persona(attempt.persona_version).name
    rows = select(TurnRow).where(TurnRow.attempt_id == attempt.id, TurnRow.speaker == Speaker.trainee.value)
    return [
        line
        for row in session.exec(rows.order_by(col(TurnRow.number)))
        if row.reading is not None
        for line in _lines(row.text, Reading.model_validate(row.reading), f"You to {name}, turn {row.number}")
    ]


def _lines(text: str, reading: Reading, source: str) -> list[Line]:
    """The lines of a turn that are worth a question."""
    acts = frozenset(seen.act for seen in reading.acts)
    found = []
    for seen in reading.acts:
        whole = next((part for part in sentences(text) if contains_quote(part, seen.quote)), "")
        if seen.act in _ASKED and whole and len(seen.quote.split()) >= 3:
            here = {other.act for other in reading.acts if contains_quote(whole, other.quote)}
            found.append(Line(whole, seen.quote, seen.act, len(here) == 1, acts, source))
    return found


def _questions(mine: list[Line], theirs: list[Line], chance: random.Random) -> list[dict[str, Any]]:
    """From each side a few, own faults first; the last of each side asks for the line instead of the act."""
    found: list[dict[str, Any]] = []
    for lines in (mine, theirs):
        chosen = _chosen(lines, chance, taken={str(asked["line"]) for asked in found})
        for n, line in enumerate(chosen):
            others = _other_lines(line, lines) if n == FROM_EACH - 1 else []
            found.append(_which_line(line, others, chance) if len(others) == 2 else _which_act(line, chance))
    return found


def _chosen(lines: list[Line], chance: random.Random, *, taken: Iterable[str]) -> list[Line]:
    """Different acts in different sentences; what does one thing alone is the clearest, and a fault teaches most."""
    shuffled = sorted(lines, key=lambda line: (not line.alone, line.act not in FAULTS, chance.random()))
    found: list[Line] = []
    faults = 0
    for line in shuffled:
        known = {one.act for one in found}, {*(one.text for one in found), *taken}
        if line.act in known[0] or line.text in known[1] or (line.act in FAULTS and faults == 2):
            continue
        faults += line.act in FAULTS
        found.append(line)
        if len(found) == FROM_EACH:
            break
    return found


def _other_lines(line: Line, lines: list[Line]) -> list[str]:
    """Two sentences of other turns that do not do what this one does."""
    texts = dict.fromkeys(one.text for one in lines if line.act not in one.acts and one.text != line.text)
    return list(texts)[:2]


def _which_act(line: Line, chance: random.Random) -> dict[str, Any]:
    kind = [act for act in _ASKED if (act in FAULTS) == (line.act in FAULTS)]
    other = [act for act in _ASKED if (act in FAULTS) != (line.act in FAULTS)]
    wrong = (
        [act for act in sorted(kind) if act not in line.acts],
        [act for act in sorted(other) if act not in line.acts],
    )
    acts = [line.act, *chance.sample(wrong[0], 2), *chance.sample(wrong[1], _OPTIONS - 3)]
    chance.shuffle(acts)
    return {
        "prompt": "What does this line do to the customer?",
        "line": line.text,
        "quote": line.quote,
        "source": line.source,
        "options": [capital(ACT_WORDS[act].called) for act in acts],
        "right": acts.index(line.act),
        "why": _why(line),
    }


def _which_line(line: Line, others: list[str], chance: random.Random) -> dict[str, Any]:
    options = [line.text, *others]
    chance.shuffle(options)
    return {
        "prompt": f"Which of these lines {ACT_WORDS[line.act].called}?",
        "line": "",
        "quote": line.quote,
        "source": line.source,
        "options": options,
        "right": options.index(line.text),
        "why": _why(line),
    }


def _why(line: Line) -> str:
    words = ACT_WORDS[line.act]
    return f"“{line.quote}”: {words.means}. {PRINCIPLES[words.principle]}"
