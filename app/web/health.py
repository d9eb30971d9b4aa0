"""Whether the process lives, whether it can serve, and what it counts."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from app.errors import Unavailable
from app.web.deps import AppServices
from app.web.problems import ErrorAnswer

router = APIRouter(tags=["health"])


class Health(BaseModel):
    status: Literal["ok"] = "ok"


@router.get("/healthz")
async def healthz() -> Health:
    """The process answers."""
    return Health()


@router.get("/readyz", responses={503: {"model": ErrorAnswer}})
async def readyz(services: AppServices) -> Health:
    """The database can be reached and has every migration."""
    if not await services.db.run(services.db.at_head):
        raise Unavailable("The database is not at the latest version. Run: makeright db upgrade")
    return Health()


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def metrics(services: AppServices) -> Response:
    """Counters in Prometheus' text format."""
    return Response(services.metrics.render(), media_type=services.metrics.content_type)
