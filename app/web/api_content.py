"""The personas and rubrics that can be played now."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.library import Loaded
from app.persona import Persona
from app.rubric import Rubric
from app.web.api_shape import answers
from app.web.deps import SIGNED_IN, AppServices

router = APIRouter(prefix="/api", tags=["content"], responses=answers(401))


class PersonaLine(BaseModel):
    """A persona; `problems` say what is wrong with a newer text of its file."""

    id: str
    name: str
    title: str
    trade: str
    difficulty: int
    about: str
    language: str
    version: str
    problems: list[str]


class RubricLine(BaseModel):
    id: str
    title: str
    about: str
    pass_at: float
    version: str
    problems: list[str]


@router.get("/personas", dependencies=[SIGNED_IN])
async def personas(services: AppServices) -> list[PersonaLine]:
    """The customers one can choose."""
    loaded = await services.db.run(services.library.personas)
    return [_persona(entry) for entry in loaded.values()]


@router.get("/rubrics", dependencies=[SIGNED_IN])
async def rubrics(services: AppServices) -> list[RubricLine]:
    """The rubrics one can be graded by."""
    loaded = await services.db.run(services.library.rubrics)
    return [_rubric(entry) for entry in loaded.values()]


@router.get("/problems", dependencies=[SIGNED_IN])
async def problems(services: AppServices) -> list[str]:
    """What is wrong with files, served or not, each as file:line: field: what to do."""
    return [str(problem) for problem in await services.db.run(services.library.problems)]


def _persona(entry: Loaded[Persona]) -> PersonaLine:
    persona = entry.value
    return PersonaLine(
        id=entry.id,
        name=persona.name,
        title=persona.title,
        trade=persona.trade,
        difficulty=persona.difficulty,
        about=persona.about,
        language=persona.language,
        version=entry.digest,
        problems=[str(problem) for problem in entry.problems],
    )


def _rubric(entry: Loaded[Rubric]) -> RubricLine:
    return RubricLine(
        id=entry.id,
        title=entry.value.title,
        about=entry.value.about,
        pass_at=entry.value.pass_at,
        version=entry.digest,
        problems=[str(problem) for problem in entry.problems],
    )
