"""The shipped rubrics: answerable offline, and full marks are within reach even where the customer cannot be won."""

import re

import pytest

from app.acts import KIND, Act, ActSeen
from app.grading.offline import grade_offline
from app.library import Library
from app.persona import Case
from app.rubric import Rubric
from app.settings import Settings

RUBRICS = {
    loaded.id: loaded.value for loaded in Library(Settings().personas_dir, Settings().rubrics_dir).rubrics().values()
}
LOST = Case.model_validate(
    {
        "claim": "partly",
        "opening": "My father's watch is lost and you lost it.",
        "needs": ["acknowledged"],
        "accepts": [],
        "policies": [{"id": "tracing", "rule": "A trace takes six days.", "why": "Each depot searches by hand."}],
        "authority": [{"id": "trace", "do": "Start a trace", "limit": "six days", "by": "trainee"}],
        "help": {"manager": "Ines Varga, calm", "specialist": "Tracing desk: sees every scan"},
        "escalation": "not_needed",
        "winnable": False,
    }
)


@pytest.mark.parametrize("rubric", RUBRICS.values(), ids=RUBRICS)
def test_every_question_can_be_answered_without_a_model(rubric: Rubric) -> None:
    for criterion in rubric.criteria:
        assert criterion.better, criterion.id
        assert criterion.principle, criterion.id
        for item in criterion.items:
            assert item.rule or item.shown_by or item.spoilt_by, item.id
            assert not set(item.spoilt_by) & KIND, item.id
            assert set(item.shown_by) <= KIND, item.id
            assert item.ask is None or re.match(r"(Does|Is|Are|Can) .+\?$", item.ask), item.id


@pytest.mark.parametrize("rubric", RUBRICS.values(), ids=RUBRICS)
def test_a_lost_customer_who_cannot_be_won_may_still_earn_full_marks(talk, rubric: Rubric) -> None:
    conversation = talk(LOST.opening)
    first = (
        "Hello, I'm Sam. Your father's watch, lost on its way to you: I would be beside myself. I am sorry. "
        "That is ours to find now."
    )
    conversation.trainee(
        first,
        Act.greets,
        Act.acknowledges,
        Act.names_feeling,
        Act.owns,
        Act.apologizes,
        ActSeen(act=Act.commits, quote="That is ours to find now."),
    )
    conversation.customer("Words, words.")
    second = (
        "I start a trace for the watch now; it takes six days, because each depot searches by hand. Is that all right?"
    )
    conversation.trainee(
        second,
        ActSeen(act=Act.offers_remedy, quote="I start a trace for the watch now", remedy="trace"),
        ActSeen(act=Act.commits, quote="it takes six days"),
        ActSeen(act=Act.explains_why, quote="because each depot searches by hand"),
        ActSeen(act=Act.informs, quote="it takes six days"),
        ActSeen(act=Act.checks_in, quote="Is that all right?"),
        action="trace",
    )
    conversation.customer("No. I am done with you people. Goodbye.")
    card = grade_offline(conversation.graded(rubric, case=LOST, name="Omar"))
    missed = [(c.id, m.id, m.why) for c in card.criteria for m in c.items if m.met is False]
    assert missed == []
    assert card.overall == 100
    assert card.passed


@pytest.mark.parametrize("rubric", RUBRICS.values(), ids=RUBRICS)
def test_care_words_alone_do_not_pass(talk, rubric: Rubric) -> None:
    stock = "I am so sorry. I understand your frustration. Thank you for your patience. We value you."
    conversation = talk().trainee(stock, Act.apologizes, Act.canned).customer("So what happens now?")
    card = grade_offline(conversation.trainee(stock, Act.apologizes, Act.canned).graded(rubric))
    assert card.overall < 45
    assert not card.passed
