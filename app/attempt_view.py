"""What people see of an attempt. In assessed mode mood and ledger are absent until the attempt has ended."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.customer.harshness import AS_WRITTEN, Harshness
from app.customer.mind import Ending, LedgerRow, Mood, Outcome
from app.handover import HandoverNote
from app.persona import Authority, Band, Case
from app.text import content
from app.transcript import Speaker

Mode = Literal["practice", "assessed"]
EngineName = Literal["offline", "llm"]
Held = Literal["paused", "stopped"]


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class MoodView(_View):
    """`anger` and `felt_right` are 0–10."""

    anger: float
    felt_right: float
    band: Band


class Action(_View):
    """Something the trainee may do with a turn; `by` says who may grant it, `why` the rule behind the limit."""

    id: str
    do: str
    limit: str = ""
    by: Speaker
    why: str = ""


class TurnView(_View):
    """One turn. `fallback` says why the offline voice spoke in a model's place, `reframe` helps after abusive words."""

    number: int
    speaker: Speaker
    text: str
    action: str | None = None
    note: HandoverNote | None = None
    mood: MoodView | None = None
    move: str | None = None
    source: str | None = None
    fallback: str | None = None
    reframe: str | None = None


class PersonaCard(_View):
    """What a trainee may know of a customer."""

    id: str
    name: str
    title: str
    trade: str
    difficulty: int
    about: str
    language: str
    clock: str | None = None


class Policy(_View):
    rule: str
    why: str


class AttemptView(_View):
    """A whole attempt. `waiting` is the number of a trainee's turn that has no answer yet."""

    id: str
    persona: PersonaCard
    rubric: str
    rubric_title: str
    mode: Mode
    engine: EngineName
    turns: tuple[TurnView, ...]
    mood: MoodView | None
    actions: tuple[Action, ...]
    policies: tuple[Policy, ...]
    ledger: tuple[LedgerRow, ...] | None
    ending: Ending | None
    outcome: Outcome | None
    needs_coach: bool
    waiting: int | None
    stream: str | None
    scorecard: str | None
    forked_from: str | None
    forked_turn: int | None
    harshness: Harshness = AS_WRITTEN
    held: Held | None = None
    created_at: datetime
    ended_at: datetime | None
    mine: bool
    shared: bool = False


class AttemptLine(_View):
    """An attempt in the list of one's own; `overall` is percent."""

    id: str
    persona: str
    name: str
    title: str
    rubric: str
    mode: Mode
    ending: Ending | None
    outcome: Outcome | None
    status: Literal["pending", "graded", "failed"] | None
    overall: float | None
    passed: bool | None
    turns: int
    forked_from: str | None
    held: Held | None = None
    created_at: datetime
    ended_at: datetime | None


def mood_view(mood: Mood) -> MoodView:
    return MoodView(anger=round(mood.anger, 2), felt_right=round(mood.felt_right, 2), band=mood.band)


def actions_of(case: Case) -> tuple[Action, ...]:
    """The authority table, and bringing in a manager or a specialist where the case has one."""
    rows = [
        Action(id=row.id, do=row.do, limit=row.limit, by=Speaker(row.by), why=_why(row, case)) for row in case.authority
    ]
    if case.help.manager:
        rows.append(Action(id="manager", do="Bring in the manager", limit=case.help.manager, by=Speaker.manager))
    if case.help.specialist:
        rows.append(
            Action(id="specialist", do="Bring in the specialist", limit=case.help.specialist, by=Speaker.specialist)
        )
    return tuple(rows)


def _why(row: Authority, case: Case) -> str:
    """The rule of the case, with its reason, that speaks of this remedy; empty where none does."""
    about = content(" ".join((row.do, row.limit, *row.called)))
    shared = {policy: len(about & content(f"{policy.rule} {policy.why}")) for policy in case.policies}
    nearest = max(shared, key=lambda policy: shared[policy], default=None)
    return f"{nearest.rule} {nearest.why}" if nearest and shared[nearest] >= 2 else ""


def stream_path(attempt_id: str, turn: int) -> str:
    return f"/api/attempts/{attempt_id}/turns/{turn}/stream"
