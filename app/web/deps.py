"""What routes ask for: the services of the process, and who is asking."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.openapi.models import HTTPBearer as OpenApiBearer
from fastapi.security.base import SecurityBase

from app.auth import Person
from app.errors import NotSignedIn
from app.services import Services

COOKIE = "makeright"


async def services(request: Request) -> Services:
    """The services; async only because FastAPI sends what is not through the thread pool."""
    found: Services = request.app.state.services
    return found


class _Badge(SecurityBase):
    """Whoever is signed in, or `NotSignedIn`. One dependency, since each costs every request time."""

    scheme_name = "HTTPBearer"
    model = OpenApiBearer(description="A token of `makeright token create`; in a browser, the cookie of a sign-in.")

    async def __call__(self, request: Request) -> Person:
        found = await signed_in(request)
        if found is None:
            raise NotSignedIn("Sign in first, or send a token: Authorization: Bearer TOKEN.")
        return found


async def signed_in(request: Request) -> Person | None:
    """Whoever is signed in, or None. A token that is sent counts before a cookie."""
    badges = (await services(request)).badges
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await badges.of_token(token.strip()) if token.strip() else None
    secret = request.cookies.get(COOKIE)
    return await badges.of_cookie(secret) if secret else None


AppServices = Annotated[Services, Depends(services)]
_BADGE = _Badge()
SignedIn = Annotated[Person, Depends(_BADGE)]
SIGNED_IN = Depends(_BADGE)
