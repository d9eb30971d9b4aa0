"""The customer's answer to the survey after the talk: why they gave that score, in their own voice."""

import random

from app.acts import Act
from app.customer.harshness import at_harshness
from app.customer.mind import Ending, Mind
from app.customer.mood_rules import EFFECTS
from app.customer.voice.manner import manner
from app.customer.voice.style import marked, worded
from app.persona import Persona
from app.text import sentences

_HELPED: dict[str, str] = {
    "action": "You did something about it while I was still there.",
    Act.owns: "You took it on and didn't wriggle.",
    Act.names_feeling: "You saw what it had done to me.",
    Act.acknowledges: "You had read what I wrote.",
    Act.commits: "I was told who does what, and when.",
    Act.explains_why: "I got a reason, not just a rule.",
    Act.hands_over_warm: "You fetched somebody who may decide, and they knew it all.",
    Act.personal: "I talked to a person.",
    Act.apologizes: "Somebody said sorry, and meant it.",
    Act.checks_in: "You asked me whether it helps.",
}
_HURT: dict[str, str] = {
    Act.rude: "You were rude to me.",
    Act.blames_customer: "In the end it was all my own fault.",
    Act.smug: "You talked down to me.",
    Act.dismisses: "You told me it's nothing.",
    Act.brushes_off: "You wanted me gone.",
    Act.policy_wall: "You gave me a rule and no reason.",
    Act.defensive: "All I heard was excuses.",
    Act.asked_again: "I had to say everything twice.",
    Act.hands_over_cold: "I was passed on and started from nothing.",
    Act.holds: "You kept me waiting for leave you didn't need.",
    Act.off_topic: "You talked about something else.",
    Act.vague: "Nobody gave me a day.",
    Act.canned: "I got phrases off a card.",
    "nothing_in_it": "There was nothing in your answers.",
    "empty_sympathy": "You were sorry, and sorry, and did nothing.",
    "promise_not_kept": "You said it was done and it wasn't.",
    "promise_exposed": "You promised, and took it back.",
    "no_way_forward": "You had nothing to offer me.",
    "needless_handover": "You passed me on instead of just doing it.",
    "ignored_question": "I asked, and you didn't answer.",
    "ignored_grievance": "You went straight past what happened.",
}
_WOULD_HAVE: dict[int, tuple[str, ...]] = {
    1: ("I won't be back.", "That was the last time I ask you for anything."),
    2: ("I expected more.", "It could have been so simple."),
    3: ("It'll do, more or less.", "Not bad, not good."),
    4: ("I was glad of that in the end.", "I'd come back."),
    5: ("That's how it should be.", "Keep whoever answered me."),
}


def survey_answer(mind: Mind, persona: Persona, stars: int, *, seed: int) -> str:
    """Two short sentences as this person types; `stars` is the score they gave, 1–5."""
    chance = random.Random(f"{seed}/{persona.name}/survey")
    how = manner(persona)
    helped, hurt = _weightiest(mind, _HELPED, sign=-1), _weightiest(mind, _HURT, sign=1)
    reason = (
        (helped or hurt)
        if stars >= 4
        else (hurt or helped)
        if stars <= 2
        else (hurt if chance.random() < 0.5 else helped)
    )
    ending = "I left, and I'd do it again." if mind.ending == Ending.walked_out else chance.choice(_WOULD_HAVE[stars])
    said = [line for text in (reason or "", ending) for line in sentences(worded(text, how)) if line]
    return at_harshness(" ".join(marked(said, how, mind.mood.band, chance)), mind.harshness)


def _weightiest(mind: Mind, lines: dict[str, str], *, sign: int) -> str | None:
    """The line of the cause that moved them most; what helped is counted once, what hurt each time."""
    worth = {
        cause: abs(EFFECTS[cause].anger) * (mind.earned[cause] if sign > 0 else 1)
        for cause in lines
        if mind.earned.get(cause)
    }
    return lines[max(worth, key=lambda cause: worth[cause])] if worth else None
