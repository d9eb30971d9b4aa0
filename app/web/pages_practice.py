"""The pages of practising on: a stopped talk taken up again, and two tries side by side."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse

from app import comparison, holds
from app.web.comparison_view import both_curves
from app.web.deps import AppServices, SignedIn
from app.web.page import render

router = APIRouter(prefix="/attempts", include_in_schema=False)


@router.post("/{attempt_id}/go-on")
async def go_on(attempt_id: str, services: AppServices, person: SignedIn) -> RedirectResponse:
    await services.db.run(holds.go_on, services.db, person, attempt_id)
    return RedirectResponse(f"/attempts/{attempt_id}", 303)


@router.get("/{attempt_id}/compare")
async def compare(request: Request, attempt_id: str, services: AppServices, person: SignedIn) -> HTMLResponse:
    both = await services.db.run(comparison.compare, services.db, services.pinned, person, attempt_id)
    name = both.first.attempt.persona.name
    actions = {action.id: action for action in both.first.attempt.actions}
    return render(
        request,
        "compare.html",
        person=person,
        nav="attempts",
        both=both,
        curves=both_curves(both),
        name=name,
        first_name=name.split()[0],
        actions_by_id=actions,
    )
