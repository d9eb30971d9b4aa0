"""The first pages: choose a customer, and what to know before the chat."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import attempts
from app.attempt_view import AttemptLine, Policy, actions_of
from app.customer.harshness import clean
from app.persona import Persona
from app.web.api_attempts import DEFAULT_RUBRIC
from app.web.deps import AppServices, SignedIn, signed_in
from app.web.page import render, sign_in_page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Card:
    """A customer as the first page shows them; `tried` counts one's own attempts."""

    id: str
    name: str
    title: str
    trade: str
    difficulty: int
    opening: str
    language: str
    allowed: tuple[str, ...]
    clock: str | None
    tried: int


@router.get("/sign-in")
async def sign_in(request: Request, next: str = "/") -> Response:  # noqa: A002 - the name in the address
    if await signed_in(request):
        return RedirectResponse("/", 303)
    return sign_in_page(request, onward=next)


@router.get("/")
async def choose(request: Request, services: AppServices, person: SignedIn) -> HTMLResponse:
    """Every customer, easiest first."""
    own = await services.db.run(attempts.own, services.db, person)
    people = sorted(
        (_card(persona_id, loaded.value, own) for persona_id, loaded in services.library.personas().items()),
        key=lambda card: (card.difficulty, card.name),
    )
    return render(
        request,
        "customers.html",
        person=person,
        nav="customers",
        people=people,
        begin_with=people[0] if people and not own else None,
        unfinished=next((line for line in own if line.ended_at is None and line.held != "stopped"), None),
        problems=services.library.problems(),
    )


@router.get("/customers/{persona_id}")
async def brief(request: Request, persona_id: str, services: AppServices, person: SignedIn) -> HTMLResponse:
    """What the trainee may know and do, and how to start."""
    loaded = services.library.persona(persona_id)
    case = loaded.value.case
    return render(
        request,
        "briefing.html",
        person=person,
        one=attempts.persona_card(loaded.id, loaded.value),
        actions=actions_of(case),
        policies=tuple(Policy(rule=policy.rule, why=policy.why) for policy in case.policies),
        rubrics=[
            {"id": rubric.id, "title": rubric.value.title, "about": rubric.value.about}
            for rubric in services.library.rubrics().values()
        ],
        chosen=DEFAULT_RUBRIC,
    )


def _card(persona_id: str, persona: Persona, own: tuple[AttemptLine, ...]) -> Card:
    return Card(
        id=persona_id,
        name=persona.name,
        title=persona.title,
        trade=persona.trade,
        difficulty=persona.difficulty,
        opening=clean(persona.case.opening),
        language=persona.language,
        allowed=tuple(row.do for row in persona.case.authority if row.by == "trainee"),
        clock=persona.case.clock,
        tried=sum(line.persona == persona_id for line in own),
    )
