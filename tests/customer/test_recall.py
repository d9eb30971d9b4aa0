"""What the encoder may look up: the case by item, then the talk from its end, each word that says something once."""

from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.customer.reading.recall import Kind, Recall, recall_of
from app.customer.reading.word_pieces import WordPieces
from app.persona import Case
from app.transcript import Speaker, Turn

WORDS = ["[CLS]", "[SEP]", "[UNK]", "kettle", "lid", "spout", "steel", "forge", "tap", "spoon"]
PIECES = WordPieces(WORDS)
CASE = Case.model_validate(
    {
        "claim": "partly",
        "claim_false_part": "The spout leaks",
        "facts": {"metal": "It is a steel kettle", "tool": "The forge has a tap"},
        "authority": [
            {"id": "new_lid", "do": "A new lid", "limit": "one lid", "by": "trainee"},
            {"id": "new_kettle", "do": "A new kettle", "limit": "once", "by": "manager"},
        ],
        "policies": [{"id": "tap", "rule": "Every tap is ours", "why": "The forge burns"}],
    }
)


def recalled(*said: tuple[str, str], case: Case | None = CASE) -> Recall:
    before = tuple(Turn(number=n, speaker=Speaker(who), text=text) for n, (who, text) in enumerate(said, start=1))
    turn = Turn(number=len(before) + 1, speaker=Speaker.trainee, text="Right.")
    return recall_of(
        OfflineReader(light=True).by_rules(Exchange(turn=turn, before=before, name="Ann", case=case)), PIECES
    )


def known(recall: Recall, kind: Kind) -> list[str]:
    return [
        WORDS[number]
        for number, of in zip(recall.numbers, recall.kinds, strict=True)
        if of == kind and WORDS[number] != "[UNK]"
    ]


def test_the_case_is_there_item_by_item() -> None:
    found = recalled(("customer", "Well?"))
    assert known(found, Kind.own_remedy) == ["lid"]
    assert known(found, Kind.others_remedy) == ["kettle"]
    assert known(found, Kind.false_part) == ["spout"]
    assert known(found, Kind.rule) == ["tap"]
    assert known(found, Kind.why) == ["forge"]
    assert known(found, Kind.untold_fact) == ["steel", "kettle", "forge", "tap"]
    of_kettle = found.items[found.numbers.index(WORDS.index("kettle"))]
    of_spout = found.items[found.numbers.index(WORDS.index("spout"))]
    assert of_kettle != of_spout


def test_a_fact_that_the_customer_told_is_known_as_told() -> None:
    found = recalled(("customer", "My steel kettle came without one."))
    assert known(found, Kind.told_fact) == ["steel", "kettle"]
    assert known(found, Kind.untold_fact) == ["forge", "tap"]


def test_the_talk_is_there_from_its_end() -> None:
    found = recalled(
        ("customer", "The lid!"), ("trainee", "Which spoon?"), ("customer", "The steel tap, the steel one.")
    )
    assert known(found, Kind.customer) == ["steel", "tap", "lid"]
    assert known(found, Kind.trainee) == ["spoon"]
    assert found.items == sorted(found.items)


def test_without_case_and_talk_there_is_nothing_to_look_up() -> None:
    assert recalled(case=None) == Recall([PIECES.end], [Kind.nothing], [0])


def test_of_a_long_talk_only_its_end_is_there() -> None:
    found = recalled(*[("customer", "kettle lid spout steel forge tap spoon")] * 40)
    assert len([kind for kind in found.kinds if kind == Kind.customer]) == 60
