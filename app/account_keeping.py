"""Looking after accounts: who there is, a forgotten password, another role, an account closed or opened again."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.accounts import called
from app.auth import Role, hash_password
from app.db import Database
from app.errors import NotFound
from app.tables import SignIn, Token, User, now


@dataclass(frozen=True)
class Account:
    """Somebody's account: whether it is open, has a password, and how many tokens of it work."""

    name: str
    role: Role
    is_open: bool
    has_password: bool
    tokens: int
    created_at: datetime


def everybody(db: Database) -> tuple[Account, ...]:
    """All accounts by name, the closed ones too."""
    working = (
        select(sa.func.count())
        .select_from(Token)
        .where(Token.user_id == User.id, col(Token.revoked_at).is_(None))
        .scalar_subquery()
    )
    with db.read() as session:
        rows = session.exec(select(User, working).order_by(sa.func.lower(User.name), col(User.name))).all()
    return tuple(
        Account(
            name=user.name,
            role=Role(user.role),
            is_open=user.active,
            has_password=user.password_hash is not None,
            tokens=tokens,
            created_at=user.created_at,
        )
        for user, tokens in rows
    )


def set_password(db: Database, name: str, password: str) -> str:
    """Gives an account a new password and signs it out everywhere. The account's name as it is written.

    Raises `Invalid` for a password that will not do, and as the others here `NotFound` for a name nobody has.
    """
    hashed = hash_password(password)
    with db.write() as session:
        user = _one(session, name)
        user.password_hash = hashed
        _sign_out_everywhere(session, user)
        return user.name


def set_role(db: Database, name: str, role: Role) -> str:
    """Changes what somebody may do. The account's name as it is written."""
    with db.write() as session:
        user = _one(session, name)
        user.role = role.value
        return user.name


def close(db: Database, name: str) -> str:
    """Lets somebody in no more, neither with a password nor with a token; what they did stays."""
    with db.write() as session:
        user = _one(session, name)
        user.active = False
        _sign_out_everywhere(session, user)
        return user.name


def reopen(db: Database, name: str) -> str:
    """Undoes `close`: the password and the tokens of before work again."""
    with db.write() as session:
        user = _one(session, name)
        user.active = True
        return user.name


def revoke_tokens(db: Database, name: str) -> int:
    """Ends all tokens of somebody; how many they were."""
    with db.write() as session:
        user = _one(session, name)
        working = sa.update(Token).where(col(Token.user_id) == user.id, col(Token.revoked_at).is_(None))
        return int(session.connection().execute(working.values(revoked_at=now())).rowcount)


def _one(session: Session, name: str) -> User:
    user = called(session, name)
    if user is None:
        raise NotFound(f"Nobody is called {name!r}. `makeright user list` shows who there is.")
    return user


def _sign_out_everywhere(session: Session, user: User) -> None:
    session.exec(sa.delete(SignIn).where(col(SignIn.user_id) == user.id))
