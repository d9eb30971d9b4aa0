"""The database: one engine a process, short units of work, SQLite and Postgres behind the same calls."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import anyio.to_thread
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import Session

from app.errors import Invalid, Unavailable

Result = TypeVar("Result")


class Database:
    """Opens units of work. `read` and `write` are for the calling thread, `run` sends one to the thread pool."""

    def __init__(self, url: str, *, connections: int = 24) -> None:
        self.url = _with_driver(url)
        self.engine = _engine(self.url, connections)
        self._limiter = anyio.CapacityLimiter(connections)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that is never committed."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session committed at the end; SQLite takes the write lock at the start (BEGIN IMMEDIATE)."""
        with Session(self.engine, expire_on_commit=False) as session:
            session.connection(execution_options={"makeright_write": True})
            yield session
            session.commit()

    async def run(self, work: Callable[..., Result], *args: Any) -> Result:
        """Runs a synchronous use case in the thread pool; threads and connections are the same number."""
        return await anyio.to_thread.run_sync(work, *args, limiter=self._limiter)

    def revision(self) -> str | None:
        """The migration the database is at."""
        with self.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()

    def at_head(self) -> bool:
        """Whether every migration has been applied; raises `Unavailable` when the database cannot be reached."""
        try:
            return self.revision() == ScriptDirectory.from_config(self._alembic()).get_current_head()
        except sa.exc.OperationalError as error:
            raise Unavailable(f"the database cannot be reached: {_first_line(error)}") from None

    def upgrade(self, revision: str = "head") -> None:
        """Applies migrations up to `revision`; raises `Unavailable` when the database cannot be reached."""
        try:
            command.upgrade(self._alembic(), revision)
        except sa.exc.OperationalError as error:
            raise Unavailable(f"the database cannot be reached: {_first_line(error)}") from None

    def downgrade(self, revision: str = "base") -> None:
        command.downgrade(self._alembic(), revision)

    def dispose(self) -> None:
        self.engine.dispose()

    def _alembic(self) -> Config:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["engine"] = self.engine
        return config


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _with_driver(url: str) -> str:
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    if not url.startswith(("sqlite://", "postgresql+psycopg://")):
        raise Invalid("MAKERIGHT_DATABASE_URL: use sqlite:///file.db or postgresql://user:password@host/name")
    return url


def _engine(url: str, connections: int) -> sa.Engine:
    if url.startswith("sqlite"):
        engine = sa.create_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            connect_args={"check_same_thread": False, "timeout": 30},
        )
        sa.event.listen(engine, "connect", _tune_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
        return engine
    return sa.create_engine(url, pool_size=connections, max_overflow=0, pool_pre_ping=True)


def _tune_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" event below starts every transaction
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get("makeright_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
