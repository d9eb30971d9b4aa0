"""Plain good sentences, as most of a call is made of: they are seldom taken for a fault."""

from pathlib import Path

import pytest

from app.acts import FAULTS, Act
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.transcript import Speaker, Turn
from tests.customer.test_asking import KENNEL

LINES = Path(__file__).with_name("plain_lines.txt").read_text(encoding="utf-8").splitlines()
BEFORE = (
    Turn(number=1, speaker=Speaker.customer, text=KENNEL.opening),
    Turn(number=2, speaker=Speaker.trainee, text="Good morning."),
    Turn(number=3, speaker=Speaker.customer, text="Well? What did you do with her? Juno lost 1.4 kilos."),
)


@pytest.mark.parametrize("light", [True, False], ids=["light", "with the encoder"])
def test_few_plain_sentences_are_taken_for_a_fault(light: bool) -> None:
    reader = OfflineReader(light=light)
    accused = [line for line in LINES if FAULTS & {seen.act for seen in reader.read_now(_said(line)).acts}]
    assert len(accused) <= len(LINES) / 4, accused


def _said(line: str) -> Exchange:
    turn = Turn(number=4, speaker=Speaker.trainee, text=line)
    return Exchange(turn=turn, before=BEFORE, name="Edmund Voss", case=KENNEL)


@pytest.mark.parametrize(
    "text", ["Would you rather have the check-up this week or next?", "What would you like us to do differently?"]
)
def test_who_asks_what_would_suit_asks_nothing_again(text: str) -> None:
    assert Act.asked_again not in {seen.act for seen in OfflineReader().read_now(_said(text)).acts}
