"""Questions about the case: what was never told is asked for, what was told is asked again; neither is a reproach."""

import pytest

from app.acts import Act, Reading
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.persona import Case
from app.transcript import Speaker, Turn

KENNEL = Case.model_validate(
    {
        "claim": "partly",
        "claim_false_part": "The dog was walked twice a day and the walks are logged.",
        "opening": "My dog has come back to me a good deal lighter than I left her. I should like to know what you did "
        "with her for twelve days.",
        "facts": {
            "dog": {"say": "her name is Juno, a springer spaniel", "asked_as": ["dog's name", "what breed"]},
            "stay": {"say": "from the 2nd to the 14th", "asked_as": ["which dates", "when did she stay"]},
            "weight": {"say": "she has lost 1.4 kilos by the vet's scales", "asked_as": ["how much weight"]},
            "walks": {
                "say": "her claws are as long as the day I left, so she cannot have been walked",
                "asked_as": ["why do you think she was not walked"],
            },
        },
        "needs": ["acknowledged"],
        "accepts": ["vet_visit"],
        "authority": [{"id": "vet_visit", "do": "Pay for a check-up at his own vet", "limit": "up to 80 €"}],
    }
)


@pytest.fixture(scope="module", params=[True, False], ids=["light", "with the encoder"])
def reader(request) -> OfflineReader:
    return OfflineReader(light=request.param)


def read(reader: OfflineReader, *talk: str) -> Reading:
    turns = [Turn(number=1, speaker=Speaker.customer, text=KENNEL.opening)]
    for n, text in enumerate(talk):
        turns.append(Turn(number=n + 2, speaker=(Speaker.trainee, Speaker.customer)[n % 2], text=text))
    return reader.read_now(Exchange(turn=turns[-1], before=tuple(turns[:-1]), name="Edmund Voss", case=KENNEL))


@pytest.mark.parametrize(
    "question",
    [
        "Hello, what is your dog's name?",
        "What is her name, please, and what breed is she?",
        "And which dates was she with us?",
        "How much weight has she lost?",
        "Who told you that it was booked?",
        "Who saw her when you came?",
    ],
)
def test_a_first_question_for_what_was_never_told_accuses_nobody(reader, question):
    reading = read(reader, question)
    assert not {Act.asked_again, Act.blames_customer} & {seen.act for seen in reading.acts}


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("Her name is Juno, a springer spaniel.", "What is your dog's name?"),
        ("She was with you from the 2nd to the 14th.", "Which dates was she with us?"),
        ("She has lost 1.4 kilos by the vet's scales.", "How much weight has she lost?"),
    ],
)
def test_what_was_told_is_asked_again(reader, told, question):
    assert Act.asked_again in read(reader, "Tell me more, please.", told, question)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("What breed is she, and which dates was she with us?", {"dog": "What breed is she", "stay": None}),
        ("Could you tell me how much weight she lost and when she stayed?", {"weight": None, "stay": None}),
    ],
)
def test_two_questions_in_one_breath_ask_for_two_facts_each_with_its_words(reader, question, facts):
    asked = [seen for seen in read(reader, question).acts if seen.act == Act.asks_needed]
    assert [seen.fact for seen in asked] == list(facts)
    assert all(seen.quote in question and seen.quote != question for seen in asked)
    assert all(asked[n].quote == quote for n, quote in enumerate(facts.values()) if quote)


def test_beside_what_was_told_what_is_new_is_asked_for_the_first_time(reader):
    told = "She was with you from the 2nd to the 14th."
    reading = read(reader, "Tell me more, please.", told, "Which dates was she here, and how much weight has she lost?")
    assert [seen.fact for seen in reading.of(Act.asks_needed)] == ["weight"]
