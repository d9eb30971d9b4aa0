"""Errors as answers: JSON for the API, a page for people. Nothing of what was sent is ever repeated or logged."""

from collections.abc import Callable, Sequence
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from app.db import OUTAGES
from app.errors import Invalid, NotFound, NotSignedIn, Problem, TooLarge, TooMany, Unavailable
from app.logs import where
from app.text import capital

Page = Callable[[Request, Problem], Response]
"""Draws the page of a problem; given by the pages."""

log = structlog.get_logger()


class ErrorBody(BaseModel):
    title: str
    message: str


class ErrorAnswer(BaseModel):
    """What every error of the API looks like; the message is a sentence that says what to do."""

    error: ErrorBody


class Broken(Problem):
    """A fault of our own."""

    status = 500
    title = "Something broke"


class WrongMethod(Problem):
    status = 405
    title = "That cannot be done here"


_NO_DATABASE = Unavailable("The database does not answer just now, so nothing was saved. Try again in a moment.")


def install(app: FastAPI, *, page: Page | None = None) -> None:
    """Registers the handlers; without `page` people get a plain one."""
    draw = page or _plain_page

    def respond(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
        response = json_answer(problem) if _wants_json(request) else draw(request, problem)
        response.headers.update(headers or {})
        return response

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return respond(request, error, _headers(error))

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return respond(request, Invalid(sentence(error.errors())))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return respond(request, _of_status(error), dict(error.headers or {}))

    async def on_database(request: Request, error: Exception) -> Response:
        log.error("the database failed", path=request.url.path, error=type(error).__name__, at=where(error))
        return respond(request, _NO_DATABASE)

    async def on_fault(request: Request, error: Exception) -> Response:
        log.error("request failed", path=request.url.path, error=type(error).__name__, at=where(error))
        return respond(request, Broken("Something broke on our side. What you sent is kept where it was; try again."))

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)
    for outage in OUTAGES:
        app.add_exception_handler(outage, on_database)
    app.add_exception_handler(Exception, on_fault)


def json_answer(problem: Problem) -> Response:
    body = ErrorAnswer(error=ErrorBody(title=problem.title, message=whole(problem.message)))
    return Response(body.model_dump_json(), problem.status, _headers(problem), media_type="application/json")


def whole(message: str) -> str:
    """The message with a capital letter and a full stop."""
    return capital(message) + ("" if message.endswith((".", "?", "!")) else ".")


def sentence(errors: Sequence[Any]) -> str:
    """The first thing that is wrong, as one sentence."""
    first = errors[0]
    kind, place = first["type"], [str(part) for part in first["loc"][1:]]
    name = ".".join(place) or "the body"
    match kind:
        case "json_invalid":
            return "The body is not valid JSON. Send a JSON object."
        case "missing":
            return f"{name} is missing. Add it and send again."
        case "string_unicode":
            return f"{name} holds half a character (a broken emoji, perhaps). Delete it and send again."
        case "extra_forbidden":
            return f"{name} is not known here. Leave it out."
    return f"{name}: {_decapitalized(first['msg'])}."


def _decapitalized(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def _of_status(error: HTTPException) -> Problem:
    if error.status_code == 404:
        return NotFound("There is nothing at this address. Check it, or start from the first page.")
    if error.status_code == 405:
        return WrongMethod("This address does not take that kind of request. See /openapi.json for what it takes.")
    if error.status_code == 413:
        return TooLarge(error.detail)
    problem = Problem("The request could not be read. Check how it was sent, and send it again.")
    problem.status = error.status_code
    return problem


def _headers(problem: Problem) -> dict[str, str]:
    if isinstance(problem, NotSignedIn):
        return {"www-authenticate": "Bearer"}
    if isinstance(problem, TooMany):
        return {"retry-after": str(problem.retry_after)}
    return {}


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith(("/api/", "/healthz", "/readyz", "/metrics", "/openapi.json"))


def _plain_page(_request: Request, problem: Problem) -> Response:
    body = f"<!doctype html><title>{problem.title}</title><h1>{problem.title}</h1><p>{_escaped(problem.message)}</p>"
    return HTMLResponse(body, problem.status, _headers(problem))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
