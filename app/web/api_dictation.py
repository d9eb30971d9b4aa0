"""Dictation over the API: a recording in, its words out, for the trainee to read over and send."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel

from app import dictation
from app.web.api_shape import ERRORS, answers
from app.web.deps import AppServices, SignedIn

_SOUND = {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}

DICTATION = {"longest": dictation.LONGEST, "largest": dictation.LARGEST}
"""What a page has to know: seconds and bytes of the longest recording."""

router = APIRouter(
    prefix="/api/attempts/{attempt_id}",
    tags=["practice"],
    responses=ERRORS | answers(503),
)


class Words(BaseModel):
    """What was said, tidied; it may be longer than a turn may be."""

    text: str


@router.post("/dictation", openapi_extra={"requestBody": _SOUND})
async def dictate(
    attempt_id: Annotated[str, Path(description="The id of an attempt")],
    request: Request,
    services: AppServices,
    person: SignedIn,
) -> Words:
    """Writes a recording down (WebM, Ogg, MP4, WAV, FLAC or MP3, at most 900 kB). Neither sound nor words are kept."""
    sound = await request.body()
    words = await dictation.write_down(
        services.db, services.pinned, services.transcriber, person, attempt_id, sound=sound
    )
    return Words(text=words)
