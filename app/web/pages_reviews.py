"""The coach's pages of one attempt: the queue, the blind form, all marks side by side, changing one, answering."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import attempts, disputes, overrides, review_queue, reviews, scorecards, withdrawals
from app.auth import Person
from app.disputes import Answer
from app.errors import Conflict, Invalid
from app.grading.human import Choice
from app.overrides import NewMark
from app.review_draft import Draft, Incomplete
from app.services import Services
from app.web.deps import AppServices, SignedIn
from app.web.page import render
from app.web.people_view import CHOICES, Typed, side_by_side
from app.web.review_form import Trouble, entered, groups, marked

router = APIRouter(prefix="/coach", include_in_schema=False)

Chosen = Annotated[str, Form(pattern="^(|met|not_met|cannot_tell|not_applicable)$")]
Words = Annotated[str, Form(max_length=50_000)]


@router.get("")
async def queue(request: Request, services: AppServices, person: SignedIn) -> HTMLResponse:
    lines = await services.db.run(review_queue.queue, services.db, person)
    return render(request, "review_queue.html", person=person, nav="queue", lines=lines, groups=review_queue.GROUPS)


@router.get("/attempts/{attempt_id}", response_model=None)
async def form(request: Request, attempt_id: str, services: AppServices, person: SignedIn) -> Response:
    """The blind form; once one's review is finished, all marks."""
    paper = await services.db.run(reviews.paper, services.db, person, attempt_id)
    if paper.done:
        return RedirectResponse(f"/coach/attempts/{attempt_id}/marks", 303)
    return await _form(request, services, person, attempt_id)


@router.post("/attempts/{attempt_id}/review", response_model=None)
async def review(request: Request, attempt_id: str, services: AppServices, person: SignedIn) -> Response:
    """Saves a review, and finishes it where asked to; what cannot be taken is shown again with the reason."""
    given = entered(await request.form())
    draft, db = given.draft, services.db
    try:
        version = await db.run(
            reviews.save, db, services.pinned, person, attempt_id, draft=draft, version=given.version
        )
        if not given.finish:
            return RedirectResponse(f"/coach/attempts/{attempt_id}?saved=yes", 303)
        await db.run(reviews.finish, db, services.pinned, person, attempt_id, version=version)
    except Incomplete as problem:
        trouble = Trouble(problem.message, problem.problems)
        return await _form(request, services, person, attempt_id, draft=draft, trouble=trouble, code=problem.status)
    except Conflict as problem:
        stored = await db.run(reviews.paper, db, person, attempt_id)
        trouble = Trouble(problem.message, stored=stored.draft)
        return await _form(request, services, person, attempt_id, draft=draft, trouble=trouble, code=problem.status)
    except Invalid as problem:
        trouble = Trouble(problem.message)
        return await _form(request, services, person, attempt_id, draft=draft, trouble=trouble, code=problem.status)
    return RedirectResponse(f"/coach/attempts/{attempt_id}/marks", 303)


@router.get("/attempts/{attempt_id}/marks")
async def marks(request: Request, attempt_id: str, services: AppServices, person: SignedIn) -> HTMLResponse:
    return await _marks(request, services, person, attempt_id)


@router.post("/attempts/{attempt_id}/overrides", response_model=None)
async def override(
    request: Request,
    attempt_id: str,
    services: AppServices,
    person: SignedIn,
    criterion: Annotated[str, Form(max_length=100)],
    item: Annotated[str, Form(max_length=100)],
    after: Annotated[int, Form(ge=0, le=1_000_000)],
    mark: Chosen = "",
    reason: Words = "",
) -> Response:
    """Changes one mark; a reason that cannot be taken is shown again beside it."""
    try:
        if not mark:
            raise Invalid("Choose what the mark should be.")
        wanted = NewMark(criterion=criterion, item=item, mark=Choice(mark), reason=reason, after=after)
        await services.db.run(overrides.override, services.db, services.pinned, person, attempt_id, wanted=wanted)
    except (Invalid, Conflict) as problem:
        typed = Typed(f"{criterion}.{item}", problem.message, text=reason, choice=mark)
        return await _marks(request, services, person, attempt_id, typed=typed, code=problem.status)
    return RedirectResponse(f"/coach/attempts/{attempt_id}/marks#item-{criterion}.{item}", 303)


@router.post("/attempts/{attempt_id}/reviews/{review_id}/withdraw", response_model=None)
async def withdraw(
    request: Request, attempt_id: str, review_id: str, services: AppServices, person: SignedIn, reason: Words = ""
) -> Response:
    """Takes a finished review back; a reason that cannot be taken is shown again beside it."""
    try:
        of = await services.db.run(withdrawals.withdraw, services.db, person, review_id, reason=reason)
    except (Invalid, Conflict) as problem:
        typed = Typed(review_id if isinstance(problem, Invalid) else "", problem.message, text=reason)
        return await _marks(request, services, person, attempt_id, typed=typed, code=problem.status)
    return RedirectResponse(f"/coach/attempts/{of}/marks?withdrawn=yes", 303)


@router.post("/attempts/{attempt_id}/disputes/{dispute_id}", response_model=None)
async def answer(
    request: Request,
    attempt_id: str,
    dispute_id: str,
    services: AppServices,
    person: SignedIn,
    after: Annotated[int, Form(ge=0, le=1_000_000)],
    mark: Chosen = "",
    words: Annotated[str, Form(alias="answer", max_length=50_000)] = "",
) -> Response:
    """Answers a dispute and changes its mark where one is chosen; what cannot be taken is shown again."""
    try:
        given = Answer(answer=words, mark=Choice(mark) if mark else None, after=after)
        await services.db.run(disputes.answer, services.db, services.pinned, person, dispute_id, given=given)
    except (Invalid, Conflict) as problem:
        typed = Typed(dispute_id, problem.message, text=words, choice=mark)
        return await _marks(request, services, person, attempt_id, typed=typed, code=problem.status)
    return RedirectResponse(f"/coach/attempts/{attempt_id}/marks", 303)


async def _form(
    request: Request,
    services: Services,
    person: Person,
    attempt_id: str,
    *,
    draft: Draft | None = None,
    trouble: Trouble | None = None,
    code: int = 200,
) -> HTMLResponse:
    db, trouble = services.db, trouble or Trouble()
    paper = await db.run(reviews.paper, db, person, attempt_id)
    asked = await db.run(reviews.questions, db, services.pinned, person, attempt_id)
    attempt = await db.run(attempts.view, db, services.pinned, person, attempt_id)
    withdrawn = await db.run(withdrawals.latest_of, db, person, attempt_id)
    given, all_items = marked(paper, asked)
    return render(
        request,
        "review.html",
        person=person,
        code=code,
        nav="queue",
        attempt=attempt,
        paper=paper,
        draft=draft or paper.draft,
        groups=groups(asked, draft or paper.draft, trouble=trouble),
        said=asked.said,
        withdrawn=withdrawn,
        trouble=trouble,
        choices=CHOICES,
        marked=given,
        all_items=all_items,
        saved="saved" in request.query_params,
    )


async def _marks(
    request: Request,
    services: Services,
    person: Person,
    attempt_id: str,
    *,
    typed: Typed | None = None,
    code: int = 200,
) -> HTMLResponse:
    db = services.db
    before = await db.run(reviews.paper, db, person, attempt_id)
    found = await db.run(scorecards.debrief, db, services.pinned, person, attempt_id)
    return render(
        request,
        "review_marks.html",
        person=person,
        code=code,
        nav="queue",
        attempt=found.attempt,
        waiting=found.scorecard.status == "pending",
        paper=before,
        choices=CHOICES,
        typed=typed,
        marks=side_by_side(found, person),
        took_back="withdrawn" in request.query_params,
    )
