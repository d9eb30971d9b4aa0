"""The sentence encoder: it judges each sentence it sees, in one pass, and the reader does without it where it must."""

import pytest

from app.acts import Act
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.customer.reading.encoder import MODEL, encoder, pieces_of
from app.customer.reading.learned import learned
from app.customer.reading.scene import Scene
from app.customer.reading.word_pieces import WordPieces
from app.transcript import Speaker, Turn

PIECES = WordPieces(["[CLS]", "[SEP]", "[UNK]", "par", "##cel", "late", "cafe", "!", "never"])
LIGHT = OfflineReader(light=True)


def exchange(text: str, said: str = "My parcel never came!") -> Exchange:
    before = (Turn(number=1, speaker=Speaker.customer, text=said),)
    return Exchange(turn=Turn(number=2, speaker=Speaker.trainee, text=text), before=before)


def scene(text: str, said: str = "My parcel never came!") -> Scene:
    return LIGHT.by_rules(exchange(text, said))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Parcel late!", [3, 4, 5, 7]),
        ("Café", [6]),
        ("parka", [2]),
        ("never_late", [8, 2, 5]),
        ("", []),
        ("late" * 5_000, [2]),
    ],
)
def test_words_are_put_together_from_the_longest_pieces(text: str, numbers: list[int]) -> None:
    assert PIECES.of(text) == numbers


def test_every_sentence_has_its_own_place_after_the_customers_words() -> None:
    seen = pieces_of(scene("Late! Never late."), PIECES)
    assert seen.numbers == [0, 2, 3, 4, 8, 2, 7, 1, 5, 7, 8, 5, 2, 1]
    assert seen.spans == [(8, 10), (10, 13)]
    assert seen.types == [0] * 8 + [1] * 6
    assert seen.shares[0][8:10] == [0.5, 0.5]
    assert [sum(row) for row in seen.shares] == pytest.approx([1, 1])


def test_of_long_words_the_customers_last_and_the_trainees_first_are_seen() -> None:
    seen = pieces_of(scene("Late. " * 200, said="late " * 100 + "never"), PIECES)
    assert len(seen.numbers) == 160
    assert seen.numbers[40] == 8
    assert seen.spans[0] == (42, 44)
    assert seen.spans[-1] is None


def test_the_encoder_is_small_and_answers_for_every_sentence_and_act() -> None:
    found = encoder()
    assert found
    assert MODEL.stat().st_size <= 30_000_000
    turn = scene("I'm so sorry. Your parcel never came, and that is on us.")
    logits = found.logits(turn)
    assert [len(row or ()) for row in logits] == [len(Act)] * 2
    assert logits == found.logits(turn)
    assert found.logits(scene("")) == []


def test_the_encoder_hears_an_apology_without_its_word() -> None:
    found = encoder()
    assert found
    of_remorse, of_fact = found.logits(scene("I hang my head over this. The van leaves the depot at nine."))
    assert of_remorse
    assert of_fact
    apology = list(Act).index(Act.apologizes)
    assert of_remorse[apology] > of_fact[apology]


def test_weights_and_encoder_judge_together_and_the_weights_alone_where_it_saw_nothing() -> None:
    turn = scene("Whatever floats your boat.")
    alone = learned().judge(turn)
    assert learned().judge(turn, [None]) == alone
    sure = learned().judge(turn, [[9.0] * len(Act)])[0]
    unsure = learned().judge(turn, [[-9.0] * len(Act)])[0]
    assert all(sure[act] != unsure[act] != alone[0][act] for act in Act)


def test_a_light_reader_never_asks_the_encoder_and_reads_all_the_same() -> None:
    seen = {
        found.act for found in LIGHT.read_now(exchange("Hello, I'm Ama. I'm so sorry your parcel never came.")).acts
    }
    assert {Act.greets, Act.apologizes} <= seen


@pytest.mark.parametrize("text", ["", " ", "?!", "🙂", "\x00\x1b", "a" * 4_000, "No. " * 900, "ſ̈́ İ ß ﬃ"])
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    assert OfflineReader().read_now(exchange(text)) is not None
