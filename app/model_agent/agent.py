"""The model agent's turn: what was just typed is met first, then answered, then the case is led one step on."""

import re
from typing import NamedTuple

from app.model_agent import answering
from app.model_agent.hearing import Asks, Heard, hear
from app.model_agent.memory import Helper, Memory
from app.model_agent.phrases import Phrases, back_of, main_statement, sees
from app.persona import Authority, Persona
from app.scripted_trainees.case_words import label
from app.text import content

_CONDITION = re.compile(r"^only\b", re.IGNORECASE)


class Reply(NamedTuple):
    """One turn of the agent: its words, the beats they are made of, the action taken with it, what it keeps in mind."""

    text: str
    beats: tuple[tuple[str, str], ...]
    action: str | None
    memory: Memory


def reply(persona: Persona, memory: Memory, text: str, *, seed: int) -> Reply:
    """The answer to what the person who plays the customer has typed; the same again for the same memory and seed."""
    heard = hear(text, persona.case, known=memory.known)
    talk = _Turn(persona, memory.model_copy(update={"turn": memory.turn + 1}), seed=seed)
    talk.note(known=memory.known | set(heard.told))
    action = talk.opening(heard, text) if talk.memory.turn == 1 else talk.going_on(heard)
    if not talk.beats:
        talk.say("steady") or talk.say("a_there") or talk.say("after_close")
    return Reply(talk.text or "I'm here, and I'm reading every word.", tuple(talk.beats), action, talk.memory)


class _Turn(Phrases):
    """A reply in the making."""

    def opening(self, heard: Heard, text: str) -> str | None:
        """Hears the person out before anything else."""
        self.say("hello")
        if heard.sorry or heard.thanks:
            self.say("their_sorry" if heard.sorry else "you_are_welcome")
        own = self.case.claim == "true"
        told = main_statement(text)
        as_written = len(content(text) & content(self.case.opening)) >= 0.4 * max(1, len(content(text)))
        if as_written or told:
            slots = {} if as_written or told is None else {"back": back_of(told)}
            self.say("told_first" if own else "told_first_view", **slots)
        gentle = self.persona.temper.anger < 6 or heard.sorry or heard.thanks
        self.say("feel_grave" if not self.case.winnable else "feel_gentle" if gentle else "feel")
        if heard.questions and not as_written:
            answering.questions(self, heard)
        if self.case.clock:
            self._take_over()
            return self._solve(heard)
        if heard.manager:
            return self._manager(heard)
        return None

    def going_on(self, heard: Heard) -> str | None:
        if self.memory.closed and not (heard.questions or heard.refuses or heard.wants or heard.manager or heard.abuse):
            self.say("after_close")
            return None
        self.note(closed=False)
        answering.reactions(self, heard)
        answering.questions(self, heard)
        if heard.odd:
            return None
        return self._lead(heard)

    def _lead(self, heard: Heard) -> str | None:
        """The next step of the case; the action taken with it."""
        if self._parting(heard):
            return None
        if self.memory.waiting:
            return self._helper_answers()
        if heard.wants and heard.wants.id not in self.memory.acted:
            return self._wanted(heard.wants)
        if heard.wants and not heard.asked(Asks.what_if):
            self.once("asked_done", **self.remedy(heard.wants))
        given = answering.goodwill(self.case) if heard.asked(Asks.money) else None
        if given and given.id not in self.memory.acted and self.case.winnable:
            return self._wanted(given)
        if heard.manager:
            return self._manager(heard)
        if not self.case.winnable:
            return self._stay(heard)
        if (heard.agrees or heard.thanks) and not heard.refuses and (row := self._offered()):
            self.note(closed=heard.leaves)
            return self._act(row)
        if heard.refuses:
            self._drop_offer()
        if "sorry" not in self.memory.done:
            self._take_over(briefly=heard.hurries)
            if self.memory.turn <= 2 and not heard.hurries and not heard.refuses and self._ask(heard):
                return None
        return self._solve(heard)

    def _parting(self, heard: Heard) -> bool:
        """Whether they are leaving, or all is done and they are content."""
        if heard.questions or heard.refuses or heard.wants:
            return False
        if self.memory.offered and (heard.thanks or heard.agrees):
            return False
        asked_last = any(used.startswith("anything_left") for used in self.memory.used)
        served = bool(self.memory.acted) and (heard.thanks or heard.leaves or (heard.agrees and asked_last))
        content_now = served and ("next_step" in self.memory.done or heard.leaves)
        if content_now or (heard.leaves and not heard.threat):
            self.beats = [beat for beat in self.beats if beat[0] == "you_are_welcome"]
            self.say("close_grave" if not self.case.winnable else "close" if self.memory.acted else "close_open")
            self.note(closed=True)
            return True
        return False

    def _take_over(self, *, briefly: bool = False) -> None:
        own = self.case.claim == "true"
        short = len(self.words.grievance.split()) <= 14
        if not briefly:
            self.once("sorry" if own and short else "sorry_trouble")
        self.done("sorry")
        self.once("own" if own else "own_case")

    def _ask(self, heard: Heard) -> bool:
        """Asks for the one fact that is missing, where nothing else is pressing."""
        if heard.questions or heard.wants or heard.withholds or "asked" in self.memory.done:
            return False
        facts = [fact for fact, said in self.case.facts.items() if said.when == "asked"]
        fact = next((one for one in facts[:1] if one not in self.memory.known), None)
        if fact is None:
            return False
        self.done("asked")
        return self.say("ask", label=label(fact, self.case.facts[fact].asked_as))

    def _solve(self, heard: Heard) -> str | None:
        """Towards a remedy: a colleague where one is needed, the reason, the offer, the deed, and what follows."""
        if self.memory.acted:
            return self._afterwards(heard)
        if (row := self._offered()) is not None:
            if heard.hurries or ("offer_stood" in self.memory.done and not heard.refuses):
                return self._act(row)
            self.done("offer_stood")
            if not heard.questions:
                self.say("commit")
                self.say("check")
            else:
                self.say("stands")
            return None
        following = self._next_remedy()
        if following is None:
            self.say("what_else") or self.once("next_step") or self.once("lesson")
            return None
        if following.by != "trainee" and following.by not in self.memory.here:
            return self._bring_in(following.by)
        if following.by != "trainee":
            return self._act(following)
        return self._offer(following, heard)

    def _offer(self, row: Authority, heard: Heard) -> str | None:
        if len(self.beats) < 3 and (desk := sees(self.case)) and self.case.help.specialist:
            self.once("looked", desk=self.helper("specialist")["helper"], sees=desk)
        wants_reason = "reason_given" in self.case.needs and not heard.hurries
        if wants_reason and "reason" not in self.memory.done and len(self.beats) < 4:
            answering.reason(self, f"{row.do} {row.limit} {' '.join(row.called)}")
        if self.case.clock and row.id in self.case.accepts and self.say("act_now", **self.remedy(row)):
            self.note(acted=(*self.memory.acted, row.id), agreed=True)
            self.done("next_step")
            return row.id
        self.say("offer" if not self.memory.tried else "offer_other", **self.remedy(row))
        self.note(offered=row.id)
        self.say("commit")
        self.say("check")
        return None

    def _act(self, row: Authority) -> str | None:
        """Does it, now; the action is taken with this turn."""
        if row.id in self.memory.acted:
            return None
        self.say("act" if row.by == "trainee" else "act_for", **self.remedy(row))
        self.note(acted=(*self.memory.acted, row.id), offered=None, agreed=True)
        return row.id

    def _wanted(self, row: Authority) -> str | None:
        """What they ask for by name: given where it may be, honestly answered where it may not."""
        if _CONDITION.match(row.limit) and row.by not in self.memory.here:
            self.say("helper_condition", **self.remedy(row))
            return self._solve(Heard()) if not self.memory.acted else None
        if row.by == "trainee" or row.by in self.memory.here:
            if "sorry" not in self.memory.done:
                self._take_over()
            return self._act(row)
        if getattr(self.case.help, row.by) is None:
            self.say("a_money_no")
            return None
        if not self.say("a_not_mine", **self.remedy(row)):
            return None
        self.note(waiting=row.id, here=(*self.memory.here, row.by))
        return row.by

    def _helper_answers(self) -> str | None:
        row = self.case.remedy(self.memory.waiting or "")
        self.note(waiting=None)
        if row is None:
            return None
        if _CONDITION.match(row.limit):
            self.say("helper_condition", **self.remedy(row))
            return None
        self.say("helper_yes", **self.remedy(row))
        self.note(offered=row.id)
        return None

    def _manager(self, heard: Heard) -> str | None:
        """The manager: at once where one is needed, and never refused; what is the agent's own comes first."""
        if "manager" in self.memory.here:
            return None if self.once("manager_here", **self.helper("manager")) else self._solve(heard)
        if not self.case.help.manager:
            self.once("no_manager")
            return self._solve(heard)
        row = next((one for one in self._remedies() if one.by == "trainee"), None)
        needed = self.case.escalation == "needed" or row is None or not self.case.winnable or self.memory.acted
        if not needed and row is not None and "manager_free" not in self.memory.done:
            self.once("manager_free", **self.remedy(row) | self.helper("manager"))
            self.note(offered=row.id)
            return None
        return self._bring_in("manager")

    def _bring_in(self, who: Helper) -> str | None:
        if not getattr(self.case.help, who) or not self.say(f"warm_{who}", **self.helper(who)):
            self.say("what_else")
            return None
        self.note(here=(*self.memory.here, who))
        row = next((one for one in self._remedies() if one.by == who and not _CONDITION.match(one.limit)), None)
        self.note(waiting=row.id if row else None)
        return who

    def _stay(self, heard: Heard) -> str | None:
        """Nothing undoes it: no bargaining, the truth, and what is theirs anyway."""
        if "sorry" not in self.memory.done:
            self._take_over()
            return None
        row = next(
            (one for one in self.case.authority if one.by == "trainee" and one.id not in self.memory.acted), None
        )
        if self.memory.turn >= 4 and row and self.once("due", **self.remedy(row)):
            self.note(acted=(*self.memory.acted, row.id))
            return row.id
        if len(self.beats) < 2 or heard.refuses:
            self.say("no_cure") or self.once("lesson") or self.say("feel_grave")
        if self.memory.turn >= 6:
            self.once("lesson")
        return None

    def _afterwards(self, heard: Heard) -> str | None:
        """It is being done: nobody is hurried out, and somebody who is still upset is heard."""
        if heard.refuses and (row := self._next_remedy()) and row.by == "trainee":
            self.say("offer_other", **self.remedy(row))
            self.note(offered=row.id)
            return None
        if heard.agrees and (row := self._offered()):
            return self._act(row)
        extra = self._next_remedy() if heard.agrees or heard.thanks else None
        if (heard.hurries or heard.abuse) and self.once("asked_done", **self._last_deed()):
            return None
        if "next_step" not in self.memory.done:
            self.once("next_step")
            if not (heard.abuse or heard.confided or heard.threat or heard.told or self.persona.difficulty > 3):
                self.once("personal")
        elif extra and extra.by == "trainee" and extra.id not in self.case.accepts and "also" not in self.memory.done:
            self.once("also", **self.remedy(extra))
            self.note(offered=extra.id)
            self.say("check")
        elif not heard.questions:
            self.once("lesson")
            self.say("anything_left") or self.say("what_else")
        return None

    def _last_deed(self) -> dict[str, str]:
        row = self.case.remedy(self.memory.acted[-1])
        return self.remedy(row) if row else {}

    def _offered(self) -> Authority | None:
        return self.case.remedy(self.memory.offered) if self.memory.offered else None

    def _drop_offer(self) -> None:
        offered = self.memory.offered
        tried = (*self.memory.tried, offered) if offered else self.memory.tried
        self.note(offered=None, tried=tried, refused=self.memory.refused + 1)

    def _remedies(self) -> list[Authority]:
        spent = {*self.memory.tried, *self.memory.acted}
        return [row for row in self.words.remedies() if row.id not in spent]

    def _next_remedy(self) -> Authority | None:
        """The best for the customer that is left; a room for their own wish after two refusals."""
        left = self._remedies()
        if self.memory.refused >= 2 and "what_else" not in self.memory.done and not self.memory.acted:
            self.done("what_else")
            return None
        return left[0] if left else None
