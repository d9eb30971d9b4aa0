"""The trainee's side of people's grades: sharing a practice attempt, disputing a mark, withdrawing a dispute."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from app import disputes, sharing
from app.errors import Conflict, Invalid
from app.web.deps import AppServices, SignedIn
from app.web.pages_attempts import show_debrief
from app.web.people_view import Typed

router = APIRouter(prefix="/attempts/{attempt_id}", include_in_schema=False)


@router.post("/share")
async def share(
    attempt_id: str, services: AppServices, person: SignedIn, shared: Annotated[str, Form(pattern="^(yes|no)$")]
) -> RedirectResponse:
    deed = sharing.share if shared == "yes" else sharing.take_back
    await services.db.run(deed, services.db, person, attempt_id)
    return RedirectResponse(f"/attempts/{attempt_id}/debrief", 303)


@router.post("/disputes", response_model=None)
async def dispute(
    request: Request,
    attempt_id: str,
    services: AppServices,
    person: SignedIn,
    criterion: Annotated[str, Form(max_length=100)],
    item: Annotated[str, Form(max_length=100)],
    sentence: Annotated[str, Form(max_length=20_000)] = "",
) -> Response:
    """Opens a dispute; a sentence that cannot be taken is shown again beside the mark."""
    try:
        opened = await services.db.run(
            disputes.dispute,
            services.db,
            services.pinned,
            person,
            attempt_id,
            criterion=criterion,
            item=item,
            sentence=sentence,
        )
    except (Invalid, Conflict) as problem:
        typed = Typed(f"{criterion}.{item}", problem.message, text=sentence)
        return await show_debrief(request, attempt_id, services, person, typed=typed, code=problem.status)
    return RedirectResponse(f"/attempts/{attempt_id}/debrief#dispute-{opened}", 303)


@router.post("/disputes/{dispute_id}/withdraw")
async def withdraw(attempt_id: str, dispute_id: str, services: AppServices, person: SignedIn) -> RedirectResponse:
    await services.db.run(disputes.withdraw, services.db, services.pinned, person, attempt_id, dispute_id=dispute_id)
    return RedirectResponse(f"/attempts/{attempt_id}/debrief", 303)
