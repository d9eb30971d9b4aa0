"""Which language somebody's pages are in: what they chose in the footer, or else what their browser asks for."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.errors import Invalid
from app.languages import LANGUAGES, locale_for, spoken
from app.web.deps import AppServices
from app.web.sign_in import own_path

COOKIE = "language"
_YEAR = 365 * 24 * 3600

router = APIRouter(include_in_schema=False)


class Spoken:
    """Middleware: sets the locale for everything that happens in a request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            chosen = cookie_parser(headers.get("cookie", "")).get(COOKIE)
            spoken.set(locale_for(chosen, headers.get("accept-language", "")))
        await self._app(scope, receive, send)


@router.post("/language")
async def choose(
    services: AppServices,
    language: Annotated[str, Form(max_length=20)],
    onward: Annotated[str, Form(alias="next", max_length=2000)] = "/",
) -> RedirectResponse:
    """Keeps the choice in this browser and goes back to the page it was made on."""
    if language not in LANGUAGES:
        raise Invalid(f"There are no pages in that language. Choose one of: {', '.join(LANGUAGES.values())}.")
    answer = RedirectResponse(own_path(onward), 303)
    secure = services.settings.secure_cookies
    answer.set_cookie(COOKIE, language, max_age=_YEAR, httponly=True, samesite="lax", secure=secure)
    return answer
