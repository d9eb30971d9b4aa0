"""Alembic's entry: runs on the engine that `app.db.Database` hands over, all or nothing, one process at a time."""

import sqlalchemy as sa
from alembic import context
from sqlmodel import SQLModel

from app import growth_tables, practice_tables, review_tables, tables

assert all((tables, review_tables, practice_tables, growth_tables))  # they register themselves in SQLModel.metadata

_LOCK = 7_402_118

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    sqlite = connection.dialect.name == "sqlite"
    connection.execution_options(makeright_write=True)
    with connection.begin():
        if not sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=sqlite,
            transactional_ddl=True,
            user_module_prefix="",
        )
        with context.begin_transaction():
            context.run_migrations()
