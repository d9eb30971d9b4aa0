"""How the agent meets what was just typed, and answers each question from the case: never a guess, never a script."""

import re

from app.model_agent.hearing import Asks, Heard, Question
from app.model_agent.phrases import Phrases, back_of, rule_for
from app.persona import Authority, Case
from app.scripted_trainees.case_words import label
from app.text import capital, content

_GOODWILL = re.compile(r"goodwill|courtesy|compensat|voucher|free month|credit", re.IGNORECASE)
_OPEN = frozenset({Asks.other, Asks.wish, Asks.echo})
_INSTEAD = re.compile(r"(?:pay|refund|replace|deliver)\b", re.IGNORECASE)
_STATES = re.compile(r"(?:you|we|they|he|she|it|there|our|your|nobody)\b", re.IGNORECASE)
_THEY = re.compile(r"\bwho(?:'s| is) (?:she|he|that|they)\b", re.IGNORECASE)
_TIME = re.compile(r"today|tonight|tomorrow|hour|minute|day|week|month|noon|now|at once|\d{1,2} ?[ap]m", re.IGNORECASE)


def reactions(talk: Phrases, heard: Heard) -> None:
    """One or two sentences to what was said, the heaviest first."""
    found = [beat for beat in (_wound(talk, heard), _news(talk, heard)) if beat]
    if not found and not heard.questions:
        _manner(talk, heard)


def _wound(talk: Phrases, heard: Heard) -> bool:
    """To insults, trouble told, threats and doubts."""
    if heard.confided:
        back = back_of(heard.confided)
        short = len(back.split()) <= 14 and back.lower().startswith(("your", "you", "we", "the", "there"))
        return (short and talk.say("confided_back", back=back)) or talk.say("confided")
    if heard.abuse and not heard.thanks:
        return talk.say("abuse") or talk.say("steady")
    if heard.threat:
        return talk.say("threat") or talk.say("steady")
    return heard.doubt and (talk.say("doubt") or talk.say("steady"))


def _news(talk: Phrases, heard: Heard) -> bool:
    """To a new grievance, or a fact that was given."""
    confided = [fact for fact in heard.told if talk.case.facts[fact].when == "heard"]
    if confided and heard.confided:
        return False
    if confided:
        back = talk.words.fact_said_back(confided[0])
        return talk.say("confided_back", back=back) or talk.say("confided")
    if heard.complaint:
        back = back_of(heard.complaint)
        return talk.say("heard_new", back=back) or talk.say("heard_new_ours", back=back)
    if heard.told:
        said = talk.words.fact_in_short(heard.told[0])
        if len(said.split()) > 4:
            back = talk.words.fact_said_back(heard.told[0])
            return (bool(_STATES.match(back)) and talk.say("heard_new", back=back)) or talk.say("told_long")
        return talk.say("told_fact", fact=said, Fact=capital(said))
    return heard.withholds and not heard.questions and talk.once("no_need")


def _manner(talk: Phrases, heard: Heard) -> bool:
    """To how it was said, where nothing weighs more."""
    if heard.odd:
        return talk.say("odd")
    if heard.sorry:
        return talk.say("their_sorry") or talk.say("you_are_welcome")
    if heard.refuses:
        return (talk.case.winnable and talk.say("refused" if talk.memory.offered else "refused_first")) or talk.say(
            "steady"
        )
    if heard.thanks:
        return talk.say("you_are_welcome")
    if heard.hurries:
        return talk.say("hurry")
    return not heard.agrees and not heard.wants and not heard.manager and talk.say("steady")


def questions(talk: Phrases, heard: Heard) -> None:
    """An answer to each question, two at most; what is asked of a remedy or a manager is answered by the next step."""
    for question in heard.questions:
        if question.asks == Asks.manager or (heard.wants and question.asks in (Asks.plan, Asks.other, Asks.money)):
            continue
        acts_now = question.asks == Asks.when and heard.hurries and talk.memory.offered
        if not acts_now and not (question.asks in _OPEN and (heard.wants or _will_be_answered(talk))):
            _answer(talk, question)


def _will_be_answered(talk: Phrases) -> bool:
    """Whether nothing has been offered yet, so that the next step is the answer; one honest "I don't know" will do."""
    begun = talk.memory.offered or talk.memory.acted or talk.memory.waiting or talk.memory.turn == 1
    unknown = any(beat.startswith(("a_unknown", "a_wish")) for beat, _ in talk.beats)
    return unknown or (talk.case.winnable and not begun)


def reason(talk: Phrases, about: str) -> bool:
    """A rule of the case with its reason, nearest to what it is about."""
    found = rule_for(talk.case, about, used=talk.memory.done)
    if found is None:
        return False
    policy, rule, why = found
    talk.done(f"rule.{policy}")
    talk.done("reason")
    return talk.say("reason", rule=rule, why=why)


def _answer(talk: Phrases, question: Question) -> bool:
    """True where an answer was found; a question that the case has no answer to gets an honest one."""
    match question.asks:
        case Asks.joke:
            return talk.say("a_joke") or talk.say("steady")
        case Asks.what_if:
            return _what_if(talk)
        case Asks.again:
            return talk.say("a_again") or talk.say("steady")
        case Asks.yours:
            return talk.say("a_yours") and talk.say("next_step")
        case Asks.machine:
            return talk.say("a_machine") or talk.say("a_there")
        case Asks.trust:
            return talk.say("a_trust") or talk.say("doubt")
        case Asks.who:
            return _who(talk, question)
        case Asks.fault:
            return _fault(talk)
        case Asks.rule:
            return reason(talk, question.words) or talk.say("a_rule_again") or _unknown(talk, question)
        case Asks.cause:
            return _cause(talk, question)
        case Asks.when:
            return _when(talk)
        case Asks.money:
            return goodwill(talk.case) is None and talk.once("a_money_no")
        case Asks.wish:
            return talk.say("a_wish_open" if talk.case.winnable else "a_wish_no") or talk.say("steady")
        case Asks.why_ask:
            return talk.once("a_why_ask") or talk.once("no_need")
        case Asks.need:
            return _need(talk)
        case Asks.there:
            return talk.say("a_there")
        case Asks.plan:
            return _plan(talk)
        case Asks.see:
            return talk.once("a_see" if talk.case.claim == "true" else "a_see_view") or talk.say("steady")
        case Asks.echo:
            return _echo(talk, question)
        case _:
            return _unknown(talk, question)


def goodwill(case: Case) -> Authority | None:
    """What may be given on top of what is owed, the trainee's own first."""
    rows = [row for row in case.authority if _GOODWILL.search(" ".join((row.id, row.do, *row.called)))]
    return min(rows, key=lambda row: row.by != "trainee", default=None)


def _who(talk: Phrases, question: Question) -> bool:
    """Who somebody is: the manager where they are asked about, else the agent."""
    manager = talk.helper("manager")
    of_manager = manager["Helper"].lower() in question.words.lower() or bool(_THEY.search(question.words))
    if talk.case.help.manager and of_manager and talk.once("a_helper", **manager):
        return True
    return talk.say("a_name") or _unknown(talk, question)


def _what_if(talk: Phrases) -> bool:
    """If the first way fails: the next remedy of the agent's own, told and not yet done."""
    spent = {*talk.memory.acted, *talk.memory.tried, talk.memory.offered}
    left = [one for one in talk.words.remedies() if one.id not in spent and one.by == "trainee"]
    row = next((one for one in left if _INSTEAD.match(one.do)), left[0] if left else None)
    if row is not None and talk.case.winnable and talk.say("a_what_if", **talk.remedy(row)):
        return True
    return talk.once("a_what_if_open") or talk.say("a_trust") or talk.say("steady")


def _fault(talk: Phrases) -> bool:
    beat = {"true": "a_fault_ours", "false": "a_fault_not", "partly": "a_fault_partly"}[talk.case.claim]
    return talk.say(beat) or talk.say("steady")


def _cause(talk: Phrases, question: Question) -> bool:
    """Why it happened: known only where a rule of the house is the cause."""
    near = rule_for(talk.case, question.words, used=talk.memory.done)
    if near and (talk.case.claim != "true" or len(content(question.words) & content(f"{near[1]} {near[2]}")) >= 3):
        return reason(talk, question.words)
    return talk.once("a_cause_open") or talk.once("a_cause_again") or talk.say("steady")


def _when(talk: Phrases) -> bool:
    acted, offered = talk.memory.acted, talk.memory.offered
    row = talk.case.remedy(acted[-1] if acted else offered or "")
    if row is None:
        return talk.once("a_when_open")
    beat = ("a_when_done" if acted else "a_when_offer") + ("" if _TIME.search(row.limit) else "_plain")
    return talk.say(beat, **talk.remedy(row)) or talk.say("next_step")


def _need(talk: Phrases) -> bool:
    fact = next((one for one, said in talk.case.facts.items() if said.when == "asked"), None)
    if fact is None or fact in talk.memory.known or talk.memory.acted:
        return talk.say("a_need")
    talk.done("asked")
    return talk.once("a_need_fact", label=label(fact, talk.case.facts[fact].asked_as)) or talk.say("a_need")


def _plan(talk: Phrases) -> bool:
    """What will be done: the next step says it, and once it is under way, what comes after."""
    if not talk.case.winnable:
        return talk.once("lesson") or talk.once("a_cause_again") or talk.say("steady")
    return bool(talk.memory.acted) and (talk.once("next_step") or talk.once("lesson") or talk.say("a_need"))


def _echo(talk: Phrases, question: Question) -> bool:
    """To a word thrown back with a question mark: the reason for it, or room for the doubt."""
    if len(question.words.split()) < 2 or any(beat == "doubt" for beat, _ in talk.beats):
        return False
    near = rule_for(talk.case, question.words, used=talk.memory.done)
    if near and content(question.words) & content(f"{near[1]} {near[2]}"):
        return reason(talk, question.words)
    return talk.say("doubt") or talk.say("steady")


def _unknown(talk: Phrases, question: Question) -> bool:
    """Honest: not known here; the question itself is said back where it is short."""
    if talk.memory.turn == 1:
        return talk.once("a_first")
    near = rule_for(talk.case, question.words, used=talk.memory.done)
    if near and len(content(question.words) & content(f"{near[1]} {near[2]}")) >= 2:
        return reason(talk, question.words)
    told = rule_for(talk.case, question.words, used=frozenset())
    if told and len(content(question.words) & content(f"{told[1]} {told[2]}")) >= 2:
        return talk.say("a_rule_again") or talk.say("steady")
    if talk.case.clock:
        return talk.say("a_unknown_clock")
    if len(question.words.split()) <= 14:
        return talk.say("a_unknown", asked=question.words)
    return talk.say("a_cause_again") or talk.say("steady")
