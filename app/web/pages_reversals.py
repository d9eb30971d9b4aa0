"""The pages of swapped places: choose whom to play, the talk with the model agent, and naming what was seen."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse

from app import naming, reversals
from app.auth import Person
from app.errors import Conflict, Invalid
from app.model_agent.phrases import AGENT
from app.services import Services
from app.web.api_reversals import begin_swap
from app.web.deps import AppServices, SignedIn
from app.web.page import render

router = APIRouter(prefix="/swaps", include_in_schema=False)

Typed = Annotated[str, Form(max_length=50_000)]


@router.get("")
async def choose(request: Request, services: AppServices, person: SignedIn) -> HTMLResponse:
    lines = await services.db.run(reversals.own, services.db, services.pinned, person)
    people = [(key, loaded.value) for key, loaded in services.library.personas().items()]
    people.sort(key=lambda one: (one[1].difficulty, one[1].name))
    return render(request, "swaps.html", person=person, nav="swaps", lines=lines, people=people, agent=AGENT)


@router.post("")
async def begin(
    services: AppServices, person: SignedIn, persona: Annotated[str, Form(max_length=200)]
) -> RedirectResponse:
    return RedirectResponse(f"/swaps/{await begin_swap(services, person, persona)}", 303)


@router.get("/{swap_id}", response_model=None)
async def talk(
    request: Request, swap_id: str, services: AppServices, person: SignedIn
) -> HTMLResponse | RedirectResponse:
    """The talk; once it has ended, the naming."""
    swap = await services.db.run(reversals.view, services.db, services.pinned, person, swap_id)
    if swap.ended_at is not None:
        return RedirectResponse(f"/swaps/{swap_id}/names", 303)
    return await _talk(request, services, person, swap_id)


@router.post("/{swap_id}/turns", response_model=None)
async def say(
    request: Request,
    swap_id: str,
    services: AppServices,
    person: SignedIn,
    text: Typed = "",
    after: Annotated[int, Form(ge=0, le=1_000_000)] = 0,
) -> HTMLResponse | RedirectResponse:
    """Keeps what was typed and waits for the agent; what cannot be taken is shown again with the reason."""
    try:
        await services.db.run(reversals.post, services.db, person, swap_id, text=text, after=after)
    except (Invalid, Conflict) as problem:
        return await _talk(request, services, person, swap_id, typed=text, trouble=problem.message, code=problem.status)
    await reversals.answer(services.db, services.pinned, services.agent, person, swap_id)
    return RedirectResponse(f"/swaps/{swap_id}#latest", 303)


@router.post("/{swap_id}/answer")
async def answer(swap_id: str, services: AppServices, person: SignedIn) -> RedirectResponse:
    await reversals.answer(services.db, services.pinned, services.agent, person, swap_id)
    return RedirectResponse(f"/swaps/{swap_id}#latest", 303)


@router.post("/{swap_id}/end")
async def end(swap_id: str, services: AppServices, person: SignedIn) -> RedirectResponse:
    await services.db.run(reversals.end, services.db, person, swap_id)
    return RedirectResponse(f"/swaps/{swap_id}/names", 303)


@router.get("/{swap_id}/names")
async def names(request: Request, swap_id: str, services: AppServices, person: SignedIn) -> HTMLResponse:
    swap = await services.db.run(reversals.view, services.db, services.pinned, person, swap_id)
    turns = await services.db.run(naming.turns, services.db, services.pinned, person, swap_id)
    following = next((turn.turn for turn in turns if not turn.done), None)
    return render(
        request,
        "naming.html",
        person=person,
        nav="swaps",
        swap=swap,
        turns=turns,
        following=following,
        agent=AGENT,
        done=sum(turn.done for turn in turns),
    )


@router.post("/{swap_id}/names")
async def name(
    swap_id: str,
    services: AppServices,
    person: SignedIn,
    turn: Annotated[int, Form(ge=1, le=1_000_000)],
    principles: Annotated[list[str] | None, Form()] = None,
) -> RedirectResponse:
    await services.db.run(
        naming.name, services.db, services.pinned, person, swap_id, turn=turn, principles=principles or []
    )
    return RedirectResponse(f"/swaps/{swap_id}/names#named-{turn}", 303)


async def _talk(
    request: Request,
    services: Services,
    person: Person,
    swap_id: str,
    *,
    typed: str | None = None,
    trouble: str | None = None,
    code: int = 200,
) -> HTMLResponse:
    swap = await services.db.run(reversals.view, services.db, services.pinned, person, swap_id)
    first = swap.opening if not swap.turns else ""
    return render(
        request,
        "swap.html",
        person=person,
        code=code,
        nav="swaps",
        swap=swap,
        first_name=swap.persona.name.split()[0],
        agent=AGENT,
        typed=first if typed is None else typed,
        trouble=trouble,
    )
