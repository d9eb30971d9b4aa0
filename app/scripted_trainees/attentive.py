"""Trainees who listen: excellent, who does what the principles ask, and ok, who is polite and slow to a remedy."""

from app.customer.mind import Direction, Objection
from app.helper import helper_name, with_article
from app.persona import Authority, Band, Move
from app.scripted_trainees.case_words import deed
from app.scripted_trainees.trainee import Beats, Line, Trainee, line
from app.scripted_trainees.wording import EXCELLENT, OK
from app.text import capital

_SAYABLE = ("acknowledged", "feeling_named", "apology", "owned", "reason_given")
"""What a customer may still miss that words alone can give."""

_REFUSED = frozenset({Objection.not_accepted, Objection.already_offered, Objection.not_enough})


class Attentive(Trainee):
    """What both keep in mind: the questions still to ask, the remedies still to offer, who is here."""

    pools: dict[str, tuple[str, ...]]

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.turn = 0
        self.to_ask = self.words.questions()[: self.questions]
        self.remedies = self.words.remedies()
        self.offered: Authority | None = None
        self.done: set[str] = set()
        self.tried: set[str] = set()
        self.here: set[str] = set()
        self.accepted = False
        self.refused = 0
        self.after = 0

    @property
    def last_turn(self) -> int:
        """The turn to say goodbye in: the last one, or the last before the clock runs out."""
        return min(self.turns, self.case.clock_turns) if self.case.clock else self.turns

    questions = 1
    """How many facts this trainee asks for."""

    def beat(self, beat: str, **slots: str) -> tuple[str, str]:
        return self.say(beat, self.pools[beat], **slots)

    def helper(self, row: Authority) -> str | None:
        """Who has to be brought in for a remedy, and is not here yet."""
        if row.by == "trainee" or row.by in self.here:
            return None
        return row.by if getattr(self.case.help, row.by) else None

    def named(self, who: str) -> dict[str, str]:
        """A helper as spoken to, within a sentence and at its head."""
        name = helper_name(getattr(self.case.help, who)) or who
        within = with_article(name)
        return {"called": name, "helper": within, "Helper": capital(within)}

    def press(self, row: Authority) -> str | None:
        """The action of a remedy, where it may be pressed now."""
        if row.by != "trainee" and row.by not in self.here:
            return None
        self.done.add(row.id)
        return row.id

    def heed(self, direction: Direction | None) -> None:
        """Takes in what the customer has just done."""
        self.turn += 1
        if direction is None:
            return
        self.accepted = self.accepted or direction.move == Move.accept
        if direction.objection in _REFUSED and self.offered and not self.accepted and len(self.remedies) > 1:
            self.remedies = [*self.remedies[1:], self.remedies[0]]
            self.offered = None
            self.refused += 1


class Excellent(Attentive):
    """Acknowledges, empathizes, owns, asks only what is missing, gives reasons, acts, checks, closes."""

    turns = 9
    pools = EXCELLENT

    def reply(self, direction: Direction | None) -> Line:
        self.heed(direction)
        if direction is None:
            return self._open()
        beats = self._respond(direction)
        if self.accepted:
            return self._finish(beats, direction)
        if self.to_ask and self.turn == 2 and not self.case.clock:
            return self._ask(beats, direction)
        return self._solve(beats, direction)

    @property
    def _fault_is_ours(self) -> bool:
        return self.case.claim == "true"

    @property
    def _feel(self) -> str:
        return "feel" if self.case.winnable else "feel_loss"

    def _open(self) -> Line:
        ours = self._fault_is_ours
        beats = [self.beat("greet"), self.beat("acknowledge" if ours else "acknowledge_view"), self.beat(self._feel)]
        if self.case.clock or len(self.case.needs) > 4:
            beats.append(self.beat("own" if ours else "own_case"))
        return line(beats)

    def _respond(self, direction: Direction) -> Beats:
        """To what the customer has just said: a fact told, a doubt, a need."""
        heard = [fact for fact in direction.tell if self.case.facts[fact].when == "heard"]
        asked = [fact for fact in direction.tell if fact not in heard]
        if heard:
            return [self._to_what_was_confided(heard[0])]
        if asked:
            return [self._to_what_was_told(asked[0])]
        if direction.objection or direction.stung_by:
            return [self.beat("steady")]
        return []

    def _to_what_was_told(self, fact: str) -> tuple[str, str]:
        """Reads a number or a date back; a whole sentence is only thanked for."""
        said = self.words.fact_in_short(fact)
        if len(said.split()) > 4:
            return self.beat("thank_told")
        return self.beat("thank_fact", fact=said, Fact=capital(said))

    def _to_what_was_confided(self, fact: str) -> tuple[str, str]:
        """Says it back, except what the customer told of themselves: that would sound like a reproach."""
        said = self.words.fact_in_short(fact)
        if said.startswith("you"):
            return self.beat("feel_confided")
        return self.beat("feel_fact", fact=said, Fact=capital(said))

    def _ask(self, beats: Beats, direction: Direction) -> Line:
        fact, label = self.to_ask.pop(0)
        ours = self._fault_is_ours
        if fact in direction.may_reveal:
            return self._solve(beats, direction)
        return line(
            [
                *beats,
                self._sorry(),
                self.beat("own" if ours else "own_case"),
                self.beat("ask", label=label),
            ]
        )

    def _solve(self, beats: Beats, direction: Direction) -> Line:
        if not self.remedies:
            return line([*beats, self.beat("inform"), self.beat("check")])
        row = self.remedies[0]
        who = self.helper(row)
        if who:
            self.here.add(who)
            return line([*beats, self.beat(f"warm_{who}", **self.named(who))], action=who)
        if direction.objection == Objection.not_heard_yet or direction.need in _SAYABLE:
            beats = [*beats, *self._make_up_for(direction.need)]
        if self.refused >= 2 and row.id not in self.case.accepts:
            return line(
                [*beats, self.beat("no_cure"), *self._make_up_for(self.chance.choice(("owned", "feeling_named")))]
            )
        if self.offered == row:
            return self._deliver(beats, row)
        if self.case.clock and row.id in self.case.accepts:
            self.offered = row
            return self._deliver(beats, row)
        return self._put_forward([*beats, *self._reason()], row)

    def _make_up_for(self, need: str | None) -> Beats:
        ours = self._fault_is_ours
        beats = {
            "acknowledged": "acknowledge" if ours else "acknowledge_view",
            "feeling_named": self._feel,
            "owned": "own" if ours else "own_case",
        }
        if need == "apology":
            return [self._sorry()]
        if need == "reason_given":
            self.done.discard("reason")
            return self._reason()
        return [self.beat(beats.get(need or "", self._feel))]

    def _sorry(self) -> tuple[str, str]:
        short = len(self.words.grievance.split()) <= 14
        return self.beat("apologize" if self._fault_is_ours and short else "apologize_trouble")

    def _reason(self) -> Beats:
        rule = self.words.rule(self.chance)
        if rule is not None and "reason" not in self.done:
            self.done.add("reason")
            return [self.beat("reason", rule=rule[0], why=rule[1])]
        if "inform" in self.done:
            return []
        self.done.add("inform")
        return [self.beat("inform")]

    def _offer(self, row: Authority) -> tuple[str, str]:
        slots = {"deed": deed(row), "limit": row.limit or "today"}
        if row.by != "trainee":
            return self.beat("offer_for", **self.named(row.by), **slots)
        return self.beat("offer" if row.id in self.case.accepts[:1] else "offer_other", **slots)

    def _by_when(self, row: Authority) -> tuple[str, str]:
        return self.beat("commit") if row.by == "trainee" else self.beat("commit_for", **self.named(row.by))

    def _act(self, row: Authority) -> tuple[str, str]:
        if row.by == "trainee":
            return self.beat("act", deed=deed(row))
        return self.beat("act_for", deed=deed(row), **self.named(row.by))

    def _deliver(self, beats: Beats, row: Authority) -> Line:
        """The remedy stands and is wanted, or nearly: it gets done."""
        if row.id in self.done:
            return line([*beats, self.beat("inform"), self.beat("personal"), self.beat("check")])
        if row.id not in self.case.accepts:
            self.remedies = [*self.remedies[1:], row]
            return self._instead(beats)
        return line([*beats, self._act(row), self.beat("check")], action=self.press(row))

    def _instead(self, beats: Beats) -> Line:
        """Another remedy, or, once each was offered, the plain word that none makes up for it."""
        row = self.remedies[0]
        if row.id in self.tried:
            return line([*beats, self.beat("no_cure"), self.beat(self._feel)])
        return self._put_forward(beats, row)

    def _put_forward(self, beats: Beats, row: Authority) -> Line:
        self.offered = row
        self.tried.add(row.id)
        return line([*beats, self._offer(row), self._by_when(row), self.beat("check")])

    def _finish(self, beats: Beats, direction: Direction) -> Line:
        """Agreed: it gets done first, and nobody is hurried out while still upset."""
        row = self.offered or self.remedies[0]
        if row.id not in self.done:
            return line([*beats, self._act(row), self.beat("check")], action=self.press(row))
        if direction.mood_band == Band.calm or self.turn >= self.last_turn:
            return line([*beats, self.beat("close")])
        if direction.need and direction.need in _SAYABLE:
            beats = [*beats, *self._make_up_for(direction.need)]
        self.after += 1
        if self.after == 1:
            return line([*beats, self.beat("next_step"), self.beat("personal")])
        return line([*beats, self.beat("lesson"), *([self.beat("check_over")] if self.after == 2 else [])])


class Ok(Attentive):
    """Polite, somewhat canned, slow: a remedy after the fourth turn, a date when pressed, no feeling."""

    turns = 9
    pools = OK
    questions = 2

    def reply(self, direction: Direction | None) -> Line:
        self.heed(direction)
        if direction is None:
            return line([self.beat("greet"), self.beat("sorry"), *self._question()])
        if self.accepted:
            return self._finish()
        if self.turn == 2:
            return line([self.beat("canned"), *(self._question() or [self.beat("look")])])
        if self.turn == 3:
            return line([self.beat("acknowledge"), self.beat("look")])
        if self.turn == 4:
            return line([self.beat("canned"), *self._rule()])
        return self._offer(direction)

    def _question(self) -> Beats:
        return [self.beat("ask", label=self.to_ask.pop(0)[1])] if self.to_ask else []

    def _rule(self) -> Beats:
        rule = self.words.rule(self.chance)
        if rule is None:
            return [self.beat("look")]
        text = rule[0][0].lower() + rule[0][1:]
        return [self.beat("rule", rule=rule[0], rule_lc=text), self.beat("why", why=rule[1])]

    def _offer(self, direction: Direction) -> Line:
        row = self.offered or next(iter(self.remedies[1:2] or self.remedies[:1]), None)
        if row is None:
            return line([self.beat("sorry"), self.beat("refuse")])
        who = self.helper(row)
        if who:
            self.here.add(who)
            return line([self.beat("manager", **self.named(who))], action=who)
        if self.offered is None:
            self.offered = row
            return line([self.beat("offer", deed=deed(row)), self.beat("check")])
        if direction.objection == Objection.not_heard_yet:
            return line([self.beat("own"), self.beat("sorry")])
        return line([self.beat("commit"), self.beat("check")])

    def _finish(self) -> Line:
        row = self.offered or self.remedies[0]
        if row.id not in self.done:
            return line([self.beat("act")], action=self.press(row))
        return line([self.beat("close")])
