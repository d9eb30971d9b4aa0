"""Which words of a line are the customer's own: quoted words and puzzled echoes are somebody else's."""

import re

from app.text import folded
from app.transcript import Speaker, Transcript

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<!\w)'[^']+'(?!\w)|‘[^’]+’(?!\w)")
_PUZZLED = re.compile(
    r"\?|\b(what|huh|excuse me|no idea|no clue|don't know|do not know|talking about|on about|whatever|"
    r"wrong person)\b"
    r"|\b(wovon|weiß nicht|quoi|de quoi|qué|cosa|wat|o quê)\b"
)


_TYPED = {
    "u": "you", "ur": "your", "im": "i'm", "ive": "i've", "sry": "sorry", "thx": "thanks", "tnx": "thanks",
    "pls": "please", "plz": "please", "dont": "don't", "cant": "can't", "wont": "won't", "didnt": "didn't",
    "isnt": "isn't", "thats": "that's", "whats": "what's", "gonna": "going to", "wanna": "want to",
    "youre": "you're", "youve": "you've", "lemme": "let me",
}  # fmt: skip
_TYPED_WORD = re.compile(
    r"\b(?:" + "|".join(_TYPED) + r")\b|\bill (?=refund|check|look|make|send|get|fix|sort|be\b|do\b)"
)


def own_words(line: str) -> str:
    """The line folded, chat spellings written out, without what it quotes; a line that is all quotation is own."""
    bare = _QUOTED.sub(" … ", line)
    words = folded(bare if len(re.findall(r"\w+", bare)) >= 2 or "?" in bare else line)
    return _TYPED_WORD.sub(lambda match: _TYPED.get(match[0], "i'll "), words)


def echoes(words: str, line: str, transcript: Transcript) -> bool:
    """Whether `words`, found in `line`, are the trainee's own words thrown back in question or puzzlement."""
    if not _PUZZLED.search(folded(line)):
        return False
    wanted = words.strip(" .,!?…")
    return any(turn.speaker != Speaker.customer and wanted in folded(turn.text) for turn in transcript)


def thrown_back(words: str, transcript: Transcript) -> bool:
    """Whether most of folded `words` are those of the latest turn that was not the customer's, thrown back."""
    last = next((turn for turn in reversed(transcript) if turn.speaker != Speaker.customer), None)
    spoken = set(re.findall(r"\w+", words))
    return last is not None and len(spoken & set(re.findall(r"\w+", folded(last.text)))) >= 0.7 * len(spoken)
