"""Questions: asking for what is needed, asking again for what was given, checking in, and accusing."""

import re

from app.acts import Act
from app.customer.reading.authority import remedies_named
from app.customer.reading.known_case import KnownFact, concepts_of, numbers_in, plainly
from app.customer.reading.scene import Found, Scene
from app.customer.reading.words import words


def read_questions(scene: Scene) -> None:
    """Notes asks_needed and asked_again with the fact asked for, checks_in, and questions that blame."""
    for number, sentence in enumerate(scene.sentences):
        if _wants_the_story(scene, number):
            _help_question(scene, number)
            continue
        asking = sentence.question or scene.has("asks", number)
        if not asking:
            if scene.has("checks_in", number) and scene.hits("checks_in", number)[0].first == 0:
                scene.see_sentence(Act.checks_in, number)
            continue
        if (
            sentence.question
            and scene.has("accuse", number)
            and scene.has("blames", number)
            and not asks_who(scene, number)
        ):
            scene.see_sentence(Act.blames_customer, number)
        elif sentence.question and not _idle(scene, number) and _suits(scene, number):
            scene.see_sentence(Act.checks_in, number)
        elif not _idle(scene, number):
            _ask(scene, number)


_BEFORE = words("please kindly just then now you so and")


def _wants_the_story(scene: Scene, number: int) -> bool:
    """Whether a sentence asks what is the matter: "what happened" alone does, "sorry for what happened" does not."""
    if not scene.has("help_question", number):
        return False
    sentence = scene.sentences[number]
    first = scene.hits("help_question", number)[0].first
    leads = first == sentence.clause_at(first)[0] or sentence.words[first - 1] in _BEFORE
    asks = leads or sentence.words[first] in ("how", "can")
    return sentence.question or (asks and not scene.has("offer", number))


def _help_question(scene: Scene, number: int) -> None:
    told = len(scene.story.told.split()) >= 5
    hit = scene.hits("help_question", number)[0]
    if told and not scene.has("closing_more", number) and not _else(scene, number):
        known = scene.story.known
        fact = next((f.id for f in known.facts if "happened" in f.concepts), None) if known else None
        scene.see(Act.asked_again, hit, fact=fact)
    elif not told:
        scene.see(Act.asks_needed, hit)


def _else(scene: Scene, number: int) -> bool:
    return "else" in scene.sentences[number].words


def _suits(scene: Scene, number: int) -> bool:
    """Whether a question asks about the remedy: does it suit, which one, what would help."""
    words = scene.sentences[number].said
    if words & {"number", "reference", "code", "email", "address", "postcode", "photo", "receipt"}:
        return False
    if _TELL_ME.search(scene.text_of(number)):
        return False
    short = len(words) <= 10 and bool(words & {"would", "should", "could", "shall"}) and "have" not in words
    if short or scene.has("checks_in", number) or (scene.has("offer", number) and remedies_named(scene, number)):
        return True
    offered = any(f.act in (Act.offers_remedy, Act.commits) and f.sentence < number for f in scene.found)
    return (
        offered
        and bool(words & {"that", "it", "either", "would", "okay", "good", "which", "suit"})
        and not words & {"have", "did"}
    )


_TELL_ME = re.compile(
    r"\b(?:could|would|can|will) you (?:please |kindly |maybe |perhaps |just |possibly )*"
    r"(?:(?:tell|give|send|show|read|remind) (?:me|us)|let (?:me|us) (?:know|have)|"
    r"confirm|describe|spell|share|provide)\b",
    re.IGNORECASE,
)
"""A request to be told, which asks for what is needed however politely it is put."""

_OTHER_ACTS = words("rhetoric smug rude dismisses leave steers wait blames brushes_off selling")


def _idle(scene: Scene, number: int) -> bool:
    """Questions that want no answer, or that are another act."""
    sentence = scene.sentences[number]
    short = len([word for word in sentence.words if word[0].isalnum()]) < 2
    return short or not _OTHER_ACTS.isdisjoint(scene.cues(number)) or {"anything", "else"} <= sentence.said


def _ask(scene: Scene, number: int) -> None:
    fact = fact_asked(scene, number)
    quoted = numbers_in(scene.text_of(number))
    if fact is not None and scene.story.has_told(fact):
        if quoted & fact.numbers:
            return
        last = len(scene.sentences[number].tokens)
        scene.found.append(Found(Act.asked_again, number, 0, last, fact=fact.id, certain=True))
    elif fact is None and not quoted and _told_in_words(scene, number):
        scene.see_sentence(Act.asked_again, number)
    elif fact is None or not (quoted & fact.numbers):
        last = len(scene.sentences[number].tokens)
        sure = fact is not None
        scene.found.append(Found(Act.asks_needed, number, 0, last, fact=fact.id if fact else None, certain=sure))


_PHRASE = 3.0
"""What it counts that a fact is asked for in the very words of its case: more than a word and what it stands for."""


def fact_asked(scene: Scene, number: int) -> KnownFact | None:
    known = scene.story.known
    if known is None:
        return None
    words, stems = scene.sentences[number].said, scene.stems(number)
    concepts, asked = concepts_of(words), plainly(scene.sentences[number].words)
    scored: list[tuple[float, KnownFact]] = []
    for fact in known.facts:
        score = 2.0 * len(fact.words & words) + len(fact.concepts & concepts)
        score += 0.4 * len(fact.asked & stems) + 0.3 * len(fact.stems & stems)
        score += _PHRASE * any(phrase in asked for phrase in fact.phrases)
        if score >= 1:
            scored.append((score, fact))
    if not scored:
        return None
    best = max(score for score, _ in scored)
    likely = [fact for score, fact in scored if score >= 0.7 * best]
    return next((fact for fact in likely if scene.story.has_told(fact)), max(scored, key=lambda pair: pair[0])[1])


_DATE = re.compile(
    r"(?i)\b(\d{1,2}(st|nd|rd|th)?( of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(jan|feb|mar|apr|jun"
    r"|jul|aug|sep|oct|nov|dec)\w* \d|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|\d{1,2}[./]\d{1,2}|last (week|night|month)"
    r"|\d{1,2}(:\d\d)? ?(am|pm))"
)
_MONEY = re.compile(r"(?i)[$£€]\s?\d|\d\s?([$£€]|euros?|pounds|dollars|quid|bucks)")
_SPAN = re.compile(
    r"(?i)\b(\d+|two|three|four|five|six|a|an) (min|minute|hour|hr|day|week|month|year|time)s?\b|twice|third time"
)
_ANSWERS = (
    (frozenset({"when", "date", "day"}), _DATE),
    (frozenset({"amount", "sum", "much"}), _MONEY),
    (frozenset({"long", "often", "many"}), _SPAN),
    (frozenset({"phone", "telephone", "mobile"}), re.compile(r"\+?\d[\d ()/-]{7,}\d")),
    (frozenset({"email", "e-mail"}), re.compile(r"[^\s@]+@[^\s@]+\.\w")),
    (frozenset({"postcode", "zip"}), re.compile(r"\b\d{5}\b|\b[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}\b")),
)
_SEVERAL = 2
"""From how many content words on a question must share one with the customer's words to ask for something told."""
_CODE = re.compile(r"\b(?=[A-Za-z-]*\d)[A-Za-z0-9][A-Za-z0-9-]{3,}\b")


_MET = words("told saw spoke said answered helped served met rang wrote promised")


def asks_who(scene: Scene, number: int) -> bool:
    """Whether a sentence asks whom the customer dealt with, in words that are not the customer's: it accuses nobody."""
    spoken = [word for word in scene.sentences[number].words if word.isalpha()]
    plain = len(spoken) > 1 and spoken[0] == "who" and spoken[1] in _MET and "to" not in spoken
    return plain and scene.sentences[number].question and not scene.stems(number) & scene.story.told_stems


def could_be_told(scene: Scene, number: int) -> bool:
    """Whether what a sentence asks for may stand in the customer's words; a number must have been given as one."""
    words, content = scene.sentences[number].said, scene.stems(number)
    if not scene.story.told or (len(content) >= _SEVERAL and not content & scene.story.told_stems):
        return False
    return not words & {"number", "reference", "code"} or bool(_CODE.search(scene.story.told))


def _told_in_words(scene: Scene, number: int) -> bool:
    """Without a fact of the case: whether something of the kind asked for was given before, in the same connection."""
    words = scene.sentences[number].said
    told = scene.story.told
    if words & {"again", "repeat"} and words & {"once", "please", "tell", "repeat", "explain", "could", "can"}:
        return True
    if words & {"number", "reference", "code"} and not words & {
        "phone",
        "telephone",
        "mobile",
        "serial",
        "model",
        "batch",
        "card",
    }:
        return bool(_CODE.search(told))
    content = scene.stems(number)
    if content and content <= scene.story.told_stems and words & {"what", "when", "which", "how", "where", "who"}:
        return True
    if words & {"did", "was", "were"} and words & {"you", "your"} and scene.story.told.count(" ") >= 8:
        return len(content & scene.story.told_stems) * 2 >= len(content)
    asks_past = words & {"did", "was", "were", "had", "have", "your"}
    for kind, answer in _ANSWERS:
        if words & kind and asks_past and answer.search(told):
            return len(content & scene.story.told_stems) >= max(1, round(0.5 * len(content))) or not content
    return False
