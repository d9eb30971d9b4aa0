"""The pages of growth: one's own progress, and a certificate as anybody who has its link sees it."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse

from app import certificates, kudos
from app.growth import HALF_LIFE, LEAST
from app.web.api_growth import progress_of
from app.web.deps import AppServices, SignedIn, signed_in
from app.web.growth_view import lines_of
from app.web.page import render

router = APIRouter(include_in_schema=False)


@router.get("/progress")
async def progress(request: Request, services: AppServices, person: SignedIn) -> HTMLResponse:
    db, pinned = services.db, services.pinned
    praise = await db.run(kudos.own, db, pinned, person)
    skills, plan = await progress_of(services, person)
    return render(
        request,
        "progress.html",
        person=person,
        nav="progress",
        skills=lines_of(skills),
        to_come=[skill for skill in skills if skill.level is None],
        plan=plan,
        praise=praise,
        ready=await db.run(certificates.ready, db, pinned, person),
        certificates=await db.run(certificates.own, db, person),
        least=LEAST,
        half_life=HALF_LIFE,
    )


@router.post("/certificates")
async def issue(services: AppServices, person: SignedIn) -> RedirectResponse:
    made = await services.db.run(certificates.issue, services.db, services.pinned, person)
    return RedirectResponse(f"/certificates/{made}", 303)


@router.get("/certificates/{certificate_id}")
async def certificate(request: Request, certificate_id: str, services: AppServices) -> HTMLResponse:
    """For anybody who has the link, signed in or not."""
    db, person = services.db, await signed_in(request)
    found = await db.run(certificates.look, db, services.pinned, certificate_id)
    mine = await db.run(certificates.may_revoke, db, person, certificate_id)
    return render(
        request,
        "certificate.html",
        person=person,
        code=200 if found.says else 410,
        certificate=found,
        may_revoke=mine,
        address=_address(services.settings.public_url, request),
    )


@router.post("/certificates/{certificate_id}/revoke")
async def revoke(certificate_id: str, services: AppServices, person: SignedIn) -> RedirectResponse:
    await services.db.run(certificates.revoke, services.db, person, certificate_id)
    return RedirectResponse("/progress#certificate", 303)


def _address(public_url: str | None, request: Request) -> str:
    """The address that people type, to be checked again from paper."""
    return f"{(public_url or str(request.base_url)).rstrip('/')}{request.url.path}"
