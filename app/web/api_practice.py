"""What helps during an attempt, over the API: hints, questions to the specialist, pause, stop and going on."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app import hints, holds, side_channel
from app.hints import HintView
from app.side_channel import QuestionView
from app.web.api_shape import ERRORS, AttemptId, Body
from app.web.deps import AppServices, SignedIn

router = APIRouter(
    prefix="/api/attempts/{attempt_id}",
    tags=["practice"],
    responses=ERRORS,
)


class WantedHint(Body):
    """During the attempt leave `turn` out; after its end it is the trainee's turn to see a worded example for."""

    turn: int | None = Field(default=None, ge=1, le=1_000_000)


class NewQuestion(Body):
    """What the trainee asks the specialist, 1–300 characters."""

    text: str = Field(json_schema_extra={"minLength": 1, "maxLength": side_channel.LONGEST, "pattern": r"\S"})


class OnHold(BaseModel):
    """Whether the attempt is `paused` or `stopped`, or goes on."""

    held: str | None


@router.post("/hints")
async def hint(attempt_id: AttemptId, services: AppServices, person: SignedIn, wanted: WantedHint) -> HintView:
    """In practice: step 1, a question for this moment, then step 2, a pointer; after the end step 3, an example."""
    return await services.db.run(hints.ask, services.db, services.pinned, person, attempt_id, turn=wanted.turn)


@router.post("/questions", status_code=201)
async def ask(attempt_id: AttemptId, question: NewQuestion, services: AppServices, person: SignedIn) -> QuestionView:
    """Asks the specialist beside the chat. The customer sees neither the question nor the answer."""
    return await services.db.run(side_channel.ask, services.db, services.pinned, person, attempt_id, text=question.text)


@router.post("/pause")
async def pause(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> OnHold:
    """Pauses: nothing runs and nothing counts until it goes on."""
    await services.db.run(holds.hold, services.db, person, attempt_id, how="pause")
    return OnHold(held="paused")


@router.post("/stop")
async def stop(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> OnHold:
    """Stops: the attempt is not graded, nothing of it is lost, and it may go on at any time."""
    await services.db.run(holds.hold, services.db, person, attempt_id, how="stop")
    return OnHold(held="stopped")


@router.post("/go-on")
async def go_on(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> OnHold:
    """Takes a paused or stopped attempt up again where it was left."""
    await services.db.run(holds.go_on, services.db, person, attempt_id)
    return OnHold(held=None)
