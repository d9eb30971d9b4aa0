"""Alembic's entry: runs on the engine that `app.db.Database` hands over."""

from alembic import context
from sqlmodel import SQLModel

from app import tables

assert tables  # the tables register themselves in SQLModel.metadata

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        user_module_prefix="",
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
