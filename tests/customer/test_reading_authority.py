"""What the authority table settles: sums of money, the remedy meant, promises beyond it, leave asked for nothing."""

import pytest

from app.acts import Act
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.customer.reading.authority import beyond, meant
from app.customer.reading.money import is_money, money_of, sums_in
from app.persona import Authority, Case
from app.transcript import Speaker, Turn

READER = OfflineReader(light=True)
BEFORE = (Turn(number=1, speaker=Speaker.customer, text="You charged me for a lesson that never took place. £240!"),)


def exchange(text: str, *, by: str = "trainee", limit: str = "£240") -> Exchange:
    table = (
        Authority.model_validate({"id": "lesson", "do": "A lesson with the head teacher", "limit": "one"}),
        Authority.model_validate({"id": "refund", "do": "Refund the course", "limit": limit, "by": by}),
    )
    turn = Turn(number=2, speaker=Speaker.trainee, text=text)
    return Exchange(turn=turn, before=BEFORE, case=Case(authority=table))


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("£240 and 12.50 € today", {240.0, 12.5}),
        ("R 1,960 or 250 zloty", {1960.0, 250.0}),
        ("by 10 am in 2 days, order 4471", set()),
    ],
)
def test_a_mark_or_a_unit_makes_a_figure_money(text: str, money: set[float]) -> None:
    assert money_of(text) == money


def test_a_figure_without_a_mark_is_money_where_the_case_knows_it_as_such() -> None:
    known = frozenset({240.0, 900.0})
    assert sums_in(" 240 back on your card by 10 ", known) == {240.0}
    assert sums_in(" nine hundred , counted out by noon ", known) == {900.0}
    assert sums_in(" 241 is the platform ", known) == set()


def test_a_limit_in_pieces_is_no_money() -> None:
    assert is_money("up to £30")
    assert not is_money("two bags")


def test_a_bare_sum_names_the_remedy_that_gives_it() -> None:
    scene = READER.by_rules(exchange("240, back on your card this evening."))
    remedy = meant(scene, 0)
    assert remedy is not None
    assert remedy.row.id == "refund"


@pytest.mark.parametrize(
    ("by", "limit", "too_far"), [("trainee", "£240", False), ("manager", "£240", True), ("trainee", "£100", True)]
)
def test_a_promise_is_beyond_the_authority_by_who_may_give_it_and_by_its_limit(
    by: str, limit: str, too_far: bool
) -> None:
    scene = READER.by_rules(exchange("I'm refunding your £240 now.", by=by, limit=limit))
    remedy = meant(scene, 0)
    assert remedy is not None
    assert beyond(scene, 0, remedy) == too_far
    read = {seen.act for seen in READER.read_now(scene.story.exchange).acts}
    assert (Act.overpromises in read) == too_far


@pytest.mark.parametrize(("by", "delays"), [("trainee", True), ("manager", False)])
def test_asking_leave_is_a_delay_only_where_the_trainee_may_decide(by: str, delays: bool) -> None:
    read = READER.read_now(exchange("I have to ask my manager whether I may refund the course.", by=by))
    assert (Act.holds in {seen.act for seen in read.acts}) == delays
