"""What the words of played customers show: length and marks, repeats, likeness between attempts, facts told."""

import re
import statistics
from collections.abc import Iterable, Sequence
from itertools import combinations

from app.customer.gate import Kind, check
from app.customer.mind import Direction
from app.persona import Persona
from app.rehearsal import Rehearsal
from app.text import contains_quote, sentence_key, sentences
from app.transcript import Speaker, Transcript, Turn, by

_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")


def said(run: Rehearsal) -> list[Turn]:
    """The customer's turns after the opening."""
    return list(by(Speaker.customer, run.transcript))[1:]


def _keys(turns: Iterable[Turn]) -> list[str]:
    return [key for turn in turns for sentence in sentences(turn.text) if (key := sentence_key(sentence))]


def style(turns: Sequence[Turn]) -> dict[str, float]:
    """Median words a turn and the shares of turns with the marks of `customer_reference.json`."""
    texts = [turn.text for turn in turns] or [""]
    n = len(texts)
    return {
        "words": statistics.median(len(text.split()) for text in texts),
        "!": sum("!" in text for text in texts) / n,
        "?": sum("?" in text for text in texts) / n,
        "caps": sum(bool(_SHOUTED.search(text)) for text in texts) / n,
        "no_stop": sum(not re.search(r"[.!?…]['\")]?\s*$", text) for text in texts) / n,
    }


def repeated(runs: Iterable[Rehearsal]) -> int:
    """How many sentences a customer said again within an attempt, the opening among those said before."""
    keys = [_keys(by(Speaker.customer, run.transcript)) for run in runs]
    return sum(len(found) - len(set(found)) for found in keys)


def shared(runs: Sequence[Rehearsal]) -> float:
    """The share of sentences that two attempts with one persona have in common, over all pairs of seeds."""
    found = [set(_keys(said(run))) for run in runs]
    pairs = [(len(a & b), min(len(a), len(b))) for a, b in combinations(found, 2) if a and b]
    return sum(both for both, _ in pairs) / sum(least for _, least in pairs) if pairs else 0.0


def openers(turns: Sequence[Turn]) -> float:
    """Distinct first two words of a turn, by turn: 1 means that no two turns begin alike."""
    first = [" ".join(sentence_key(turn.text).split()[:2]) for turn in turns]
    return len(set(first)) / len(first) if first else 1.0


def facts_per_turn(runs: Iterable[Rehearsal]) -> float:
    """Facts of the case told in a turn of the customer, on average."""
    told = [len(direction.tell) for run in runs for direction in run.directions]
    return statistics.fmean(told) if told else 0.0


def early(run: Rehearsal, persona: Persona) -> int:
    """How many facts the customer told before they were due."""
    found = 0
    for n, turn in enumerate(said(run)):
        before = run.transcript[: turn.number - 1]
        direction = run.directions[n]
        hidden = [fact.say for key, fact in persona.case.facts.items() if key not in direction.may_reveal]
        open_already = " ".join(earlier.text for earlier in before)
        outright = any(contains_quote(turn.text, say) and not contains_quote(open_already, say) for say in hidden)
        found += outright or _gives_away(turn.text, persona, direction, before)
    return found


def _gives_away(text: str, persona: Persona, direction: Direction, before: Transcript) -> bool:
    verdicts = (check(line, persona=persona, direction=direction, transcript=before) for line in sentences(text))
    return any(verdict.kind == Kind.early_disclosure for verdict in verdicts)
