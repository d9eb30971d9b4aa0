"""The database: one engine a process, short units of work, SQLite and Postgres behind the same calls."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import orjson
import sqlalchemy as sa
from sqlmodel import Session

from app.errors import Invalid, Unavailable

Result = TypeVar("Result")
Given = ParamSpec("Given")

OUTAGES = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError)
"""What is raised while the database cannot be reached or is too busy; later it may go well."""


_MIGRATIONS = Path(__file__).parent / "migrations"


@cache
def latest_migration() -> str:
    """The number that the last migration's file begins with; Alembic, which takes 0.15 s to load, only applies them."""
    return max(path.name.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


class Database:
    """Opens units of work. `read`, `write` and `begin` are for the calling thread; `run` uses the thread pool."""

    def __init__(self, url: str, *, connections: int = 24) -> None:
        self.url = _with_driver(url)
        self.engine = _engine(self.url, connections)
        self._threads = ThreadPoolExecutor(connections, thread_name_prefix="database")
        self._write_lock = threading.Lock() if self.is_sqlite else _NoLock()

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that is never committed."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session committed at the end; SQLite takes the write lock at the start (BEGIN IMMEDIATE)."""
        with self._write_lock, Session(self.engine, expire_on_commit=False) as session:
            session.connection(execution_options={"makeright_write": True})
            yield session
            session.commit()

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """As `write`, but a bare connection: for statements on the way of every turn."""
        with self._write_lock, self.engine.connect() as connection:
            connection.execution_options(makeright_write=True)
            with connection.begin():
                yield connection

    async def run(self, work: Callable[Given, Result], *args: Given.args, **options: Given.kwargs) -> Result:
        """Runs a synchronous use case in a thread of its own pool; threads and connections are the same number.

        A use case that has begun goes on to its end, and whoever is cancelled meanwhile waits for that.
        """
        done = asyncio.get_running_loop().run_in_executor(self._threads, partial(work, *args, **options))
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            await asyncio.wait([done])
            raise

    def revision(self) -> str | None:
        """The migration the database is at; None where none was ever applied."""
        with self.engine.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            found: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
            return found

    def at_head(self) -> bool:
        """Whether every migration has been applied; raises `Unavailable` when the database cannot be reached."""
        try:
            return self.revision() == latest_migration()
        except sa.exc.DatabaseError as error:
            raise _unavailable(error) from None

    def upgrade(self, revision: str = "head") -> None:
        """Applies migrations up to `revision`; raises `Unavailable` when the database cannot be reached."""
        from alembic import command

        try:
            command.upgrade(self._alembic(), revision)
        except sa.exc.DatabaseError as error:
            raise _unavailable(error) from None

    def downgrade(self, revision: str = "base") -> None:
        from alembic import command

        command.downgrade(self._alembic(), revision)

    def dispose(self) -> None:
        self._threads.shutdown()
        self.engine.dispose()

    def _alembic(self) -> Any:
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.attributes["engine"] = self.engine
        return config


class _NoLock:
    """Postgres orders writers by itself; SQLite's own queue is a poll that sleeps, so there threads take turns."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_error: object) -> None:
        return None


def _unavailable(error: sa.exc.DatabaseError) -> Unavailable:
    reason = str(error).splitlines()[0]
    if isinstance(error, sa.exc.OperationalError):
        return Unavailable(f"The database cannot be reached: {reason}")
    return Unavailable(
        f"The database cannot be read: {reason}. Restore it from a backup, or move it away to begin with a new one."
    )


def _with_driver(url: str) -> str:
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise Invalid("MAKERIGHT_DATABASE_URL: use sqlite:///file.db or postgresql://user:password@host/name")
    return url


def _to_json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _engine(url: str, connections: int) -> sa.Engine:
    options: dict[str, Any] = {
        "pool_size": connections,
        "max_overflow": 0,
        "pool_use_lifo": True,  # the connection used last still has its pages and statements at hand
        "json_serializer": _to_json,
        "json_deserializer": orjson.loads,
        "hide_parameters": True,
    }
    try:
        if not url.startswith("sqlite"):
            return sa.create_engine(url, pool_pre_ping=True, **options)
        engine = sa.create_engine(url, connect_args={"check_same_thread": False, "timeout": 30}, **options)
    except (sa.exc.ArgumentError, ValueError):
        raise Invalid(
            "MAKERIGHT_DATABASE_URL: this is not an address; write postgresql://user:password@host/name"
        ) from None
    sa.event.listen(engine, "connect", _tune_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _tune_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" event below starts every transaction
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get("makeright_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
