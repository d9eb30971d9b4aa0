"""Secrets and passwords: only digests are kept, and nothing odd gets through."""

import threading

import pytest

from app.auth import LONGEST_PASSWORD, Person, Role, digest, hash_password, new_secret, password_fits
from app.errors import Invalid


def test_a_password_fits_its_own_hash_alone() -> None:
    hashed = hash_password("a long password")
    assert "a long password" not in hashed
    assert hashed.startswith("$argon2")
    assert password_fits("a long password", hashed)
    assert not password_fits("a long passwore", hashed)


@pytest.mark.parametrize("password", ["", "short", "x" * (LONGEST_PASSWORD + 1), "nul in it \x00", "half \ud83d of it"])
def test_a_password_that_will_not_do_is_refused_and_fits_nothing(password: str) -> None:
    with pytest.raises(Invalid, match="characters"):
        hash_password(password)
    assert not password_fits(password, hash_password("a long password"))


def test_no_password_fits_an_account_without_one() -> None:
    assert not password_fits("", None)
    assert not password_fits("a long password", None)


def test_many_passwords_at_once_are_all_answered() -> None:
    hashed, answers = hash_password("a long password"), []
    threads = [
        threading.Thread(target=lambda: answers.append(password_fits("a long password", hashed))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [True] * 6


def test_secrets_differ_and_their_digests_do_not_show_them() -> None:
    one, two = new_secret(), new_secret()
    assert one != two
    assert len(one) >= 43
    assert one not in digest(one)
    assert digest("\ud800") != digest("")


@pytest.mark.parametrize("role", list(Role))
def test_only_trainees_are_no_staff(role: Role) -> None:
    assert Person(1, "x", role).is_staff == (role != Role.trainee)
