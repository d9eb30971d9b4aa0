"""The coach's page of kudos for an attempt: the talk, and beside each of the trainee's turns a place to praise it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse

from app import attempts, kudos, reviews
from app.auth import Person
from app.errors import Conflict, Invalid
from app.principles import PRINCIPLES
from app.services import Services
from app.web.deps import AppServices, SignedIn
from app.web.page import render
from app.web.people_view import Typed

router = APIRouter(prefix="/coach", include_in_schema=False)

Words = Annotated[str, Form(max_length=50_000)]


@router.get("/attempts/{attempt_id}/kudos")
async def look(request: Request, attempt_id: str, services: AppServices, person: SignedIn) -> HTMLResponse:
    return await _page(request, services, person, attempt_id)


@router.post("/attempts/{attempt_id}/kudos", response_model=None)
async def give(
    request: Request,
    attempt_id: str,
    services: AppServices,
    person: SignedIn,
    turn: Annotated[int, Form(ge=1, le=1_000_000)],
    principle: Annotated[str, Form(max_length=10)] = "",
    words: Words = "",
    quote: Words = "",
) -> HTMLResponse | RedirectResponse:
    """Gives kudos; what cannot be taken is shown again with the reason."""
    try:
        await services.db.run(
            kudos.give, services.db, person, attempt_id, turn=turn, words=words, principle=principle, quote=quote
        )
    except (Invalid, Conflict) as problem:
        typed = Typed(str(turn), problem.message, text=words, choice=quote)
        return await _page(request, services, person, attempt_id, typed=typed, code=problem.status)
    return RedirectResponse(f"/coach/attempts/{attempt_id}/kudos#turn-{turn}", 303)


@router.post("/attempts/{attempt_id}/kudos/{kudos_id}/take-back")
async def take_back(attempt_id: str, kudos_id: str, services: AppServices, person: SignedIn) -> RedirectResponse:
    await services.db.run(kudos.take_back, services.db, person, kudos_id)
    return RedirectResponse(f"/coach/attempts/{attempt_id}/kudos", 303)


async def _page(
    request: Request,
    services: Services,
    person: Person,
    attempt_id: str,
    *,
    typed: Typed | None = None,
    code: int = 200,
) -> HTMLResponse:
    # who still grades blind sees nobody else's praise
    paper = await services.db.run(reviews.paper, services.db, person, attempt_id)
    attempt = await services.db.run(attempts.view, services.db, services.pinned, person, attempt_id)
    given = await services.db.run(kudos.of_attempt, services.db, person, attempt_id)
    return render(
        request,
        "kudos.html",
        person=person,
        code=code,
        nav="queue",
        attempt=attempt,
        trainee=paper.trainee,
        given=[one for one in given if paper.done or one.by == person.name],
        principles=PRINCIPLES,
        actions_by_id={action.id: action for action in attempt.actions},
        typed=typed,
        longest=kudos.LONGEST,
    )
