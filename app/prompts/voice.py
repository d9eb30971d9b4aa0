"""The voice's prompt: who the customer is, the chat, last this turn's direction; no rubric, needs or mood numbers."""

from collections.abc import Iterable

from app.persona import Persona
from app.prompts import render, shielded
from app.transcript import Speaker, Transcript

Message = dict[str, str]

_TAGS = {Speaker.trainee: "staff", Speaker.manager: "manager", Speaker.specialist: "specialist"}
_OPENS = "The chat is open."


def voice_messages(
    persona: Persona,
    transcript: Transcript,
    *,
    direction: object,
    said: tuple[str, ...] = (),
    avoid: str | None = None,
) -> list[Message]:
    """The messages of one call: the customer is the assistant, everybody else the user.

    Turns only ever join the end, and the note stands after them, so that an endpoint can keep what it has computed.
    `said` are sentences of this turn that have been sent, `avoid` says what was wrong with the last try.
    """
    messages = [{"role": "system", "content": render("voice.md.j2", persona=persona)}, _user(_OPENS)]
    for turn in transcript:
        if turn.speaker == Speaker.customer:
            _append(messages, {"role": "assistant", "content": turn.text})
        else:
            _append(messages, _user(_tagged(_TAGS[turn.speaker], turn.text)))
    _append(messages, _user(voice_note(persona, direction, said=said, avoid=avoid)))
    return messages


def voice_note(persona: Persona, direction: object, *, said: tuple[str, ...] = (), avoid: str | None = None) -> str:
    """The direction of this turn in words for the voice."""
    now: tuple[str, ...] = getattr(direction, "tell", ())
    may: tuple[str, ...] = getattr(direction, "may_reveal", ())
    row = persona.case.remedy(getattr(direction, "remedy", None) or "")
    return render(
        "voice_note.md.j2",
        direction=direction,
        remedy=row.do if row else None,
        tell=_says(persona, now),
        may_mention=_says(persona, (fact for fact in may if fact not in now)),
        said=" ".join(said),
        avoid=avoid,
    )


def _says(persona: Persona, ids: Iterable[str]) -> list[str]:
    return [persona.case.facts[fact].say for fact in ids if fact in persona.case.facts]


def _user(text: str) -> Message:
    return {"role": "user", "content": text}


def _append(messages: list[Message], message: Message) -> None:
    """Adds a message; two of one role become one, since some chat templates insist on turns."""
    if messages[-1]["role"] == message["role"]:
        messages[-1] = {**message, "content": f"{messages[-1]['content']}\n{message['content']}"}
    else:
        messages.append(message)


def _tagged(tag: str, text: str) -> str:
    """Somebody's words between tags that they cannot close from within."""
    return f"<{tag}>\n{shielded(text)}\n</{tag}>"
