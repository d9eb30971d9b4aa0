"""The practice plan: the weakest skill, and the customer with whom it is needed most, with the reason in a sentence."""

from collections.abc import Callable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from app.acts import Act
from app.attempt_view import AttemptLine
from app.growth import Skill
from app.library import Loaded
from app.persona import Case, Persona


class Plan(BaseModel):
    """Whom to meet next, and why in one sentence; `principle` is None while no skill is known yet."""

    model_config = ConfigDict(frozen=True)

    persona: str
    name: str
    title: str
    principle: str | None
    why: str


_Demand = Callable[[Persona], float]


def _needs(*wanted: str) -> _Demand:
    return lambda persona: sum(need in persona.case.needs for need in wanted)


def _stung(*acts: Act) -> _Demand:
    return lambda persona: 0.6 * sum(act in persona.triggers for act in acts)


def _accepted_of(case: Case, by: str) -> int:
    return sum(row.by == by for remedy in case.accepts if (row := case.remedy(remedy)))


_DEMANDS: dict[str, tuple[_Demand, str]] = {
    "P1": (lambda p: _needs("acknowledged")(p) + _stung(Act.asked_again)(p), "hears at once whether you took it in"),
    "P2": (
        lambda p: _needs("feeling_named")(p) + 0.3 * sum(f.when == "heard" for f in p.case.facts.values()),
        "tells the heart of it only to somebody who names the feeling",
    ),
    "P3": (
        lambda p: sum(need.endswith("_dated") for need in p.case.needs) + 0.2 * len(p.case.accepts),
        "agrees only to something concrete, with a time",
    ),
    "P4": (
        lambda p: {"true": 0.0, "partly": 1.0, "false": 1.5}[p.case.claim] + _stung(Act.blames_customer)(p),
        "has to be stood by although not all of it is so",
    ),
    "P5": (lambda p: p.temper.anger / 5 + (p.writes.swears != "never"), "gets personal, and you stay steady"),
    "P6": (_stung(Act.smug, Act.defensive, Act.dismisses), "bristles at the first defensive word"),
    "P7": (lambda p: _needs("apology", "owned")(p) + (p.case.claim == "true"), "waits for somebody to own it"),
    "P8": (
        lambda p: sum("goodwill" in f"{row.id} {row.called}" or "credit" in row.id for row in p.case.authority),
        "can be given something on top, at the right moment",
    ),
    "P9": (lambda p: p.temper.anger / 5, "tests your very first words"),
    "P10": (lambda p: p.temper.volatility, "needs somebody who leads"),
    "P11": (_stung(Act.canned), "notices every stock phrase"),
    "P12": (
        lambda p: {"needed": 2.0, "optional": 0.5, "not_needed": 0.0}[p.case.escalation] + _needs("handed_over")(p),
        "can be helped only with a colleague who knows the story",
    ),
    "P13": (
        lambda p: _accepted_of(p.case, "trainee") + (p.case.escalation == "not_needed"),
        "can be helped on the spot with what is yours to give",
    ),
    "P14": (
        lambda p: 2 * _accepted_of(p.case, "specialist") + (p.case.help.specialist is not None),
        "needs an answer that a specialist has",
    ),
    "P15": (
        lambda p: 2 * _needs("reason_given")(p) + _stung(Act.policy_wall)(p),
        "will not settle before knowing why",
    ),
    "P25": (lambda p: 2.0 * (p.case.clock is not None), "comes two minutes before closing time"),
}
_ANY: tuple[_Demand, str] = (lambda p: p.temper.volatility, "shows quickly what your words do")


def plan(skills: Sequence[Skill], personas: Mapping[str, Loaded[Persona]], own: Sequence[AttemptLine]) -> Plan | None:
    """Whom to meet next; None where there is nobody. `own` are one's attempts, latest first."""
    if not personas:
        return None
    met = [line.persona for line in own]
    known = [skill for skill in skills if skill.level is not None]
    if not known:
        return _first(personas, met)
    weakest = min(known, key=lambda skill: (skill.level or 0, -skill.n))
    demand, because = _DEMANDS.get(weakest.principle, _ANY)
    reach = _reach(own, personas)
    chosen = max(
        sorted(personas),
        key=lambda one: _worth(personas[one].value, demand, met=met.count(one), last=one in met[:1], reach=reach),
    )
    person = personas[chosen].value
    times = f"{weakest.level:.1f} of 5 over {weakest.n} attempts"
    lesson = weakest.line.split(":")[0].rstrip(".")
    why = f"“{lesson}” is your weakest skill so far ({times}), and {person.name} {because}."
    return Plan(persona=chosen, name=person.name, title=person.title, principle=weakest.principle, why=why)


def _worth(persona: Persona, demand: _Demand, *, met: int, last: bool, reach: int) -> float:
    """How well a customer serves: what they ask for, somebody new rather, not the last one, not far too hard."""
    too_hard = max(0, persona.difficulty - reach - 1)
    return demand(persona) - 0.5 * met - 1.5 * last - 0.8 * too_hard


def _reach(own: Sequence[AttemptLine], personas: Mapping[str, Loaded[Persona]]) -> int:
    """The hardest customer passed so far, 1 at least."""
    passed = [personas[line.persona].value.difficulty for line in own if line.passed and line.persona in personas]
    return max(passed, default=1)


def _first(personas: Mapping[str, Loaded[Persona]], met: list[str]) -> Plan:
    """Until skills can be told: the gentlest customer who was met least."""
    chosen = min(sorted(personas), key=lambda one: (met.count(one), personas[one].value.difficulty))
    person = personas[chosen].value
    why = f"A skill shows from three graded attempts on, and {person.name} is the gentlest customer you have met least."
    if not met:
        why = f"{person.name} is the gentlest customer here, so this is a good place to begin."
    return Plan(persona=chosen, name=person.name, title=person.title, principle=None, why=why)
