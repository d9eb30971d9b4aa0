"""Which words of a line are the customer's own: quoted words and puzzled echoes are somebody else's."""

import re

from app.text import folded
from app.transcript import Speaker, Transcript

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<!\w)'[^']+'(?!\w)|‘[^’]+’(?!\w)")
_PUZZLED = re.compile(
    r"\?|\b(what|huh|sorry|excuse me|no idea|no clue|don't know|do not know|talking about|on about|whatever|"
    r"wrong person)\b"
    r"|\b(was|wovon|weiß nicht|quoi|de quoi|qué|cosa|wat|o quê)\b"
)


def own_words(line: str) -> str:
    """The line folded and without what it quotes; a line that is one quotation is the customer's own."""
    bare = _QUOTED.sub(" … ", line)
    return folded(bare if len(re.findall(r"\w+", bare)) >= 2 or "?" in bare else line)


def echoes(words: str, line: str, transcript: Transcript) -> bool:
    """Whether `words`, found in `line`, are the trainee's own words thrown back in question or puzzlement."""
    if not _PUZZLED.search(folded(line)):
        return False
    wanted = words.strip(" .,!?…")
    return any(turn.speaker != Speaker.customer and wanted in folded(turn.text) for turn in transcript)
