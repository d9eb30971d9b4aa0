"""A quote is evidence only where the trainee said it to the customer in so many words of their own."""

import re
import unicodedata

from app.text import folded, sentences, tidy
from app.transcript import Speaker, Transcript, Turn

_LEAST_WORDS = 2
_ECHO_WORDS = 7
ECHO = "repeats the customer's own sentence"
_OPEN, _SHUT = "\ue000", "\ue001"
_QUOTED = re.compile(r'"[^"\n]{3,}"|[“„][^”“"\n]{3,}[”“"]|«[^»\n]{3,}»')
_PRETENDED = re.compile(
    r"^[ \t]*(?:>.*|[\[{<(*#-]*[ \t]*[\"']?(?:customer|client|caller|user|human|assistant|system|developer"
    r"|trainee|agent"
    r"|grader|judge|manager|specialist|speaker|role)[\"']?[ \t]*[\])>*]*[ \t]*[:=].*)$",
    re.IGNORECASE | re.MULTILINE,
)
_TO_THE_GRADER = re.compile(
    r"""
      \b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rubric|criteria|guidelines)\b
    | \b(?:full|top|maximum|highest|perfect)\s+(?:marks?|scores?|points?|grades?)\b
    | \b(?:give|award|grant|assign|mark|score|rate|grade)\b
      (?:(?!discount|refund|credit|voucher|money|compensation|off|back).){0,50}
      (?:\b10/10\b|\b5/5\b|\b100\s?(?:%|percent|points?|/\s?100)(?!\s*(?:off|of|back|refund|discount|credit))
      |\bas\s+(?:met|passed|excellent)\b|\b(?:a\s)?level\s5\b)
    | \b(?:you\s+are|you're|as)\s+(?:now\s+)?(?:an?\s+|the\s+)?
      (?:ai|llm|language\s+model|grader|judge|evaluator|examiner|chatbot)\b
    | (?:^|[\[<({\#*])\s*(?:system|developer)\s*(?:prompt|message|override|note)?\s*[:=\])>}\n]
    | (?:^|[\[<({\#*])\s*(?:system|developer)\s+(?:prompt|message|override|note)\b(?!\s+(?:you|that|on|at|in)\b)
    | \b(?:dear|note\s+(?:to|for)|attention|hey|hello|hi|to)\s*,?\s+(?:the\s+)?
      (?:grader|judge|evaluator|assessor|examiner|reviewer|marker|ai)\b(?!\s+(?:of|at|in)\b)
    | \b(?:rubric|grader)s?\b | \bscorecards?\b.{0,30}\b(?:met|items?|full|pass(?:ed)?)\b
    | \bwhen\s+you\s+(?:mark|grade|score|assess)\s+(?:this|it|me)\s*[,.:]
    | \b(?:ai|llm|model)\s+(?:that\s+is\s+)?(?:marking|grading|judging|scoring|reading)\s+this\b
    | \b(?:assessor|examiner|reviewer|marker)['’]s\s+(?:remark|note|comment|verdict)
    | \b(?:final|overall)\s+(?:grade|score|mark)s?\s*: | \b(?:overall|coverage)\s*:?\s*\d+\s?%
    | \b(?:acknowledge|empathi[sz]e|resolve|feel_right|own_it|steady)\s*[:=]\s*\d
    | </?\s*(?:conversation|transcript|questions?|answers?|verdict|turns?|data|input|output)\b[^>]{0,40}>
    | ^\W{2,}end\s+of\s+(?:the\s+)?(?:transcript|conversation|data)\b | ^\W*(?:begin|end)\s+[0-9a-f]{4,}\b
    | \bwho(?:m|so)?ever\s+(?:is\s+)?(?:read|mark|grad|judg|assess|scor)(?:s|es|ing)\s+(?:this|it|me)\b
    | \bwho\s+(?:mark|grade|assess|score)s?\s+(?:our|my|this|these)\b
    | \b(?:grade|mark|score)\s+(?:it|this|that)\s+as\s+(?:given|shown|met|passed|said)\b
    | \b(?:if|unless)\s+i\s+(?:pass|fail)\s+this\b | \bon\s+me\s+passing\b | \blet\s+me\s+pass\b
    | \b(?:every|each|all)\s+(?:criteri(?:on|a)|items?|questions?)\b.{0,40}\b(?:met|yes|pass(?:ed)?|true|satisfied)\b
    | \b(?:meets?|satisf(?:y|ies)|fulfil(?:l|s|ls)?)\s+(?:all|every|each)\b.{0,30}\b(?:criteri(?:on|a)|rubric|items?)\b
    | ["']?\b(?:met|answer|verdict|overall|score|passed|grade)\b["']?\s*[:=]\s*["']?(?:yes|true|pass(?:ed)?|\d+)\b
    | <\|?/?(?:im_start|im_end|system|assistant|user|end)\b | \[/?inst\]
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_ENCODED = re.compile(r"^[A-Za-z0-9+/=_%\\-]{24,}$")


def unsupported(quote: str, turn: Turn | None, transcript: Transcript = ()) -> str | None:
    """Why `quote` is no evidence from this trainee's turn, in words for a coach; None where it stands.

    It stands when it is at least two words, verbatim in the turn (up to case, white space and kind of quotation
    marks), the trainee's own rather than quoted or pasted from the customer, and not addressed to a grader.
    """
    if turn is None or turn.speaker != Speaker.trainee:
        return "names no turn of the trainee"
    wanted = folded(quote)
    if len(re.findall(r"\w+", wanted)) < _LEAST_WORDS:
        return "is too short to show anything"
    if wanted not in folded(turn.text):
        return "does not stand in that turn"
    if steers(quote):
        return "speaks to the grader, not to the customer"
    if not _in_own_words(wanted, turn.text):
        return "is somebody else's words, quoted or pretended"
    if _echoes(wanted, turn, transcript):
        return ECHO
    return None


def steers(text: str) -> bool:
    """Whether the words are addressed to a grader or a machine, openly or encoded."""
    plain = unicodedata.normalize("NFKC", tidy(text))
    return bool(_TO_THE_GRADER.search(plain)) or any(_ENCODED.match(word) for word in plain.split())


def sincere(text: str) -> str:
    """A customer's words without pretended turns and without sentences that are addressed to a grader."""
    return " ".join(said for said in sentences(_PRETENDED.sub("", text)) if not steers(said))


def _in_own_words(wanted: str, text: str) -> bool:
    marked = tidy(text).replace(_OPEN, "").replace(_SHUT, "")
    for foreign in (_QUOTED, _PRETENDED):
        marked = foreign.sub(lambda match: f"{_OPEN}{match.group()}{_SHUT}", marked)
    flat, own, depth = "", [], 0
    for char in folded(marked):
        if char in (_OPEN, _SHUT):
            depth += 1 if char == _OPEN else -1
            continue
        flat += char
        own.append(depth == 0)
    start = flat.find(wanted)
    while start >= 0:
        mine = "".join(c if own[n] else " " for n, c in enumerate(flat[start : start + len(wanted)], start))
        if len(re.findall(r"\w+", mine)) >= _LEAST_WORDS:
            return True
        start = flat.find(wanted, start + 1)
    return False


def _echoes(wanted: str, turn: Turn, transcript: Transcript) -> bool:
    if len(wanted.split()) < _ECHO_WORDS:
        return False
    before = (other for other in transcript if other.number < turn.number and other.speaker != Speaker.trainee)
    return any(wanted in folded(other.text) for other in before)
