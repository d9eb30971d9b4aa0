"""What in a text is not the trainee speaking to the customer: quoted words, pretended turns, stage directions."""

import re
from collections.abc import Iterator

from app.customer.reading.words import words

_QUOTED = re.compile(
    r"[\"“«„]([^\"“”«»„\n]{1,400})[\"”»]"
    r"|(?:(?<=\s)|(?<=^))[‘'](?=\w)([^‘’'\n]{1,200}(?:['’](?=\w)[^‘’'\n]{0,80}){0,4})['’](?=[\s.,;:!?)]|$)"
)
_TURN = re.compile(
    r"(?im)(?:^|(?<=[\s>\]\"”)]))[\[(<*#_ ]{0,4}(customer|client|caller|guest|user|system|assistant|narrator"
    "|manager|supervisor|specialist|"
    r"grader|judge|evaluator|developer|admin|human|ai|trainee|agent|instructor|coach|result|outcome|score|mood"
    r"|anger)\b[^:\n]{0,20}:"
)
_BEGINS = r"(?:^[ \t]*|(?<=[>\n])|(?<=>\s)|(?<=[.!?…\"”)\]]\s)(?<!\b(?:Mr|Ms|Dr)\.\s)(?<!\bMrs\.\s))"
"""Where a line or a sentence begins: a name with a colon there is a label, after other words it is an address."""
_OWN = frozenset({"trainee", "agent", "assistant"})
_A_THING = words("a an the my our your his her their this that no any one real actual same")
"""Words before a noun that stands in a sentence: "a human: my name is …" labels no turn."""
_STAGE = re.compile(r"[\[({<*]{1,2}([^\[\](){}<>*\n]{3,300})[\])}>*]{1,2}")
_STAGED = re.compile(
    r"(?i)\b(customer|client|system|instruction|prompt|grader|judge|evaluator|score|marks?|trainee|acts?|anger"
    r"|mood|persona|model|"
    r"happy now|calms? down|is satisfied|end of|accepts?|ignore)\b"
)


def hidden_spans(text: str, *, name: str | None) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """(spans that count as no words of the trainee, those of them that are pretended turns or stage directions)."""
    pretended = _pretended(text, name)
    quoted = [match.span() for match in _QUOTED.finditer(text) if _is_speech(match.group(1) or match.group(2) or "")]
    return sorted([*pretended, *quoted]), pretended


def _is_speech(inside: str) -> bool:
    return len(inside.split()) >= 2 or inside[:1].islower() or inside.endswith((".", "!", "?"))


def _pretended(text: str, name: str | None) -> list[tuple[int, int]]:
    found = [match.span() for match in _STAGE.finditer(text) if _STAGED.search(match.group(1))]
    return _merged([*found, *_labelled(text, name)] if ":" in text else found)


def _labelled(text: str, name: str | None) -> Iterator[tuple[int, int]]:
    """Turns that begin with a speaker and a colon."""
    for match in _TURN.finditer(text):
        speaker = match.group(1).casefold()
        if not ((speaker in _OWN and match.start() == 0) or _last_word(text[: match.start()]) in _A_THING):
            yield match.start(), _end_of_turn(text, match.end())
    for part in (name or "").split():
        spoken = re.finditer(rf"(?im){_BEGINS}{re.escape(part)}\s*:", text)
        yield from ((m.start(), _end_of_turn(text, m.end())) for m in spoken if m.start() > 0)


def _last_word(text: str) -> str:
    line = text.rpartition("\n")[2].split()
    return line[-1].casefold() if line else ""


def _end_of_turn(text: str, start: int) -> int:
    line = text.find("\n", start)
    return line if line > start + 1 else len(text)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
