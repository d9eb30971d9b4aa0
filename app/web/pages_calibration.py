"""The coach's pages about all grades: how far the machine agrees with coaches, the bar, and the audit trail."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import audit, calibration, deeds
from app.audit import Entry
from app.auth import Person
from app.calibration import Grader
from app.deeds import Line, Piece
from app.errors import Conflict, Invalid
from app.languages import gettext as _
from app.services import Services
from app.web.deps import AppServices, SignedIn
from app.web.page import render
from app.web.people_view import Typed, words_of

Number = TypeVar("Number", int, float)

router = APIRouter(prefix="/coach", include_in_schema=False)


@router.get("/calibration")
async def figures(request: Request, services: AppServices, person: SignedIn, show: str = "") -> HTMLResponse:
    return await _figures(request, services, person, show=show)


@router.post("/calibration/bar", response_model=None)
async def set_bar(
    request: Request,
    services: AppServices,
    person: SignedIn,
    seen: Annotated[int, Form(ge=0, le=2**31)],
    least_kappa: Annotated[str, Form(max_length=40)] = "",
    least_attempts: Annotated[str, Form(max_length=40)] = "",
    reason: Annotated[str, Form(max_length=20_000)] = "",
    show: Annotated[str, Form(max_length=400)] = "",
) -> Response:
    """Sets the bar; what cannot be taken is shown again."""
    try:
        kappa, attempts = _figure(least_kappa, float), _figure(least_attempts, int)
        await services.db.run(
            calibration.set_bar,
            services.db,
            person,
            least_kappa=kappa,
            least_attempts=attempts,
            reason=reason,
            seen=seen,
        )
    except (Invalid, Conflict) as problem:
        typed = Typed(least_kappa, problem.message, text=reason, choice=least_attempts)
        return await _figures(request, services, person, show=show, typed=typed, code=problem.status)
    return RedirectResponse("/coach/calibration", 303)


@router.get("/audit")
async def trail(
    request: Request,
    services: AppServices,
    person: SignedIn,
    attempt: Annotated[str, Query(max_length=100)] = "",
    name: Annotated[str, Query(max_length=100)] = "",
    before: Annotated[int | None, Query(ge=1, le=2**31)] = None,
) -> HTMLResponse:
    attempt, name = attempt.strip(), name.strip()
    entries = await services.db.run(audit.entries, services.db, person, attempt_id=attempt, name=name, before=before)
    return render(
        request,
        "audit.html",
        person=person,
        nav="audit",
        entries=entries,
        attempt=attempt,
        name=name,
        before=before,
        told=[_told(entry) for entry in entries],
        deed_words=deeds.words,
        more=entries[-1].id if len(entries) == audit.PAGE else None,
    )


def _told(entry: Entry) -> tuple[Line, ...]:
    """What an entry says beside its deed, in the page's language; an old one as it was kept, in English."""
    if entry.veiled:
        return ((Piece(_(entry.what)),),)
    if entry.facts is not None:
        return deeds.lines(entry.deed, entry.facts)
    return tuple((Piece(line, own=True),) for line in entry.what.splitlines())


def _figure(text: str, kind: Callable[[str], Number]) -> Number:
    try:
        return kind(text.replace(",", ".").strip())
    except ValueError:
        raise Invalid("Write the bar in figures: a kappa such as 0.6, and a number of attempts such as 20.") from None


async def _figures(
    request: Request,
    services: Services,
    person: Person,
    *,
    show: str = "",
    typed: Typed | None = None,
    code: int = 200,
) -> HTMLResponse:
    db = services.db
    subjects = await db.run(calibration.subjects, db, person)
    chosen = next((one for one in subjects if f"{one.rubric}/{one.grader.key}" == show), next(iter(subjects), None))
    rubric = chosen.rubric if chosen else "make-it-right"
    grader = chosen.grader if chosen else Grader(engine="offline")
    found = await db.run(calibration.calibration, db, person, rubric=rubric, grader=grader)
    return render(
        request,
        "calibration.html",
        person=person,
        code=code,
        nav="calibration",
        subjects=subjects,
        chosen=chosen,
        found=found,
        among={criterion.id: criterion for criterion in found.coaches},
        titles={name: loaded.value.title for name, loaded in services.library.rubrics().items()},
        words=_item_words(services, rubric),
        typed=typed,
    )


def _item_words(services: Services, rubric: str) -> dict[str, str]:
    """What the items ask today, by `criterion.item`; an item that is no longer asked is shown by its id."""
    loaded = services.library.rubrics().get(rubric)
    criteria = loaded.value.criteria if loaded else ()
    return {f"{criterion.id}.{item.id}": words_of(item) for criterion in criteria for item in criterion.items}
