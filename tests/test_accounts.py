"""Accounts: tokens, cookies and links work for their owner, once or until they end, and guessing is slow."""

from datetime import timedelta

import anyio
import pytest
import sqlalchemy as sa
from sqlmodel import select

from app import accounts
from app.auth import Role, digest
from app.badges import SECONDS, Badges
from app.db import Database
from app.errors import Conflict, Invalid, NotFound, NotSignedIn, TooMany
from app.tables import SignIn, Token, User, now

PASSWORD = "a long password"


def test_a_token_belongs_to_its_role_and_is_kept_as_a_digest_alone(db: Database) -> None:
    secret = accounts.create_token(db, role=Role.coach)
    person = accounts.who_has_token(db, secret)
    assert person is not None
    assert person.role == Role.coach
    assert accounts.who_has_token(db, secret + "x") is None
    with db.read() as session:
        assert session.exec(select(Token.digest)).all() == [digest(secret)]


def test_tokens_of_one_name_are_of_one_person(db: Database) -> None:
    secrets = [accounts.create_token(db, role=role, name="cora") for role in (Role.coach, Role.coach, None)]
    assert len({accounts.who_has_token(db, secret) for secret in secrets}) == 1
    with pytest.raises(Conflict, match="coach"):
        accounts.create_token(db, role=Role.admin, name="cora")


def test_a_token_for_a_name_nobody_has_needs_a_role(db: Database) -> None:
    with pytest.raises(NotFound, match="Nobody is called 'nosuch'"):
        accounts.create_token(db, role=None, name="nosuch")


def test_a_name_is_given_once(db: Database) -> None:
    accounts.add_user(db, " Ann  Lee ", role=Role.trainee, password=PASSWORD)
    with pytest.raises(Conflict, match="Ann Lee"):
        accounts.add_user(db, "Ann Lee", role=Role.admin, password=PASSWORD)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "x" * 81, "a\x00b", "\ud83d"])
def test_a_name_that_will_not_do_is_refused(db: Database, name: str) -> None:
    with pytest.raises(Invalid, match="name"):
        accounts.add_user(db, name, role=Role.trainee, password=PASSWORD)


def test_signing_in_gives_a_cookie_that_signing_out_ends(db: Database) -> None:
    ann = accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    cookie = accounts.sign_in(db, "ann", PASSWORD, address="1.2.3.4")
    assert accounts.who_has_cookie(db, cookie) == ann
    accounts.sign_out(db, cookie)
    assert accounts.who_has_cookie(db, cookie) is None


def test_a_cookie_ends_with_its_time_and_with_its_account(db: Database) -> None:
    accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    old, other = (accounts.sign_in(db, "ann", PASSWORD, address="1.2.3.4") for _ in range(2))
    with db.begin() as connection:
        past = sa.update(SignIn).where(SignIn.digest == digest(old)).values(expires_at=now() - timedelta(seconds=1))
        connection.execute(past)
    assert accounts.who_has_cookie(db, old) is None
    with db.begin() as connection:
        connection.execute(sa.update(User).values(active=False))
    assert accounts.who_has_cookie(db, other) is None


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(db: Database) -> None:
    accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    said = set()
    for name, password in (("ann", "wrong"), ("nobody", PASSWORD), ("\x00", PASSWORD), ("ann", "\ud83d")):
        with pytest.raises(NotSignedIn) as caught:
            accounts.sign_in(db, name, password, address="1.2.3.4")
        said.add(str(caught.value))
    assert len(said) == 1


def test_guessing_a_password_is_stopped_for_that_name_and_address_alone(db: Database) -> None:
    for name in ("ann", "ben"):
        accounts.add_user(db, name, role=Role.trainee, password=PASSWORD)
    for _ in range(accounts.KNOCKS):
        with pytest.raises(NotSignedIn):
            accounts.sign_in(db, "ann", "wrong", address="6.6.6.6")
    with pytest.raises(TooMany, match="ten minutes"):
        accounts.sign_in(db, "ann", PASSWORD, address="6.6.6.6")
    assert accounts.sign_in(db, "ann", PASSWORD, address="1.2.3.4")
    assert accounts.sign_in(db, "ben", PASSWORD, address="6.6.6.6")


def test_the_owners_link_signs_in_once(db: Database) -> None:
    secret = accounts.owners_link(db)
    owner = accounts.who_has_cookie(db, accounts.open_link(db, secret))
    assert owner is not None
    assert (owner.name, owner.role) == (accounts.OWNER, Role.admin)
    with pytest.raises(NotSignedIn, match="used already"):
        accounts.open_link(db, secret)


def test_a_new_link_ends_the_one_before_and_a_link_is_no_cookie(db: Database) -> None:
    first, second = accounts.owners_link(db), accounts.owners_link(db)
    with pytest.raises(NotSignedIn):
        accounts.open_link(db, first)
    assert accounts.who_has_cookie(db, second) is None
    assert accounts.open_link(db, second)


def test_a_link_ends_with_its_time(db: Database) -> None:
    secret = accounts.owners_link(db)
    with db.begin() as connection:
        connection.execute(sa.update(SignIn).values(expires_at=now() - timedelta(seconds=1)))
    with pytest.raises(NotSignedIn):
        accounts.open_link(db, secret)


def test_the_owner_alone_is_nobody_with_a_password(db: Database) -> None:
    accounts.owners_link(db)
    assert not accounts.anyone_has_a_password(db)
    accounts.add_user(db, "ann", role=Role.admin, password=PASSWORD)
    assert accounts.anyone_has_a_password(db)


def test_a_badge_is_remembered_for_seconds_and_forgotten_at_sign_out(db: Database) -> None:
    clock = [0.0]
    badges = Badges(db, clock=lambda: clock[0])
    accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    cookie = accounts.sign_in(db, "ann", PASSWORD, address="1.2.3.4")

    async def known() -> bool:
        return await badges.of_cookie(cookie) is not None

    assert anyio.run(known)
    accounts.sign_out(db, cookie)
    assert anyio.run(known)
    clock[0] += SECONDS + 1
    assert not anyio.run(known)
    clock[0] = 0
    token = accounts.create_token(db, role=None, name="ann")

    async def token_known() -> bool:
        return await badges.of_token(token) is not None

    assert anyio.run(token_known)
    with db.begin() as connection:
        connection.execute(sa.update(Token).values(revoked_at=now()))
    badges.forget(token)
    assert not anyio.run(token_known)
