import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from app.customer.gating.phrases import PHRASES, matches, phrases
from app.customer.sieve import Sieve, needed
from app.text import folded


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("refund", {"refund"}),
        (r"\bapologi[sz]e\b", {"apologise", "apologize"}),
        (r"(?:i|we) (?:can|could) help", {f"{who} {may} help" for who in ("i", "we") for may in ("can", "could")}),
        (r"your (?:\w+ )?ticket", {"ticket"}),
        (r"(?:process|refund)\w* it", {"process", "refund"}),
        (r"colou?r", {"color", "colour"}),
        (r"(?:never)? mind", {" mind", "never mind"}),
        (r"(?:\w+ ){2,}please", {"please"}),
        (r"\d+ (?=days)", {" "}),
        (r"\w+", set()),
        (r"(?:no|not at all)", {"no", "not at all"}),
        (r"(?:no)?", set()),
    ],
)
def test_a_pattern_is_filed_under_letters_it_cannot_do_without(pattern: str, texts: set[str]) -> None:
    assert needed(pattern) == texts


def test_the_patterns_that_may_match_come_in_their_order_by_section() -> None:
    [red, blue, any_number, sky] = [re.compile(p) for p in ("very red", "blue", r"\d+", "blue sky")]
    sieve = Sieve({"colours": [red, blue, any_number], "weather": [sky]})
    assert sieve.likely("a blue sky") == {"colours": [blue, any_number], "weather": [sky]}
    assert sieve.likely("grey") == {"colours": [any_number]}


def lines() -> list[str]:
    scenes = YAML(typ="safe").load(Path(__file__).with_name("gate_lines.yaml"))
    return [folded(text) for scene in scenes for text in _texts(scene)]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for child in children for text in _texts(child)]


def test_the_sieve_holds_nothing_back_that_matches() -> None:
    seen = 0
    for line in lines():
        for section in PHRASES:
            all_of_them = [m.span() for p in phrases("en", section) if (m := p.search(line))]
            assert [m.span() for m in matches(section, line, language="en")] == all_of_them
            seen += len(all_of_them)
    assert seen > 300
