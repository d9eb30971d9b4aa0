"""Log lines: one event a line, as text or JSON. What people type is never logged, so tracebacks are only places."""

import logging
import sys
import traceback
from pathlib import Path
from typing import Literal

import structlog

_HOME = f"{Path(__file__).parent}/"


def configure(form: Literal["text", "json"]) -> None:
    """Sends every log line to standard error; to be called once, at the start of a process."""
    end = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            end,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = _Bridge()
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def where(error: BaseException) -> str:
    """The last place of our own that an error came through, as file:line function, without the error's own words."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next(
        (frame for frame in reversed(frames) if frame.filename.startswith(_HOME)), frames[-1] if frames else None
    )
    return f"{last.filename.removeprefix(_HOME)}:{last.lineno} {last.name}" if last else "nowhere"


class _Bridge(logging.Handler):
    """Lines of libraries. Of an exception only its kind and place are told; its words may hold somebody's."""

    def emit(self, record: logging.LogRecord) -> None:
        log = structlog.get_logger(record.name)
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            log.error("unexpected fault", error=type(error).__name__, at=where(error))
        else:
            log.log(record.levelno, record.getMessage())
