"""What routes ask for: the services of the process, and who is asking."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from app.auth import Person
from app.errors import NotSignedIn
from app.services import Services

COOKIE = "makeright"
_BEARER = HTTPBearer(auto_error=False, description="A token of `makeright token create`.")
_COOKIE = APIKeyCookie(name=COOKIE, auto_error=False, description="The cookie of a signed-in browser.")


async def services(request: Request) -> Services:
    """The services; async only because FastAPI sends what is not through the thread pool."""
    found: Services = request.app.state.services
    return found


async def person(
    request: Request,
    _bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
    _cookie: Annotated[str | None, Security(_COOKIE)],
) -> Person:
    """Whoever is signed in, or `NotSignedIn`."""
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
SignedIn = Annotated[Person, Depends(person)]
SIGNED_IN = Depends(person)
