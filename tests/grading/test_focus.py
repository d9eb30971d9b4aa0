import pytest

from app.acts import Act, ActSeen
from app.grading.focus import focus_points
from app.grading.offline import grade_offline
from app.library import Library
from app.rubric import Rubric
from app.settings import Settings
from app.text import contains_quote

RUBRIC = Library(Settings().personas_dir, Settings().rubrics_dir).rubric("make-it-right").value


def points(graded, cost=None, name="Dana Whitfield"):
    return focus_points(grade_offline(graded), graded, cost=cost or {}, persona_name=name)


def poor(talk):
    conversation = talk().trainee("That is our policy, I am afraid.", Act.policy_wall)
    conversation.customer("So nobody is going to help me?")
    return conversation.trainee("Calm down, Dana, please.", Act.dismisses).customer("Unbelievable.")


def test_at_most_two_points_each_with_the_trainees_own_words(talk, case) -> None:
    graded = poor(talk).graded(RUBRIC, case=case, name="Dana Whitfield")
    found = points(graded)
    assert 1 <= len(found) <= 2
    for point in found:
        assert contains_quote(graded.turn(point.turn).text, point.quote)
        assert point.why
        assert point.better
    assert len({point.criterion for point in found}) == len(found)


def test_what_cost_most_comes_first(talk, case) -> None:
    graded = poor(talk).graded(RUBRIC, case=case, name="Dana Whitfield")
    assert points(graded, {4: 6.0})[0].turn == 4
    assert points(graded, {2: 6.0})[0].turn == 2
    assert "6.0 of 10" in points(graded, {4: 6.0})[0].why


def test_the_better_wording_is_made_of_this_case(talk, case) -> None:
    graded = poor(talk).graded(RUBRIC, case=case, name="Dana Whitfield")
    wording = " ".join(point.better for point in points(graded))
    assert "refund the second charge" in wording
    assert "Dana" in wording
    other = case.authority[0].model_copy(update={"do": "Send a new blender"})
    swapped = case.model_copy(update={"authority": (other, *case.authority[1:])})
    graded = poor(talk).graded(RUBRIC, case=swapped, name="Omar Haddad")
    wording = " ".join(point.better for point in points(graded, name="Omar Haddad"))
    assert "send a new blender" in wording
    assert "Omar" in wording


def test_a_rule_without_its_reason_gets_the_reason_of_the_house(talk, case) -> None:
    form = Rubric.model_validate(
        {
            "title": "R",
            "criteria": [{"id": "why", "title": "Reasons", "items": [{"id": "each", "rule": "reason_given"}]}],
        }
    )
    graded = poor(talk).graded(form, case=case, name="Dana")
    assert "the banks clear in batches." in points(graded)[0].better


def test_what_is_a_managers_to_give_is_not_put_into_the_trainees_mouth(talk, case) -> None:
    above = case.model_copy(update={"accepts": ("free_month",), "escalation": "needed"})
    graded = poor(talk).graded(RUBRIC, case=above, name="Dana")
    wording = " ".join(point.better for point in points(graded))
    assert "Ines Varga" in wording
    assert "I will credit one month" not in wording


def test_where_nothing_was_missed_one_point_says_what_to_keep(talk) -> None:
    form = Rubric.model_validate(
        {
            "title": "R",
            "criteria": [
                {"id": "own", "title": "Owns", "items": [{"id": "it", "ask": "Is it owned?", "shown_by": ["owns"]}]}
            ],
        }
    )
    said = "That is entirely our fault."
    found = points(talk().trainee(said, ActSeen(act=Act.owns, quote=said)).graded(form))
    assert len(found) == 1
    assert found[0].quote == said
    assert "keep" in found[0].better.lower()


@pytest.mark.parametrize("opening", [None, "Hello?"])
def test_without_a_reply_there_is_nothing_to_point_at(talk, opening) -> None:
    assert points(talk(opening).graded(RUBRIC)) == ()


def test_without_a_case_the_wording_still_takes_up_what_the_customer_wrote(talk) -> None:
    found = points(poor(talk).graded(RUBRIC), name="")
    assert any("A-20418" in point.better for point in found)


def test_what_happened_is_said_back_in_the_trainees_mouth(talk, case) -> None:
    opening = "I am fed up. You charged me twice for March and nobody answers my mails."
    form = {
        "title": "R",
        "criteria": [{"id": "own", "title": "Owns", "items": [{"id": "apology", "rule": "apology_with_fix"}]}],
    }
    said = "I am looking at your account, Dana."
    found = points(talk(opening).trainee(said, Act.informs).graded(Rubric.model_validate(form), case=case, name="Dana"))
    assert found[0].better.startswith(
        "Dana, we charged you twice for March and nobody answers your mails. That is our fault"
    )


def test_what_is_not_so_is_said_back_as_theirs(talk, case) -> None:
    disputed = case.model_copy(update={"claim": "partly"})
    opening = "You charged me twice for March and nobody answers my mails."
    form = {"title": "R", "criteria": [{"id": "c", "title": "C", "items": [{"id": "specific", "rule": "specific"}]}]}
    graded = (
        talk(opening).trainee("Good morning to you.", Act.greets).graded(Rubric.model_validate(form), case=disputed)
    )
    better = points(graded, name="Dana Whitfield")[0].better
    assert "as you tell it, we charged you twice" in better
    assert "fault" not in better


def test_a_customer_who_takes_nothing_is_offered_nothing_to_buy_them_off(talk, case) -> None:
    lost = case.model_copy(update={"winnable": False, "accepts": ()})
    graded = poor(talk).graded(RUBRIC, case=lost, name="Dana Whitfield")
    assert not any("refund" in point.better for point in points(graded))


def test_two_points_are_about_two_turns_where_they_can_be(talk, case) -> None:
    graded = poor(talk).graded(RUBRIC, case=case, name="Dana Whitfield")
    assert len({point.turn for point in points(graded)}) == 2
