"""The learned layer: weights that confirm, take back and add, and stay within what logic allows."""

from app.acts import FAULTS, Act
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.customer.reading.features import Background, features
from app.customer.reading.learned import WEIGHTS, decide, learned, stored
from app.customer.reading.scene import Scene
from app.transcript import Speaker, Turn

READER = OfflineReader()
SAID = "My parcel 88213 never came and nobody answers."


def scene(text: str) -> Scene:
    before = (Turn(number=1, speaker=Speaker.customer, text=SAID),)
    turn = Turn(number=2, speaker=Speaker.trainee, text=text)
    return READER.by_rules(Exchange(turn=turn, before=before))


def judged(found: Scene, likely: dict[Act, int]) -> list[dict[Act, int]]:
    return [{act: likely.get(act, -1) for act in Act} for _ in found.sentences]


def test_the_weights_take_back_what_the_rules_found() -> None:
    found = scene("I'm so sorry your parcel never came.")
    assert found.saw(Act.apologizes)
    decide(found, judged(found, {}))
    assert not found.saw(Act.apologizes)


def test_the_weights_add_what_no_rule_found() -> None:
    found = scene("Whatever floats your boat, parcel hunter.")
    decide(found, judged(found, {Act.smug: 5}))
    assert [seen.act for seen in found.acts()] == [Act.smug]


def test_the_weights_cannot_add_what_the_case_rules_out() -> None:
    found = scene("Sorry, which one?")
    decide(found, judged(found, dict.fromkeys((Act.concedes_false, Act.apologizes, Act.overpromises), 90)))
    assert found.acts() == ()


def test_one_act_shows_once_where_it_shows_best() -> None:
    found = scene("It never came. Nobody answered you for days.")
    weak, strong = judged(found, {Act.acknowledges: 1})[0], judged(found, {Act.acknowledges: 80})[0]
    decide(found, [weak, strong])
    (seen,) = found.acts()
    assert seen.quote == "Nobody answered you for days."


def test_every_weight_belongs_to_an_act_of_the_vocabulary() -> None:
    head, rows = stored()
    assert head["acts"] == [str(act) for act in Act]
    assert len(head["bias"]) == len(head["limits"]) == len(Act)
    assert all(0 <= act < len(Act) for _, row in rows for act in row[::2])
    assert WEIGHTS.stat().st_size < 3_500_000


def test_what_is_judged_is_the_sum_of_the_weights_of_all_that_a_sentence_shows() -> None:
    head, rows = stored()
    weights = dict(rows)
    found = scene("I'm so sorry, we lost your parcel 88213 and you had to wait for nothing.")
    names = set(features(found, 0, Background(found)))
    sums = list(head["bias"])
    for row in filter(None, map(weights.get, names)):
        for act, weight in zip(row[::2], row[1::2], strict=True):
            sums[act] += weight
    rare = [0 if f"rule {act}" in names else less for act, less in zip(head["acts"], head["rarity"], strict=True)]
    expected = [total - limit - less for total, limit, less in zip(sums, head["limits"], rare, strict=True)]
    assert list(learned().judge(found)[0].values()) == expected


def test_a_sentence_without_a_word_shows_no_act() -> None:
    found = scene("?!… \x1b")
    assert all(value < 0 for sums in learned().judge(found) for value in sums.values())


def test_features_tell_a_remedy_from_the_customers_own_words() -> None:
    found = scene("Your parcel 88213 never came.")
    names = features(found, 0, Background(found))
    assert "your [told]" in names
    assert f"rule {Act.acknowledges}" in names


def test_a_plain_good_turn_raises_no_fault() -> None:
    turn = Turn(number=2, speaker=Speaker.trainee, text="Good morning. I'm so sorry that your parcel never came.")
    before = (Turn(number=1, speaker=Speaker.customer, text=SAID),)
    seen = {found.act for found in READER.read_now(Exchange(turn=turn, before=before)).acts}
    assert {Act.greets, Act.apologizes, Act.acknowledges} <= seen
    assert not seen & FAULTS
