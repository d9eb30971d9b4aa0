"""People's part in grades over the API: share, review, change a mark, dispute, answer, the trail, the figures."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from app import audit, calibration, disputes, overrides, review_queue, reviews, scorecards, sharing, withdrawals
from app.audit import Entry
from app.calibration import Calibration, Grader, Subject
from app.disputes import Answer, DisputeView
from app.overrides import NewMark
from app.review_draft import Draft
from app.review_queue import QueueLine
from app.reviews import Paper
from app.scorecards import ScorecardView
from app.web.api_shape import ERRORS, AttemptId, Body
from app.web.deps import AppServices, SignedIn

router = APIRouter(prefix="/api", tags=["reviews"], responses=ERRORS)

ReviewId = Annotated[str, Path(description="The id of a finished review")]
DisputeId = Annotated[str, Path(description="The id of a dispute")]


class SavedDraft(Draft):
    """A coach's marks by `criterion.item`, and the `version` they were made from, 0 for the first save."""

    version: int = Field(default=0, ge=0, le=1_000_000)


class Version(Body):
    version: int = Field(ge=0, le=1_000_000, description="of the draft as last saved")


class Reason(Body):
    """Why something is done: others read it, and it is kept."""

    reason: str


class NewDispute(Body):
    criterion: str
    item: str
    sentence: str


class NewBar(Body):
    """`seen` is the id of the bar that was looked at, 0 where none was set yet."""

    least_kappa: float
    least_attempts: int
    reason: str
    seen: int = Field(ge=0, le=2**31)


class Numbered(BaseModel):
    number: int


class Named(BaseModel):
    id: str


@router.put("/attempts/{attempt_id}/share", status_code=204)
async def share(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> None:
    """Lets coaches see one's own ended practice attempt."""
    await services.db.run(sharing.share, services.db, person, attempt_id)


@router.delete("/attempts/{attempt_id}/share", status_code=204)
async def take_back(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> None:
    """Makes a practice attempt private again."""
    await services.db.run(sharing.take_back, services.db, person, attempt_id)


@router.get("/attempts/{attempt_id}/review")
async def review(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> Paper:
    """One's own review of an attempt: a draft, or finished."""
    return await services.db.run(reviews.paper, services.db, person, attempt_id)


@router.put("/attempts/{attempt_id}/review")
async def save(attempt_id: AttemptId, draft: SavedDraft, services: AppServices, person: SignedIn) -> Version:
    """Keeps a draft, whole or not. 409 where another window saved it meanwhile."""
    given = Draft(marks=draft.marks, comment=draft.comment)
    saved = await services.db.run(
        reviews.save, services.db, services.pinned, person, attempt_id, draft=given, version=draft.version
    )
    return Version(version=saved)


@router.post("/attempts/{attempt_id}/review/finish", response_model=ScorecardView)
async def finish(attempt_id: AttemptId, draft: Version, services: AppServices, person: SignedIn) -> Response:
    """Turns the saved draft into a scorecard for good; the answer shows it beside the machine's."""
    await services.db.run(reviews.finish, services.db, services.pinned, person, attempt_id, version=draft.version)
    card = await services.db.run(scorecards.scorecard, services.db, services.pinned, person, attempt_id)
    return Response(card.model_dump_json(), media_type="application/json")


@router.post("/reviews/{review_id}/withdraw", status_code=204)
async def withdraw_review(review_id: ReviewId, given: Reason, services: AppServices, person: SignedIn) -> None:
    """Takes a finished review back: one's own, or as an admin anybody's. It stays readable and counts nowhere."""
    await services.db.run(withdrawals.withdraw, services.db, person, review_id, reason=given.reason)


@router.post("/attempts/{attempt_id}/overrides", status_code=201)
async def override(attempt_id: AttemptId, wanted: NewMark, services: AppServices, person: SignedIn) -> Numbered:
    """Changes one mark, with a reason. 409 where another coach changed one after the `after` named."""
    number = await services.db.run(overrides.override, services.db, services.pinned, person, attempt_id, wanted=wanted)
    return Numbered(number=number)


@router.get("/attempts/{attempt_id}/disputes")
async def disputed(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> tuple[DisputeView, ...]:
    """The disputes of an attempt, oldest first."""
    return await services.db.run(disputes.of_attempt, services.db, person, attempt_id)


@router.post("/attempts/{attempt_id}/disputes", status_code=201)
async def dispute(attempt_id: AttemptId, new: NewDispute, services: AppServices, person: SignedIn) -> Named:
    """Disputes one mark of one's own attempt with a sentence."""
    opened = await services.db.run(
        disputes.dispute,
        services.db,
        services.pinned,
        person,
        attempt_id,
        criterion=new.criterion,
        item=new.item,
        sentence=new.sentence,
    )
    return Named(id=opened)


@router.delete("/attempts/{attempt_id}/disputes/{dispute_id}", status_code=204)
async def withdraw(attempt_id: AttemptId, dispute_id: DisputeId, services: AppServices, person: SignedIn) -> None:
    """Takes one's own open dispute back."""
    await services.db.run(disputes.withdraw, services.db, services.pinned, person, attempt_id, dispute_id=dispute_id)


@router.post("/disputes/{dispute_id}/answer", status_code=204)
async def answer(dispute_id: DisputeId, given: Answer, services: AppServices, person: SignedIn) -> None:
    """Answers a dispute and, with a `mark`, changes it in the same step."""
    await services.db.run(disputes.answer, services.db, services.pinned, person, dispute_id, given=given)


@router.get("/reviews")
async def queue(services: AppServices, person: SignedIn) -> tuple[QueueLine, ...]:
    """What waits for coaches, most urgent first."""
    return await services.db.run(review_queue.queue, services.db, person)


@router.get("/audit")
async def trail(
    services: AppServices,
    person: SignedIn,
    attempt: Annotated[str, Query(max_length=100)] = "",
    name: Annotated[str, Query(max_length=100)] = "",
    before: Annotated[int | None, Query(ge=1, le=2**31)] = None,
) -> tuple[Entry, ...]:
    """The latest hundred entries of the audit trail, or those `before` an id."""
    return await services.db.run(audit.entries, services.db, person, attempt_id=attempt, name=name, before=before)


@router.get("/calibration")
async def subjects(services: AppServices, person: SignedIn) -> tuple[Subject, ...]:
    """The rubrics and graders there are figures for."""
    return await services.db.run(calibration.subjects, services.db, person)


@router.get("/calibration/{rubric}", response_model=Calibration)
async def figures(
    rubric: str, services: AppServices, person: SignedIn, engine: str = "offline", model: str | None = None
) -> Response:
    """How far a grader agrees with coaches on a rubric, and coaches with each other."""
    found = await services.db.run(
        calibration.calibration, services.db, person, rubric=rubric, grader=Grader(engine=engine, model=model)
    )
    return Response(found.model_dump_json(), media_type="application/json")


@router.put("/calibration/bar", status_code=204)
async def set_bar(bar: NewBar, services: AppServices, person: SignedIn) -> None:
    """Sets the bar under which a criterion is for guidance, with a reason."""
    await services.db.run(
        calibration.set_bar,
        services.db,
        person,
        least_kappa=bar.least_kappa,
        least_attempts=bar.least_attempts,
        reason=bar.reason,
        seen=bar.seen,
    )
