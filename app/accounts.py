"""Accounts: people, their tokens, and the ways to sign in. A wrong name and a wrong password look the same."""

from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.auth import Person, Role, digest, hash_password, new_secret, password_fits
from app.db import Database
from app.errors import Conflict, Invalid, NotFound, NotSignedIn, TooMany
from app.tables import Knock, SignIn, Token, User, now
from app.text import storable, tidy

OWNER = "owner"
"""The account of whoever starts the server on their own machine."""

COOKIE_LIFE = timedelta(days=14)
LINK_LIFE = timedelta(hours=12)
KNOCKS = 8
"""Failed tries per name and address before one has to wait."""
KNOCKS_OF_ONE_ADDRESS = 40
WAIT = timedelta(minutes=10)
_WRONG = "That name and password do not belong together. Check both, or ask whoever runs this server."


def add_user(db: Database, name: str, *, role: Role, password: str) -> Person:
    """Raises `Conflict` when the name is taken, `Invalid` when name or password will not do."""
    name, hashed = _name(name), hash_password(password)
    with db.write() as session:
        if (taken := called(session, name)) is not None:
            raise Conflict(f"There is already an account named {taken.name}; choose another name.")
        return _added(session, name, role, hashed)


def create_token(db: Database, *, role: Role | None, name: str | None = None) -> str:
    """A new token of `name`, or of a new account made for it. It is shown this once.

    Raises `NotFound` for a name nobody has, unless `role` says what account to make.
    """
    secret = new_secret()
    with db.write() as session:
        if name is None:
            person = _added(session, f"{role or Role.trainee}-{new_secret()[:8]}", role or Role.trainee, None)
        elif (user := called(session, name := _name(name))) is None:
            if role is None:
                raise NotFound(f"Nobody is called {name!r}. Correct the name, or say --role to make this account.")
            person = _added(session, name, role or Role.trainee, None)
        else:
            person = _person(user)
            if role not in (None, person.role):
                raise Conflict(f"{name} is a {person.role}; leave --role out, or choose another name.")
        session.add(Token(digest=digest(secret), user_id=person.id))
    return secret


def anyone_has_a_password(db: Database) -> bool:
    with db.read() as session:
        return (
            session.exec(select(User.id).where(col(User.password_hash).is_not(None), User.active).limit(1)).first()
            is not None
        )


def who_has_token(db: Database, secret: str) -> Person | None:
    with db.read() as session:
        wanted = (
            select(User)
            .join(Token, col(Token.user_id) == User.id)
            .where(Token.digest == digest(secret), col(Token.revoked_at).is_(None), User.active)
        )
        user = session.exec(wanted).first()
        return _person(user) if user else None


def who_has_cookie(db: Database, secret: str) -> Person | None:
    with db.read() as session:
        wanted = (
            select(User)
            .join(SignIn, col(SignIn.user_id) == User.id)
            .where(SignIn.digest == digest(secret), SignIn.kind == "cookie", SignIn.expires_at > now(), User.active)
        )
        user = session.exec(wanted).first()
        return _person(user) if user else None


def sign_in(db: Database, name: str, password: str, *, address: str) -> str:
    """The secret of a new cookie. Raises `NotSignedIn`, or `TooMany` after too many failures."""
    name = _written(name)[:80] if storable(name) else ""
    own_door = f"{name.lower()}@{address}"
    with db.write() as session:
        _knock(session, own_door, limit=KNOCKS)
        _knock(session, f"@{address}", limit=KNOCKS_OF_ONE_ADDRESS)
    with db.read() as session:
        user = called(session, name)
    if not password_fits(password, user.password_hash if user and user.active else None) or user is None:
        raise NotSignedIn(_WRONG)
    with db.write() as session:
        session.exec(sa.delete(Knock).where(col(Knock.door) == own_door))
        return _signed_in(session, _person(user))


def sign_out(db: Database, secret: str) -> None:
    with db.write() as session:
        session.exec(sa.delete(SignIn).where(col(SignIn.digest) == digest(secret)))


def owners_link(db: Database) -> str:
    """The secret of a link that signs the owner of this machine in once; earlier links stop working."""
    secret = new_secret()
    with db.write() as session:
        user = session.exec(select(User).where(User.name == OWNER)).first()
        owner = _person(user) if user else _added(session, OWNER, Role.admin, None)
        session.exec(sa.delete(SignIn).where((col(SignIn.kind) == "link") | (col(SignIn.expires_at) < now())))
        session.add(SignIn(kind="link", digest=digest(secret), user_id=owner.id, expires_at=now() + LINK_LIFE))
    return secret


def open_link(db: Database, secret: str) -> str:
    """The secret of a new cookie for a link that was not used yet; raises `NotSignedIn` otherwise."""
    used = (
        sa.update(SignIn)
        .where(
            col(SignIn.digest) == digest(secret),
            col(SignIn.kind) == "link",
            col(SignIn.used_at).is_(None),
            col(SignIn.expires_at) > now(),
        )
        .values(used_at=now())
        .returning(col(SignIn.user_id))
    )
    with db.write() as session:
        user_id = session.exec(used).scalar()
        user = session.get(User, user_id) if user_id is not None else None
        if user is None or not user.active:
            raise NotSignedIn("This sign-in link was used already or is too old. Start the server again for a new one.")
        return _signed_in(session, _person(user))


def _knock(session: Session, door: str, *, limit: int) -> None:
    since = now() - WAIT
    session.exec(sa.delete(Knock).where(col(Knock.at) < since))
    count = select(sa.func.count()).select_from(Knock).where(Knock.door == door)
    if session.exec(count).one() >= limit:
        raise TooMany(
            "Too many tries to sign in. Wait ten minutes, then try again.", retry_after=int(WAIT.total_seconds())
        )
    session.add(Knock(door=door))


def _signed_in(session: Session, person: Person) -> str:
    secret = new_secret()
    session.add(SignIn(kind="cookie", digest=digest(secret), user_id=person.id, expires_at=now() + COOKIE_LIFE))
    return secret


def _name(name: str) -> str:
    if not storable(name) or not 1 <= len(name := _written(name)) <= 80:
        raise Invalid("A name has 1 to 80 characters; please choose another.")
    return name


def _written(name: str) -> str:
    """A name as accounts are kept under it, with single spaces."""
    return " ".join(tidy(name).split())


def called(session: Session, name: str) -> User | None:
    """The account of that name; without regard to capitals, unless two differ by them alone."""
    if not storable(name):
        return None
    name = _written(name)
    alike = select(User).where((col(User.name) == name) | (sa.func.lower(User.name) == name.lower()))
    found = session.exec(alike.order_by((col(User.name) == name).desc(), col(User.id))).all()
    return found[0] if len(found) == 1 or (found and found[0].name == name) else None


def _added(session: Session, name: str, role: Role, hashed: str | None) -> Person:
    user = User(name=name, role=role.value, password_hash=hashed)
    session.add(user)
    try:
        session.flush()
    except sa.exc.IntegrityError:
        raise Conflict(f"There is already an account named {name}; choose another name.") from None
    return _person(user)


def _person(user: User) -> Person:
    assert user.id is not None
    return Person(user.id, user.name, Role(user.role))
