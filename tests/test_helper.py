"""How the people who may be brought in are named."""

import pytest

from app.helper import helper_name, with_article


@pytest.mark.parametrize(
    ("described", "name"),
    [
        ("Ines Varga, calm and brisk", "Ines Varga"),
        ("Billing: sees both charges", "Billing"),
        ("Ledger desk – posts what insurers pay", "Ledger desk"),
        ("Carys Beynon (nights)", "Carys Beynon"),
        ("Jean-Luc Picard, formal", "Jean-Luc Picard"),
        (": sees everything", None),
        (None, None),
    ],
)
def test_a_helper_is_named_by_what_stands_before_their_description(described: str | None, name: str | None) -> None:
    assert helper_name(described) == name


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Ines Varga", "Ines Varga"),
        ("Billing", "Billing"),
        ("Ledger desk", "the Ledger desk"),
        ("Refund Team", "the Refund Team"),
        ("manager", "the manager"),
    ],
)
def test_a_desk_takes_its_article_and_a_person_none(name: str, within: str) -> None:
    assert with_article(name) == within
