"""The worker from the command line: grades what the servers enqueue."""

import asyncio
import signal

import structlog

from app import services
from app.logs import configure
from app.settings import Settings


def worker() -> None:
    """Grade what is pending until stopped."""
    settings = Settings.from_env()
    configure(settings.log_format)
    asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    built = services.build(settings)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await built.start(answering=False)
    structlog.get_logger().info("worker started", pending=await built.db.run(built.pending))
    await stop.wait()
    await built.stop()
