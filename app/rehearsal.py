"""A rehearsal: a scripted trainee plays one attempt against a persona, without database or web, and is graded."""

import asyncio
from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict

from app.acts import Reading
from app.customer.engine import Customer
from app.customer.mind import Direction, Ending, Exchange, LedgerRow, Mind
from app.customer.mood import begin
from app.customer.outcome import outcome
from app.customer.reader import OfflineReader
from app.customer.voice import OfflineVoice
from app.grading.graded import Graded
from app.grading.offline import grade_offline
from app.grading.scorecard import Scorecard
from app.persona import Persona
from app.rubric import Rubric
from app.scripted_trainees import TRAINEES, Line, Trainee
from app.transcript import Speaker, Transcript, Turn


class Rehearsal(BaseModel):
    """One played attempt. `anger` is 0–10 after the opening and after each trainee turn.

    With a rubric `overall` is 0–100 or None where nothing could be assessed, and `passed` its verdict.
    """

    model_config = ConfigDict(frozen=True)

    persona: str
    trainee: str
    seed: int
    turns: int
    ending: Ending
    anger: tuple[float, ...]
    felt_right: float
    overall: float | None
    passed: bool | None = None
    transcript: Transcript
    csat: int
    would_say: str
    ledger: tuple[LedgerRow, ...] = ()
    readings: dict[int, Reading] = {}
    directions: tuple[Direction, ...] = ()


@cache
def offline_customer() -> Customer:
    """The customer without a model; one is enough, it keeps nothing between turns."""
    return Customer(reader=OfflineReader(), voice=OfflineVoice())


class Script(Trainee):
    """A trainee who types what a file says, whatever the customer does."""

    def __init__(self, persona: Persona, *, seed: int, lines: Iterable[Line] = ()) -> None:
        super().__init__(persona, seed=seed)
        self._left = list(lines)
        self.turns = len(self._left)

    def reply(self, direction: Direction | None) -> Line:
        return self._left.pop(0)


def rehearse(
    persona: Persona,
    trainee: str | tuple[Line, ...],
    *,
    seed: int,
    rubric: Rubric | None = None,
    persona_id: str = "",
) -> Rehearsal:
    """Plays one offline attempt at once; `trainee` is the name of a built-in one or the lines of a script."""
    return asyncio.run(play(persona, trainee, seed=seed, rubric=rubric, persona_id=persona_id))


async def play(
    persona: Persona,
    trainee: str | tuple[Line, ...],
    *,
    seed: int,
    rubric: Rubric | None = None,
    persona_id: str = "",
    customer: Customer | None = None,
) -> Rehearsal:
    """The same with any customer, offline where none is given."""
    customer = customer or offline_customer()
    name = trainee if isinstance(trainee, str) else "script"
    player = (
        TRAINEES[trainee](persona, seed=seed) if isinstance(trainee, str) else Script(persona, seed=seed, lines=trainee)
    )
    attempt = _Attempt(persona, seed)
    while attempt.mind.ending is None and attempt.taken < player.turns:
        await attempt.turn(player.reply(attempt.direction), customer)
    return attempt.rehearsal(name, persona_id or persona.name, rubric)


class _Attempt:
    """An attempt as it grows."""

    def __init__(self, persona: Persona, seed: int) -> None:
        self.persona, self.seed = persona, seed
        self.mind: Mind = begin(persona)
        self.transcript: Transcript = (Turn(number=1, speaker=Speaker.customer, text=persona.case.opening),)
        self.direction: Direction | None = None
        self.directions: list[Direction] = []
        self.anger = [self.mind.mood.anger]
        self.ledger: list[LedgerRow] = []
        self.readings: dict[int, Reading] = {}
        self.taken = 0

    async def turn(self, typed: Line, customer: Customer) -> None:
        """The trainee's turn and the customer's answer to it."""
        turn = Turn(number=len(self.transcript) + 1, speaker=Speaker.trainee, text=typed.text, action=typed.action)
        exchange = Exchange(turn=turn, before=self.transcript, name=self.persona.name, case=self.persona.case)
        heard = await customer.hear(self.persona, self.mind, exchange, seed=self.seed)
        self.transcript += (turn,)
        if heard.joined_says and heard.direction.joined:
            self._add(Speaker(heard.direction.joined), heard.joined_says)
        said = [s.text async for s in customer.say(self.persona, heard, self.transcript, seed=self.seed)]
        self._add(Speaker.customer, " ".join(said))
        self.mind, self.direction = heard.mind, heard.direction
        self.directions.append(heard.direction)
        self.readings[turn.number] = heard.reading
        self.ledger.extend(heard.ledger)
        self.anger.append(heard.mind.mood.anger)
        self.taken += 1

    def _add(self, speaker: Speaker, text: str) -> None:
        self.transcript += (Turn(number=len(self.transcript) + 1, speaker=speaker, text=text),)

    def rehearsal(self, trainee: str, persona_id: str, rubric: Rubric | None) -> Rehearsal:
        felt = outcome(self.mind, self.persona, seed=self.seed)
        scorecard = self._scorecard(rubric) if rubric else None
        return Rehearsal(
            persona=persona_id,
            trainee=trainee,
            seed=self.seed,
            turns=self.taken,
            ending=self.mind.ending or Ending.left_open,
            anger=tuple(round(value, 2) for value in self.anger),
            felt_right=round(self.mind.mood.felt_right, 2),
            overall=scorecard.overall if scorecard else None,
            passed=scorecard.passed if scorecard else None,
            transcript=self.transcript,
            csat=felt.csat,
            would_say=felt.would_say,
            ledger=tuple(self.ledger),
            readings=self.readings,
            directions=tuple(self.directions),
        )

    def _scorecard(self, rubric: Rubric) -> Scorecard:
        graded = Graded(
            transcript=self.transcript,
            rubric=rubric,
            readings=self.readings,
            case=self.persona.case,
            name=self.persona.name,
        )
        return grade_offline(graded)
