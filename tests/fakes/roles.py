"""A model endpoint that reads, speaks and grades well, except where a role is given something else to do."""

from collections import Counter
from itertools import cycle
from typing import Any

from tests.fakes.behaviours import Behaviour, gives, says
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import Request, Wire

SORRY = "I am so sorry"
"""Words of the trainee that the judge quotes; every talk begins with a turn that has them."""

BETTER = "Your kitchen stands under water because of our kettle, and I send you another one right away."
"""What the model would have the trainee write."""

LINES = (
    "That does not dry my kitchen.",
    "I want to see something happen now.",
    "And what are you going to do about it?",
    "You can imagine how I feel about that kettle.",
    "Words are cheap at this point.",
    "I am still standing in a wet kitchen.",
    "So what comes next?",
    "I expected better of a shop like yours.",
)
_next_line = cycle(LINES)


def role_of(request: Request) -> str:
    if request.streams:
        return "voice"
    name = request.body["response_format"]["json_schema"]["name"]
    return {"acts": "reader", "marks": "judge", "wordings": "wording"}[name]


def requests_of(endpoint: ScriptedEndpoint) -> Counter[str]:
    """How many requests each role has made."""
    return Counter(role_of(request) for request in endpoint.requests)


def plays(
    *, reader: Behaviour | None = None, voice: Behaviour | None = None, judge: Behaviour | None = None
) -> Behaviour:
    """Plays every role well that is not given."""
    given = {"reader": reader, "voice": voice, "judge": judge}

    async def behave(wire: Wire) -> None:
        role = role_of(wire.request)
        await (given.get(role) or _well(role, wire.request))(wire)

    return behave


def first(fault: Behaviour) -> Behaviour:
    """The fault at the first request of each role; then all is well."""
    seen = set()

    async def behave(wire: Wire) -> None:
        role = role_of(wire.request)
        if role in seen:
            await _well(role, wire.request)(wire)
        else:
            seen.add(role)
            await fault(wire)

    return behave


def marks(request: Request, **more: Any) -> dict[str, Any]:
    """A yes with evidence to every question."""
    keys = request.body["response_format"]["json_schema"]["schema"]["required"]
    return {key: {"quote": SORRY, "turn": 2, "answer": "yes"} for key in keys} | more


def wordings(request: Request) -> dict[str, str]:
    """The same better wording for every point."""
    return dict.fromkeys(request.body["response_format"]["json_schema"]["schema"]["required"], BETTER)


def _well(role: str, request: Request) -> Behaviour:
    if role == "voice":
        return says(next(_next_line))
    if role == "wording":
        return gives(wordings(request))
    return gives(marks(request) if role == "judge" else {"acts": []})
