"""The model's reader: what it claims counts only where the words stand in the turn."""

from typing import Any

import pytest

from app.acts import Act
from app.customer.llm_reader import LlmReader, verbatim
from app.llm_failure import EndpointFailed, Failure
from tests.customer.bakery import exchange
from tests.fakes.model import ScriptedModel

TURN = "Dana, two charges is on us. I'll refund the  second one “today”. What’s your order number?"


def row(quote: str, act: str, **more: str) -> dict[str, str]:
    return {"quote": quote, "act": act, "remedy": "none", "fact": "none", **more}


async def read(*rows: Any) -> list[tuple[Act, str, str | None, str | None]]:
    reading = await LlmReader(ScriptedModel(read=[{"acts": list(rows)}])).read(exchange(TURN))  # type: ignore[arg-type]
    assert reading.source == "llm"
    return [(seen.act, seen.quote, seen.remedy, seen.fact) for seen in reading.acts]


@pytest.mark.anyio
async def test_an_act_with_its_words_and_ids_is_kept() -> None:
    assert await read(row("I'll refund the second one", "offers_remedy", remedy="refund_now")) == [
        (Act.offers_remedy, "I'll refund the  second one", "refund_now", None)
    ]
    assert await read(row("What's your order number?", "asks_needed", fact="order")) == [
        (Act.asks_needed, "What’s your order number?", None, "order")
    ]


@pytest.mark.anyio
@pytest.mark.parametrize("quote", ["I am so sorry", "", "…", '"', "Two charges. TWO.", "harges is on u"])
async def test_an_act_without_its_words_is_dropped(quote: str) -> None:
    assert await read(row(quote, "apologizes"), row("is on us", "owns")) == [(Act.owns, "is on us", None, None)]


@pytest.mark.anyio
async def test_unknown_acts_and_ids_are_dropped() -> None:
    assert await read(row("two charges", "sells"), row("is on us", "owns", remedy="a_million", fact="x")) == [
        (Act.owns, "is on us", None, None)
    ]


@pytest.mark.anyio
async def test_the_same_act_on_the_same_words_counts_once() -> None:
    assert len(await read(*[row("is on us", "owns")] * 5)) == 1


@pytest.mark.anyio
@pytest.mark.parametrize("value", [{}, {"acts": "none"}, {"acts": [{"act": "owns"}]}, [], "prose", Failure.timeout])
async def test_a_wrong_shape_is_a_failure(value: Any) -> None:
    with pytest.raises(EndpointFailed):
        await LlmReader(ScriptedModel(read=[value])).read(exchange(TURN))  # type: ignore[arg-type]


def test_a_quote_is_given_back_as_it_stands() -> None:
    assert verbatim('"TWO CHARGES is on us."', TURN) == "two charges is on us"
    assert verbatim("one “today”", TURN) == "one “today"
    assert verbatim("two (charges", TURN) is None


@pytest.mark.parametrize(
    ("quote", "stands"), [("ON US", "on us"), ("us.", "us"), ("n us", None), ("don't", None), ("«on us»", None)]
)
def test_in_plain_text_too_only_whole_words_are_found(quote: str, stands: str | None) -> None:
    assert verbatim(quote, "That bonus is on us. We don t ask.") == stands
