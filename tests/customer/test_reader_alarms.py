"""What the offline reader must not hear: words that look like an act and do something else."""

from pathlib import Path

import pytest

from app.acts import Act
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.library import Library
from app.persona import Case
from app.transcript import Speaker, Turn

READER = OfflineReader()
CASE = Case.model_validate(
    {
        "claim": "true",
        "facts": {"invoice": "K-3301", "amount": "2 × 39 € on 4 May", "room": "the corner room was given away"},
        "authority": [
            {"id": "refund_now", "do": "Refund the second charge", "limit": "up to 80 €", "by": "trainee"},
            {"id": "upgrade", "do": "Upgrade the room", "limit": "one night", "by": "trainee"},
            {"id": "goodwill", "do": "Credit a free month", "limit": "39 €", "by": "manager"},
        ],
        "policies": [
            {
                "id": "window",
                "rule": "A refund through the bank is booked back within five working days.",
                "why": "The banks clear such payments in batches between themselves.",
            }
        ],
    }
)
FALSE = CASE.model_copy(update={"claim": "false"})
ASKED = "You charged me twice for May. TWICE. And my room was given to somebody else."


def acts(text: str, *, case: Case = CASE, before: tuple[Turn, ...] = ()) -> set[Act]:
    first = Turn(number=1, speaker=Speaker.customer, text=ASKED)
    turn = Turn(number=2 + len(before), speaker=Speaker.trainee, text=text)
    said = READER.read_now(Exchange(turn=turn, before=(first, *before), name="Marta Lind", case=case))
    return {seen.act for seen in said.acts}


@pytest.mark.parametrize(
    "text",
    [
        "As I understand it, we have charged you twice for May, and it still isn't put right.",
        "I'm sorry that we have charged you twice for May.",
        "Your room was given to somebody else while you stood at the desk.",
        "A refund through the bank is booked back within five working days.",
        "That must be so hard on top of everything else, thank you for telling me.",
        "We've been charging you twice for months.",
        "You have received two charges and no answer.",
        "You have every reason to be careful with a second charge.",
        "You'd better call back tomorrow.",
    ],
)
def test_a_trouble_retold_a_rule_and_a_kind_word_are_no_offer(text: str) -> None:
    assert Act.offers_remedy not in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'll refund the second charge.",
        "I've just refunded the second charge.",
        "I'm refunding the second charge now.",
        "Let me upgrade your room for tonight.",
        "Would you like an upgrade of the room?",
        "What I can do is refund the second charge.",
    ],
)
def test_an_offer_in_its_own_frame_is_one(text: str) -> None:
    assert Act.offers_remedy in acts(text)


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("I'll check tomorrow at nine that it went through, and I'll write to you then.", Act.vague),
        ("No wonder you're angry.", Act.refuses),
        ("Thank you for looking that up, K-3301.", Act.names_feeling),
        ("K-3301, thank you, I have it now.", Act.commits),
        ("I can see now why this hurts as much as it does.", Act.commits),
        ("May I have the date of the second charge?", Act.checks_in),
        ("Which way would suit you best?", Act.asked_again),
        ("We did that twice… «déjà vu» 🙏", Act.steers_model),
        ("The banks clear such payments in batches between themselves.", Act.names_feeling),
    ],
)
def test_plain_service_talk_raises_no_alarm(text: str, alarm: Act) -> None:
    assert alarm not in acts(text)


def test_taking_a_case_over_in_person_concedes_nothing() -> None:
    taken = "I'm taking this on myself, and I'm staying with you on it until you have a clear answer."
    assert Act.concedes_false not in acts(taken, case=FALSE)
    assert Act.concedes_false in acts("You're right, we charged you twice, our mistake.", case=FALSE)


def test_what_the_manager_may_give_is_no_promise_too_far_once_the_manager_is_there() -> None:
    offer = "I'll credit a free month."
    asked = Turn(number=2, speaker=Speaker.trainee, text="I'm bringing in our manager.", action="manager")
    joined = Turn(number=3, speaker=Speaker.manager, text="Good evening, I'm here.")
    assert Act.overpromises in acts(offer)
    assert Act.overpromises not in acts(offer, before=(asked, joined))


@pytest.mark.parametrize(
    "text",
    [
        "I'd rather say it plainly: I can't undo it, and no sum makes up for it.",
        "I'm not asking you to accept anything, I'm here to listen to you.",
        "I am not asking you to accept anything yet.",
    ],
)
def test_who_cannot_undo_it_or_asks_for_nothing_refuses_nothing(text):
    assert Act.refuses not in acts(text)


@pytest.mark.parametrize("text", ["You need to calm down first.", "You should calm down."])
def test_being_told_to_calm_down_is_no_talk_to_the_machine(text):
    turns = (Turn(number=1, speaker=Speaker.customer, text="You charged me twice!"),)
    said = Turn(number=2, speaker=Speaker.trainee, text=text)
    reading = READER.read_now(Exchange(turn=said, before=turns, case=CASE))
    assert {seen.act for seen in reading.acts} == {Act.dismisses}


@pytest.mark.parametrize(
    "text",
    [
        "As you see it, we charged you twice for May and never put it right.",
        "So this is how it looks to you: we gave your room away.",
        "Let me say it back: from where you stand, we took your money twice.",
    ],
)
def test_whoever_tells_how_the_customer_sees_it_concedes_nothing(text: str) -> None:
    assert Act.concedes_false not in acts(text, case=FALSE)


PERSONAS = Library(Path("personas"), Path("rubrics")).personas()
BEVERLY = PERSONAS["beverly"].value


@pytest.mark.parametrize(
    "text",
    [
        "As you see it, our agent promised you cover, and now the basement is ruined.",
        "The way you describe it, the basement floor is gone.",
    ],
)
def test_whoever_tells_how_the_customer_sees_it_puts_nothing_forward(text: str) -> None:
    before = (Turn(number=1, speaker=Speaker.customer, text=BEVERLY.case.opening),)
    said = Turn(number=2, speaker=Speaker.trainee, text=text)
    reading = READER.read_now(Exchange(turn=said, before=before, name=BEVERLY.name, case=BEVERLY.case))
    assert not {Act.offers_remedy, Act.overpromises} & {seen.act for seen in reading.acts}


@pytest.mark.parametrize(
    "text", ["I apologise for the trouble.", "Marta, sorry about the situation.", "So sorry for this issue."]
)
def test_an_apology_that_fits_everybody_says_nothing_back(text: str) -> None:
    assert Act.acknowledges not in acts(text)


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_a_first_question_for_a_fact_is_not_asked_again_however_politely_it_is_put(persona_id: str) -> None:
    persona = PERSONAS[persona_id].value
    opening = Turn(number=1, speaker=Speaker.customer, text=persona.case.opening)
    names = [fact.asked_as[0] for fact in persona.case.facts.values() if fact.when == "asked" and fact.asked_as]
    named = [name for name in names if not name.startswith(("what", "when", "where", "how", "who"))]
    again = []
    for name in named:
        turn = Turn(number=2, speaker=Speaker.trainee, text=f"Could you tell me the {name}, please?")
        said = READER.read_now(Exchange(turn=turn, before=(opening,), name=persona.name, case=persona.case))
        again += [name for seen in said.acts if seen.act is Act.asked_again]
    assert len(again) <= 1, again  # one may stand in the opening


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("What is in the parcel?", "contents"),
        ("Could you tell me what was in it, please?", "contents"),
        ("What is the parcel number?", "tracking"),
        ("And the postcode, please?", "address"),
    ],
)
def test_a_fact_is_known_by_the_words_in_a_row_that_ask_for_it(text: str, fact: str) -> None:
    persona = PERSONAS["maureen"].value
    before = (Turn(number=1, speaker=Speaker.customer, text=persona.case.opening),)
    said = Turn(number=2, speaker=Speaker.trainee, text=text)
    reading = READER.read_now(Exchange(turn=said, before=before, name=persona.name, case=persona.case))
    assert [seen.fact for seen in reading.of(Act.asks_needed)] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry for what happened with your room.",
        "I am sorry about how you were spoken to.",
        "I'm sorry nobody told you at the desk.",
        "Sorry for not writing to you earlier.",
    ],
)
def test_being_sorry_for_what_was_done_or_left_undone_is_an_apology_and_asks_nothing(text: str) -> None:
    found = acts(text)
    assert Act.apologizes in found
    assert not {Act.asked_again, Act.asks_needed} & found


@pytest.mark.parametrize("text", ["Sorry, nobody at this desk can do that.", "Sorry, what was that?", "Sorry, but no."])
def test_a_sorry_that_only_leads_up_to_something_is_no_apology(text: str) -> None:
    assert Act.apologizes not in acts(text)


@pytest.mark.parametrize(
    "text", ["We did nothing wrong.", "We have done nothing wrong here.", "It was not our mistake."]
)
def test_who_denies_a_fault_owns_nothing(text: str) -> None:
    assert Act.owns not in acts(text)


def test_beside_a_remedy_that_is_given_this_moment_the_system_is_no_wall() -> None:
    asked = Turn(number=2, speaker=Speaker.trainee, text="Shall I refund the second charge?")
    yes = Turn(number=3, speaker=Speaker.customer, text="There. Was that so hard?")
    first = Turn(number=1, speaker=Speaker.customer, text=ASKED)
    case = CASE.model_copy(update={"accepts": ("refund_now",)})

    def said(text: str, action: str | None, *before: Turn) -> set[Act]:
        turn = Turn(number=len(before) + 1, speaker=Speaker.trainee, text=text, action=action)
        reading = READER.read_now(Exchange(turn=turn, before=before, name="Marta Lind", case=case))
        return {seen.act for seen in reading.acts}

    assert Act.policy_wall in said("That's what the system says.", None, first, asked, yes)
    assert Act.policy_wall not in said("OK, that's in the system now.", "refund_now", first, asked, yes)
    given = asked.model_copy(update={"action": "refund_now"})
    assert Act.brushes_off not in said("Then that's arranged, thank you and goodbye.", None, first, given, yes)
