"""Twins of labelled turns: the same words where another claim, authority or talk before makes them another act."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.acts import Act, ActSeen
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.customer.reading.known_case import KnownFact, numbers_in
from app.customer.reading.question_acts import fact_asked
from app.customer.reading.scene import Scene
from app.customer.reading.stems import stems_of
from app.customer.reading.story import Story
from app.persona import Authority, Case
from app.text import folded
from app.transcript import Speaker, Transcript
from training.corpus import Labelled

_TAKEN_OVER = re.compile(r"(?i)'ll|\b(will|personally|myself|from now|from here|my desk|with me|stays? with)\b")
"""Owning that takes a case over admits no fault."""
_BEYOND_ALL = re.compile(r"(?i)\b(guarante\w*|promise|always|never|ever|any|every\w*|all|certain\w*|definitely|full)\b")
_HONEST = re.compile(
    r"(?i)\b(ask|asked|approv\w*|manager|permission|if|request\w*|put it|see whether|check\w*|allowed)\b"
)


def twins_of(row: Labelled, reader: OfflineReader) -> Iterator[Labelled]:
    """Turns with the same words as `row`, whose acts follow from what is changed around them."""
    if row.exchange.case is None:
        return
    yield from _other_claim(row, row.exchange.case)
    if not row.exchange.turn.action and not Story(row.exchange, None).joined:
        yield from _other_authority(row, row.exchange.case)
    yield from _other_telling(row, reader.by_rules(row.exchange))


def _without(row: Labelled, act: Act) -> tuple[ActSeen, ...]:
    return tuple(seen for seen in row.acts if seen.act != act)


def _shown(row: Labelled, act: Act) -> list[ActSeen]:
    return [seen for seen in row.acts if seen.act == act]


def _in_case(row: Labelled, case: Case, acts: tuple[ActSeen, ...]) -> Labelled:
    return replace(row, exchange=row.exchange.model_copy(update={"case": case}), acts=acts, pair=None)


def _other_claim(row: Labelled, case: Case) -> Iterator[Labelled]:
    if _shown(row, Act.concedes_false):
        right = case.model_copy(update={"claim": "true", "claim_false_part": None})
        yield _in_case(row, right, _without(row, Act.concedes_false))
    owned = [seen.quote for seen in _shown(row, Act.owns) if not _TAKEN_OVER.search(seen.quote)]
    if owned and case.claim == "true":
        wrong = case.model_copy(update={"claim": "false", "claim_false_part": "Nothing of it is so"})
        conceded = tuple(ActSeen(act=Act.concedes_false, quote=quote) for quote in owned)
        yield _in_case(row, wrong, row.acts + conceded)


def _granted_by(case: Case, remedy: str, who: str) -> Case:
    table = tuple(r.model_copy(update={"by": who}) if r.id == remedy else r for r in case.authority)
    return case.model_copy(update={"authority": table})


def _other_authority(row: Labelled, case: Case) -> Iterator[Labelled]:
    offers = [(seen, known) for seen in _shown(row, Act.offers_remedy) if (known := _row_of(case, seen))]
    beyond = _shown(row, Act.overpromises)
    if len(offers) != 1 or _shown(row, Act.holds):
        return
    offer, known = offers[0]
    if known.by == "trainee" and not beyond and not _HONEST.search(row.exchange.turn.text):
        added = ActSeen(act=Act.overpromises, quote=offer.quote)
        yield _in_case(row, _granted_by(case, known.id, "manager"), (*row.acts, added))
    same = [seen for seen in beyond if folded(seen.quote) == folded(offer.quote)]
    if known.by != "trainee" and same == beyond != [] and not _BEYOND_ALL.search(offer.quote):
        yield _in_case(row, _granted_by(case, known.id, "trainee"), _without(row, Act.overpromises))


def _row_of(case: Case, seen: ActSeen) -> Authority | None:
    return case.remedy(seen.remedy) if seen.remedy else None


def _other_telling(row: Labelled, scene: Scene) -> Iterator[Labelled]:
    again, needed = _shown(row, Act.asked_again), _shown(row, Act.asks_needed)
    if len(again) + len(needed) != 1:
        return
    seen = (again or needed)[0]
    fact = _fact_of(scene, seen)
    if fact is None or scene.story.has_told(fact) != bool(again):
        return
    other = Act.asks_needed if again else Act.asked_again
    before = _untold(row.exchange, fact) if again else _told(row.exchange, fact)
    changed = row.exchange.model_copy(update={"before": before})
    if before and Story(changed, scene.story.known).has_told(fact) != bool(again):
        acts = (*_without(row, seen.act), ActSeen(act=other, quote=seen.quote))
        yield replace(row, exchange=changed, acts=acts, pair=None)


def _fact_of(scene: Scene, seen: ActSeen) -> KnownFact | None:
    quote = folded(seen.quote)
    asked = [
        n for n in range(len(scene.sentences)) if folded(scene.text_of(n)) in quote or quote in folded(scene.text_of(n))
    ]
    return next((fact for n in asked if (fact := fact_asked(scene, n))), None)


def _told(exchange: Exchange, fact: KnownFact) -> Transcript:
    """What was said before, with the fact in the customer's first words."""
    case = exchange.case
    first = next((turn for turn in exchange.before if turn.speaker == Speaker.customer), None)
    if case is None or first is None:
        return ()
    said = first.model_copy(update={"text": f"{first.text} {case.facts[fact.id].say.rstrip('.')}."})
    return tuple(said if turn is first else turn for turn in exchange.before)


def _untold(exchange: Exchange, fact: KnownFact) -> Transcript:
    """What was said before, without the customer's sentences that tell the fact; nothing where no words are left."""
    before = []
    for turn in exchange.before:
        if turn.speaker == Speaker.customer:
            parts = [part for part in re.split(r"(?<=[.!?])\s+", turn.text) if not _tells(part, fact)]
            if not parts:
                return ()
            turn = turn.model_copy(update={"text": " ".join(parts)})
        before.append(turn)
    return tuple(before)


def _tells(part: str, fact: KnownFact) -> bool:
    return bool(numbers_in(part) & fact.numbers) or len(stems_of(part) & fact.stems) * 2 > len(fact.stems)
