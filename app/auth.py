"""Who somebody is and how they prove it. Of secrets only digests are kept, of passwords only argon2 hashes."""

import hashlib
import secrets
import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from app.errors import Invalid
from app.text import storable

if TYPE_CHECKING:
    from pwdlib import PasswordHash

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
_AT_ONCE = threading.BoundedSemaphore(2)


class Role(StrEnum):
    trainee = "trainee"
    coach = "coach"
    facilitator = "facilitator"
    admin = "admin"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in."""

    id: int
    name: str
    role: Role

    @property
    def is_staff(self) -> bool:
        """Whether they may read the assessed attempts of others."""
        return self.role != Role.trainee

    @property
    def is_coach(self) -> bool:
        """Whether they may review, override and answer disputes."""
        return self.role in (Role.coach, Role.admin)


def new_secret() -> str:
    """A fresh secret of 256 bits for a token, a cookie or a link."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What the database keeps of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def hash_password(password: str) -> str:
    """The argon2 hash; raises `Invalid` for one that is too short or too long. At most two are computed at once."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD or not storable(password):
        raise Invalid(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters; please choose another.")
    with _AT_ONCE:
        return _hasher().hash(password)


def password_fits(password: str, hashed: str | None) -> bool:
    """Whether the password is the hashed one. Takes as long where there is no hash, so that names stay unknown."""
    if len(password) > LONGEST_PASSWORD or not storable(password):
        password = ""
    with _AT_ONCE:
        fits = _hasher().verify(password, hashed or _no_ones_hash())
    return fits and hashed is not None


@cache
def _hasher() -> "PasswordHash":
    from pwdlib import PasswordHash

    return PasswordHash.recommended()


@cache
def _no_ones_hash() -> str:
    return _hasher().hash(new_secret())
