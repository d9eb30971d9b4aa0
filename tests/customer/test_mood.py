"""What a trainee's turn does to the customer's mood, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.acts import FAULTS, Act, Reading
from app.customer.mood import begin
from tests.fakes.talk import Talk, kettle, seen

A = Act
HEARING = (A.acknowledges, A.names_feeling, A.apologizes, A.owns)
OFFER = seen(A.offers_remedy, remedy="refund")


def test_the_customer_begins_as_angry_as_the_file_says_and_knows_what_the_opening_told() -> None:
    mind = begin(kettle(case={"facts": {"thing": "a kettle that leaks", "receipt": "receipt K-77"}}))
    assert (mind.mood.anger, mind.mood.felt_right) == (8, 0)
    assert mind.told == {"thing"}


def test_every_change_has_a_cause_a_rule_and_the_words_and_the_rows_add_up() -> None:
    talk = Talk(kettle())
    for acts in ([*HEARING], [A.policy_wall, A.refuses], [OFFER, A.commits], []):
        before = talk.mind.mood
        talk.turn(*acts)
        assert talk.anger == pytest.approx(before.anger + sum(row.anger for row in talk.ledger), abs=0.01)
        assert talk.felt_right == pytest.approx(
            before.felt_right + sum(row.felt_right for row in talk.ledger), abs=0.01
        )
        assert all(row.cause and row.rule for row in talk.ledger)
    talk.turn(A.names_feeling)
    row = talk.row("names_feeling")
    assert row is not None
    assert row.rule.startswith("Named the feeling and its cause")
    assert row.quote == "words of names_feeling"


def test_one_reply_moves_an_angry_customer_little_however_good_it_is() -> None:
    talk = Talk(kettle())
    talk.turn(*HEARING, OFFER, A.commits, A.checks_in, A.personal, A.explains_why, action="refund")
    assert 6.5 < talk.anger < 7.5


def test_the_same_act_earns_less_each_time() -> None:
    talk = Talk(kettle())
    earned = []
    for _ in range(3):
        talk.turn(A.owns)
        row = talk.row("owns")
        assert row is not None
        earned.append(-row.anger)
    assert earned[0] > earned[1] > earned[2] > 0


def test_nobody_calms_down_before_what_they_need_is_met() -> None:
    talk = Talk(kettle())
    waits = []
    for _ in range(30):
        talk.turn(A.names_feeling, A.owns, A.informs, A.checks_in, A.explains_why)
        waits += [row.rule for row in talk.ledger if row.cause == "held_back"]
    assert talk.anger > 5
    assert "Still waiting for: somebody who says what happened" in waits


def test_a_very_good_trainee_wins_in_six_to_nine_turns_and_not_in_three() -> None:
    talk = Talk(kettle())
    angers = []
    plan = [
        (A.greets, A.uses_name, A.acknowledges, A.names_feeling),
        (A.apologizes, A.owns, seen(A.asks_needed, fact="receipt")),
        (A.thanks, A.informs, A.explains_why, OFFER, A.commits, A.checks_in),
        (A.owns, A.commits, A.checks_in),
        (A.informs, A.personal),
        (A.commits, A.checks_in),
        (A.personal, A.checks_in),
        (A.closes,),
        (A.closes,),
    ]
    for n, acts in enumerate(plan):
        talk.turn(*acts, action="refund" if n == 3 else None)
        angers.append(talk.anger)
        if talk.mind.ending:
            break
    assert angers[2] > 5
    assert min(angers) < 3
    assert 6 <= len(angers) <= 9
    assert talk.mind.ending == "resolved"


def test_a_sore_point_hurts_more_and_a_soother_reaches_further() -> None:
    plain, sore = Talk(kettle()), Talk(kettle(triggers=["policy_wall"], soothers=["owns"]))
    for talk in (plain, sore):
        talk.turn(A.owns)
    assert sore.row("owns").anger < plain.row("owns").anger  # type: ignore[union-attr]
    for talk in (plain, sore):
        talk.turn(A.policy_wall)
    assert sore.row("policy_wall").anger > 1.3 * plain.row("policy_wall").anger  # type: ignore[union-attr]


def test_a_volatile_customer_rises_further() -> None:
    calm, quick = Talk(kettle(temper={"volatility": 0.5})), Talk(kettle(temper={"volatility": 2}))
    for talk in (calm, quick):
        talk.turn(A.vague)
    assert quick.anger > calm.anger > 8


def test_after_harsh_turns_good_acts_earn_less_for_a_while() -> None:
    fresh, bruised = Talk(kettle(temper={"anger": 6})), Talk(kettle(temper={"anger": 6}))
    bruised.turn(A.dismisses)
    fresh.turn(A.names_feeling)
    bruised.turn(A.names_feeling)
    assert abs(bruised.row("names_feeling").anger) < abs(fresh.row("names_feeling").anger)  # type: ignore[union-attr]


@pytest.mark.parametrize("poison", [A.rude, A.smug, A.dismisses, A.blames_customer])
def test_nothing_kind_is_believed_in_a_turn_that_insults(poison: Act) -> None:
    talk = Talk(kettle(temper={"anger": 5}))
    talk.turn(*HEARING, OFFER, A.commits, poison)
    assert talk.anger > 5
    assert not talk.mind.met
    assert talk.felt_right == 0


def test_sorry_with_an_excuse_is_no_apology() -> None:
    talk = Talk(kettle())
    talk.turn(A.apologizes, A.defensive)
    assert "apology" not in talk.mind.met


def test_stock_phrases_earn_nothing_and_then_cost() -> None:
    talk = Talk(kettle(temper={"anger": 5}))
    talk.turn(A.canned, A.acknowledges)
    assert talk.row("canned").anger == 0  # type: ignore[union-attr]
    talk.turn(A.canned, A.informs)
    assert talk.row("canned").anger > 0  # type: ignore[union-attr]


def test_pasted_sympathy_never_brings_the_anger_below_its_start() -> None:
    for seed in range(5):
        talk = Talk(kettle(), seed=seed)
        for n in range(8):
            talk.turn(A.apologizes, A.canned, *((A.names_feeling,) if n % 2 else ()))
        assert talk.anger > 8


def test_a_turn_with_nothing_in_it_and_an_ignored_question_raise_the_anger() -> None:
    talk = Talk(kettle(temper={"anger": 5}))
    talk.turn(says="And when do I get my money?")
    assert talk.row("nothing_in_it") is not None
    talk.turn(A.thanks)
    assert talk.row("ignored_question") is not None
    assert talk.anger > 5


def test_a_solution_before_the_feeling_earns_less() -> None:
    early, late = Talk(kettle()), Talk(kettle())
    early.turn(OFFER)
    late.turn(A.acknowledges, A.names_feeling)
    late.turn(OFFER)
    assert abs(early.row("offers_remedy").anger) < abs(late.row("offers_remedy").anger)  # type: ignore[union-attr]


def test_speaking_to_the_machine_earns_nothing_and_never_calms() -> None:
    talk = Talk(kettle())
    direction = talk.turn(*HEARING, OFFER, A.commits, A.steers_model)
    assert talk.anger >= 8
    assert (direction.move, direction.puzzled) == ("puzzled", True)


def test_a_deed_is_worth_more_than_the_word() -> None:
    said, done = Talk(kettle()), Talk(kettle())
    for talk in (said, done):
        talk.turn(*HEARING)
    said.turn(OFFER)
    done.turn(OFFER, action="refund")
    assert done.anger < said.anger
    assert done.mind.granted == ("refund",)
    assert said.mind.granted == ()


def test_a_claim_without_its_action_costs_later() -> None:
    talk = Talk(kettle())
    talk.turn(*HEARING)
    talk.turn(seen(A.offers_remedy, remedy="refund").model_copy(update={"quote": "I've refunded the kettle"}))
    assert talk.mind.claimed == {"refund"}
    talk.turn(A.informs)
    talk.turn(A.informs)
    assert talk.row("promise_not_kept") is not None or "promise_not_kept" in talk.mind.earned


def test_agreeing_with_a_false_claim_calms_and_arguing_with_it_angers() -> None:
    agrees, argues = Talk(kettle(case={"claim": "false"})), Talk(kettle(case={"claim": "false"}))
    agrees.turn(A.acknowledges, A.concedes_false)
    argues.turn(A.acknowledges, A.defensive)
    assert agrees.anger < 8 < argues.anger


def test_a_promise_beyond_the_authority_soothes_and_hurts_when_taken_back() -> None:
    talk = Talk(kettle())
    talk.turn(A.acknowledges, A.overpromises)
    soothed = talk.anger
    talk.turn(A.refuses)
    assert soothed < 8
    assert talk.row("promise_exposed") is not None
    assert talk.anger > soothed + 0.5


def test_felt_right_grows_by_being_heard_and_not_by_money_alone() -> None:
    heard, paid = Talk(kettle()), Talk(kettle())
    heard.turn(*HEARING)
    paid.turn(OFFER, action="refund")
    assert heard.felt_right > 3
    assert paid.felt_right < 0.6


def test_a_customer_who_cannot_be_won_never_gets_below_half_their_anger() -> None:
    talk = Talk(kettle(case={"winnable": False, "accepts": []}))
    for _ in range(25):
        talk.turn(*HEARING, OFFER, A.commits, A.explains_why, A.checks_in, action="refund")
    assert talk.anger >= 4
    assert talk.mind.ending != "resolved"


def test_a_cap_holds_the_whole_change() -> None:
    capped = Talk(kettle())
    capped.turn(*HEARING, OFFER, A.commits, cap=0.3)
    assert 7.7 <= capped.anger < 8
    assert capped.felt_right <= 0.3
    assert any("readers disagree" in row.rule for row in capped.ledger)


def test_bringing_in_the_manager_for_something_the_trainee_may_do_annoys() -> None:
    needless, wanted = Talk(kettle()), Talk(kettle(case={"escalation": "needed"}))
    for talk in (needless, wanted):
        talk.turn(A.hands_over_warm, action="manager")
    assert needless.row("needless_handover") is not None
    assert wanted.row("needless_handover") is None
    assert wanted.anger < 8 <= needless.anger
    assert "handed_over" in wanted.mind.met


def test_after_the_end_nothing_is_felt() -> None:
    talk = Talk(kettle())
    talk.mind = talk.mind.model_copy(update={"ending": "walked_out"})
    mind = talk.mind
    talk.turn(*HEARING)
    assert talk.ledger == ()
    assert talk.mind.mood == mind.mood


ACTS = st.lists(st.sampled_from(list(Act)), max_size=9, unique=True)
ACTIONS = st.sampled_from([None, "refund", "swap", "voucher", "hamper", "manager", "specialist", "nonsense"])


@settings(max_examples=150, deadline=None)
@given(
    turns=st.lists(st.tuples(ACTS, ACTIONS), min_size=1, max_size=12),
    anger=st.floats(0, 10),
    volatility=st.floats(0.5, 2),
    patience=st.floats(1, 10),
    winnable=st.booleans(),
    cap=st.one_of(st.none(), st.floats(0, 3)),
)
def test_whatever_happens_mood_stays_within_its_bounds_and_harsh_turns_never_calm(
    turns: list[tuple[list[Act], str | None]],
    anger: float,
    volatility: float,
    patience: float,
    winnable: bool,
    cap: float | None,
) -> None:
    temper = {"anger": anger, "floor": 0, "volatility": volatility, "patience": patience}
    talk = Talk(kettle(temper=temper, case={"winnable": winnable}))
    for acts, action in turns:
        before = talk.mind.mood
        talk.turn(*acts, action=action, cap=cap)
        after = talk.mind.mood
        assert 0 <= after.anger <= 10
        assert 0 <= after.felt_right <= 10
        if cap is not None:
            assert abs(after.anger - before.anger) <= cap + 0.01
        soothing = {A.overpromises, A.concedes_false}
        if acts and action is None and set(acts) <= FAULTS - soothing:
            assert after.anger >= before.anger - 0.01
        if talk.mind.ending:
            break


def reading(*acts: Act) -> Reading:
    return Reading(acts=tuple(seen(act) for act in acts))
