"""A better wording for one shortcoming, composed from the facts of the case and never a formula that fits everybody."""

from collections.abc import Callable

from app.acts import Act
from app.grading.graded import Seen
from app.grading.scene import Scene, dated, doing
from app.rubric import Item, Rule
from app.text import capital

Kind = Act | Rule


def better(kind: Kind, scene: Scene) -> str:
    """What the trainee could have written at this turn."""
    return " ".join(_WORDINGS.get(kind, _acknowledge)(scene).split())


def kind_of(item: Item, seen: Seen | None) -> Kind:
    """What went wrong: the rule, else the act that spoilt it, else the act that was wanting."""
    if item.rule is not None:
        return item.rule
    if seen is not None and seen.act in item.spoilt_by:
        return seen.act
    return item.shown_by[0] if item.shown_by else Act.acknowledges


def _step(scene: Scene) -> str:
    """The next step, as the trainee would say it."""
    if beyond := scene.beyond:
        return _bring_in(scene) if beyond.by == "manager" else _ask(scene)
    if remedy := scene.remedy:
        return f"I will {doing(remedy)}{dated(remedy)}."
    return "I take this on myself, and you hear from me today what comes of it."


def _bring_in(scene: Scene) -> str:
    may = f", who may {doing(scene.beyond)}" if scene.beyond and scene.beyond.by == "manager" else ""
    return f"I am bringing in {scene.manager}{may}, and I tell the whole story, so that you need not repeat any of it."


def _ask(scene: Scene) -> str:
    return f"I am asking {scene.specialist} right now and will have the answer for you in a few minutes."


def _to(scene: Scene, rest: str) -> str:
    """The rest with the customer's name before it, where there is one."""
    return f"{scene.name}, {rest}" if scene.name else capital(rest)


def _continued(text: str) -> str:
    """A sentence as it goes on after a colon."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _told(scene: Scene, rest: str) -> str:
    """The customer's story said back to them, and then the rest."""
    return _to(scene, f"{scene.story}. {rest}") if scene.story else _to(scene, rest)


def _acknowledge(scene: Scene) -> str:
    return _told(scene, f"That is what I am dealing with now. {_step(scene)}")


def _feel(scene: Scene) -> str:
    so = f"And {scene.confided}: no" if scene.confided else "No"
    return _told(scene, f"{so} wonder you have had enough; in your place I would be upset too. {_step(scene)}")


def _own(scene: Scene) -> str:
    case = scene.graded.case
    if case is None or case.claim == "true":
        return _told(scene, f"That is our fault and not yours, and I am sorry for it. {_step(scene)}")
    return _told(scene, f"I am sorry for the trouble you have had with this, and from here on it is mine to sort out. "
                        f"{_step(scene)}")  # fmt: skip


def _offer(scene: Scene) -> str:
    asks = "Is that what you need?"
    if scene.remedy or scene.beyond:
        return f"{_to(scene, 'here is what I can do about it.')} {_step(scene)} {asks}"
    return _told(scene, f"{_step(scene)} {asks}")


def _choice(scene: Scene) -> str:
    if scene.beyond is None and scene.remedy and scene.second_remedy:
        first, second = doing(scene.remedy), doing(scene.second_remedy)
        return _to(scene, f"I can {first}, or {second}. Which of the two would help you more?")
    return f"{_step(scene)} Would that put it right for you, or is there something I have missed?"


def _reason(scene: Scene) -> str:
    policy = scene.policy
    if policy is None:
        return f"I cannot do that, and you should know why: say the reason in a sentence of your own. {_step(scene)}"
    rule, why = _continued(policy.rule), _continued(policy.why)
    return _to(scene, f"this is the rule: {rule} And this is why: {why} What I can do: {_step(scene)}")


def _not_again(scene: Scene) -> str:
    if scene.told:
        return _to(scene, f"you have told me already: “{scene.told}”. I work with that. {_step(scene)}")
    return _told(scene, f"You need not tell it again. {_step(scene)}")


def _afresh(scene: Scene) -> str:
    if not scene.latest.endswith("?"):
        return _told(scene, _step(scene))
    return _to(scene, f"you ask: “{scene.latest}” {_step(scene)}")


def _take_side(scene: Scene) -> str:
    return _told(scene, f"I can see why that makes you angry, and I am not going to argue about it. {_step(scene)}")


def _not_beyond(scene: Scene) -> str:
    return _to(scene, f"I will not promise what I cannot keep. {_step(scene)}")


def _not_conceding(scene: Scene) -> str:
    straight = "I can see how it looks from where you stand. I will be straight with you about what happened, and help."
    return _told(scene, f"{straight} {_step(scene)}")


def _do_it(scene: Scene) -> str:
    if (remedy := scene.remedy) is None:
        return "Say what you will do and by when, and that it is done only once it is done."
    return f"I am doing it now, while you are here. (Choose the action “{remedy.do}” first, then say that it is done.)"


def _myself(scene: Scene) -> str:
    return _to(scene, f"that is something I can settle with you myself. {_step(scene)}")


def _fetch(scene: Scene) -> str:
    return _to(scene, f"you have done enough running. {_ask(scene)} Please stay with me.")


def _hand_over(scene: Scene) -> str:
    brief = f" In short, {scene.manager}: “{scene.words}”." if scene.words else ""
    return _to(scene, f"this needs somebody who may decide more than I may. {_bring_in(scene)}{brief}")


def _warm(scene: Scene) -> str:
    hello = f"Hello {scene.name}" if scene.name else "Hello"
    story = f" {capital(scene.story)}." if scene.story else ""
    return f"{hello}.{story} I am glad you wrote, and I am taking it on now. {_step(scene)}"


def _agree(scene: Scene) -> str:
    return f"So this is what we agree: {_step(scene)} Is there anything in it that you would want otherwise?"


_WORDINGS: dict[Kind, Callable[[Scene], str]] = {
    **dict.fromkeys((Act.names_feeling, Rule.feeling_before_solution, Act.personal, Act.thanks), _feel),
    **dict.fromkeys((Act.owns, Act.apologizes, Rule.apology_with_fix), _own),
    **dict.fromkeys((Act.offers_remedy, Act.commits, Act.informs, Act.vague, Rule.answered), _offer),
    **dict.fromkeys((Rule.remedy_fits, Rule.authority_used, Rule.not_left_unserved, Rule.needs_covered), _offer),
    Act.checks_in: _choice,
    **dict.fromkeys((Act.explains_why, Act.policy_wall, Act.refuses, Rule.reason_given), _reason),
    **dict.fromkeys((Act.asked_again, Rule.no_repeated_question), _not_again),
    **dict.fromkeys((Act.dismisses, Act.blames_customer, Act.defensive, Act.smug, Act.rude, Rule.no_abuse), _take_side),
    **dict.fromkeys((Act.overpromises, Rule.authority_not_exceeded), _not_beyond),
    **dict.fromkeys((Act.concedes_false, Rule.no_false_concession), _not_conceding),
    Rule.no_unkept_claim: _do_it,
    **dict.fromkeys((Act.holds, Rule.authority_not_hoarded, Rule.not_escalated_needlessly), _myself),
    **dict.fromkeys((Act.brushes_off, Rule.specialist_asked), _fetch),
    **dict.fromkeys((Act.hands_over_cold, Act.hands_over_warm, Rule.warm_handover), _hand_over),
    Rule.escalated_when_needed: _hand_over,
    **dict.fromkeys((Act.greets, Rule.first_turn_warm), _warm),
    **dict.fromkeys((Rule.to_the_point, Rule.customer_content, Rule.customer_not_protesting), _offer),
    **dict.fromkeys((Rule.own_words, Act.canned, Rule.customer_heard), _afresh),
    **dict.fromkeys((Act.closes, Rule.closed_with_agreement), _agree),
}
