"""Form: what is no typed sentence of one person (markup, code, stage directions, a dialogue with labels)."""

import re
from functools import lru_cache

from app.customer.gating.kind import Kind
from app.transcript import Speaker, Transcript

_PLAIN = re.compile(r"[\w ,.'’!?;:£$€%-]*")
"""What most lines are made of: nothing in them can be markup."""
_MARKUP = re.compile(
    r"""
    [`{}\\]|~~~|</?[a-zA-Z][^<>]*>|<\|.*?\|>|\[/?INST\]|&(?:lt|gt|amp|nbsp|quot);|\{\{|\}\}|\{%|\\n|\\u[0-9a-f]{4}
    | ^\s*[\[{]\s*["'{\[] | "\w+"\s*:\s*["\[{\d] | ["\]}]\s*[\]}]\s*$
    | ^\s*(?:\#{1,6}\s|[*•–]\s+\S|\d{1,2}\)\s+[A-Za-z]|>\s|\|.*\||={3,})
    | \n\s*(?:---|\*\*\*|===|[Nn]ote\b) | \#{2,}\s | \*\*|\]\(\S*\) | \[[^\]\n]{2,}\]
    | � | â€ | (?:[^\w\s]\s*){9,}\w
    """,
    re.VERBOSE,
)
_GARBAGE = re.compile(
    r"""
    ^\s*(?:-\s+\S|\d{1,2}[.]\s+[A-Za-z]|-{3,}|_{3,}) | \b__\w
    | \b(?:undefined|null|NaN|Traceback|Error\ \d{3}|HTTP/?\d)\b
    | ^\W*(?:[Ee]rror|ERROR|\w*(?:Exception|Error))\s*[:(\[]
    | \b(?:Internal\ Server\ Error|Bad\ Gateway|Gateway\ Time-?[Oo]ut)\b
    | Ã[\x80-\xBF©¨¼¤¶±³] | (.)\1{11,} | (?i:(?<![\w-])([\w'-]+)(?:\W+\2\b){5,}) | [^\W\d_]{32,}
    | \b[bcdfghjklmnpqrstvwxz]{6,}\b | [bcdfghjklmnpqrstvwxz]{9,} | [!?.,]{9,}\s*\w
    """,
    re.VERBOSE,
)
_HALF = re.compile(
    r"(?:,|\s[-–—]|\s(?:a|an|the|my|your|and|because|der|die|das|und|le|la|et|el|il|het))$",
    re.IGNORECASE,
)
_PICTURE_OR_MARK = re.compile(
    r"[\s?!.…]{1,8}|[\s?!.]*[\U0001F000-\U0001FAFF\u2600-\u27BF\u2640-\u2642\uFE0F\u200d\s?!.]+|[:;=]-?['()/\\|DPpxo]+"
)

_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\W*")
_OF_TALK = re.compile(r"\b(?:i|i'\w+|me|my|we|you|you'\w+|your|it|it's|that|that's)\b", re.IGNORECASE)
"""A line all in brackets without any of these says how something is said."""

_DEED = (
    r"(?:sigh|groan|huff|scoff|snort|laugh|chuckle|cr(?:y|ie)|sob|shout|yell|scream|whisper|mutter|mumble|pause|glare|"
    r"frown|nod|shrug|smile|smirk|grimace|slam|bang|pound|tap|type|roll|shake|cross|raise|lower|lean|stare|grit|clench|"
    r"fume|seethe|growl|hang|hung|throw|breathe|exhale|inhale|click|wait|snap|calm|soften|storm|walk|take|rub|clear|"
    r"turn|look|throw|facepalm|eye|wipe|bite|sniff|wince|blink|scowl|stomp|kick|point|wave|clap|fold|drum|tighten|purse|slump)"
)
_MANNER = (
    r"(?:\w+ly|still \w+ing|in an? [\w ]+(?:voice|tone|manner)|with an? [\w ]+|under \w+ breath|"
    r"(?:\w+ )?(?:silence|pause)|"
    r"(?:very |still |visibly )?(?:annoyed|angry|furious|frustrated|upset|sarcastic|exasperated|irritated|"
    r"shocked|crying|cold))"
)
_STAGE = rf"(?:{_DEED}(?:s|es|ed|ing|ming|ping|ging|ting)?\b|{_MANNER})[^*_()\[\]]*"
_OF_SHE = (
    r"(?:sighs|groans|huffs|scoffs|pauses|glares|frowns|shrugs|slams|mutters|snaps|types|smiles|smirks|nods|"
    r"grimaces|fumes|seethes|growls|winces|blinks|chuckles|exhales|inhales|"
    r"(?:rolls|shakes|crosses) (?:her|his|their)|seufzt|soupire|suspira)"
)
_OF_ME = (
    r"(?:sigh|slam|groan|roll my|shake my|cross my|pause|glare|huff|scoff|fold my|lean|stare|take a deep|"
    r"raise my voice|slump|grit)"
)
_FOREIGN_STAGE = (
    r"(?:seufzt|wütend|genervt|verärgert|soupire?s?|en colère|énervée?|suspirando|suspira|enfadad[oa]|molest[oa]|"
    r"sospira|arrabbiat[oa]|zucht|boos)"
)
_NARRATION = re.compile(
    rf"\*+\s*(?:{_STAGE}|[^*\n]*\s[^*\n]*|{_FOREIGN_STAGE})\*+|(?<!\w)_{_STAGE}_(?!\w)|[(\[]\s*{_STAGE}[)\]]"
    rf"|^\s*(?:her|his|their|my) (?:voice|eyes?|hands?|face|tone|jaw|fists?|shoulders?|lips?) \w+s\b"
    rf"|^\s*i {_OF_ME}\b|^\s*i let out an? "
    r"|^\s*i \w+ (?:my|the) (?:glasses|arms|head|hair|eyes|phone down|receiver|laptop shut)\b"
    r"|\(\s*(?:\w+ )?(?:voice|eyes|hands?|face|tone|jaw) \w+ing\s*\)"
    r"|^\s*with an? (?:\w+ )?(?:laugh|sigh|smile|smirk|glance|look|groan|snort|shrug|frown)\b"
    r"|^\s*(?:he|she) \w+s (?:(?:closer|back|away|forward|over|up|down|at|to|his|her|the) )+(?:\w+)?"
    rf"|\(\s*{_FOREIGN_STAGE}[^)]*\)"
    rf"|\b(?:she|he|they|the customer|der kunde|die kundin|le client|la cliente|el cliente) (?:\w+ly )?{_OF_SHE}\b",
    re.IGNORECASE,
)
_DOES = re.compile(r"(?:\w+ly )?(?!this|thus|always|yes|his)\w{2,}[^su\W]s\b")
"""What follows a name where somebody tells what the one of that name does."""
_LOOP = re.compile(r"\b((\w+) (?!\2\b)[\w']+(?: [\w']+){0,2})(?: \1){2}\b")
_LABEL = (
    r"(?:agent|customer|trainee|support|rep(?:resentative)?|csr|assistant|user|human|ai|bot|system|manager|specialist|"
    r"operator|advisor|client|caller|service|narrator|me|response|reply|output|kunde|kundin|berater(?:in)?|mitarbeiter(?:in)?|conseill[eè]re?|client|cliente|agente|"
    r"operatore|klant|medewerker|atendente)"
)
_TWO_LABELS = re.compile(
    r"(?:^|[.!?…]\s)(?!One|Two|First|Second|Fact)[A-Z][\w ]{1,20}:\s.*[.!?…\n]\s*[A-Z][\w ]{1,20}:\s"
)
_BOTH = re.compile(rf"(?:^|[.!?…\"”\n]\s*)\W{{0,3}}{_LABEL}(?:\s*\([^)]*\))?\W{{0,2}}\s*:\s", re.IGNORECASE)


def fault_of_form(line: str, name: str, transcript: Transcript = ()) -> Kind | None:
    """Garbage, both sides of a dialogue or narration, for a customer called `name`; works for any language."""
    if _PICTURE_OR_MARK.fullmatch(line):
        return None
    if not any(letter.isalnum() for letter in line):
        return Kind.garbage
    if ":" in line and (_BOTH.search(line + " ") or _TWO_LABELS.search(line) or _labelled_by(name, line, transcript)):
        return Kind.both_sides
    if _ASIDE.fullmatch(line) and not _OF_TALK.search(line):
        return Kind.narration
    if _NARRATION.search(line) or _narrated_by(name, line):
        return Kind.narration
    if (
        (not _PLAIN.fullmatch(line) and _MARKUP.search(line))
        or _GARBAGE.search(line)
        or _HALF.search(line.rstrip())
        or line.count('"') % 2
        or _loops(line)
    ):
        return Kind.garbage
    return None


def _loops(line: str) -> bool:
    """Whether the same words come three times in a row, as from a model that cannot stop."""
    words = line.split()
    return 2 * len(set(words)) <= len(words) > 5 and _LOOP.search(line) is not None


@lru_cache(maxsize=256)
def _names(name: str) -> tuple[str, ...]:
    surname = name.split()[-1]
    titled = [f"{title}{dot} {surname}" for title in ("Mr", "Mrs", "Ms", "Miss", "Dr") for dot in ("", ".")]
    return (name, *titled, *(part for part in name.split() if len(part) > 2))


def _labelled_by(name: str, line: str, transcript: Transcript) -> bool:
    """Whether the line opens with the name of somebody in this chat and a colon."""
    label, colon, rest = line.partition(":")
    if ":" in rest and any(re.search(rf"[.!?…]\s+{re.escape(part)}:", rest, re.IGNORECASE) for part in _names(name)):
        return True
    label = label.strip(" *_#\"'")
    if not colon or not label or len(label) > 40:
        return False
    if label.casefold() in {part.casefold() for part in _names(name)}:
        return True
    return label.istitle() and any(
        re.search(rf"(?:\bi(?:'m| am)|name is|this is) {re.escape(label)}\b", turn.text, re.IGNORECASE)
        for turn in transcript
        if turn.speaker != Speaker.customer
    )


def _narrated_by(name: str, line: str) -> bool:
    start = line.lstrip(" *_").casefold()
    named = next((part for part in _openings(name) if start.startswith(part)), None)
    return named is not None and _DOES.match(start, len(named)) is not None


@lru_cache(maxsize=256)
def _openings(name: str) -> tuple[str, ...]:
    return tuple(f"{part.casefold()} " for part in _names(name))
