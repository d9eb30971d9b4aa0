"""The specialist beside the chat: answers a question from the case alone, and says so where the case has no answer."""

import re
from collections import Counter
from typing import NamedTuple

from app.helper import helper_name
from app.persona import Authority, Case, Fact, Policy
from app.text import content, sentences

_GENERAL = re.compile(
    r"\b(?:what (?:happened|went wrong|do you (?:see|have|know))|can you see|who is right|is (?:it|that|this) true"
    r"|our (?:fault|mistake|error)|the customer right|on (?:the )?record|look (?:it|this) up)\b",
    re.IGNORECASE,
)

_MINE = re.compile(r"\b(?:I|I'm|I've|i|my|we|me)\b")
_ASKING = frozenset({"which", "take", "long", "right", "much", "many", "see", "get", "there", "now", "today"})


class _Entry(NamedTuple):
    """Something the desk knows: what it is about, and how it tells it."""

    about: frozenset[str]
    tells: str


def desk_name(case: Case) -> str:
    """How the specialist of a case is called: "Billing"."""
    return helper_name(case.help.specialist) or "Specialist"


def answer(question: str, case: Case) -> str:
    """What the specialist answers, in one to three sentences; the customer never sees it."""
    entries = [
        *(_of_fact(key, fact) for key, fact in case.facts.items() if _on_record(fact)),
        *(_of_policy(policy) for policy in case.policies),
        *(_of_remedy(row) for row in case.authority),
        *(_Entry(content(truth), truth) for truth in sentences(case.claim_false_part or "")[1:]),
    ]
    record = _record(case)
    wanted = content(question) - _ASKING
    held = Counter(word for entry in entries for word in entry.about)
    worth = {entry: sum(1 / held[word] for word in wanted & entry.about) for entry in entries}
    best = sorted((entry for entry in entries if worth[entry] >= 0.2), key=lambda entry: -worth[entry])
    told = [entry.tells for entry in best[:2] if worth[entry] >= 0.6 * worth[best[0]]]
    asks_for_record = _GENERAL.search(question) or (wanted & content(record) and not told)
    if record and asks_for_record:
        told = [record, *told[:1]]
    return " ".join(told) or f"That is not in what I have. {_at_hand(case)}"


def _on_record(fact: Fact) -> bool:
    """A record holds figures; what the customer does, has or saw is theirs to tell."""
    return fact.when == "asked" and any(letter.isdigit() for letter in fact.say) and not _MINE.search(fact.say)


def _of_fact(key: str, fact: Fact) -> _Entry:
    names = (key.replace("_", " "), *fact.asked_as)
    label = fact.asked_as[0] if fact.asked_as else names[0]
    return _Entry(content(" ".join((*names, fact.say))), f"On the {label}, the record has: “{fact.say.rstrip('.')}”.")


def _of_policy(policy: Policy) -> _Entry:
    return _Entry(content(f"{policy.rule} {policy.why} rule policy"), f"{policy.rule} {policy.why}")


def _of_remedy(row: Authority) -> _Entry:
    limit = f" ({row.limit})" if row.limit else ""
    whose = {
        "trainee": f"“{row.do}” is yours to do{limit}: no need to ask anybody.",
        "manager": f"“{row.do}”{limit} is the manager's to decide. Bring them in for it.",
        "specialist": f"“{row.do}”{limit} is mine to do. Bring me in and I will.",
    }[row.by]
    return _Entry(content(" ".join((row.do, row.limit, *row.called))), whose)


def _record(case: Case) -> str:
    """What the desk sees for itself, and what of the claim is not so; the claim's own sentence is left out."""
    sees = f"{_opened(case)}." if case.help.specialist and ":" in case.help.specialist else ""
    if not case.claim_false_part:
        return f"{sees} From here it looks just as the customer says." if sees and case.claim == "true" else sees
    first, *others = sentences(case.claim_false_part)
    claim, _, truth = first.rstrip(".").partition(": ")
    truth = f"{truth[:1].upper()}{truth[1:]}." if truth else ""
    claim = claim[:1].lower() + claim[1:]
    return " ".join(part for part in (sees, f"But it is not so {claim}.", truth, *others) if part)


def _opened(case: Case) -> str:
    knows = (case.help.specialist or "").partition(":")[2].strip().rstrip(".")
    return re.sub(r"^sees\b", "I can see", re.sub(r"^knows\b", "I know", knows)).replace(" and can ", " and I can ")


def _at_hand(case: Case) -> str:
    topics = [f"the {fact.asked_as[0]}" for fact in case.facts.values() if _on_record(fact) and fact.asked_as][:3]
    sees = f"{_opened(case)}. " if case.help.specialist and ":" in case.help.specialist else ""
    return (
        f"{sees}Ask me about {', '.join(topics)}, a rule, or what you may do." if topics else f"{sees}Ask me about it."
    )
