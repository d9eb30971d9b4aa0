"""The shipped customers: each file parses, the mix is the promised one, and their lines are theirs alone."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from app.acts import FAULTS, KIND
from app.customer.gate import check
from app.customer.mind import Direction
from app.customer.voice.manner import manner
from app.persona import Authority, Band, Move, Persona
from app.text import folded, sentence_key, sentences
from app.transcript import Speaker, Turn

FILES = sorted((Path(__file__).parent.parent / "personas").glob("*.yaml"))
SCHEMA_LINE = "# yaml-language-server: $schema=../docs/schema/persona.json"
TRADES = {
    "airline",
    "bank",
    "clinic billing",
    "food delivery",
    "hardware store",
    "hotel",
    "insurance",
    "parcel",
    "retail",
    "software subscription",
    "telecom",
    "utility",
}
SPOKEN = (
    Move.vent,
    Move.press,
    Move.reject,
    Move.bargain,
    Move.soften,
    Move.accept,
    Move.ask_manager,
    Move.threaten,
    Move.walk_out,
)
WARM = {Band.mild, Band.calm}


def _load(path: Path) -> Persona:
    return Persona.model_validate(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))


PERSONAS = {path.stem: _load(path) for path in FILES}

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
each_persona = pytest.mark.parametrize("persona", PERSONAS.values(), ids=PERSONAS.keys())


def _lines(persona: Persona) -> Iterator[tuple[Move, Band, str]]:
    for move, bands in persona.lines.items():
        for band, written in bands.items():
            for line in written:
                yield move, band, line


def _numbers(text: str) -> set[str]:
    words = "three|four|five|six|seven|eight|nine|ten|dozen|twenty|thirty|fifty|hundred|thousand"
    return set(re.findall(rf"\d+|\b(?:{words})\b", folded(text)))


def _grantable(persona: Persona, row: Authority) -> bool:
    case = persona.case
    return row.by == "trainee" or (case.help.manager if row.by == "manager" else case.help.specialist) is not None


def _how_many(**wanted: object) -> int:
    cases = [persona.case for persona in PERSONAS.values()]
    return sum(all(getattr(case, key) == value for key, value in wanted.items()) for case in cases)


@each_file
def test_a_file_names_its_schema_and_uses_no_anchors(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == SCHEMA_LINE
    assert "\t" not in text
    assert not re.search(r"(^|[\s:\-\[])[&*]\w", text)
    assert re.fullmatch(r"[a-z][a-z0-9-]*", path.stem)


def test_there_is_one_customer_for_each_of_the_twelve_trades() -> None:
    assert Counter(persona.trade for persona in PERSONAS.values()) == Counter(TRADES)


def test_every_difficulty_from_one_to_five_is_there() -> None:
    assert {persona.difficulty for persona in PERSONAS.values()} == {1, 2, 3, 4, 5}


def test_the_mix_of_cases_is_the_promised_one() -> None:
    assert _how_many(claim="false") >= 2
    assert _how_many(claim="partly") >= 2
    assert _how_many(winnable=False, accepts=()) == _how_many(winnable=False) == 1
    assert _how_many(escalation="needed") == 2
    assert _how_many(clock="2 minutes to closing time") == 1


def test_names_are_each_their_own() -> None:
    names = [part for persona in PERSONAS.values() for part in persona.name.split()]
    assert len(names) == len(set(names))


@each_persona
def test_a_claim_that_is_not_wholly_true_says_what_is_not_so(persona: Persona) -> None:
    assert bool(persona.case.claim_false_part) == (persona.case.claim != "true")
    if persona.case.claim == "false":
        assert not {"apology", "owned"} & set(persona.case.needs)


@each_persona
def test_a_winnable_customer_can_be_won_with_what_is_at_hand(persona: Persona) -> None:
    case = persona.case
    rows = [row for remedy in case.accepts if (row := case.remedy(remedy))]
    assert case.winnable == bool(rows)
    assert all(_grantable(persona, row) for row in case.authority)
    dated = {need.removesuffix("_dated") for need in case.needs if need.endswith("_dated")}
    assert dated <= set(case.accepts)
    if case.escalation == "needed":
        assert {row.by for row in rows} == {"manager"}
        assert "handed_over" in case.needs
    elif rows:
        assert any(row.by == "trainee" for row in rows)
        assert "handed_over" not in case.needs


@each_persona
def test_a_case_is_full_enough_to_play(persona: Persona) -> None:
    case = persona.case
    assert 10 <= len(case.opening.split()) <= 35
    assert 5 <= len(case.facts) <= 9
    assert 1 <= sum(fact.when == "heard" for fact in case.facts.values()) <= 2
    assert all(len(fact.say.split()) <= 20 for fact in case.facts.values())
    assert 2 <= len(case.needs) <= 4
    assert 1 <= len(case.policies) <= 3
    assert 3 <= len(case.authority) <= 5
    assert case.help.manager
    assert persona.walks_away is not None
    assert set(persona.triggers) <= FAULTS
    assert set(persona.soothers) <= KIND


@each_persona
def test_two_remedies_are_never_called_the_same(persona: Persona) -> None:
    called = [folded(word) for row in persona.case.authority for word in (row.do, *row.called)]
    assert len(called) == len(set(called))


@each_persona
def test_what_is_kept_back_is_not_in_the_opening_nor_in_the_lines(persona: Persona) -> None:
    spoken = sentence_key(" ".join((persona.case.opening, *(line for _, _, line in _lines(persona)))))
    for fact in persona.case.facts.values():
        assert sentence_key(fact.say) not in spoken


@each_persona
def test_every_move_has_lines_of_this_person(persona: Persona) -> None:
    expected = set(SPOKEN) - (set() if persona.case.winnable else {Move.accept})
    assert set(persona.lines) == expected
    assert 35 <= len(list(_lines(persona))) <= 70
    assert all(2 <= len(written) <= 5 for bands in persona.lines.values() for written in bands.values())


@each_persona
def test_a_line_is_one_short_sentence_without_a_number_of_its_own(persona: Persona) -> None:
    for _, _, line in _lines(persona):
        assert sentences(line) == [line]
        assert 3 <= len(line.split()) <= 16, line
        assert line[-1] in ".!?", line
        assert _numbers(line) <= _numbers(persona.case.opening), line


@each_persona
def test_nobody_thanks_or_gives_in_while_angry(persona: Persona) -> None:
    for move, band, line in _lines(persona):
        if band not in WARM:
            assert not re.search(r"\b(thank|thanks|appreciate|grateful)\b", folded(line)), line
        if move in (Move.soften, Move.accept):
            assert band is not Band.angry
        if move in (Move.threaten, Move.walk_out):
            assert band is not Band.calm


@each_persona
def test_lines_keep_to_how_the_person_writes(persona: Persona) -> None:
    writes = persona.writes
    for _, band, line in _lines(persona):
        shouted = re.search(r"\b[A-Z]{3,}\b", line)
        assert writes.exclaims != "never" or "!" not in line, line
        assert not shouted or (writes.shouts and band is Band.angry), line
        assert not writes.formal or not re.search(r"\b\w+(n't|'ll|'ve|'re|'m|'d)\b", folded(line)), line
        assert not writes.lowercase or line == line.lower(), line
        assert writes.lowercase or line[0].isupper(), line


@each_persona
def test_the_gate_lets_every_line_through_right_after_the_opening(persona: Persona) -> None:
    opening = Turn(number=1, speaker=Speaker.customer, text=persona.case.opening)
    for move, band, line in _lines(persona):
        direction = Direction(move=move, mood_band=band)
        verdict = check(line, persona=persona, direction=direction, transcript=(opening,))
        assert verdict.ok, f"{verdict.kind}: {line}"


def test_no_line_is_said_twice_by_anybody() -> None:
    said = Counter(sentence_key(line) for persona in PERSONAS.values() for _, _, line in _lines(persona))
    for persona in PERSONAS.values():
        said.update(sentence_key(sentence) for sentence in sentences(persona.case.opening))
    assert [line for line, times in said.items() if times > 1] == []


@pytest.mark.parametrize("stem", ["beverly", "henrik", "karolina", "leila", "maureen", "sunita"])
def test_who_writes_whole_sentences_ends_them(stem: str) -> None:
    assert manner(PERSONAS[stem]).drops_full_stop <= 0.05
