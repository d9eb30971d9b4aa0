"""Swapped places and the quiz over the API: begin, speak as the customer, end, name what was seen, answer questions."""

from typing import Annotated

from fastapi import APIRouter, Header, Path
from pydantic import Field

from app import naming, quiz, reversals
from app.auth import Person
from app.naming import NamedTurn
from app.quiz import QuizView
from app.reversals import SwapLine, SwapView
from app.services import Services
from app.text import MAX_TURN
from app.turns import LONGEST_KEY
from app.web.api_shape import ERRORS, Body
from app.web.deps import AppServices, SignedIn

SwapId = Annotated[str, Path(description="The id of a swap")]
QuizId = Annotated[str, Path(description="The id of a quiz")]

router = APIRouter(
    prefix="/api",
    tags=["swapped places"],
    responses=ERRORS,
)


class NewSwap(Body):
    """The customer to play."""

    persona: str = Field(min_length=1, max_length=200)


class TypedAsCustomer(Body):
    """What you type as the customer, 1–2,000 characters; `after` is the number of the last turn you saw."""

    text: str = Field(json_schema_extra={"minLength": 1, "maxLength": MAX_TURN, "pattern": r"\S"})
    after: int | None = Field(default=None, ge=0, le=1_000_000)


class WhatYouSaw(Body):
    """The principles, by id, that you see in one of the agent's turns; none is an answer too."""

    turn: int = Field(ge=1, le=1_000_000)
    principles: tuple[str, ...] = Field(default=(), max_length=25)


class NewQuiz(Body):
    """A quiz on your last attempt and, where named, on an ended swap."""

    swap: str | None = Field(default=None, max_length=200)


class NewAnswer(Body):
    """`question` counts from 1, `chosen` from 0."""

    question: int = Field(ge=1, le=1_000)
    chosen: int = Field(ge=0, le=100)


@router.post("/swaps", status_code=201)
async def begin(wanted: NewSwap, services: AppServices, person: SignedIn) -> SwapView:
    """Begins a swap: you are the customer, and the first words are yours."""
    swap = await begin_swap(services, person, wanted.persona)
    return await services.db.run(reversals.view, services.db, services.pinned, person, swap)


@router.get("/swaps")
async def own(services: AppServices, person: SignedIn) -> tuple[SwapLine, ...]:
    """One's own swaps, latest first."""
    return await services.db.run(reversals.own, services.db, services.pinned, person)


@router.get("/swaps/{swap_id}")
async def look(swap_id: SwapId, services: AppServices, person: SignedIn) -> SwapView:
    """What was said in a swap."""
    return await services.db.run(reversals.view, services.db, services.pinned, person, swap_id)


@router.post("/swaps/{swap_id}/turns", status_code=201)
async def say(
    swap_id: SwapId,
    typed: TypedAsCustomer,
    services: AppServices,
    person: SignedIn,
    idempotency_key: Annotated[str | None, Header(max_length=LONGEST_KEY, min_length=1)] = None,
) -> SwapView:
    """Keeps your words and answers with the agent's. With the same `Idempotency-Key` nothing is added twice."""
    await services.db.run(
        reversals.post, services.db, person, swap_id, text=typed.text, key=idempotency_key, after=typed.after
    )
    return await reversals.answer(services.db, services.pinned, services.agent, person, swap_id)


@router.post("/swaps/{swap_id}/answer")
async def answer(swap_id: SwapId, services: AppServices, person: SignedIn) -> SwapView:
    """Asks again for an answer that did not come; where none is due, nothing changes."""
    return await reversals.answer(services.db, services.pinned, services.agent, person, swap_id)


@router.post("/swaps/{swap_id}/end")
async def end(swap_id: SwapId, services: AppServices, person: SignedIn) -> SwapView:
    """Ends the talk; then the naming begins."""
    await services.db.run(reversals.end, services.db, person, swap_id)
    return await services.db.run(reversals.view, services.db, services.pinned, person, swap_id)


@router.get("/swaps/{swap_id}/names")
async def names(swap_id: SwapId, services: AppServices, person: SignedIn) -> tuple[NamedTurn, ...]:
    """The agent's turns with the principles to choose from; named ones say what was there."""
    return await services.db.run(naming.turns, services.db, services.pinned, person, swap_id)


@router.post("/swaps/{swap_id}/names", status_code=201)
async def name(swap_id: SwapId, saw: WhatYouSaw, services: AppServices, person: SignedIn) -> NamedTurn:
    """Names the principles of one turn. The first word stands."""
    return await services.db.run(
        naming.name, services.db, services.pinned, person, swap_id, turn=saw.turn, principles=saw.principles
    )


@router.post("/quizzes", status_code=201)
async def new_quiz(wanted: NewQuiz, services: AppServices, person: SignedIn) -> QuizView:
    """A short quiz on acts, with lines of your own."""
    made = await services.db.run(quiz.begin, services.db, services.pinned, person, reversal_id=wanted.swap)
    return await services.db.run(quiz.view, services.db, person, made)


@router.get("/quizzes/{quiz_id}")
async def look_at_quiz(quiz_id: QuizId, services: AppServices, person: SignedIn) -> QuizView:
    """A quiz with what was answered so far."""
    return await services.db.run(quiz.view, services.db, person, quiz_id)


@router.post("/quizzes/{quiz_id}/answers", status_code=201)
async def answer_quiz(quiz_id: QuizId, given: NewAnswer, services: AppServices, person: SignedIn) -> QuizView:
    """Answers one question. The first answer stands."""
    return await services.db.run(
        quiz.answer, services.db, person, quiz_id, question=given.question, chosen=given.chosen
    )


async def begin_swap(services: Services, person: Person, persona: str) -> str:
    """The id of a new swap with a customer of the library."""
    loaded = services.library.persona(persona)
    return await services.db.run(reversals.begin, services.db, person, loaded, engine=services.engine)
