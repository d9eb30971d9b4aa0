"""The offline voice: a direction put into this person's words without any model, never the same sentence twice."""

import random

from app.customer.mind import Direction, Exchange
from app.customer.voice import fact
from app.customer.voice.bank import Bank, read_bank
from app.customer.voice.compose import Composer
from app.customer.voice.foreign import say_in_own_lines
from app.customer.voice.helpers import helper_says
from app.customer.voice.intensity import at_intensity, with_a_remark, worded_band
from app.customer.voice.manner import manner
from app.customer.voice.memory import Memory
from app.customer.voice.moment import moments
from app.customer.voice.plan import Step, beyond_repair, plan, refuses, rest
from app.customer.voice.style import marked
from app.customer.voice.surroundings import asked_about_it, kind_of_question, one_word, surroundings, would_do_too
from app.persona import Persona
from app.text import folded
from app.transcript import Transcript

__all__ = ["OfflineVoice"]

_SWING = (0.5, 0.7, 0.85, 1.0, 1.0, 1.2, 1.5)
"""By how much a turn is longer or shorter than this person's usual."""


class OfflineVoice:
    """Speaks for every persona."""

    def __init__(self, bank: Bank | None = None) -> None:
        self._bank = bank or read_bank()

    def say(
        self, direction: Direction, persona: Persona, transcript: Transcript, *, seed: int, shown: tuple[str, ...] = ()
    ) -> list[str]:
        """The sentences of the customer's next turn, or of the rest of it after those already `shown`.

        With `shown` at most `direction.max_words` words; empty only where `shown` leaves nothing to add.
        """
        chance = random.Random(f"{seed}/{persona.name}/{len(transcript)}/{len(shown)}/say")
        if not persona.language.startswith("en"):
            return say_in_own_lines(direction, persona, transcript, shown=shown, chance=chance)
        how = at_intensity(manner(persona), direction.harshness)
        band, memory = worded_band(direction.mood_band, direction.harshness), Memory(transcript, shown)
        composer = Composer(
            bank=self._bank,
            direction=direction.model_copy(update={"mood_band": band}),
            persona=persona,
            transcript=transcript,
            manner=how,
            surroundings=surroundings(direction, persona, transcript, how),
            memory=memory,
            moments=_tags(direction, persona, transcript),
            chance=chance,
            seed=seed,
            shown_words=len(" ".join(shown).split()),
        )
        steps = _steps(direction, persona, transcript, shown, chance)
        if not persona.case.winnable:
            steps = beyond_repair(steps)
        target = min(direction.max_words, round(how.words * chance.choice(_SWING)))
        said = composer.compose(steps, target)
        if not said and not shown:
            said = composer.anything(steps[0].topics)
        said = composer.joined(said)
        if not shown:
            said = with_a_remark(said, direction, how, bank=self._bank, memory=memory, chance=chance)
        return marked(composer.opened(said) if said and not shown else said, how, band, chance)

    def joins(self, direction: Direction, persona: Persona, exchange: Exchange, *, seed: int) -> str:
        """What the manager or specialist of the case says on stepping in."""
        chance = random.Random(f"{seed}/{exchange.turn.number}/joins")
        return helper_says(self._bank, direction, persona, exchange, chance)


def _tags(direction: Direction, persona: Persona, transcript: Transcript) -> frozenset[str]:
    """The moments that lines may be for; "only" sets aside what else was offered, where that would not help too."""
    only = not would_do_too(direction, persona)
    stands = {"only": only, "mendable": persona.case.winnable, "offered": not refuses(direction)}
    now = moments(transcript, persona.case) | {"only", "mendable"}
    return now - {tag for tag, so in stands.items() if not so}


def _steps(
    direction: Direction, persona: Persona, transcript: Transcript, shown: tuple[str, ...], chance: random.Random
) -> list[Step]:
    if direction.unknown and kind_of_question(direction.unknown):
        direction = direction.model_copy(update={"unknown": None})
    if not shown:
        return plan(direction, one_word=one_word(transcript), chance=chance, asked=asked_about_it(transcript))
    seen = folded(" ".join(shown))
    facts = persona.case.facts
    left = tuple(f for f in direction.tell if f in facts and folded(fact.bare(facts[f].say)) not in seen)
    return rest(direction.model_copy(update={"tell": left}))
