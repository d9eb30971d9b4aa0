"""The application: `create_app` builds everything from settings, and nothing happens before."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app import services as built
from app.services import Services
from app.settings import Settings
from app.web import (
    api_attempts,
    api_content,
    api_dictation,
    api_growth,
    api_practice,
    api_reversals,
    api_reviews,
    health,
    language,
    pages_attempts,
    pages_calibration,
    pages_customers,
    pages_disputes,
    pages_growth,
    pages_kudos,
    pages_practice,
    pages_quiz,
    pages_reversals,
    pages_reviews,
    problems,
    sign_in,
)
from app.web.page import mount_static, problem_page
from app.web.security import Guard


def create_app(settings: Settings, *, build: Callable[[Settings], Services] = built.build) -> FastAPI:
    """The ASGI application. Its services are built when it starts and stopped when it ends."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        services = app.state.services = build(settings)
        await services.start(grading=settings.workers_inside)
        try:
            yield
        finally:
            await services.stop()

    app = FastAPI(
        title="Make It Right",
        summary="A trainer for people who answer angry customers.",
        version="0.1.0",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # its records hold the words of exceptions
    )
    app.add_middleware(language.Spoken)
    app.add_middleware(Guard, public_url=settings.public_url, microphone=settings.dictates_at is not None)
    problems.install(app, page=problem_page)
    for part in (api_attempts, health, api_content, api_practice, api_dictation, api_reviews):
        app.include_router(part.router)
    for part in (sign_in, language, pages_customers, pages_attempts, pages_practice):
        app.include_router(part.router)
    for part in (pages_disputes, pages_reviews, pages_calibration):
        app.include_router(part.router)
    for part in (api_reversals, api_growth, pages_reversals, pages_quiz, pages_growth, pages_kudos):
        app.include_router(part.router)
    mount_static(app)
    return app
