"""Attempts over the API: begin, look, say, follow, finish, fork."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Response
from pydantic import BaseModel, Field

from app import attempts, forks, scorecards, turns
from app.attempt_view import (
    Action,
    AttemptLine,
    AttemptView,
    EngineName,
    Mode,
    MoodView,
    TurnView,
    actions_of,
    stream_path,
)
from app.attempts import Start
from app.auth import Person
from app.customer.harshness import USUAL, Harshness
from app.handover import HandoverNote
from app.scorecards import ScorecardView
from app.services import Services
from app.text import MAX_TURN
from app.web.api_shape import ERRORS, AttemptId, Body
from app.web.deps import AppServices, SignedIn
from app.web.stream import EventStream

DEFAULT_RUBRIC = "make-it-right"
Number = Annotated[int, Path(ge=1, le=1_000_000, description="The number of a trainee's turn")]


router = APIRouter(prefix="/api/attempts", tags=["attempts"], responses=ERRORS)


class NewAttempt(Body):
    """Which customer, graded by what. A seed makes a practice attempt repeatable."""

    persona: str = Field(min_length=1, max_length=200)
    rubric: str = Field(default=DEFAULT_RUBRIC, min_length=1, max_length=200)
    mode: Mode = "practice"
    intensity: int = Field(default=USUAL, ge=1, le=5, description="How harsh the words are; no part of the difficulty")
    profanity: bool = Field(default=False, description="Whether the customer may swear")
    seed: int | None = Field(default=None, ge=0, lt=2**62)


class NewTurn(Body):
    """What the trainee says, 1–2,000 characters, the id of an action taken with it, and a handover note."""

    text: str = Field(json_schema_extra={"minLength": 1, "maxLength": MAX_TURN, "pattern": r"\S"})
    action: str | None = None
    note: HandoverNote | None = Field(default=None, description="For the colleague whom the action brings in")


class ForkFrom(Body):
    turn: int = Field(ge=1, le=1_000_000, description="The trainee's turn to do again")


class Begun(BaseModel):
    """A new attempt. The mood is absent in assessed mode."""

    id: str
    turns: tuple[TurnView, ...]
    mood: MoodView | None
    actions: tuple[Action, ...]
    engine: EngineName
    forked_from: str | None = None


class Taken(BaseModel):
    """The number of the stored turn, and where its answer streams."""

    turn: int
    stream: str


class GradingBegun(BaseModel):
    scorecard: str


@router.post("", status_code=201, response_model=Begun)
async def begin(wanted: NewAttempt, services: AppServices, person: SignedIn) -> Response:
    """Begins an attempt; the customer has said their first words."""
    attempt_id, start = await start_attempt(services, person, wanted)
    opening = attempts.opening(start)
    actions = actions_of(start.persona.value.case)
    begun = Begun(id=attempt_id, turns=(opening,), mood=opening.mood, actions=actions, engine=start.engine)
    return _json(begun, 201)


@router.get("")
async def own(services: AppServices, person: SignedIn) -> tuple[AttemptLine, ...]:
    """One's own attempts, latest first."""
    return await services.db.run(scorecards.own, services.db, services.pinned, person)


@router.get("/{attempt_id}", response_model=AttemptView)
async def look(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> Response:
    """The transcript, and in practice mode or after the end the mood and the ledger."""
    found = await services.db.run(attempts.view, services.db, services.pinned, person, attempt_id)
    return _json(found)


@router.post("/{attempt_id}/turns", status_code=201, response_model=Taken)
async def say(
    attempt_id: AttemptId,
    turn: NewTurn,
    services: AppServices,
    person: SignedIn,
    idempotency_key: Annotated[str | None, Header(max_length=turns.LONGEST_KEY, min_length=1)] = None,
) -> Response:
    """Stores the trainee's words. With the same `Idempotency-Key` it answers the same and stores nothing."""
    number = await services.db.run(
        turns.post,
        services.db,
        services.pinned,
        person,
        attempt_id,
        text=turn.text,
        action=turn.action,
        note=turn.note,
        key=idempotency_key,
    )
    return _json(Taken(turn=number, stream=stream_path(attempt_id, number)), 201)


@router.get(
    "/{attempt_id}/turns/{number}/stream",
    response_model=None,
    responses={
        200: {
            "description": "Events `typing` {}, `say` {text, speaker?}, then `done` or `error`.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        }
    },
)
async def follow(attempt_id: AttemptId, number: Number, services: AppServices, person: SignedIn) -> EventStream:
    """The customer's answer as it is said. It may be followed again, by many, at any time."""
    return EventStream(await services.runner.follow(person, attempt_id, number))


@router.post("/{attempt_id}/finish", status_code=202)
async def finish(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> GradingBegun:
    """Ends the attempt and has it graded; again, it answers the same."""
    grading = await services.db.run(
        attempts.finish, services.db, services.pinned, person, attempt_id, model=services.judge_model
    )
    services.worker.wake()
    return GradingBegun(scorecard=grading)


@router.get("/{attempt_id}/scorecard", response_model=ScorecardView)
async def scorecard(
    attempt_id: AttemptId, services: AppServices, person: SignedIn, grading: str | None = None
) -> Response:
    """The latest scorecard, or the one of the `grading` named."""
    found = await services.db.run(
        scorecards.scorecard, services.db, services.pinned, person, attempt_id, grading_id=grading
    )
    return _json(found)


@router.post("/{attempt_id}/regrade", status_code=202)
async def regrade(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> GradingBegun:
    """Grades again. The new scorecard is added; none is overwritten."""
    grading = await services.db.run(
        scorecards.regrade, services.db, person, attempt_id, engine=services.engine, model=services.judge_model
    )
    services.worker.wake()
    return GradingBegun(scorecard=grading)


@router.post("/{attempt_id}/fork", status_code=201, response_model=Begun)
async def fork(attempt_id: AttemptId, where: ForkFrom, services: AppServices, person: SignedIn) -> Response:
    """A new practice attempt that shares the turns before `turn`."""
    forked = await services.db.run(forks.fork, services.db, person, attempt_id, turn=where.turn, engine=services.engine)
    services.metrics.attempt("practice")
    seen = await services.db.run(attempts.view, services.db, services.pinned, person, forked)
    begun = Begun(
        id=seen.id,
        turns=seen.turns,
        mood=seen.mood,
        actions=seen.actions,
        engine=seen.engine,
        forked_from=seen.forked_from,
    )
    return _json(begun, 201)


async def start_attempt(services: Services, person: Person, wanted: NewAttempt) -> tuple[str, Start]:
    """The id of a new attempt, and what it is."""
    started = await services.db.run(_start, services, person, wanted)
    services.metrics.attempt(wanted.mode)
    return started


def _start(services: Services, person: Person, wanted: NewAttempt) -> tuple[str, Start]:
    start = Start(
        persona=services.library.persona(wanted.persona),
        rubric=services.library.rubric(wanted.rubric),
        mode=wanted.mode,
        engine=services.engine,
        seed=wanted.seed if wanted.mode == "practice" else None,
        harshness=Harshness(intensity=wanted.intensity, profanity=wanted.profanity),
    )
    return attempts.start(services.db, person, start), start


def _json(value: BaseModel, status: int = 200) -> Response:
    return Response(value.model_dump_json(), status, media_type="application/json")
