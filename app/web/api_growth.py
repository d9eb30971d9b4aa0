"""Growth over the API: skills, the plan, kudos and one's own certificates."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from app import certificates, growth, kudos, practice_plan, scorecards
from app.auth import Person
from app.certificates import CertificateLine
from app.growth import Skill
from app.kudos import KudosView
from app.practice_plan import Plan
from app.services import Services
from app.web.api_shape import ERRORS, AttemptId
from app.web.deps import AppServices, SignedIn

router = APIRouter(
    prefix="/api",
    tags=["growth"],
    responses=ERRORS,
)


class Progress(BaseModel):
    """One's own skills, the weakest first, and whom to meet next. `level` 0–5 is there from three observations on."""

    skills: tuple[Skill, ...]
    plan: Plan | None


class NewKudos(BaseModel):
    """Praise for one turn of the trainee: what was good, by which principle, and their very words, else the turn."""

    model_config = ConfigDict(extra="forbid")

    turn: int = Field(ge=1, le=1_000_000)
    principle: str = Field(pattern=r"^P([1-9]|1[0-9]|2[0-5])$")
    words: str = Field(json_schema_extra={"minLength": 1, "maxLength": kudos.LONGEST, "pattern": r"\S"})
    quote: str = Field(default="", max_length=2_000)


@router.get("/growth")
async def progress(services: AppServices, person: SignedIn) -> Progress:
    """One's own skills per principle, with the number of observations, and the practice plan."""
    skills, plan = await progress_of(services, person)
    return Progress(skills=skills, plan=plan)


@router.get("/kudos")
async def own_kudos(services: AppServices, person: SignedIn) -> tuple[KudosView, ...]:
    """One's own kudos, latest first."""
    return await services.db.run(kudos.own, services.db, services.pinned, person)


@router.post("/attempts/{attempt_id}/kudos", status_code=201)
async def give(attempt_id: AttemptId, given: NewKudos, services: AppServices, person: SignedIn) -> KudosView:
    """Gives kudos for one turn; for coaches, of an ended attempt of somebody else."""
    return await services.db.run(
        kudos.give,
        services.db,
        person,
        attempt_id,
        turn=given.turn,
        words=given.words,
        principle=given.principle,
        quote=given.quote,
    )


@router.get("/attempts/{attempt_id}/kudos")
async def of_attempt(attempt_id: AttemptId, services: AppServices, person: SignedIn) -> tuple[KudosView, ...]:
    """The kudos of an attempt, by turn."""
    return await services.db.run(kudos.of_attempt, services.db, person, attempt_id)


@router.post("/kudos/{kudos_id}/take-back", status_code=204)
async def take_back(kudos_id: str, services: AppServices, person: SignedIn) -> None:
    """Takes back kudos of one's own giving."""
    await services.db.run(kudos.take_back, services.db, person, kudos_id)


@router.get("/certificates")
async def own_certificates(services: AppServices, person: SignedIn) -> tuple[CertificateLine, ...]:
    """One's own certificates. The page of each, for anybody who has the link, is at /certificates/{id}."""
    return await services.db.run(certificates.own, services.db, person)


@router.post("/certificates", status_code=201)
async def issue(services: AppServices, person: SignedIn) -> CertificateLine:
    """Issues a certificate on what one has passed so far."""
    made = await services.db.run(certificates.issue, services.db, services.pinned, person)
    every = await services.db.run(certificates.own, services.db, person)
    return next(line for line in every if line.id == made)


@router.post("/certificates/{certificate_id}/revoke", status_code=204)
async def revoke(certificate_id: str, services: AppServices, person: SignedIn) -> None:
    """Revokes a certificate for good: one's own, or as a coach anybody's."""
    await services.db.run(certificates.revoke, services.db, person, certificate_id)


async def progress_of(services: Services, person: Person) -> tuple[tuple[Skill, ...], Plan | None]:
    """Skills and plan of somebody."""
    db = services.db
    skills = await db.run(growth.skills, db, services.pinned, person)
    lines = await db.run(scorecards.own, db, services.pinned, person)
    return skills, practice_plan.plan(skills, services.library.personas(), lines)
