"""What one trainee turn weighs with this customer: a row for each act, deed and omission, before bounds and floors."""

from typing import NamedTuple

from app.acts import KIND, Act, Reading
from app.customer import mood_rules as rules
from app.customer.mind import Exchange, Mind
from app.customer.omissions import omissions
from app.customer.promises import HELPERS, grantable, helper_called, needless
from app.persona import Case, Persona


class Weight(NamedTuple):
    """A ledger row in the making."""

    cause: str
    rule: str
    quote: str
    anger: float
    felt_right: float

    def times(self, anger: float, *, felt_right: float | None = None, because: str = "") -> "Weight":
        """The same row with its deltas scaled and the reason added to its rule."""
        return Weight(
            self.cause,
            f"{self.rule} ({because})" if because else self.rule,
            self.quote,
            self.anger * anger,
            self.felt_right * (anger if felt_right is None else felt_right),
        )


def weight(cause: str, quote: str = "") -> Weight:
    """The row of an act, deed or omission at its full worth."""
    effect = rules.EFFECTS[cause]
    return Weight(cause, effect.rule, quote, effect.anger, effect.felt_right)


def weigh(mind: Mind, reading: Reading, exchange: Exchange, persona: Persona) -> list[Weight]:
    """Every cause of this turn with its worth to this customer; the same values in give the same rows out."""
    case = persona.case
    harsh = [_harsh(act, quote, mind, persona) for act, quote in _faults(mind, reading)]
    if Act.explains_why in reading:
        harsh = [row.times(0.3, because="with its reason") if row.cause == Act.refuses else row for row in harsh]
    kind = [_kind(act, quote, mind, reading, persona) for act, quote in _kindnesses(mind, reading)]
    kind += _deeds(mind, reading, exchange, case)
    left_out = [_harsh(cause, "", mind, persona) for cause in omissions(mind, reading, exchange, case)]
    if _only_words(mind, reading, exchange):
        kind = [row.times(0, because="sympathy without a step forward") for row in kind]
    if reading.shown & rules.POISON:
        kind = [row.times(0, because="not believed in a turn like this") for row in kind if row.anger]
    elif reading.shown & rules.SOURING:
        kind = [row.times(0.5, because="half undone by the rest of the turn") for row in kind]
    return [row for row in (*kind, *harsh, *left_out) if row.anger or row.felt_right or row.rule.endswith(")")]


def _faults(mind: Mind, reading: Reading) -> list[tuple[Act, str]]:
    """The acts that are not kind, each once; asking for a fact already told is asking again."""
    found = {seen.act: seen.quote for seen in reversed(reading.acts) if seen.act not in KIND}
    for seen in reading.of(Act.asks_needed):
        if seen.fact in mind.told:
            found.setdefault(Act.asked_again, seen.quote)
    return list(found.items())


def _kindnesses(mind: Mind, reading: Reading) -> list[tuple[Act, str]]:
    asked_for_told = [seen for seen in reading.of(Act.asks_needed) if seen.fact in mind.told]
    found = {seen.act: seen.quote for seen in reversed(reading.acts) if seen.act in KIND and seen not in asked_for_told}
    return list(found.items())


def _harsh(act: str, quote: str, mind: Mind, persona: Persona) -> Weight:
    row = weight(act, quote)
    if row.anger < 0:
        return row
    times = mind.earned.get(act, 0)
    if act == Act.canned:
        return row.times(1 + 1.2 * times, because="again") if times else row.times(0, because="it earns nothing")
    if times:
        row = row.times(min(rules.SOREST, rules.SORENESS**times), because="again")
    return _aggravated(row, persona)


def _aggravated(row: Weight, persona: Persona) -> Weight:
    """A harsh row as this person takes it: triggers, volatility and little patience make it worse."""
    if row.cause in persona.triggers:
        row = row.times(rules.TRIGGERED, because="a sore point of this customer")
    return row.times(persona.temper.volatility * (1.15 - 0.03 * persona.temper.patience))


def _kind(act: Act, quote: str, mind: Mind, reading: Reading, persona: Persona) -> Weight:
    row = weight(act, quote)
    times = mind.earned.get(act, 0)
    if act == Act.offers_remedy and not any(seen.remedy in persona.case.accepts for seen in reading.of(act)):
        row = row.times(0.3, because="not what would help this customer")
    if times:
        row = row.times(rules.FADE**times, because="again: it earns less")
    if act == Act.hands_over_warm and needless(mind, persona.case):
        row = row.times(0, because="not what the customer asked for")
    if act in rules.SOLVING and not mind.met & {"acknowledged", "feeling_named"}:
        heard_now = Act.acknowledges in reading or Act.names_feeling in reading
        if not heard_now:
            row = row.times(0.4, because="before the customer was heard")
    if act in persona.soothers:
        row = row.times(rules.SOOTHED, because="this reaches this customer")
    return row


def _deeds(mind: Mind, reading: Reading, exchange: Exchange, case: Case) -> list[Weight]:
    action = exchange.turn.action
    rows = []
    if action and action not in HELPERS and action not in mind.granted and grantable(action, mind, case):
        row = weight("action")
        rows.append(row if action in case.accepts else row.times(0.3, because="not what would help this customer"))
    if Act.closes in reading and mind.accepted in mind.granted and "agreement_kept" not in mind.earned:
        rows.append(weight("agreement_kept", reading.quote(Act.closes) or ""))
    who = helper_called(reading, exchange, case)
    if who and who not in mind.joined and not needless(mind, case) and Act.hands_over_cold not in reading:
        rows.append(weight(f"joined_{who}"))
    return rows


def _only_words(mind: Mind, reading: Reading, exchange: Exchange) -> bool:
    """Whether this turn is sympathy alone for the second time in a row."""
    return mind.stalled >= 1 and not mind.accepted and not moved_forward(reading, exchange)


def moved_forward(reading: Reading, exchange: Exchange) -> bool:
    """Whether the turn brought the case forward."""
    return exchange.turn.action is not None or bool(reading.shown & rules.MOVEMENT)
