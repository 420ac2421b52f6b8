"""Alembic, driven from code: `upgrade(url)` brings a database to the newest version."""

from pathlib import Path

from alembic import command
from alembic.config import Config


def config(url: str) -> Config:
    """Alembic's configuration for the database at `url` (any of Postgres's URL schemes)."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["url"] = url
    return settings


def newest() -> str:
    """The version that this code needs: the last file's number. Says so without loading Alembic."""
    return max(path.name for path in (Path(__file__).parent / "versions").glob("[0-9]*.py")).split("_")[0]


def upgrade(url: str) -> None:
    """Applies what is missing; does nothing when all is there. Raises sqlalchemy's OperationalError when unreachable."""
    command.upgrade(config(url), "head")
