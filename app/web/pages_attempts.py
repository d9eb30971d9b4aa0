"""The pages of an attempt: chat, finish, debrief, try again, and the list of one's own."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse

from app import attempts, forks, kudos, scorecards
from app.attempt_view import Action, AttemptView
from app.auth import Person
from app.customer.harshness import USUAL
from app.practice_debrief import PracticePart, beside_of, practice_part
from app.scorecards import Debrief, ScorecardView
from app.services import Services
from app.transcript import Speaker
from app.web.api_attempts import DEFAULT_RUBRIC, NewAttempt, start_attempt
from app.web.api_dictation import DICTATION
from app.web.debrief_view import criteria_of, curve_of, focus_of, headline, reasons_of
from app.web.deps import AppServices, SignedIn
from app.web.page import render
from app.web.people_view import Typed, people_of, withdrawn_of

router = APIRouter(prefix="/attempts", include_in_schema=False)


@router.post("")
async def begin(
    services: AppServices,
    person: SignedIn,
    persona: Annotated[str, Form(max_length=200)],
    rubric: Annotated[str, Form(max_length=200)] = DEFAULT_RUBRIC,
    mode: Annotated[str, Form(pattern="^(practice|assessed)$")] = "practice",
    intensity: Annotated[int, Form(ge=1, le=5)] = USUAL,
    profanity: Annotated[bool, Form()] = False,
) -> RedirectResponse:
    asked = {"persona": persona, "rubric": rubric, "mode": mode, "intensity": intensity, "profanity": profanity}
    wanted = NewAttempt.model_validate(asked)
    attempt_id, _ = await start_attempt(services, person, wanted)
    return RedirectResponse(f"/attempts/{attempt_id}", 303)


@router.get("")
async def own(request: Request, services: AppServices, person: SignedIn) -> HTMLResponse:
    lines = await services.db.run(scorecards.own, services.db, services.pinned, person)
    return render(request, "attempts.html", person=person, nav="attempts", attempts=lines)


@router.get("/{attempt_id}", response_model=None)
async def chat(
    request: Request, attempt_id: str, services: AppServices, person: SignedIn
) -> HTMLResponse | RedirectResponse:
    """The chat, or the debrief once it has ended."""
    attempt = await services.db.run(attempts.view, services.db, services.pinned, person, attempt_id)
    if person.is_coach and not attempt.mine and attempt.ended_at is not None:
        return RedirectResponse(f"/coach/attempts/{attempt_id}", 303)
    if attempt.ended_at is not None or not attempt.mine:
        return RedirectResponse(f"/attempts/{attempt_id}/debrief", 303)
    beside = await services.db.run(beside_of, services.db, services.pinned, person, attempt)
    return render(
        request,
        "chat.html",
        person=person,
        attempt=attempt,
        actions=attempt.actions,
        policies=attempt.policies,
        actions_by_id=_by_id(attempt),
        first_name=attempt.persona.name.split()[0],
        desk=beside.desk,
        hints=beside.hints,
        first_words=beside.first_words,
        questions=beside.questions,
        speech=services.settings.speech,
        dictation=DICTATION if services.transcriber else None,
        mine_said=any(turn.speaker == Speaker.trainee for turn in attempt.turns),
    )


@router.post("/{attempt_id}/finish")
async def finish(attempt_id: str, services: AppServices, person: SignedIn) -> RedirectResponse:
    await services.db.run(attempts.finish, services.db, services.pinned, person, attempt_id, model=services.judge_model)
    services.worker.wake()
    return RedirectResponse(f"/attempts/{attempt_id}/debrief", 303)


@router.get("/{attempt_id}/debrief")
async def debrief(request: Request, attempt_id: str, services: AppServices, person: SignedIn) -> HTMLResponse:
    return await show_debrief(request, attempt_id, services, person)


async def show_debrief(
    request: Request,
    attempt_id: str,
    services: Services,
    person: Person,
    *,
    typed: Typed | None = None,
    code: int = 200,
) -> HTMLResponse:
    """The debrief; with what somebody `typed` that could not be taken."""
    await services.db.run(kudos.earn, services.db, services.pinned, person)
    found = await services.db.run(scorecards.debrief, services.db, services.pinned, person, attempt_id)
    practice = await services.db.run(practice_part, services.db, services.pinned, person, attempt_id)
    praise = await services.db.run(kudos.of_attempt, services.db, person, attempt_id)
    shown = {"people": people_of(found, typed=typed), "practice": practice, "kudos": praise}
    shown |= _debrief(found, practice) | {"withdrawn": withdrawn_of(found)}
    return render(request, "debrief.html", person=person, code=code, nav="attempts", **shown)


@router.post("/{attempt_id}/regrade")
async def regrade(attempt_id: str, services: AppServices, person: SignedIn) -> RedirectResponse:
    await services.db.run(
        scorecards.regrade, services.db, person, attempt_id, engine=services.engine, model=services.judge_model
    )
    services.worker.wake()
    return RedirectResponse(f"/attempts/{attempt_id}/debrief", 303)


@router.post("/{attempt_id}/fork")
async def fork(
    attempt_id: str, services: AppServices, person: SignedIn, turn: Annotated[int, Form(ge=1, le=1_000_000)]
) -> RedirectResponse:
    """Begins again before one of the trainee's turns."""
    forked = await services.db.run(forks.fork, services.db, person, attempt_id, turn=turn, engine=services.engine)
    services.metrics.attempt("practice")
    return RedirectResponse(f"/attempts/{forked}", 303)


def _debrief(found: Debrief, practice: PracticePart) -> dict[str, Any]:
    attempt, card = found.attempt, _shown(found)
    graded = card.status == "graded"
    first_name = attempt.persona.name.split()[0]
    focus = focus_of(card.focus, found.rubric)
    marked = {line.turn for line in focus if line.turn} or ({found.costliest} if found.costliest else set())
    return {
        "attempt": attempt,
        "status": card.status,
        "reason": card.reason,
        "failed_again": found.failed_again,
        "card": card,
        "pass_at": card.pass_at,
        "criteria": criteria_of(card.criteria, found.rubric) if graded else (),
        "focus": focus,
        "kept": not any(mark.met is False for score in found.scorecard.criteria for mark in score.items),
        "again_from": found.costliest or next((line.turn for line in focus if line.turn), None),
        "curve": curve_of(attempt, turning={point.answered for point in practice.turning_points}),
        "reasons": reasons_of(attempt.ledger),
        "headline": headline(attempt.ending, first_name),
        "first_name": first_name,
        "marked": marked,
        "actions_by_id": _by_id(attempt),
    }


def _shown(found: Debrief) -> ScorecardView:
    """The scorecard with what counts in place of the machine's marks."""
    counts, card = found.standing.card, found.scorecard
    if counts is None:
        return card
    shown = {name: getattr(counts, name) for name in ("overall", "passed", "coverage", "criteria", "notes")}
    return card.model_copy(
        update={**shown, "status": "graded", "needs_coach": counts.needs_coach, "pass_at": found.rubric.pass_at}
    )


def _by_id(attempt: AttemptView) -> dict[str, Action]:
    return {action.id: action for action in attempt.actions}
