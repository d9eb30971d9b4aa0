"""The model's reader: it only points at acts; code checks that each quote stands in the turn, each id in the case."""

import re
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from app.acts import Act, ActSeen, Reading
from app.customer.mind import Exchange
from app.prompts.reader import reader_messages, reader_schema
from app.text import folded

if TYPE_CHECKING:
    from app.llm import Endpoint

_MOST_ACTS = 20
_MAX_TOKENS = 900


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore")

    quote: str
    act: str
    remedy: str | None = None
    fact: str | None = None


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")

    acts: list[_Row]


class LlmReader:
    """Reads by one structured call of the endpoint's `reader` model."""

    def __init__(self, endpoint: "Endpoint") -> None:
        self._endpoint = endpoint

    async def read(self, exchange: Exchange) -> Reading:
        """The acts whose evidence holds; raises `EndpointFailed` when the model gave no usable answer."""
        answer = await self._endpoint.structured(
            "reader",
            messages=reader_messages(exchange.turn, before=exchange.before, case=exchange.case, name=exchange.name),
            schema=reader_schema(exchange.case),
            name="acts",
            validate=_Answer.model_validate,
            max_tokens=_MAX_TOKENS,
        )
        return Reading(acts=_verified(answer.value.acts[:_MOST_ACTS], exchange), source="llm")


def _verified(rows: list[_Row], exchange: Exchange) -> tuple[ActSeen, ...]:
    case = exchange.case
    seen: dict[tuple[str, str], ActSeen] = {}
    for row in rows:
        quote = verbatim(row.quote, exchange.turn.text)
        if quote is None or row.act not in Act.__members__:
            continue
        remedy = row.remedy if case and row.remedy and case.remedy(row.remedy) else None
        fact = row.fact if case and row.fact in case.facts else None
        seen.setdefault((row.act, folded(quote)), ActSeen(act=Act(row.act), quote=quote, remedy=remedy, fact=fact))
    return tuple(seen.values())


def verbatim(quote: str, text: str) -> str | None:
    """The part of `text` that a model's quote means, as it stands there; None where it does not stand there.

    Case, white space, kinds of quotation mark and marks around the quote may differ; letters may not.
    """
    wanted = folded(quote).strip(" \"'.…")
    if not any(map(str.isalnum, wanted)):
        return None
    if wanted.isascii() and text.isascii() and " ".join(text.split()) == text:
        return _in_plain(wanted, text)
    loose = {"'": "['\u2018\u2019]", '"': '["\u201c\u201d]'}
    pattern = r"\s+".join("".join(loose.get(char) or re.escape(char) for char in word) for word in wanted.split())
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return match[0] if match else None


def _in_plain(wanted: str, text: str) -> str | None:
    """The same in ASCII with single spaces: no expression need be made for it."""
    lower, start = text.lower(), -1
    while (start := lower.find(wanted, start + 1)) >= 0:
        end = start + len(wanted)
        if not any(char.isalnum() or char == "_" for char in lower[start - 1 : start] + lower[end : end + 1]):
            return text[start:end]
    return None
