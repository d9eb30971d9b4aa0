"""An answer dictated instead of typed: sound in, words out for the trainee to send. Neither is stored or logged."""

import structlog

from app.attempts import owned
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, Invalid, NotFound, TooLarge, Unavailable
from app.llm_audio import Sound, Transcriber
from app.llm_failure import EndpointFailed, Failure
from app.text import tidy

LARGEST = 900_000
"""Bytes of the largest recording."""
LONGEST = 120
"""Seconds after which a page ends a recording."""

_KINDS = (
    (0, b"\x1a\x45\xdf\xa3", "webm", "audio/webm"),
    (0, b"OggS", "ogg", "audio/ogg"),
    (4, b"ftyp", "mp4", "audio/mp4"),
    (8, b"WAVE", "wav", "audio/wav"),
    (0, b"fLaC", "flac", "audio/flac"),
    (0, b"ID3", "mp3", "audio/mpeg"),
    (0, b"\xff\xfb", "mp3", "audio/mpeg"),
)
_OFF = "Dictation is switched off here. Type your answer."
_AWAY = "The service that writes speech down does not answer just now. Try again, or type your answer."
_BUSY = "The service that writes speech down is busy. Try again in a moment, or type your answer."
_MISFIT = "The service that writes speech down cannot be used as it is set up. Type, and tell whoever runs this server."
_NOT_ONES_FAULT = {
    **dict.fromkeys((Failure.rate_limited, Failure.busy), _BUSY),
    **dict.fromkeys((Failure.unreachable, Failure.timeout, Failure.dropped, Failure.server_error), _AWAY),
}

log = structlog.get_logger()


async def write_down(
    db: Database, pinned: Pinned, transcriber: Transcriber | None, person: Person, attempt_id: str, *, sound: bytes
) -> str:
    """The words of a recording for an attempt of one's own that goes on.

    Raises `NotFound` where there is no such attempt or no dictation, `Conflict` once it has ended, `TooLarge`,
    `Invalid` for what is no recording or holds no words, and `Unavailable` where the endpoint fails.
    """
    language = await db.run(_language, db, pinned, person, attempt_id)
    if transcriber is None:
        raise NotFound(_OFF)
    recording = _recording(sound)
    try:
        words = tidy(await transcriber.text_of(recording, language=language))
    except EndpointFailed as failure:
        log.warning("dictation failed", kind=failure.kind.value, what_to_do=failure.message)
        raise Unavailable(_NOT_ONES_FAULT.get(failure.kind, _MISFIT)) from None
    if not words:
        raise Invalid("No words were heard. Check the microphone, come closer to it, and dictate again.")
    return words


def _language(db: Database, pinned: Pinned, person: Person, attempt_id: str) -> str:
    """The language that is spoken in an attempt, as a code of two or three letters."""
    with db.read() as session:
        attempt = owned(session, person, attempt_id)
        if attempt.ended_at is not None:
            raise Conflict("This conversation has ended. Open its debrief.")
        return pinned.persona(attempt.persona_version).language.partition("-")[0].lower()


def _recording(sound: bytes) -> Sound:
    """The recording with its kind, told by its first bytes."""
    if len(sound) > LARGEST:
        raise TooLarge("That recording is too long. Dictate your answer in shorter parts.")
    if not sound:
        raise Invalid("The recording is empty. Check the microphone, and dictate again.")
    for start, mark, suffix, kind in _KINDS:
        if sound[start : start + len(mark)] == mark:
            return Sound(sound, suffix, kind)
    raise Invalid("That is no recording that can be read. Send WebM, Ogg, MP4, WAV, FLAC or MP3.")
