"""The model agent's prompt: the case with its limits, the chat with the roles swapped, and what this turn has to do."""

from app.persona import Persona
from app.prompts import render, shielded
from app.transcript import Speaker, Transcript

Message = dict[str, str]


def agent_messages(persona: Persona, transcript: Transcript, *, draft: str, agent: str) -> list[Message]:
    """The messages of one call: the agent is the assistant, the person who plays the customer the user.

    `transcript` ends with what the person typed; `draft` are the words of the offline agent for this turn.
    """
    messages = [{"role": "system", "content": render("agent.md.j2", persona=persona, agent=agent)}]
    for turn in transcript:
        if turn.speaker == Speaker.trainee:
            messages.append({"role": "assistant", "content": turn.text})
        else:
            messages.append({"role": "user", "content": f"<customer>\n{shielded(turn.text)}\n</customer>"})
    before = " ".join(turn.text for turn in transcript if turn.speaker == Speaker.trainee)[-1500:]
    note = render("agent_note.md.j2", draft=draft, said_before=before)
    messages[-1] = {**messages[-1], "content": f"{messages[-1]['content']}\n{note}"}
    return messages
