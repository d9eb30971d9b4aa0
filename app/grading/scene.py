"""What a better wording can be made of: this customer's words, the case's remedies, rules and helpers."""

import re
from dataclasses import dataclass

from app.grading.graded import Graded
from app.persona import Authority, Policy
from app.said_back import said_back
from app.text import folded, sentences
from app.transcript import Speaker, Transcript, by

_LONGEST = 14
_LEAST, _SENTENCE = 5, 26
_WHOLE = re.compile(
    r"\b(?:i|we|you|they|he|she|it|it's|there|nobody|my|your|our|the|a|an|this|that)\b.*"
    r"\b(?:\w{3,}ed|is|are|was|were|has|have|had|'ve|do|does|did|will|can|can't|\w+n't|came|comes|went|broke|left|took|sent"
    r"|says|said|keeps?|got|told|put|gave|lost|paid|rang|says|sold|made|cut|let|stood|run|runs|ran)\b",
    re.IGNORECASE,
)
_SHORT = 9
_TIME = re.compile(r"\b(minute|hour|day|week|month|night|today|tomorrow|morning|noon|evening)", re.IGNORECASE)
_NO_DATE = re.compile(r"[£$€%]|\b(?:customer|purchase|once|any|no|per|charged)\b", re.IGNORECASE)
_ADVERB = re.compile(r"(?:within|by|before|until|from|today|tomorrow|tonight|in|at|on)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|today|tonight|at once|tomorrow)\b", re.IGNORECASE)
_TITLES = ("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam")


@dataclass(frozen=True)
class Scene:
    """One turn of the trainee as the place where other words would have helped; `quote` are the words at fault."""

    graded: Graded
    turn: int
    customer: str
    quote: str = ""

    @property
    def name(self) -> str:
        """How to address the customer: first name, or the whole where it begins with a title; may be empty."""
        words = (self.graded.name or self.customer).split()
        if words and words[0].rstrip(".").casefold() in _TITLES:
            return " ".join(words)
        return words[0] if words else ""

    @property
    def story(self) -> str:
        """What happened, as the trainee may say it back in a sentence; a fragment in the customer's words; or empty.

        A claim that is not wholly true is said back as the customer's, not as what happened.
        """
        case, whole = self.graded.case, re.sub(r"(?i)^(?:and|but|so|now)\s+", "", self._told or self.words)
        if not whole or not (_WHOLE.search if self._told else _WHOLE.match)(whole) or whole.endswith("…"):
            return f"you wrote “{self.words}”" if self.words else ""
        if case is None:
            return f"you write that {said_back(whole)}"
        return said_back(whole) if case.claim == "true" else f"as you tell it, {said_back(whole)}"

    @property
    def words(self) -> str:
        """The customer's most telling clause before the turn, short enough to be quoted; may be empty."""
        clauses = [
            (turn.number, clause)
            for turn in self._heard
            for sentence in sentences(turn.text)
            for clause in _clauses(sentence)
        ]
        best = max(clauses, key=lambda one: _telling(one[1], opening=one[0] == 1), default=(0, ""))[1]
        words = best.split()
        return " ".join(words[:_LONGEST]) + ("…" if len(words) > _LONGEST else "")

    @property
    def confided(self) -> str:
        """What the customer has told of what it did to them, said back; may be empty."""
        heard = folded(self.graded.heard_before(self.turn))
        facts = self.graded.case.facts.values() if self.graded.case else ()
        told = (fact.say for fact in facts if fact.when == "heard" and folded(fact.say) in heard)
        return next((said_back(say) for say in told if _WHOLE.search(say)), "")

    @property
    def latest(self) -> str:
        """The customer's last sentence before the turn, a question rather than another; may be empty."""
        said = sentences(self._heard[-1].text) if self._heard else []
        asked = [sentence for sentence in said if sentence.endswith("?")]
        best = (asked or said or [""])[-1]
        return (_bare(best).rstrip("?") + "?" * best.endswith("?")) if len(best.split()) <= _LONGEST else ""

    @property
    def _heard(self) -> Transcript:
        before = [turn for turn in self.graded.transcript if turn.number < self.turn]
        return by(Speaker.customer, tuple(before))

    @property
    def _told(self) -> str:
        """The sentence of the customer's first turn that says what was done to them; the longest that can be said."""
        first = sentences(self._heard[0].text) if self._heard else []
        said = [s for s in first if len(s.split()) <= _SENTENCE and not s.endswith("?")]
        return max((s for s in said if len(s.split()) >= _LEAST), key=_done_to_them, default="")

    @property
    def remedy(self) -> Authority | None:
        """The best remedy that is the trainee's own to give; none where nothing would be accepted."""
        if self.graded.case and not self.graded.case.winnable and not self.graded.case.accepts:
            return None
        return next((row for row in self._by_worth() if row.by == "trainee"), None)

    @property
    def second_remedy(self) -> Authority | None:
        """Another remedy of the trainee's own, to leave the customer a choice."""
        mine = [row for row in self._by_worth() if row.by == "trainee"]
        return mine[1] if len(mine) > 1 else None

    @property
    def beyond(self) -> Authority | None:
        """The remedy that would do and that only a colleague may give, where nothing of the trainee's own would."""
        case = self.graded.case
        rows = [row for remedy in case.accepts if (row := case.remedy(remedy))] if case else []
        return rows[0] if rows and all(row.by != "trainee" for row in rows) else None

    @property
    def manager(self) -> str:
        """The manager's name, or `my manager`."""
        help_ = self.graded.case.help.manager if self.graded.case else None
        return re.split(r"[,:]", help_)[0].strip() if help_ else "my manager"

    @property
    def specialist(self) -> str:
        """The specialist's desk, or `the colleague who knows`."""
        help_ = self.graded.case.help.specialist if self.graded.case else None
        desk = re.split(r"[,:]", help_)[0].strip() if help_ else "colleague who knows"
        return f"the {desk}" if " " in desk else desk

    @property
    def policy(self) -> Policy | None:
        """The rule of the house that the quote is nearest to; the first where none is near; None without rules."""
        policies = self.graded.case.policies if self.graded.case else ()
        wanted = set(re.findall(r"\w{4,}", folded(self.quote)))
        return max(policies, key=lambda row: len(wanted & set(re.findall(r"\w{4,}", folded(row.rule)))), default=None)

    @property
    def told(self) -> str:
        """What the customer had told already of the thing that was asked again, in their words; may be empty."""
        case = self.graded.case
        said = folded(self.graded.heard_before(self.turn))
        asked = set(re.findall(r"\w{4,}", folded(self.quote)))
        for key, fact in case.facts.items() if case else ():
            names = " ".join((key, *fact.asked_as))
            if folded(fact.say) in said and asked & set(re.findall(r"\w{4,}", folded(names))):
                return fact.say
        return ""

    def _by_worth(self) -> list[Authority]:
        case = self.graded.case
        if case is None:
            return []
        worth = {remedy: n for n, remedy in enumerate(case.accepts)}
        return sorted(case.authority, key=lambda row: worth.get(row.id, len(worth)))


def doing(row: Authority) -> str:
    """A remedy as what follows "I will": `refund the second charge`, spoken to the customer."""
    does = row.do[0].lower() + row.do[1:] if row.do[1:2].islower() else row.do
    return re.sub(r"\b(to|for|with) (?:her|him|them|the customer)\b", r"\1 you", does.rstrip("."))


def dated(row: Authority) -> str:
    """When it will be done, to follow the deed: from the remedy's limit where that holds a time for the customer."""
    parts = [part.strip() for part in row.limit.split(", ")]
    time = next((part for part in parts if _TIME.search(part) and not _NO_DATE.search(part)), "")
    if _ADVERB.match(time):
        return f" {time}"
    if time:
        return f", {time}" if time.startswith("back") else f" ({time})"
    return "" if _NOW.search(row.do) else " now, while we are talking"


def _clauses(sentence: str) -> list[str]:
    """A sentence in parts that can stand alone, without the punctuation around them."""
    if len(sentence.split()) <= _SHORT:
        return [_bare(sentence)]
    return [_bare(part) for part in re.split(r"[,;:()]\s+|\s+[-–—]+\s+|\s+(?=but |because )", sentence)]


def _bare(text: str) -> str:
    return re.sub(r"[“”\"]", "", text).strip(" .,;:!…").removeprefix("and ")


def _telling(clause: str, *, opening: bool) -> float:
    """How much of their own story a clause holds: the opening, figures and some length count, a question does not."""
    words = clause.split()
    fits = len(words) if len(words) <= _LONGEST else 2 * _LONGEST - len(words)
    return fits / _LONGEST + 0.8 * opening + 0.4 * any(c.isdigit() for c in clause) - 1.0 * ("?" in clause)


def _done_to_them(sentence: str) -> tuple[bool, bool, bool, int]:
    """What tells most of a story: a whole sentence, what was done to them, by whom; then its length."""
    plain = sentence.replace("’", "'")
    to_me = re.match(r"you\b.*\b(?:me|my|i)\b", plain, re.IGNORECASE)
    of_us = re.search(r"\b(?:you|your|you've|you're)\b", plain, re.IGNORECASE)
    return bool(_WHOLE.search(plain)), bool(to_me), bool(of_us), len(sentence.split())
