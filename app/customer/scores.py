"""How good a turn is in five scores, each 0–1. No score counts how often a kind word is said: one act is enough."""

import re

from app.acts import Act, Reading
from app.customer.courtesy import courtesy_of
from app.customer.mind import Exchange

_HARSH = frozenset({Act.rude, Act.smug, Act.dismisses, Act.blames_customer, Act.defensive})
_WALLS = frozenset({Act.policy_wall, Act.brushes_off, Act.hands_over_cold, Act.refuses})
_KNOWS = {Act.acknowledges: 0.6, Act.names_feeling: 0.25, Act.owns: 0.15, Act.thanks: 0.1, Act.uses_name: 0.05}
_FEELS = {
    Act.names_feeling: 0.5,
    Act.acknowledges: 0.2,
    Act.apologizes: 0.12,
    Act.owns: 0.1,
    Act.personal: 0.1,
    Act.checks_in: 0.05,
    Act.asks_needed: 0.08,
    Act.thanks: 0.04,
}
_SOLVES = {
    Act.offers_remedy: 0.5,
    Act.commits: 0.3,
    Act.informs: 0.2,
    Act.explains_why: 0.1,
    Act.asks_needed: 0.12,
    Act.hands_over_warm: 0.3,
    Act.checks_in: 0.05,
    Act.closes: 0.05,
}
_RIGHTS = {
    Act.owns: 0.25,
    Act.acknowledges: 0.18,
    Act.apologizes: 0.12,
    Act.names_feeling: 0.18,
    Act.offers_remedy: 0.12,
    Act.commits: 0.1,
    Act.thanks: 0.06,
    Act.checks_in: 0.06,
    Act.hands_over_warm: 0.1,
    Act.personal: 0.04,
}
_LOST = {
    "acknowledge": {Act.asked_again: 0.3, Act.canned: 0.1, Act.dismisses: 0.3, Act.brushes_off: 0.2},
    "empathize": {Act.canned: 0.08, Act.asked_again: 0.1, **dict.fromkeys(_HARSH, 0.3), **dict.fromkeys(_WALLS, 0.06)},
    "resolve": {
        Act.vague: 0.12,
        Act.holds: 0.15,
        Act.asked_again: 0.15,
        Act.overpromises: 0.1,
        **dict.fromkeys(_WALLS, 0.15),
    },
    "feel_right": {Act.canned: 0.06, Act.asked_again: 0.12, **dict.fromkeys(_HARSH, 0.3), **dict.fromkeys(_WALLS, 0.1)},
}


def scores(reading: Reading, exchange: Exchange) -> dict[str, float]:
    """acknowledge, empathize, resolve, feel_right and courtesy of one trainee turn, each 0–1."""
    acts = {seen.act for seen in reading.acts}
    if Act.steers_model in acts:
        acts &= _HARSH | _WALLS | {Act.steers_model}
    return {
        "acknowledge": _score(acts, _KNOWS, "acknowledge", 0.1),
        "empathize": _empathy(acts, exchange.turn.text),
        "resolve": _score(acts, _SOLVES, "resolve", 0.12),
        "feel_right": _score(acts, _RIGHTS, "feel_right", 0.25),
        "courtesy": _courtesy(acts, exchange.turn.text),
    }


_ASKED = re.compile(r"[^.?!]*\?")
_INVITING = frozenset({"how", "what", "would", "do", "did", "tell"})
_HEARS = re.compile(
    r"(?i)\b(?:you (?:must|were|are|have|had|feel|felt|put|worked|deserve)|that (?:must|sounds|is|would)"
    r"|it (?:makes sense|sounds|must))\b"
)
_ADVISES = re.compile(
    r"(?i)\b(?:you (?:should|need to|could|have to|must try)|(?:just|don['’]t|try to) \w+|have you (?:tried"
    r"|considered)|at least|cheer up)\b"
)


def _invites(text: str) -> bool:
    """Whether a question invites the other to say more about themselves."""
    asked = (frozenset(re.findall(r"\w+", question.casefold())) for question in _ASKED.findall(text))
    return any("you" in words and words & _INVITING for words in asked)


def _empathy(acts: set[Act], text: str) -> float:
    """Named feelings first; inviting somebody to say more and speaking of them helps, advice and consolation do not."""
    turn = text[:4000]
    wording = 0.12 * _invites(turn) + 0.12 * bool(_HEARS.search(turn)) - 0.1 * bool(_ADVISES.search(turn))
    return round(min(1.0, max(0.0, _score(acts, _FEELS, "empathize", 0.15) + wording)), 4)


def _score(acts: set[Act], gains: dict[Act, float], name: str, start: float) -> float:
    value = start + sum(gain for act, gain in gains.items() if act in acts)
    value -= sum(loss for act, loss in _LOST[name].items() if act in acts)
    return round(min(1.0, max(0.0, value)), 4)


def _courtesy(acts: set[Act], text: str) -> float:
    value = courtesy_of(text) - 0.02 * len(acts & _HARSH) - 0.1 * (Act.rude in acts)
    return round(min(1.0, max(0.0, value)), 4)
