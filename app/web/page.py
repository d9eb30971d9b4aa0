"""Pages from templates. A template is rendered with strict names, and static files are named by their content."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app import languages
from app.auth import Person
from app.errors import NotAllowed, NotSignedIn, Problem, TooMany
from app.web import words
from app.web.kept import kept

_APP = Path(__file__).parent.parent
_STATIC = _APP / "static"
_FILTERS = (
    *("day", "day_and_time", "to_the_second", "clock", "instant"),
    *("decimal", "language_of", "percent", "signed"),
)
_YEAR = "public, max-age=31536000, immutable"


class _KeptFiles(StaticFiles):
    """Static files that browsers keep where the address changes with the content, and ask for anew otherwise."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = _YEAR if scope["query_string"].startswith(b"v=") else "no-cache"
        return response


def mount_static(app: FastAPI) -> None:
    app.mount("/static", _KeptFiles(directory=_STATIC))


def render(request: Request, template: str, *, person: Person | None, code: int = 200, **context: Any) -> HTMLResponse:
    """The page of a template."""
    here = request.url.path if request.method == "GET" else "/"
    html = (
        _templates().get_template(template).render(person=person, path=here, tongue=languages.spoken.get(), **context)
    )
    return HTMLResponse(html, code)


def problem_page(request: Request, problem: Problem) -> Response:
    """The page of a problem: sign-in where somebody has to sign in, a sentence and a way back otherwise."""
    if request.url.path == "/sign-in":
        return sign_in_page(request, problem=problem)
    if isinstance(problem, NotSignedIn) and not request.url.path.startswith("/sign-in/"):
        onward = request.url.path if request.method == "GET" else "/"
        return RedirectResponse(f"/sign-in?next={quote(onward)}", 303)
    back = "/coach" if request.url.path.startswith("/coach/") and not isinstance(problem, NotAllowed) else "/"
    said = {"title": problem.title, "message": problem.message, "back": back}
    return render(request, "error.html", person=None, code=problem.status, **said)


def sign_in_page(request: Request, *, problem: Problem | None = None, onward: str = "/") -> HTMLResponse:
    code = problem.status if problem else 200
    page = render(
        request, "sign_in.html", person=None, code=code, problem=problem and problem.message, next=onward, name=""
    )
    if isinstance(problem, TooMany):
        page.headers["retry-after"] = str(problem.retry_after)
    return page


@cache
def _templates() -> Environment:
    env = Environment(
        loader=FileSystemLoader(_APP / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(languages.gettext, languages.ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.filters |= {name: getattr(languages, name) for name in _FILTERS}
    env.filters["kept"] = kept
    env.globals |= {"static": _static_address, "languages": languages.LANGUAGES, "script_words": languages.script_words}
    env.globals |= {
        "ending_words": words.ending_words,
        "choice_words": words.CHOICES,
        "difficulty_words": words.DIFFICULTY,
    }
    env.globals |= {"intensity_words": words.INTENSITY, "band_words": words.BANDS, "speaker_words": words.SPEAKERS}
    env.globals |= {"mode_words": words.MODES, "held_words": words.HELD, "counts_by": words.COUNTS_BY}
    return env


@cache
def _static_address(name: str) -> str:
    version = hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={version}"
