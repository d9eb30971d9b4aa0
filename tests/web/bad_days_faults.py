"""The bad days of a model endpoint: what it does, and how much of it a turn and a grading notice."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import repeat

from tests.fakes import behaviours as b
from tests.fakes.behaviours import Behaviour
from tests.fakes.roles import first, marks, plays, role_of
from tests.fakes.wire import Wire, chunk, completion, event
from tests.sites import KEY

WHOLE = "You said you would help me."
HALF = "And now my kitchen"
"""A whole sentence and half a one: what is streamed before something happens."""


@dataclass(frozen=True)
class Fault:
    """`kinds` are the roles that notice it with the outcome their call has; `hint` is in a failed grading's reason.

    `asked`: requests of each of these roles at most, one where it says so.
    """

    name: str
    behaves: Callable[[], Behaviour]
    kinds: dict[str, str]
    hint: str = ""
    asked: int = 1

    def __str__(self) -> str:
        return self.name


def everywhere(name: str, behaviour: Behaviour, kind: str, hint: str, *, asked: int = 1) -> Fault:
    """All roles meet the same and notice it."""
    return Fault(name, lambda: behaviour, dict.fromkeys(("reader", "voice", "judge"), kind), hint, asked)


def each(
    name: str, shape: Behaviour, speech: Behaviour, kind: str, hint: str, *, spoken: str | None = None, asked: int = 1
) -> Fault:
    """One behaviour where a schema is asked for, another where the customer speaks; all notice it."""
    behaviour = plays(reader=shape, judge=shape, voice=speech)
    return Fault(name, lambda: behaviour, {"reader": kind, "judge": kind, "voice": spoken or kind}, hint, asked)


def in_shape(name: str, shape: Behaviour, kind: str, hint: str, *, asked: int = 2) -> Fault:
    """Only what is asked for by schema comes out wrong; the customer speaks well."""
    behaviour = plays(reader=shape, judge=shape)
    return Fault(name, lambda: behaviour, dict.fromkeys(("reader", "judge"), kind), hint, asked)


def harmless(name: str, behaves: Callable[[], Behaviour], *, asked: int = 2) -> Fault:
    return Fault(name, behaves, {}, asked=asked)


def _half_a_body(then: Behaviour) -> Behaviour:
    return b.streams([b'{"choices": [{"message": {"content": "{'], then=then)


def _half_a_speech(then: Behaviour) -> Behaviour:
    return b.begins(f"{WHOLE} {HALF}", then=then)


def _drips(part: bytes, *before: bytes) -> Behaviour:
    return b.streams([*before, *repeat(part, 2_000)], every=0.05)


def _in_two_hours() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)


async def _one_key_too_many(wire: Wire) -> None:
    await b.gives(marks(wire.request, bonus={"quote": "", "turn": 0, "answer": "yes"}))(wire)


async def _other_line_ends(wire: Wire) -> None:
    """Events that end in CRLF, with comments, names and numbers around them, behind a byte order mark."""
    if role_of(wire.request) != "voice":
        await plays()(wire)
        return
    said = [event(chunk(word)) for word in b.words("That does not mop up anything.")]
    parts = [b"\xef\xbb\xbf: hello\r\n\r\n", *said, event(chunk(finish="stop")), b.DONE]
    noisy = [b": beat\r\nevent: message\r\nid: 7\r\n" + part.replace(b"\n", b"\r\n") for part in parts]
    await b.streams([b"".join(noisy)[n : n + 11] for n in range(0, len(b"".join(noisy)), 11)])(wire)


_HANG, _DROP = b.hangs(), b.drops()
_BAD_BYTES = json.dumps(completion("XX")).encode().replace(b"XX", b"\xff\xfe\xc3")
_BAD_EVENT = event(chunk("XX")).replace(b"XX", b"\xff\xfe\xc3")
_ENORMOUS = b": " + b"a" * 4_000_000
_AS_AN_AI = "I'm sorry, but as an AI language model I can't play an angry customer."

FAULTS = (
    everywhere("400", b.fails(400, f"bad {KEY}"), "bad_request", "chat model"),
    everywhere("401", b.fails(401, f"Incorrect API key provided: {KEY}"), "unauthorized", "MAKERIGHT_LLM_API_KEY"),
    everywhere("403", b.fails(403, f"not with {KEY}"), "forbidden", "another model"),
    everywhere("404", b.fails(404, f"no parrot for {KEY}"), "not_found", "MAKERIGHT_LLM_MODEL"),
    everywhere("429 for 120 s", b.fails(429, retry_after="120"), "rate_limited", "limits requests"),
    everywhere("429 until a date", b.fails(429, retry_after=_in_two_hours()), "rate_limited", "limits requests"),
    everywhere("429 for nonsense", b.fails(429, retry_after="soon"), "rate_limited", "limits requests", asked=3),
    everywhere("500 always", b.fails(500, f"oops {KEY}"), "server_error", "look into its log", asked=3),
    everywhere("a stall before the answer", _HANG, "timeout", "MAKERIGHT_LLM_TIMEOUT"),
    each("a stall inside", _half_a_body(_HANG), _half_a_speech(_HANG), "timeout", "in time", spoken="stalled"),
    each("a drop inside", _half_a_body(_DROP), _half_a_speech(_DROP), "dropped", "connection", asked=3),
    everywhere("a drop before the answer", _DROP, "dropped", "connection", asked=3),
    each("a slow drip", _drips(b" "), _drips(event(chunk("very ")), event(chunk("It is "))), "timeout", "in time"),
    each("a beating heart", _drips(b" "), _drips(b": beat\n\n"), "timeout", "in time"),
    each("an empty answer", b.says(""), b.says(""), "empty", "answered nothing", asked=2),
    each("a blank answer", b.says(" \n\t "), b.says(" \n\t "), "empty", "answered nothing", asked=2),
    each("length", b.says('{"acts": [{', finish="length"), b.says(HALF, finish="length"), "cut_off", "tokens"),
    each(
        "the content filter",
        b.says("{", finish="content_filter"),
        b.says(f"{WHOLE} {HALF}", finish="content_filter"),
        "filtered",
        "content filter",
    ),
    everywhere("a refusal", b.refuses(), "refused", "role play"),
    in_shape("prose for a schema", b.says("Sure! The trainee did very well: 9 of 10."), "wrong_shape", "shape"),
    in_shape("other JSON for a schema", b.gives({"answer": 42, "acts": "none"}), "wrong_shape", "shape"),
    in_shape("a list for a schema", b.gives([1, 2]), "wrong_shape", "shape"),
    in_shape("missing keys", b.gives({}), "wrong_shape", "shape"),
    Fault("extra keys", lambda: plays(judge=_one_key_too_many), {"judge": "wrong_shape"}, "shape", 2),
    everywhere("HTML with 200", b.shows_a_page(), "html", "web page"),
    each("bad UTF-8", b.replies(_BAD_BYTES), b.streams([_BAD_EVENT, b.DONE]), "not_json", "not a chat completion"),
    each("an enormous answer", b.replies(_ENORMOUS), b.streams([_ENORMOUS]), "too_large", "max_tokens"),
)
"""What is noticed. A voice that says something a customer would not is stopped at the gate: see `SPEECHES`."""

HARMLESS = (
    harmless("CRLF and comments", lambda: _other_line_ends, asked=1),
    harmless("500 once", lambda: first(b.fails(500))),
    harmless("429 once for a moment", lambda: first(b.fails(429, retry_after="0.1"))),
    harmless("a drop once", lambda: first(b.drops())),
)

SPEECHES = (
    '{"text": "I am angry."}',
    '```json\n{"say": "Where is it?"}\n```',
    _AS_AN_AI,
    "Error: upstream connect error or disconnect/reset before headers.",
    "<p>Internal Server Error</p>",
    "How can I help you today?",
    "never " * 300,
)
"""What a model may say in the customer's place that no customer would."""
