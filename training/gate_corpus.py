"""Sentences from which the gate learns who would write one: customers, agents, those who step out of the part."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.acts import Act
from app.customer.gating.author import KINDS, named
from app.customer.gating.kind import Kind
from app.customer.gating.spoken import own_words
from app.customer.gating.thanks import premature_thanks
from app.customer.mind import Direction
from app.customer.voice.bank import read_bank
from app.library import Library
from app.persona import Band, Move
from app.rehearsal import rehearse
from app.scripted_trainees import TRAINEES
from app.text import folded, sentences
from app.transcript import Speaker, by
from bench.gate_suite import FOLDER as SUITES
from bench.gate_suite import lines
from training.corpus import rows

HOME = Path(__file__).resolve().parents[1]
LISTS = HOME / "training" / "gate"
SEEDS = range(101, 109)
"""Of the rehearsals whose customers' words are learned from."""
KNOWN = tuple(f"gate_lines{name}.yaml" for name in ("", "_more", "_trades", "_everyday", "_counters", "_leisure"))
"""The suites that are learned from; the others only test."""

_LIKE_AN_AGENT = frozenset(
    {Act.greets, Act.acknowledges, Act.names_feeling, Act.apologizes, Act.owns, Act.asks_needed, Act.informs,
     Act.explains_why, Act.offers_remedy, Act.commits, Act.checks_in, Act.thanks, Act.hands_over_warm, Act.closes,
     Act.asked_again, Act.canned, Act.policy_wall, Act.holds, Act.hands_over_cold, Act.vague}
)  # fmt: skip
_LIKE_ANYBODY = frozenset(
    {Act.rude, Act.smug, Act.dismisses, Act.blames_customer, Act.defensive, Act.off_topic, Act.brushes_off,
     Act.steers_model, Act.personal}
)  # fmt: skip
_UNWON = Direction(move=Move.vent, mood_band=Band.angry, may_reveal=(), max_words=30)
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")


class Sample(NamedTuple):
    """One sentence in its folded words, its kind (None for a customer's) and the group that is held out with it.

    `chosen`: from the lists and suites written for the gate, of which there are few; `written`: a line of the offline
    voice.
    """

    words: str
    kind: Kind | None
    group: str
    chosen: bool
    written: bool


def samples() -> Iterator[Sample]:
    """All sentences, each text once a kind."""
    seen: set[tuple[str, Kind | None]] = set()
    for text, name, kind, group in (*_conversations(), *_bank(), *_rehearsed(), *_lists(), *_suites()):
        words = named(own_words(text), name)
        chosen, written = group.startswith(("list ", "suite ")), group.startswith("bank ")
        if kind is None and not group.startswith("list ") and _grateful(words):
            kind = Kind.premature_thanks
        if len(words.split()) > 1 and (words, kind) not in seen:
            seen.add((words, kind))
            yield Sample(words, kind, group, chosen, written)


def _grateful(words: str) -> bool:
    """Whether a customer's words are those of one who has been won, which are right at some moments alone."""
    return premature_thanks(words, _UNWON, language="en")


_Raw = tuple[str, str, Kind | None, str]


def _conversations() -> Iterator[_Raw]:
    for row in rows():
        name = row.exchange.name or ""
        for turn in by(Speaker.customer, row.exchange.before):
            yield from ((sentence, name, None, row.situation) for sentence in sentences(turn.text))
        acts = {seen.act for seen in row.acts}
        for sentence in sentences(row.exchange.turn.text):
            within = folded(sentence)
            here = {seen.act for seen in row.acts if folded(seen.quote) in within or within in folded(seen.quote)}
            if here & _LIKE_AN_AGENT and not acts & _LIKE_ANYBODY:
                yield sentence, name, Kind.role_flip, row.situation


def _bank() -> Iterator[_Raw]:
    for topic, bands in read_bank().topics.items():
        for template in {line for lines_ in bands.values() for line in lines_}:
            if not topic.startswith("joined_says"):
                yield from ((text, "", None, f"bank {template.text}") for text in _realised(template.text))
    for persona_id, loaded in Library(HOME / "personas", HOME / "rubrics").personas().items():
        for own in loaded.value.lines.values():
            yield from ((text, loaded.value.name, None, persona_id) for texts in own.values() for text in texts)


def _realised(template: str) -> Iterator[str]:
    """A template with the first and with the last of its choices; slots stand for anything."""
    for place in (0, -1):
        text = template
        while found := _CHOICE.search(text):
            text = text[: found.start()] + found[1].split("|")[place] + text[found.end() :]
        yield from sentences(re.sub(r"\{\w+\}", "it", text))


def _rehearsed() -> Iterator[_Raw]:
    for persona_id, loaded in Library(HOME / "personas", HOME / "rubrics").personas().items():
        for trainee in TRAINEES:
            for seed in SEEDS:
                for turn in by(Speaker.customer, rehearse(loaded.value, trainee, seed=seed).transcript):
                    yield from ((sentence, loaded.value.name, None, persona_id) for sentence in sentences(turn.text))


def _lists() -> Iterator[_Raw]:
    for name in ("customer", *KINDS):
        kind = None if name == "customer" else Kind(name)
        texts = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        yield from ((text, "", kind, f"list {text}") for text in texts if text.strip())


def _suites() -> Iterator[_Raw]:
    for line in (line for name in KNOWN for line in lines(SUITES / name)):
        if line.persona.language == "en" and (line.kind is None or line.kind in KINDS):
            yield line.text, line.persona.name, Kind(line.kind) if line.kind else None, f"suite {line.text}"
