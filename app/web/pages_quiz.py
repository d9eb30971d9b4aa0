"""The page of a quiz: one question after the other, each with its answer and the reason."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse

from app import quiz
from app.web.deps import AppServices, SignedIn
from app.web.page import render

router = APIRouter(prefix="/quizzes", include_in_schema=False)


@router.post("")
async def begin(
    services: AppServices, person: SignedIn, swap: Annotated[str, Form(max_length=200)] = ""
) -> RedirectResponse:
    made = await services.db.run(quiz.begin, services.db, services.pinned, person, reversal_id=swap or None)
    return RedirectResponse(f"/quizzes/{made}", 303)


@router.get("/{quiz_id}")
async def look(request: Request, quiz_id: str, services: AppServices, person: SignedIn) -> HTMLResponse:
    found = await services.db.run(quiz.view, services.db, person, quiz_id)
    return render(request, "quiz.html", person=person, nav="swaps", quiz=found)


@router.post("/{quiz_id}/answers")
async def answer(
    quiz_id: str,
    services: AppServices,
    person: SignedIn,
    question: Annotated[int, Form(ge=1, le=1_000)],
    chosen: Annotated[int, Form(ge=0, le=100)],
) -> RedirectResponse:
    await services.db.run(quiz.answer, services.db, person, quiz_id, question=question, chosen=chosen)
    return RedirectResponse(f"/quizzes/{quiz_id}#question-{question}", 303)
