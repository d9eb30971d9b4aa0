"""The database from the command line."""

from app.db import Database
from app.settings import Settings


def upgrade() -> None:
    """Bring the database to the latest version."""
    settings = Settings.from_env()
    db = Database(settings.database_url, connections=2)
    try:
        db.upgrade()
    finally:
        db.dispose()
