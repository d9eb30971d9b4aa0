"""The database: migrations, units of work, and text no database may be handed."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel, select

from app.db import Database, latest_migration
from app.errors import Invalid, Unavailable
from app.tables import Knock, User


def tables_of(db: Database) -> set[str]:
    return set(sa.inspect(db.engine).get_table_names())


def test_migrations_go_up_to_exactly_the_tables_and_down_to_none(empty_database_url: str) -> None:
    db = Database(empty_database_url, connections=2)
    assert not db.at_head()
    db.upgrade()
    assert db.at_head()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    db.downgrade()
    assert tables_of(db) == {"alembic_version"}
    db.upgrade()
    assert db.at_head()
    db.dispose()


def test_the_latest_migration_is_the_head_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[1] / "app" / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == latest_migration()


def test_two_processes_that_migrate_at_once_leave_one_set_of_tables(empty_database_url: str) -> None:
    script = f"from app.db import Database, latest_migration; Database({empty_database_url!r}, connections=1).upgrade()"
    both = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate(timeout=30)[1].decode() for process in both] == ["", ""]
    db = Database(empty_database_url, connections=1)
    assert db.at_head()
    db.dispose()


def test_what_a_failed_unit_of_work_wrote_is_gone(db: Database) -> None:
    class Stop(Exception):
        pass

    def half() -> None:
        with db.write() as session:
            session.add(User(name="half", role="trainee"))
            session.flush()
            raise Stop

    with pytest.raises(Stop):
        half()
    with db.read() as session:
        assert session.exec(select(User)).all() == []


def test_time_comes_back_in_utc_whatever_zone_it_was_given_in(db: Database) -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=5)))
    with db.write() as session:
        session.add(Knock(door="d", at=noon))
    with db.read() as session:
        at = session.exec(select(Knock.at)).one()
    assert at == datetime(2026, 3, 1, 7, tzinfo=UTC)
    assert at.utcoffset() == timedelta(0)


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d"])
def test_text_that_one_database_could_not_hold_is_refused_by_both(db: Database, text: str) -> None:
    with pytest.raises(sa.exc.StatementError), db.write() as session:
        session.add(User(name=text, role="trainee"))


def test_a_database_error_does_not_tell_what_was_being_stored(db: Database) -> None:
    def add() -> None:
        with db.write() as session:
            session.add(User(name="tess", role="words of a trainee"))

    add()
    with pytest.raises(sa.exc.IntegrityError) as caught:
        add()
    assert "words of a trainee" not in str(caught.value)


def test_a_postgres_that_is_not_there_is_a_sentence() -> None:
    db = Database("postgresql://nobody@127.0.0.1:9/none?connect_timeout=2", connections=1)
    with pytest.raises(Unavailable, match="cannot be reached"):
        db.at_head()


def test_a_file_that_is_no_database_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a database, and long enough to be looked at")
    db = Database(f"sqlite:///{tmp_path}/notes.db", connections=1)
    for deed in (db.at_head, db.upgrade):
        with pytest.raises(Unavailable, match="Restore it from a backup"):
            deed()
    db.dispose()


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "makeright.db", "postgresql://u:p@host:port/x"])
def test_an_address_of_no_known_database_says_what_to_write(url: str) -> None:
    with pytest.raises(Invalid, match="MAKERIGHT_DATABASE_URL"):
        Database(url)
