"""Looking after accounts: who leaves is out at once, a new password ends the old one, and nobody is mixed up."""

from collections.abc import Callable

import pytest

from app import account_keeping, accounts
from app.auth import Role
from app.db import Database
from app.errors import Conflict, Invalid, NotFound, NotSignedIn, TooMany
from app.tables import User

PASSWORD, OTHER = "a long password", "another password"
ADDRESS = "1.2.3.4"


def sign_in(db: Database, name: str, password: str = PASSWORD) -> str:
    return accounts.sign_in(db, name, password, address=ADDRESS)


def test_everybody_is_listed_with_their_way_in(db: Database) -> None:
    accounts.add_user(db, "Zoe", role=Role.coach, password=PASSWORD)
    accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    for _ in range(2):
        accounts.create_token(db, role=None, name="ann")
    account_keeping.close(db, "Zoe")
    seen = [(a.name, a.role, a.is_open, a.has_password, a.tokens) for a in account_keeping.everybody(db)]
    assert seen == [("ann", Role.trainee, True, True, 2), ("Zoe", Role.coach, False, True, 0)]


def test_a_new_password_ends_the_old_one_and_every_sign_in(db: Database) -> None:
    accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    cookie = sign_in(db, "ann")
    assert account_keeping.set_password(db, "Ann", OTHER) == "ann"
    assert accounts.who_has_cookie(db, cookie) is None
    with pytest.raises(NotSignedIn):
        sign_in(db, "ann")
    assert accounts.who_has_cookie(db, sign_in(db, "ann", OTHER)) is not None


def test_a_password_that_will_not_do_changes_nothing(db: Database) -> None:
    accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    cookie = sign_in(db, "ann")
    with pytest.raises(Invalid, match="password"):
        account_keeping.set_password(db, "ann", "short")
    assert accounts.who_has_cookie(db, cookie) is not None


def test_who_gets_a_password_can_sign_in_though_a_token_was_all_they_had(db: Database) -> None:
    accounts.create_token(db, role=Role.trainee, name="ann")
    account_keeping.set_password(db, "ann", PASSWORD)
    assert sign_in(db, "ann")


def test_another_role_counts_at_once(db: Database) -> None:
    accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    cookie = sign_in(db, "ann")
    account_keeping.set_role(db, "ann", Role.coach)
    person = accounts.who_has_cookie(db, cookie)
    assert person is not None
    assert person.role == Role.coach


def test_a_closed_account_has_no_way_in_until_it_is_opened_again(db: Database) -> None:
    accounts.add_user(db, "ann", role=Role.trainee, password=PASSWORD)
    cookie, token = sign_in(db, "ann"), accounts.create_token(db, role=None, name="ann")
    account_keeping.close(db, "ann")
    assert accounts.who_has_cookie(db, cookie) is None
    assert accounts.who_has_token(db, token) is None
    with pytest.raises(NotSignedIn):
        sign_in(db, "ann")
    account_keeping.reopen(db, "ann")
    assert accounts.who_has_token(db, token) is not None
    assert accounts.who_has_cookie(db, cookie) is None
    assert sign_in(db, "ann")


def test_revoked_tokens_stay_revoked_and_those_of_others_work(db: Database) -> None:
    tokens = [accounts.create_token(db, role=Role.trainee, name="ann") for _ in range(2)]
    other = accounts.create_token(db, role=Role.trainee, name="bo")
    assert account_keeping.revoke_tokens(db, "ann") == 2
    assert account_keeping.revoke_tokens(db, "ann") == 0
    assert [accounts.who_has_token(db, token) for token in tokens] == [None, None]
    assert accounts.who_has_token(db, other) is not None


CHANGES: dict[str, Callable[[Database, str], object]] = {
    "password": lambda db, name: account_keeping.set_password(db, name, PASSWORD),
    "role": lambda db, name: account_keeping.set_role(db, name, Role.coach),
    "close": account_keeping.close,
    "reopen": account_keeping.reopen,
    "revoke": account_keeping.revoke_tokens,
}


ODD_NAMES = [("close", name) for name in ("\x00", "\ud83d", "")]


@pytest.mark.parametrize(("change", "name"), [*((change, "nosuch") for change in CHANGES), *ODD_NAMES])
def test_a_name_nobody_has_is_said_to_be_so(db: Database, change: str, name: str) -> None:
    with pytest.raises(NotFound, match="user list"):
        CHANGES[change](db, name)


def test_a_name_is_known_whatever_its_capitals_but_two_that_differ_by_them_are_not_mixed_up(db: Database) -> None:
    accounts.add_user(db, "Maria", role=Role.trainee, password=PASSWORD)
    with pytest.raises(Conflict, match="Maria"):
        accounts.add_user(db, "maria", role=Role.admin, password=PASSWORD)
    assert sign_in(db, "MARIA")
    with db.write() as session:
        session.add(User(name="maria", role="trainee"))
    assert account_keeping.close(db, "maria") == "maria"
    assert account_keeping.close(db, "Maria") == "Maria"
    with pytest.raises(NotFound):
        account_keeping.close(db, "MARIA")


def test_guesses_at_one_account_count_together_however_its_name_is_spelt(db: Database) -> None:
    accounts.add_user(db, "Ann Lee", role=Role.trainee, password=PASSWORD)
    for n in range(accounts.KNOCKS):
        with pytest.raises(NotSignedIn):
            sign_in(db, ("ann lee", "ANN  Lee ")[n % 2], "a wrong password")
    with pytest.raises(TooMany):
        sign_in(db, "Ann Lee")
