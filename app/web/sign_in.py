"""Signing in and out with a browser: by the one-time link of the terminal, or by name and password."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse

from app import accounts
from app.services import Services
from app.web.deps import COOKIE, AppServices

router = APIRouter(include_in_schema=False)


@router.get("/sign-in/{secret}")
async def by_link(secret: str, services: AppServices) -> RedirectResponse:
    """Signs the owner of this machine in, once."""
    return _welcome(services, await services.db.run(accounts.open_link, services.db, secret), "/")


@router.post("/sign-in")
async def by_password(
    request: Request,
    services: AppServices,
    name: Annotated[str, Form(max_length=400)] = "",
    password: Annotated[str, Form(max_length=2000)] = "",
    onward: Annotated[str, Form(alias="next", max_length=2000)] = "/",
) -> RedirectResponse:
    """Raises `NotSignedIn` or `TooMany`."""
    address = request.client.host if request.client else "nowhere"
    cookie = await services.db.run(accounts.sign_in, services.db, name, password, address=address)
    return _welcome(services, cookie, onward)


@router.post("/sign-out")
async def sign_out(request: Request, services: AppServices) -> RedirectResponse:
    if secret := request.cookies.get(COOKIE):
        services.badges.forget(secret)
        await services.db.run(accounts.sign_out, services.db, secret)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _welcome(services: Services, secret: str, onward: str) -> RedirectResponse:
    answer = RedirectResponse(own_path(onward), 303)
    answer.set_cookie(
        COOKIE,
        secret,
        max_age=int(accounts.COOKIE_LIFE.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=services.settings.secure_cookies,
    )
    return answer


def own_path(path: str) -> str:
    """The path where it stays on this site, the first page otherwise."""
    fine = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if fine else "/"
