"""Who a token or a cookie belongs to, remembered for a few seconds, so that not every request asks the database."""

import time
from collections.abc import Callable

from app import accounts
from app.auth import Person, digest
from app.db import Database

SECONDS = 5.0
_MOST = 10_000


class Badges:
    """A revoked token or cookie stops working within `SECONDS`."""

    def __init__(self, db: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._db = db
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[Person, float]] = {}

    async def of_token(self, secret: str) -> Person | None:
        return await self._of("token", secret, accounts.who_has_token)

    async def of_cookie(self, secret: str) -> Person | None:
        return await self._of("cookie", secret, accounts.who_has_cookie)

    def forget(self, secret: str) -> None:
        """To be called when somebody signs out."""
        for kind in ("token", "cookie"):
            self._known.pop((kind, digest(secret)), None)

    async def _of(self, kind: str, secret: str, look_up: Callable[[Database, str], Person | None]) -> Person | None:
        key = (kind, digest(secret))
        found = self._known.get(key)
        if found and found[1] > self._clock():
            return found[0]
        person = await self._db.run(look_up, self._db, secret)
        if person is None:
            self._known.pop(key, None)
            return None
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[key] = (person, self._clock() + SECONDS)
        return person
