"""What each beat of the agent means to do: an act counts as shown only where the reader finds what was meant."""

from app.acts import Act, ActSeen, Reading
from app.model_agent.agent import Reply
from app.text import contains_quote

_FEELS = frozenset({Act.names_feeling, Act.acknowledges})
_OFFERS = frozenset({Act.offers_remedy, Act.commits})
_SORRY = frozenset({Act.apologizes, Act.acknowledges})
_BRINGS = frozenset({Act.hands_over_warm})
_KNOWS = frozenset({Act.acknowledges})

MEANT: dict[str, frozenset[Act]] = {
    "hello": frozenset({Act.greets, Act.uses_name}),
    "told_first": _KNOWS,
    "told_first_view": _KNOWS,
    "feel": _FEELS,
    "feel_gentle": _FEELS,
    "feel_grave": _FEELS,
    "heard_new": _KNOWS | {Act.thanks},
    "heard_new_ours": _SORRY | {Act.owns},
    "confided": _FEELS | {Act.thanks},
    "confided_back": _FEELS | {Act.thanks},
    "abuse": frozenset({Act.names_feeling}),
    "their_sorry": frozenset({Act.thanks, Act.personal}),
    "you_are_welcome": frozenset({Act.thanks}),
    "told_fact": frozenset({Act.thanks}),
    "told_long": frozenset({Act.thanks}),
    "refused": frozenset({Act.thanks}),
    "sorry": _SORRY | {Act.owns},
    "sorry_trouble": _SORRY,
    "own": frozenset({Act.owns}),
    "own_case": frozenset({Act.owns}),
    "looked": frozenset({Act.informs}),
    "ask": frozenset({Act.asks_needed}),
    "a_need_fact": frozenset({Act.asks_needed}),
    "reason": frozenset({Act.explains_why, Act.informs}),
    "a_why_ask": frozenset({Act.explains_why}),
    "offer": _OFFERS,
    "offer_other": _OFFERS,
    "also": _OFFERS,
    "due": _OFFERS,
    "commit": frozenset({Act.commits}),
    "act": _OFFERS,
    "act_for": _OFFERS,
    "act_now": _OFFERS,
    "asked_done": frozenset({Act.commits}),
    "next_step": frozenset({Act.commits}),
    "lesson": frozenset({Act.commits}),
    "a_trust": frozenset({Act.commits}),
    "a_cause_open": frozenset({Act.commits}),
    "a_unknown": frozenset({Act.commits}),
    "a_when_offer": frozenset({Act.commits}),
    "a_when_offer_plain": frozenset({Act.commits}),
    "a_when_done": frozenset({Act.commits}),
    "a_when_done_plain": frozenset({Act.commits}),
    "a_fault_ours": frozenset({Act.owns}),
    "a_fault_partly": frozenset({Act.owns}),
    "a_see": _KNOWS,
    "a_see_view": _KNOWS,
    "check": frozenset({Act.checks_in}),
    "anything_left": frozenset({Act.checks_in}),
    "what_else": frozenset({Act.checks_in}),
    "manager_free": frozenset({Act.offers_remedy, Act.checks_in}),
    "helper_yes": _OFFERS | {Act.checks_in},
    "warm_manager": _BRINGS,
    "warm_specialist": _BRINGS,
    "a_not_mine": _BRINGS,
    "personal": frozenset({Act.personal}),
    "close": frozenset({Act.closes, Act.uses_name}),
    "close_grave": frozenset({Act.apologizes, Act.commits}),
}
"""By beat; a beat that is not here means no act by itself."""


def as_meant(reading: Reading, said: Reply) -> Reading:
    """The reading with the acts alone that the beat, in whose words they stand, means to do.

    A beat that is made of the customer's own words acknowledges, also where the reader does not find it.
    """
    kept = [
        seen
        for seen in reading.acts
        if any(seen.act in MEANT.get(beat, ()) and contains_quote(words, seen.quote) for beat, words in said.beats)
    ]
    told = [words for beat, words in said.beats if MEANT.get(beat) == _KNOWS]
    if told and all(seen.act != Act.acknowledges for seen in kept):
        kept.append(ActSeen(act=Act.acknowledges, quote=told[0]))
    return reading.model_copy(update={"acts": tuple(kept)})
